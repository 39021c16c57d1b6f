/**
 * The repeated KvPair field of a response, encoded row by row: field 2 in RawBatchGetResponse (`pairs`), RawScanResponse
 * and RawBatchScanResponse (`kvs`); inside, key is 2 and value 3.
 */
import type { Writer } from '@tessera/proto';
import type { ReadFlow } from '../raft-kv.ts';
import { RESPONSE_BYTES_MAX, responseTooLarge } from '../response-limit.ts';

const PAIR_TAG = (2 << 3) | 2;
const KEY_TAG = (2 << 3) | 2;
const VALUE_TAG = (3 << 3) | 2;

// HOT: every scanned row passes here.
export class PairWriter {
  readonly #writer: Writer;
  readonly #reads: ReadFlow;
  #full = false;

  constructor(writer: Writer, reads: ReadFlow) {
    this.#writer = writer;
    this.#reads = reads;
  }

  get sizeBytes(): number {
    return this.#writer.position;
  }

  /** The next pair would not fit: the response must be an error. */
  get full(): boolean {
    return this.#full;
  }

  get fullText(): string {
    return responseTooLarge();
  }

  /** The user's key; of `value` the first `valueLength` bytes are the user's. */
  add(key: Uint8Array, value: Uint8Array | undefined, valueLength: number): void {
    const writer = this.#writer;
    if (writer.position + key.length + valueLength > RESPONSE_BYTES_MAX) {
      this.#full = true;
      return;
    }
    this.#reads.keysRead++;
    this.#reads.bytesRead += key.length + valueLength;
    writer.tag(PAIR_TAG);
    const at = writer.begin();
    if (key.length > 0) {
      writer.tag(KEY_TAG);
      writer.bytes(key);
    }
    if (value !== undefined && valueLength > 0) {
      writer.tag(VALUE_TAG);
      writer.bytes(valueLength === value.length ? value : value.subarray(0, valueLength));
    }
    writer.end(at);
  }

  /** Borrowed until the next `add`. */
  fields(): Uint8Array {
    return this.#writer.view();
  }
}
