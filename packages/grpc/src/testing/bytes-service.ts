/** A service whose messages are plain bytes: what tests of the transport need of a protocol. */
import type { MessageType, Method, Writer } from '@tessera/proto';

export const BYTES: MessageType<Uint8Array, Uint8Array> = {
  typeName: 'test.Bytes',
  read: (reader) => reader.buffer.subarray(reader.position, reader.limit),
  decode: (bytes) => bytes,
  write: (message: Uint8Array, writer: Writer) => writer.raw(message),
  encode: (message) => message,
};

export type BytesMethod = Method<Uint8Array, Uint8Array, Uint8Array, Uint8Array>;

function method(name: string, clientStreaming: boolean, serverStreaming: boolean): BytesMethod {
  return { path: `/test.Test/${name}`, clientStreaming, serverStreaming, request: BYTES, response: BYTES };
}

export const TEST = {
  unary: method('Unary', false, false),
  upload: method('Upload', true, false),
  download: method('Download', false, true),
  both: method('Both', true, true),
  missing: method('Missing', false, false),
} as const;
