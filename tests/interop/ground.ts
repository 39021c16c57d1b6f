/** What suites run against: a quiet playground, or a cluster of three whose stores die and come back all the time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlayground } from '../../tools/demo-packages/playground-process.ts';
import { killAll } from '../integration/program.ts';
import { Cluster } from '../support/cluster.ts';
import { Nemesis } from './chaos/nemesis.ts';
import type { Mode } from './suite.ts';

export interface Ground {
  /** `host:port` of the placement driver. */
  readonly pd: string;
  /** Faults so far. */
  readonly faults: number;
  /** Rejects when the cluster is not well again, or what hurt it failed. */
  stop(): Promise<void>;
}

const FLAGS: Readonly<Record<Mode, readonly string[]>> = {
  v1: [],
  v1ttl: ['--enable-ttl'],
  v2: ['--api-version', '2'],
};
const STORE_CONFIG: Readonly<Record<Mode, string>> = {
  v1: '',
  v1ttl: '[storage]\nenable-ttl = true\n',
  v2: '[storage]\napi-version = 2\nenable-ttl = true\n',
};
const STORES = 3;
const REPLICATED_MS = 60_000;

export async function quietGround(mode: Mode): Promise<Ground> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-interop-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    const playground = await startPlayground(['--data-dir', directory, ...FLAGS[mode]]);
    const stop = async (): Promise<void> => {
      await playground.stop();
      remove();
    };
    return { pd: playground.pd, faults: 0, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Hurt by kills of stores, one at a time, and moved leaders, from its start to its stop. Files are kept when it ends badly. */
export async function hurtGround(mode: Mode, seed: number): Promise<Ground> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-interop-kills-'));
  try {
    const cluster = await Cluster.start({ directory, stores: STORES, storeConfig: STORE_CONFIG[mode] });
    await cluster.replicated(STORES, REPLICATED_MS);
    const nemesis = new Nemesis(cluster, seed, 'store kills');
    const ending = new AbortController();
    const hurting = nemesis.run(Number.POSITIVE_INFINITY, ending.signal);
    // Heard at the stop.
    hurting.catch(() => {});
    return {
      pd: cluster.pd.address,
      get faults() {
        return nemesis.story.length;
      },
      async stop() {
        ending.abort();
        try {
          await hurting;
          await cluster.replicated(STORES, REPLICATED_MS);
          await cluster.stop();
          rmSync(directory, { recursive: true, force: true });
        } catch (error) {
          throw new Error(`${String(error)}; files are in ${directory}, seed ${seed}`, { cause: error });
        } finally {
          killAll();
        }
      },
    };
  } catch (error) {
    killAll();
    throw error;
  }
}
