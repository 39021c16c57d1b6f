import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Judges a server with grpc-java: prints `ok NAME` or `FAIL NAME: reason` for each case. */
public final class Interop {
  interface Case {
    void run() throws Exception;
  }

  /** google.protobuf.BytesValue by hand. */
  static final MethodDescriptor.Marshaller<byte[]> BLOB = new MethodDescriptor.Marshaller<>() {
    @Override
    public InputStream stream(byte[] value) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(value.length + 6);
      if (value.length > 0) {
        out.write(10);
        int rest = value.length;
        while (rest > 127) {
          out.write((rest & 127) | 128);
          rest >>>= 7;
        }
        out.write(rest);
        out.writeBytes(value);
      }
      return new ByteArrayInputStream(out.toByteArray());
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        byte[] all = stream.readAllBytes();
        if (all.length == 0) return all;
        int at = 1;
        int length = 0;
        for (int shift = 0; ; shift += 7) {
          int one = all[at++];
          length |= (one & 127) << shift;
          if (one >= 0) break;
        }
        if (all[0] != 10 || at + length != all.length) throw new IllegalStateException("not a BytesValue");
        return Arrays.copyOfRange(all, at, all.length);
      } catch (IOException error) {
        throw new IllegalStateException(error);
      }
    }
  };

  static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
    return MethodDescriptor.<byte[], byte[]>newBuilder(BLOB, BLOB)
        .setFullMethodName("interop.Test/" + name)
        .setType(type)
        .build();
  }

  static final MethodDescriptor<byte[], byte[]> ECHO = method("Echo", MethodType.UNARY);
  static final MethodDescriptor<byte[], byte[]> FAIL = method("Fail", MethodType.UNARY);
  static final MethodDescriptor<byte[], byte[]> HANG = method("Hang", MethodType.UNARY);
  static final MethodDescriptor<byte[], byte[]> CANCELLED = method("Cancelled", MethodType.UNARY);
  static final MethodDescriptor<byte[], byte[]> NONE = method("NoSuchMethod", MethodType.UNARY);
  static final MethodDescriptor<byte[], byte[]> CHAT = method("Chat", MethodType.BIDI_STREAMING);
  static final MethodDescriptor<byte[], byte[]> UPLOAD = method("Upload", MethodType.CLIENT_STREAMING);
  static final MethodDescriptor<byte[], byte[]> DOWNLOAD = method("Download", MethodType.SERVER_STREAMING);

  static ManagedChannel channel;
  static boolean failed;

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  static CallOptions options() {
    return CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  static byte[] call(MethodDescriptor<byte[], byte[]> method, CallOptions options, byte[] request) {
    return ClientCalls.blockingUnaryCall(channel, method, options, request);
  }

  static void echo(CallOptions options, byte[] body) {
    check(Arrays.equals(call(ECHO, options, body), body), "other bytes came back");
  }

  static void check(boolean condition, String problem) {
    if (!condition) throw new IllegalStateException(problem);
  }

  static StatusRuntimeException refused(Status.Code code, Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException error) {
      check(error.getStatus().getCode() == code, "want " + code + ", got " + error.getStatus());
      return error;
    }
    throw new IllegalStateException("want " + code + ", got an answer");
  }

  static int cancelled() {
    return Integer.parseInt(text(call(CANCELLED, options(), new byte[0])));
  }

  /** The server hears of a cancellation soon, not at once. */
  static void waitCancelled(int want) throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      if (cancelled() >= want) return;
      Thread.sleep(5);
    }
    throw new IllegalStateException("the server has not heard of " + want + " cancelled calls");
  }

  static void concurrent(int count, byte[] body) throws Exception {
    List<Future<byte[]>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(ClientCalls.futureUnaryCall(channel.newCall(ECHO, options()), body));
    }
    for (Future<byte[]> answer : answers) check(Arrays.equals(answer.get(), body), "other bytes came back");
  }

  static void metadata() {
    Metadata.Key<String> header = Metadata.Key.of("x-echo", Metadata.ASCII_STRING_MARSHALLER);
    Metadata.Key<byte[]> trailer = Metadata.Key.of("x-echo-bin", Metadata.BINARY_BYTE_MARSHALLER);
    Metadata sent = new Metadata();
    sent.put(header, "some text");
    sent.put(trailer, new byte[] {0, -1, 1});
    AtomicReference<Metadata> headers = new AtomicReference<>();
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    Channel intercepted = ClientInterceptors.intercept(
        channel,
        MetadataUtils.newAttachHeadersInterceptor(sent),
        MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));
    ClientCalls.blockingUnaryCall(intercepted, ECHO, options(), bytes("x"));
    check("some text".equals(headers.get().get(header)), "header " + headers.get());
    check(Arrays.equals(trailers.get().get(trailer), new byte[] {0, -1, 1}), "trailer " + trailers.get());
  }

  static void status() {
    for (int code = 1; code <= 16; code++) {
      String message = "100% of " + code + " \u00fc \ud83e\udd80";
      byte[] request = bytes(code + " " + message);
      Status.Code want = Status.fromCodeValue(code).getCode();
      StatusRuntimeException error = refused(want, () -> call(FAIL, options(), request));
      check(message.equals(error.getStatus().getDescription()), "message " + error.getStatus().getDescription());
    }
  }

  static void deadline() throws InterruptedException {
    int before = cancelled();
    CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(50, TimeUnit.MILLISECONDS);
    refused(Status.Code.DEADLINE_EXCEEDED, () -> call(HANG, soon, new byte[0]));
    waitCancelled(before + 1);
  }

  /** Hands over what comes, and `null`-free ends: an empty optional is the end of the stream. */
  static final class Inbox implements StreamObserver<byte[]> {
    final BlockingQueue<byte[]> messages = new ArrayBlockingQueue<>(10_000);
    final CompletableFuture<Throwable> end = new CompletableFuture<>();

    @Override
    public void onNext(byte[] value) {
      messages.add(value);
    }

    @Override
    public void onError(Throwable error) {
      end.complete(error);
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }

    byte[] next() throws InterruptedException {
      byte[] value = messages.poll(60, TimeUnit.SECONDS);
      check(value != null, "no message for a minute");
      return value;
    }
  }

  static void cancel() throws Exception {
    int before = cancelled();
    ClientCall<byte[], byte[]> call = channel.newCall(CHAT, options());
    Inbox inbox = new Inbox();
    ClientCalls.asyncBidiStreamingCall(call, inbox).onNext(bytes("x"));
    inbox.next();
    call.cancel("enough", null);
    Throwable error = inbox.end.get(60, TimeUnit.SECONDS);
    check(Status.fromThrowable(error).getCode() == Status.Code.CANCELLED, "want CANCELLED, got " + error);
    waitCancelled(before + 1);
  }

  static void chat() throws Exception {
    Inbox inbox = new Inbox();
    StreamObserver<byte[]> stream = ClientCalls.asyncBidiStreamingCall(channel.newCall(CHAT, options()), inbox);
    for (int i = 0; i < 2000; i++) stream.onNext(bytes(Integer.toString(i)));
    stream.onCompleted();
    for (int i = 0; i < 2000; i++) check(text(inbox.next()).equals(Integer.toString(i)), "out of order at " + i);
    Throwable error = inbox.end.get(60, TimeUnit.SECONDS);
    check(error == null, "want the end, got " + error);
  }

  static void upload() throws Exception {
    Inbox inbox = new Inbox();
    StreamObserver<byte[]> stream = ClientCalls.asyncClientStreamingCall(channel.newCall(UPLOAD, options()), inbox);
    for (int i = 0; i < 200; i++) stream.onNext(new byte[100_000]);
    stream.onCompleted();
    check(text(inbox.next()).equals("20000000"), "the server counted other bytes");
  }

  static void download(int count, int size, Case before) throws Exception {
    byte[] request = bytes(count + " " + size);
    Iterator<byte[]> stream = ClientCalls.blockingServerStreamingCall(channel, DOWNLOAD, options(), request);
    before.run();
    long total = 0;
    while (stream.hasNext()) total += stream.next().length;
    check(total == (long) count * size, "got " + total + " bytes");
  }

  static void run(String name, Case test) {
    try {
      test.run();
      System.out.println("ok " + name);
    } catch (Exception error) {
      failed = true;
      System.out.println("FAIL " + name + ": " + String.valueOf(error).replace('\n', ' '));
    }
  }

  public static void main(String[] args) {
    channel = NettyChannelBuilder.forAddress(args[0], Integer.parseInt(args[1]))
        .usePlaintext()
        .maxInboundMessageSize(1 << 30)
        .keepAliveTime(10, TimeUnit.SECONDS)
        .keepAliveWithoutCalls(true)
        .build();
    run("unary", () -> {
      echo(options(), bytes("hello"));
      echo(options(), new byte[0]);
    });
    run("unary-concurrent", () -> {
      for (int i = 0; i < 100; i++) concurrent(64, bytes("hello"));
    });
    run("more-calls-than-streams", () -> concurrent(3000, new byte[1000]));
    run("large", () -> echo(options(), new byte[21_000_000]));
    run("gzip", () -> {
      echo(options().withCompression("gzip"), new byte[1_200_000]);
      echo(options().withCompression("gzip"), bytes("x"));
    });
    run("metadata", Interop::metadata);
    run("status", Interop::status);
    run("unimplemented", () -> refused(Status.Code.UNIMPLEMENTED, () -> call(NONE, options(), new byte[0])));
    run("deadline", Interop::deadline);
    run("cancel", Interop::cancel);
    run("chat", Interop::chat);
    run("upload", Interop::upload);
    run("download", () -> download(300, 100_000, () -> {}));
    // While nobody reads the stream, other calls on the connection go on.
    run("slow-reader", () -> download(100, 1_000_000, () -> {
      for (int i = 0; i < 100; i++) echo(options(), bytes("meanwhile"));
    }));
    channel.shutdownNow();
    System.exit(failed ? 1 : 0);
  }
}
