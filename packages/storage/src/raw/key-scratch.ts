/** Data keys for calls that only borrow them: one buffer for each short length, so that a lookup allocates nothing. */
import { DATA_PREFIX, dataKey } from '@tessera/codec';

const SHORT_KEY_BYTES = 256;

// HOT
export class KeyScratch {
  readonly #buffers: (Uint8Array | undefined)[] = new Array(SHORT_KEY_BYTES + 1).fill(undefined);

  /** 'z' + `key`, valid until the next call. */
  dataKey(key: Uint8Array): Uint8Array {
    const { length } = key;
    if (length > SHORT_KEY_BYTES) return dataKey(key);
    let buffer = this.#buffers[length];
    if (buffer === undefined) {
      buffer = new Uint8Array(length + 1);
      buffer[0] = DATA_PREFIX;
      this.#buffers[length] = buffer;
    }
    for (let i = 0; i < length; i++) buffer[i + 1] = key[i] as number;
    return buffer;
  }
}
