/**
 * The service that the judges call. Messages are google.protobuf.BytesValue (one bytes field), which every language has
 * or can write by hand, so that no protoc is needed.
 *
 *   Echo      unary   the message; header `x-echo` comes back as header, `x-echo-bin` as trailer
 *   Fail      unary   "CODE TEXT" as the status
 *   Hang      unary   never answers
 *   Cancelled unary   how many Hang and Chat calls were cancelled so far
 *   Chat      bidi    each message
 *   Upload    client  the number of bytes received
 *   Download  server  "COUNT SIZE": so many messages of so many bytes, pushed as fast as the client takes them
 */
import { fromUtf8, utf8 } from '@tessera/base';
import { type GrpcServer, type Metadata, type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import { type MessageType, Reader, Writer } from '@tessera/proto';

const BytesValue: MessageType<Uint8Array, Uint8Array> = {
  typeName: 'google.protobuf.BytesValue',
  read(reader) {
    let value: Uint8Array = new Uint8Array(0);
    while (reader.position < reader.limit) {
      const tag = reader.tag();
      if (tag === 10) value = reader.bytes();
      else reader.skip(tag);
    }
    return value;
  },
  decode: (bytes) => BytesValue.read(new Reader(bytes)),
  write(message, writer) {
    writer.tag(10);
    writer.bytes(message);
  },
  encode(message) {
    const writer = new Writer();
    BytesValue.write(message, writer);
    return writer.finish();
  },
};

export function method(name: string, clientStreaming = false, serverStreaming = false) {
  return {
    path: `/interop.Test/${name}`,
    clientStreaming,
    serverStreaming,
    request: BytesValue,
    response: BytesValue,
  };
}

export function addTestService(server: GrpcServer): void {
  let cancelled = 0;
  const countCancelled = (): void => {
    cancelled++;
  };
  server.unary(method('Echo'), echo);
  server.unary(method('Fail'), (call, bytes) => {
    const [code = '2', ...words] = fromUtf8(BytesValue.decode(bytes)).split(' ');
    call.finish(Number(code) as Status, words.join(' '));
  });
  server.stream(method('Hang'), () => ({ message: () => {}, halfClosed: () => {}, cancelled: countCancelled }));
  server.unary(method('Cancelled'), (call) => call.reply(BytesValue, utf8(String(cancelled))));
  server.stream(method('Chat', true, true), (call) => ({
    message: (bytes) => call.send(BytesValue, BytesValue.decode(bytes)),
    halfClosed: () => call.finish(),
    cancelled: countCancelled,
  }));
  server.stream(method('Upload', true), (call) => new Upload(call));
  server.stream(method('Download', false, true), (call) => new Download(call));
}

function echo(call: ServerCall, bytes: Uint8Array): void {
  const header = call.metadata.get('x-echo');
  const trailer = call.metadata.get('x-echo-bin');
  if (header !== undefined) call.sendMetadata(new Map([['x-echo', header]]));
  const trailers: Metadata | undefined = trailer === undefined ? undefined : new Map([['x-echo-bin', trailer]]);
  call.send(BytesValue, BytesValue.decode(bytes));
  call.finish(Status.OK, '', trailers);
}

class Upload implements StreamReceiver {
  readonly #call: ServerCall;
  #count = 0;

  constructor(call: ServerCall) {
    this.#call = call;
  }

  message(bytes: Uint8Array): void {
    this.#count += BytesValue.decode(bytes).length;
  }

  halfClosed(): void {
    this.#call.reply(BytesValue, utf8(String(this.#count)));
  }
}

class Download implements StreamReceiver {
  readonly #call: ServerCall;
  #left = 0;
  #body = new Uint8Array(0);

  constructor(call: ServerCall) {
    this.#call = call;
  }

  message(bytes: Uint8Array): void {
    const [count = 0, size = 0] = fromUtf8(BytesValue.decode(bytes)).split(' ').map(Number);
    this.#left = count;
    this.#body = new Uint8Array(size).fill(0x78);
    this.drained();
  }

  halfClosed(): void {}

  drained(): void {
    while (this.#left > 0 && this.#call.writable) {
      this.#left--;
      this.#call.send(BytesValue, this.#body);
    }
    if (this.#left === 0) this.#call.finish();
  }
}
