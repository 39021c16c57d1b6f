import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tikv.common.TiConfiguration;
import org.tikv.common.TiSession;
import org.tikv.raw.RawKVClient;
import org.tikv.shade.com.google.protobuf.ByteString;

/**
 * Raw key-value through tikv-client-java, strictly verified.
 *
 * <pre>java Interop PD_ADDRESS v1|v1ttl|v2</pre>
 *
 * Prints one line a case, {@code ok NAME} or {@code FAIL NAME: reason}; the exit code says whether all passed.
 */
public final class Interop {
  interface Case {
    void run(Context context) throws Exception;
  }

  /** What a case works with; its keys begin with {@code prefix}, so that cases do not meet. */
  record Context(String pd, RawKVClient client, String prefix) {
    ByteString key(String name) {
      return ByteString.copyFromUtf8(prefix + name);
    }
  }

  static final class Failure extends Exception {
    Failure(String reason) {
      super(reason);
    }
  }

  private static final int ATTEMPTS_WHEN_HURT = 4;
  private static final int PATIENCE_WHEN_HURT_MS = 20_000;

  /** Of this process; in V2 the client knows the default keyspace only. */
  static TiConfiguration.ApiVersion apiVersion = TiConfiguration.ApiVersion.V1;

  private final String pd;
  private final RawKVClient client;
  private boolean failed;

  private Interop(String pd, RawKVClient client) {
    this.pd = pd;
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: java Interop PD_ADDRESS v1|v1ttl|v2");
      System.exit(2);
    }
    if ("v2".equals(args[1])) apiVersion = TiConfiguration.ApiVersion.V2;
    boolean failed;
    try (TiSession session = TiSession.create(config(args[0], false));
        RawKVClient client = session.createRawClient()) {
      Interop interop = new Interop(args[0], client);
      interop.runAll(!"v1".equals(args[1]));
      failed = interop.failed;
    }
    // Threads of the client would keep the process alive.
    System.exit(failed ? 1 : 0);
  }

  static TiConfiguration config(String pd, boolean atomic) {
    TiConfiguration config = TiConfiguration.createRawDefault(pd);
    config.setApiVersion(apiVersion);
    config.setEnableAtomicForCAS(atomic);
    if (System.getenv("INTEROP_HURT") != null) {
      // Stores are killed meanwhile: the usual 2 and 3 s are shorter than a failover on a busy machine.
      config.setRawKVReadTimeoutInMS(PATIENCE_WHEN_HURT_MS);
      config.setRawKVWriteTimeoutInMS(PATIENCE_WHEN_HURT_MS);
      config.setGrpcHealthCheckTimeout(PATIENCE_WHEN_HURT_MS / 10);
    }
    return config;
  }

  private void runAll(boolean withTtl) {
    run("put-get", Cases::putGet);
    run("overwrite-delete", Cases::overwriteDelete);
    run("batch", Cases::batch);
    run("scan", Cases::scan);
    run("batch-scan", Cases::batchScan);
    run("delete-range", Cases::deleteRange);
    run("compare-and-set", Cases::compareAndSet);
    run("concurrent", Cases::concurrent);
    if (withTtl) run("ttl", Cases::ttl);
    else run("ttl-refused", Cases::ttlRefused);
  }

  private void run(String name, Case test) {
    int attempts = System.getenv("INTEROP_HURT") == null ? 1 : ATTEMPTS_WHEN_HURT;
    for (int i = 1; !tryOnce(name, test, i == attempts); i++) {}
  }

  /** False when it is to be tried again: the client's patience ended, but nothing was read wrong. */
  private boolean tryOnce(String name, Case test, boolean last) {
    try {
      test.run(new Context(pd, client, "java/" + name + "/" + System.nanoTime() + "/"));
      System.out.println("ok " + name);
    } catch (Throwable error) {
      String reason = error instanceof Failure ? error.getMessage() : error.toString();
      if (!last && !reason.contains(": got ")) return false;
      System.out.println("FAIL " + name + ": " + reason.replace('\n', ' '));
      failed = true;
    }
    return true;
  }

  static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  static void equal(String what, Object got, Object want) throws Failure {
    if (!want.equals(got)) throw new Failure(what + ": got " + show(got) + ", want " + show(want));
  }

  private static String show(Object value) {
    List<Object> parts = new ArrayList<>();
    if (value instanceof Optional<?> optional) return optional.map(Interop::show).orElse("nothing");
    if (value instanceof List<?> list) {
      for (Object item : list.subList(0, Math.min(3, list.size()))) parts.add(show(item));
      return list.size() + " items " + parts;
    }
    String text = value instanceof ByteString bytes ? bytes.toStringUtf8() : String.valueOf(value);
    return text.length() > 100 ? text.substring(0, 100) : text;
  }
}
