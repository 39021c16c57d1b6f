/**
 * Copies of values for the user. Answers are views into chunks of up to 64 KiB that one kept value would keep alive;
 * an ArrayBuffer per value costs 0.7-1.3 us (DESIGN.md section 2). So small values share slabs, as Node's Buffers
 * share their pool: keeping one value keeps at most one slab.
 */
import { EMPTY_BYTES } from '@tessera/base';

const SLAB_BYTES = 16 * 1024;
/** Larger values get a buffer of their own: a slab should hold at least a few. */
const OWN_BUFFER_FROM = SLAB_BYTES / 4;

export class ValueSlab {
  #buffer = new ArrayBuffer(SLAB_BYTES);
  #bytes = new Uint8Array(this.#buffer);
  #used = 0;

  copy(view: Uint8Array): Uint8Array {
    const length = view.length;
    if (length === 0) return EMPTY_BYTES;
    if (length >= OWN_BUFFER_FROM) return new Uint8Array(view);
    if (this.#used + length > SLAB_BYTES) {
      this.#buffer = new ArrayBuffer(SLAB_BYTES);
      this.#bytes = new Uint8Array(this.#buffer);
      this.#used = 0;
    }
    const start = this.#used;
    this.#bytes.set(view, start);
    this.#used += length;
    return new Uint8Array(this.#buffer, start, length);
  }
}
