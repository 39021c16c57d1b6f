/** What transactions did and were told, and whether that agrees with what the stores have in the end. */
import type { SimTxn } from './styles.ts';

interface ReadRecord {
  readonly key: string;
  /** Undefined: it was read under its lock, as of the newest version. */
  readonly ts: bigint | undefined;
  readonly value: string | undefined;
}

export class TxnRecord {
  readonly name: string;
  readonly startTs: bigint;
  readonly pessimistic: boolean;
  readonly reads: ReadRecord[] = [];
  /** Undefined: deleted. */
  readonly writes = new Map<string, string | undefined>();
  /** Nothing was sent that could commit it, until its commit begins; then nobody knows, until it is told. */
  fate: 'aborted' | 'unknown' | 'committed' = 'aborted';
  commitTs = 0n;

  constructor(name: string, startTs: bigint, pessimistic: boolean) {
    this.name = name;
    this.startTs = startTs;
    this.pessimistic = pessimistic;
  }
}

/** A committed version, as the stores have it. */
export interface Version {
  readonly startTs: bigint;
  readonly commitTs: bigint;
  /** `lock`: the key was locked and not changed. */
  readonly kind: 'put' | 'delete' | 'lock';
  readonly value: string | undefined;
}

/** By key, oldest first; all that there ever were. */
export type Versions = ReadonlyMap<string, readonly Version[]>;

export class TxnHistory {
  readonly records: TxnRecord[] = [];
  /** The greatest commit timestamp that somebody was told. */
  acknowledgedTs = 0n;
  #flaw: string | undefined;

  /** `floor`: what was acknowledged before its timestamp was asked for. */
  begin(client: number, { startTs }: Pick<SimTxn, 'startTs'>, pessimistic: boolean, floor: bigint): TxnRecord {
    const record = new TxnRecord(`${this.records.length + 1} of client ${client}`, startTs, pessimistic);
    if (startTs < floor) this.#flaw ??= `transaction ${record.name} began at ${startTs}, after a commit at ${floor}`;
    this.records.push(record);
    return record;
  }

  committed(record: TxnRecord, commitTs: bigint): void {
    record.fate = 'committed';
    record.commitTs = commitTs;
    if (commitTs > this.acknowledgedTs) this.acknowledgedTs = commitTs;
  }

  /** What does not agree with `versions`, which no garbage collection has touched. */
  findFlaw(versions: Versions): string | undefined {
    if (this.#flaw !== undefined) return this.#flaw;
    const strange = findStranger(this.records, versions);
    if (strange !== undefined) return strange;
    for (const record of this.records) {
      const flaw = flawOfFate(record, versions) ?? flawOfReads(record, versions) ?? flawOfWrites(record, versions);
      if (flaw !== undefined) return `transaction ${record.name} (${record.startTs}): ${flaw}`;
    }
    return undefined;
  }
}

function findStranger(records: readonly TxnRecord[], versions: Versions): string | undefined {
  const starts = new Set(records.map(({ startTs }) => startTs));
  for (const [key, all] of versions) {
    for (const { startTs, kind } of all) {
      if (kind !== 'lock' && !starts.has(startTs)) return `${key} has a version of ${startTs}, which is no transaction`;
    }
  }
  return undefined;
}

/** All or nothing, at one timestamp, and as it was told. */
function flawOfFate(record: TxnRecord, versions: Versions): string | undefined {
  const { writes, startTs, fate, commitTs } = record;
  const found = [...writes].map(([key, value]) => {
    const own = versions.get(key)?.find((version) => version.startTs === startTs && version.kind !== 'lock');
    return { key, value, own };
  });
  const present = found.filter(({ own }) => own !== undefined);
  const missing = found.find(({ own }) => own === undefined);
  if (fate === 'aborted' && present.length > 0) return `was aborted, and ${present[0]?.key} has its write`;
  if (fate === 'committed' && missing !== undefined)
    return `committed at ${commitTs}, and ${missing.key} lacks its write`;
  if (present.length > 0 && missing !== undefined)
    return `${present[0]?.key} has its write, and ${missing.key} has not`;
  for (const { key, value, own } of present) {
    if (own?.value !== value) return `wrote "${value}" to ${key}, where "${own?.value}" is`;
    if (own?.commitTs !== present[0]?.own?.commitTs) return `committed at two timestamps`;
    if (fate === 'committed' && own?.commitTs !== commitTs)
      return `was told ${commitTs}, and committed at ${own?.commitTs}`;
  }
  return undefined;
}

function flawOfReads({ reads, startTs, fate }: TxnRecord, versions: Versions): string | undefined {
  for (const { key, ts, value } of reads) {
    const all = versions.get(key) ?? [];
    if (ts !== undefined) {
      const seen = visibleAt(all, (version) => version.commitTs <= ts);
      if (seen !== value) return `read ${key} at ${ts} as "${value}", which is "${seen}"`;
    } else if (fate !== 'aborted') {
      const own = all.find((version) => version.startTs === startTs);
      if (own === undefined) continue;
      const seen = visibleAt(all, (version) => version.commitTs < own.commitTs);
      if (seen !== value) return `locked ${key} as "${value}" and committed over "${seen}"`;
    }
  }
  return undefined;
}

function visibleAt(all: readonly Version[], mayBe: (version: Version) => boolean): string | undefined {
  return all.findLast((version) => version.kind !== 'lock' && mayBe(version))?.value;
}

/** Of two transactions that write one key, the second to commit began after the first had committed, or waited for its lock. */
function flawOfWrites({ writes, startTs, pessimistic }: TxnRecord, versions: Versions): string | undefined {
  if (pessimistic) return undefined;
  for (const key of writes.keys()) {
    const all = versions.get(key) ?? [];
    const own = all.find((version) => version.startTs === startTs);
    if (own === undefined) continue;
    const between = all.find(({ kind, commitTs }) => kind !== 'lock' && commitTs > startTs && commitTs < own.commitTs);
    if (between !== undefined) {
      return `committed ${key} at ${own.commitTs} over ${between.startTs}, committed at ${between.commitTs}`;
    }
  }
  return undefined;
}
