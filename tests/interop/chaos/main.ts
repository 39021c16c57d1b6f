/**
 * One run of the linearizability test: a placement driver and three stores as processes, the driver of `../go/linear` as
 * load, a nemesis that kills, stops and restarts them, or (with `--net`, started through `unshare -n`) cuts connections.
 *
 *   node tests/interop/chaos/main.ts --driver FILE [--seconds N] [--seed N] [--net] [--keep]
 *
 * Passes the driver's `ok` and `FAIL` lines on. Files of a failed run are kept and named.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAll } from '../../integration/program.ts';
import { Cluster } from '../../support/cluster.ts';
import { Nemesis } from './nemesis.ts';
import { Network } from './network.ts';

const STORES = 3;
const REPLICATED_MS = 60_000;
/** Of the load, before and after the faults. */
const QUIET_SECONDS = 2;
const ALL_WELL_MS = 60_000;

const { values } = parseArgs({
  options: {
    driver: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    net: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

async function main(driver: string): Promise<boolean> {
  const seed = Number(values.seed);
  const directory = mkdtempSync(join(tmpdir(), 'tessera-chaos-'));
  const network = values.net ? new Network(1 + STORES) : undefined;
  let passed = false;
  try {
    const cluster = await Cluster.start({
      directory,
      stores: STORES,
      ...(network !== undefined && { places: network.places }),
    });
    await cluster.replicated(STORES, REPLICATED_MS);
    const nemesis = new Nemesis(cluster, seed, network);
    passed = await load(driver, directory, cluster, nemesis);
    if (passed) {
      await cluster.replicated(STORES, ALL_WELL_MS);
      console.log('ok all-well-afterwards');
    }
    const regions = (await cluster.regions()).length;
    console.log(`story seed=${seed} transfers=${nemesis.transfers} regions=${regions}: ${nemesis.story.join(', ')}`);
    await cluster.stop();
  } catch (error) {
    console.log(`FAIL run: ${String(error).replaceAll('\n', ' | ')}`);
    passed = false;
  } finally {
    killAll();
    network?.remove();
    if (passed && !values.keep) rmSync(directory, { recursive: true, force: true });
    else console.log(`files are in ${directory}, seed ${seed}`);
  }
  return passed;
}

/** Runs load and faults side by side; true when the driver is content. */
async function load(driver: string, directory: string, cluster: Cluster, nemesis: Nemesis): Promise<boolean> {
  const seconds = Number(values.seconds);
  const flags = ['-seconds', String(seconds), '-seed', String(values.seed), '-out', directory];
  const child = spawn(driver, [cluster.pd.address, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      console.log(`FAIL driver: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (chunk.includes('running')) resolve();
    });
  });
  await Promise.race([begun, ended]);
  const faultMs = (seconds - 2 * QUIET_SECONDS) * 1000;
  await new Promise((resolve) => setTimeout(resolve, QUIET_SECONDS * 1000));
  try {
    await nemesis.run(faultMs);
  } catch (error) {
    child.kill();
    throw error;
  }
  return ended;
}

if (values.driver === undefined) {
  console.error('usage: node tests/interop/chaos/main.ts --driver FILE [--seconds N] [--seed N] [--net] [--keep]');
  process.exitCode = 2;
} else {
  process.exitCode = (await main(values.driver)) ? 0 : 1;
}
