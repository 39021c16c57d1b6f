/**
 * Node hands out Buffers, whose `slice` is a view where Uint8Array's is a copy. Nothing behind the ports may meet one:
 * code that is right in memory would be wrong on Node.
 */
export function plainBytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
