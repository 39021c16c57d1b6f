/**
 * Where the data below a LOCK or ROLLBACK record is: lets a reader jump over records that change nothing. `undefined` in
 * its place means unknown: read on version by version.
 */
import type { RecordReader, RecordWriter } from './record-bytes.ts';

export interface LastChange {
  /** Commit timestamp of the newest PUT or DELETE below; 0 when there is none. */
  readonly ts: bigint;
  /** Estimated records between here and there, at least 1. */
  readonly versions: number;
}

/** (0, 0) is how "unknown" is written. */
export function readLastChange(r: RecordReader): LastChange | undefined {
  const ts = r.u64();
  const versions = r.varNumber();
  return versions === 0 ? undefined : { ts, versions };
}

export function writeLastChange(w: RecordWriter, tag: number, change: LastChange | undefined): void {
  if (change === undefined) return;
  w.u8(tag);
  w.u64(change.ts);
  w.varNumber(change.versions);
}
