/** The LSM engine under the contract, with sizes so small that flushes and compactions happen all the time. */
import type { Prng } from '@tessera/base';
import { COLUMN_FAMILIES, type KvEngine, LsmEngine, type LsmOptions } from '@tessera/engine';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { kvEngineContract } from './kv-engine.ts';

const base = (): LsmOptions => ({ directory: '/db', disk: new MemoryDisk(), tasks: microtasks });

const tiny = (): LsmOptions => ({
  ...base(),
  memtableBytes: 4096,
  memtablesMax: 1_000_000,
  blockBytes: 128,
  restartInterval: 3,
  blockCacheBytes: 4096,
  tableBytes: 1024,
  levelBaseBytes: 4096,
  levelSizeFactor: 3,
  level0CompactionTrigger: 2,
});

async function disturb(engine: KvEngine, random: Prng): Promise<void> {
  const lsm = engine as LsmEngine;
  const dice = random.int(0, 100);
  if (dice < 10) await lsm.flush();
  else if (dice < 13) await lsm.compactRange(random.pick(COLUMN_FAMILIES));
  else if (dice < 16) await lsm.settle();
}

kvEngineContract('LsmEngine', () => LsmEngine.open(base()));
kvEngineContract('LsmEngine, tiny', () => LsmEngine.open(tiny()), { disturb, historySteps: 100 });
kvEngineContract(
  'LsmEngine, tiny, no cache, no filter, zstd, log',
  () =>
    LsmEngine.open({
      ...tiny(),
      ...{ blockCacheBytes: 0, bloomBitsPerKey: 0, compression: ['zstd'], restartInterval: 1, wal: true },
    }),
  { disturb, historySteps: 60 },
);
