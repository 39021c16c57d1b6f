/** What generated code offers the rest of the house: message types and service methods as values. */
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/**
 * A message class. `T` is what decoding gives: every field present, defaults filled in. `I` is what encoding takes:
 * any subset of the fields; a field at its default is not written.
 */
export interface MessageType<T, I = Partial<T>> {
  /** Full protobuf name, such as `kvrpcpb.RawGetRequest`. */
  readonly typeName: string;
  /** Reads one message up to `reader.limit`. Bytes fields are views of the input. Throws DecodeError. */
  read(reader: Reader): T;
  /** Decodes a whole buffer. Bytes fields are views of it. Throws DecodeError. */
  decode(bytes: Uint8Array): T;
  /** Appends the fields of `message`, without a length. */
  write(message: I, writer: Writer): void;
  /** Encodes into a new buffer, owned by the caller. */
  encode(message: I): Uint8Array;
}

/** One RPC method of a service. */
export interface Method<Request, RequestInit, Response, ResponseInit> {
  /** The gRPC path, `/package.Service/Method`. */
  readonly path: string;
  readonly clientStreaming: boolean;
  readonly serverStreaming: boolean;
  readonly request: MessageType<Request, RequestInit>;
  readonly response: MessageType<Response, ResponseInit>;
}

/** The methods of a service, by name as in the .proto file. */
// biome-ignore lint/suspicious/noExplicitAny: a service mixes methods of all types
export type Service = Readonly<Record<string, Method<any, any, any, any>>>;
