/** `EngineIterator.rows` of engines whose rows lie nowhere together. */
import type { RowBatch } from './kv-engine.ts';

export class SingleRow implements RowBatch {
  keyBytes: Uint8Array = new Uint8Array(0);
  valueBytes: Uint8Array = this.keyBytes;
  readonly places = new Int32Array(4);
  readonly begin = 0;
  readonly end = 1;

  set(key: Uint8Array, value: Uint8Array): this {
    this.keyBytes = key;
    this.valueBytes = value;
    this.places[1] = key.length;
    this.places[3] = value.length;
    return this;
  }
}
