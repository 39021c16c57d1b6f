/** What a seed draws besides its plan: limits and sizes of stores, small enough to meet their ends. */
import type { Prng } from '@tessera/base';
import type { RaftstoreConfig } from '@tessera/raftstore';
import type { Scenario } from './scenario.ts';

export interface Settings {
  readonly raftstore: Partial<RaftstoreConfig>;
  readonly memtableBytes: number;
  readonly segmentBytes: number;
}

export function drawSettings(prng: Prng, { memtableKib, product }: Scenario): Settings {
  const memtableBytes = prng.pick(memtableKib) * 1024;
  const segmentBytes = prng.pick([16, 32, 128]) * 1024;
  const heartbeatTicks = prng.int(1, 4);
  return {
    memtableBytes,
    segmentBytes,
    raftstore: {
      heartbeatTicks,
      // Two writers are a crowd in half of the worlds; not drawn, so that seeds stay what they were.
      crowdMin: heartbeatTicks > 2 ? 2 : 16,
      entryBytesMax: prng.pick([2048, 64 * 1024]),
      messageBytesMax: prng.pick([256, 4096, 1024 * 1024]),
      inflightMax: prng.pick([2, 16, 256]),
      logGcTicks: prng.pick([3, 10]),
      // One would never end: cutting the log is itself an entry.
      logGcThreshold: prng.pick([2, 5, 30]),
      logGcCountLimit: prng.pick([10, 60, 1000]),
      logBytesMax: prng.pick([64, 256]) * 1024,
      logTrimBytes: 2 * segmentBytes,
      snapshotChunkBytes: prng.pick([100, 2000]),
      snapshotTableBytes: prng.pick([1000, 20_000]),
      // Installed in one batch, or in steps.
      snapshotIngestBytesMin: prng.pick([0, 0, 4000]),
      snapshotsMax: prng.pick([1, 4]),
      snapshotIdleTicks: 50,
      // Rows may differ where compactions drop garbage, which only products do.
      consistencyCheckTicks: product ? 0 : prng.pick([0, 5, 20]),
      staleCheckTicks: 30,
      mergeCheckTicks: 2 * heartbeatTicks,
      memtablesMax: prng.pick([1, 8]),
    },
  };
}
