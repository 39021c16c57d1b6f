/**
 * How large an answer may be: TiKV has no limit, but a store must keep its memory, whatever one request asks for by naming one key many times. A short
 * list would mean "no more keys" to clients, so what is larger is an error.
 */

/** More than any client's message limit would let through. */
export const RESPONSE_BYTES_MAX: number = 256 * 1024 * 1024;

export function responseTooLarge(bytesMax: number = RESPONSE_BYTES_MAX): string {
  return `the response exceeds ${bytesMax} bytes: ask for fewer keys at a time`;
}
