/** Compressed messages. Synchronous: a message is one synchronous step anyway, and the limit bounds the time. */

import { gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { describeError } from '@tessera/base';
import { GrpcError, Status } from './status.ts';

/** What we accept; `deflate` is zlib's format, as in gRPC C-core. */
export const ACCEPTED_ENCODINGS = 'identity,gzip,deflate';

export function isAcceptedEncoding(encoding: string): boolean {
  return encoding === 'gzip' || encoding === 'identity' || encoding === 'deflate';
}

/** Stops at `limitBytes` of output, so that a small message cannot fill the memory. Throws GrpcError. */
export function decompress(encoding: string, bytes: Uint8Array, limitBytes: number): Uint8Array {
  try {
    const options = { maxOutputLength: Math.max(1, limitBytes) };
    const buffer = encoding === 'gzip' ? gunzipSync(bytes, options) : inflateSync(bytes, options);
    // Messages are plain arrays: a Buffer's `slice` would be a view.
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new GrpcError(Status.RESOURCE_EXHAUSTED, `message larger than ${limitBytes} bytes after decompression`);
    }
    throw new GrpcError(Status.INTERNAL, `bad ${encoding} message: ${describeError(error)}`);
  }
}

/** Level 1: between stores and clients the network is rarely the bottleneck, so the cheapest level pays most often. */
export function compress(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 1 });
}
