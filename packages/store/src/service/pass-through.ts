/** A message type that takes bytes for what they are, for calls that are passed on unread. */
import type { MessageType, Method, Reader, Writer } from '@tessera/proto';

const BYTES: MessageType<Uint8Array, Uint8Array> = {
  typeName: 'bytes',
  read: (reader: Reader) => reader.buffer.subarray(reader.position, reader.limit),
  decode: (bytes) => bytes,
  write: (message, writer: Writer) => writer.raw(message),
  encode: (message) => message,
};

/** The method at `path`, whose messages stay as they are. */
export function passThrough(path: string, streaming: boolean): Method<Uint8Array, Uint8Array, Uint8Array, Uint8Array> {
  return { path, clientStreaming: streaming, serverStreaming: streaming, request: BYTES, response: BYTES };
}
