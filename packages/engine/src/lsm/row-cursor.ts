/**
 * A block cursor that decodes many rows at a call: what a scan mostly does. Keys are rebuilt in the rows' buffer one after the other, not in
 * the cursor's; an entry that is no row (an older version, a deletion, one too new) is overwritten by the next.
 */
import { BlockCursor } from './block-cursor.ts';
import { copyWords, KIND_BLOB, KIND_DELETE, KIND_PUT, sameBytes, sequenceOf, TRAILER_BYTES } from './coding.ts';
import type { Rows } from './rows.ts';

// HOT
export class RowCursor extends BlockCursor {
  /** See `InternalIterator.fillRows`. Stays within the block, so it never misses. */
  fillRows(rows: Rows, snapshot: number): boolean {
    const { end, view, valueBytes: bytes, globalSequence } = this;
    this.#begin(rows);
    const { places, max, scratch: keys, scratchView: target } = rows;
    // Bytes that the last key has in common with the limit, -1 without one: a next key that shares more need not be compared.
    let common = rows.limitEnd < 0 ? -1 : rows.commonWithLimit(0, this.keyEnd, 0);
    let at = this.nextAt;
    let { at: entry, valueStart, valueEnd, keyLength: length } = this;
    let start = 0;
    let low = 0;
    let high = 0;
    let count = 1;
    let decided = true;
    let kept = true;
    while (at < end && count < max) {
      let shared = bytes[at] as number;
      let unshared = bytes[at + 1] as number;
      let valueLength = bytes[at + 2] as number;
      let keyAt = at + 3;
      if ((shared | unshared | valueLength) >= 0x80) {
        this.reading = at;
        shared = this.varint();
        unshared = this.varint();
        valueLength = this.varint();
        keyAt = this.reading;
      }
      const userLength = shared + unshared - TRAILER_BYTES;
      const keyEnd = keyAt + unshared;
      if (keyEnd + valueLength > end || shared > length || userLength < 0) this.malformed();
      const previous = start;
      if (kept) start += length;
      if (start + userLength + TRAILER_BYTES + 3 > keys.length) {
        start = previous;
        break;
      }
      const sameLength = userLength + TRAILER_BYTES === length;
      if (!(sameLength && sameBytes(keys, previous + shared, previous + userLength, bytes, keyAt))) decided = false;
      if (kept) copyWords(target, start, target, previous, shared);
      copyWords(target, start + shared, view, keyAt, unshared);
      const previousUserLength = length - TRAILER_BYTES;
      length = userLength + TRAILER_BYTES;
      entry = at;
      valueStart = keyEnd;
      valueEnd = at = keyEnd + valueLength;
      low = unshared < TRAILER_BYTES ? target.getInt32(start + userLength, true) : view.getInt32(keyEnd - 8, true);
      high = unshared < TRAILER_BYTES ? target.getInt32(start + userLength + 4, true) : view.getInt32(keyEnd - 4, true);
      if (common >= 0 && (shared <= common || common >= previousUserLength)) {
        common = rows.commonWithLimit(start, start + userLength, Math.min(shared, common));
        if (common < 0) break;
      }
      kept = false;
      if (decided || (globalSequence > 0 ? globalSequence : sequenceOf(low, high)) > snapshot) continue;
      const kind = low & 0xff;
      if (kind === KIND_PUT) {
        const place = count++ * 4;
        places[place] = start;
        places[place + 1] = start + userLength;
        places[place + 2] = valueStart;
        places[place + 3] = valueEnd;
        kept = true;
      } else if (kind !== KIND_DELETE && this.otherKind(kind) === KIND_BLOB) break;
      decided = true;
    }
    rows.end = count;
    if (entry !== this.at) {
      this.at = entry;
      this.nextAt = at;
      this.valueStart = valueStart;
      this.valueEnd = valueEnd;
      this.#stand(rows, start, length, low, high);
    }
    return decided;
  }

  /** The current entry is the first row. */
  #begin(rows: Rows): void {
    const { keyLength, scratchView } = this;
    rows.reserve(keyLength);
    rows.keyBytes = rows.scratch;
    rows.valueBytes = this.valueBytes;
    copyWords(rows.scratchView, 0, scratchView, 0, keyLength);
    rows.push(0, this.keyEnd, this.valueStart, this.valueEnd);
  }

  /** Makes an entry the current one whose key was rebuilt in the rows' buffer and whose trailer is `low` and `high`. */
  #stand(rows: Rows, start: number, length: number, low: number, high: number): void {
    if (length > this.keyBytes.length - 3) this.growKey(length, 0);
    copyWords(this.scratchView, 0, rows.scratchView, start, length);
    this.keyLength = length;
    this.keyEnd = length - TRAILER_BYTES;
    const kind = low & 0xff;
    this.kind = kind <= KIND_PUT ? kind : this.otherKind(kind);
    this.sequence = this.globalSequence > 0 ? this.globalSequence : sequenceOf(low, high);
  }
}
