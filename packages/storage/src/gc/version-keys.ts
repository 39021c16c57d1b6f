/** What compaction filters of versioned keys ask: is this another key, is this version above the safe point, does it hide anything. HOT. */
import { TIMESTAMP_BYTES, writeU64Desc } from '@tessera/codec';
import type { FilterJob } from '@tessera/engine';

export class VersionKeys {
  readonly #job: FilterJob;
  /** In the form it has in keys: a version at or below the safe point has one that is not smaller. */
  readonly #safeSuffix = new Uint8Array(TIMESTAMP_BYTES);
  /** The key of the last version, without its timestamp. */
  #key = new Uint8Array(64);
  #keyLength = -1;

  constructor(job: FilterJob, safePoint: bigint) {
    this.#job = job;
    writeU64Desc(this.#safeSuffix, 0, safePoint);
  }

  /** Whether it is another key than before; it is the last one then. */
  meets(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    const key = this.#key;
    if (length === this.#keyLength) {
      let i = length - 1;
      while (i >= 0 && key[i] === bytes[start + i]) i--;
      if (i < 0) return false;
    }
    if (length > key.length) this.#key = new Uint8Array(length * 2);
    for (let i = 0; i < length; i++) this.#key[i] = bytes[start + i] as number;
    this.#keyLength = length;
    return true;
  }

  /** `suffix`: where the timestamp of the version begins. */
  isAboveSafePoint(bytes: Uint8Array, suffix: number): boolean {
    const safe = this.#safeSuffix;
    for (let i = 0; i < TIMESTAMP_BYTES; i++) {
      const diff = (bytes[suffix + i] as number) - (safe[i] as number);
      if (diff !== 0) return diff < 0;
    }
    return false;
  }

  /** No older version of the key is anywhere: in this compaction they follow and go, unless a snapshot sees one. */
  hidesNothing(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#job.hasSnapshots) return false;
    const after = new Uint8Array(end - start + 1);
    after.set(bytes.subarray(start, end));
    const last = after.slice().fill(0xff, end - start - TIMESTAMP_BYTES, end - start);
    return !this.#job.heldElsewhere(after, last);
  }
}
