/**
 * `tessera playground`: a whole cluster on this machine, ready in seconds, for development and tests: a placement driver in this
 * process, each store in one of its own, so that it can be killed and brought back like a real one.
 *
 * Ports nobody named move out of the way of whatever is there already; ports that were named are used or refused. Without
 * `--data-dir` everything lives in a temporary directory that is removed at the end.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@tessera/client';
import { type Env, NetworkError } from '@tessera/env';
import { createPd, type Pd, parsePdConfig } from '@tessera/pd';
import { Command, Option } from 'commander';
import { parseCount, parsePort } from './options.ts';
import { freePort } from './ports.ts';
import { type Server, serve } from './serve.ts';
import { StoreProcess } from './store-process.ts';
import { print } from './terminal.ts';

interface PlaygroundFlags {
  readonly host: string;
  readonly stores: number;
  readonly pdPort: number;
  readonly storePort: number;
  readonly statusPort: number;
  readonly dataDir?: string;
  readonly enableTtl?: boolean;
  readonly apiVersion: '1' | '2';
  readonly logLevel: string;
  readonly logFile?: string;
}

const STORES_MAX = 16;
const REPLICAS = 3;

export function playgroundCommand(): Command {
  return new Command('playground')
    .description('run a cluster on this machine: a placement driver and stores')
    .option('--host <address>', 'listen on this address only', '127.0.0.1')
    .option('--stores <count>', 'stores, each a process of its own', parseCount(STORES_MAX), 3)
    .option('--pd-port <port>', 'port of the placement driver; 0 picks one', parsePort, 2379)
    .option('--store-port <port>', 'port of the first store, the others follow; 0 picks them', parsePort, 20160)
    .option('--status-port <port>', "port of the first store's status pages; 0 picks them", parsePort, 20180)
    .option('--data-dir <directory>', 'keep data there (default: a temporary directory)')
    .option('--enable-ttl', 'raw values may expire (API V1TTL)')
    .addOption(
      new Option('--api-version <version>', 'API of the stores; 2 has keyspaces').choices(['1', '2']).default('1'),
    )
    .option('-L, --log-level <level>', 'debug, info, warn or error', 'warn')
    .option('--log-file <file>', 'log there instead of to stderr; stores add their number to the name')
    .action(runPlayground);
}

async function runPlayground(flags: PlaygroundFlags, command: Command): Promise<void> {
  const dataDir = flags.dataDir ?? mkdtempSync(join(tmpdir(), 'tessera-playground-'));
  try {
    await serve('playground', { level: flags.logLevel, format: 'text', file: flags.logFile ?? '' }, (env, signal) =>
      start({ env, signal, flags, dataDir, isNamed: (option) => command.getOptionValueSource(option) !== 'default' }),
    );
    print('stopped');
  } finally {
    if (flags.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Playground {
  readonly env: Env;
  readonly signal: AbortSignal;
  readonly flags: PlaygroundFlags;
  readonly dataDir: string;
  isNamed(option: 'pdPort' | 'storePort' | 'statusPort'): boolean;
}

/** A default port that somebody took between the look and the listen is looked for again so often. */
const PORT_TRIES = 5;

function isTaken(error: unknown): boolean {
  return (error instanceof NetworkError && error.errno === 'EADDRINUSE') || /EADDRINUSE/.test(String(error));
}

/** Runs `listen` again with other ports while what it picked turns out to be taken. */
async function onFreePorts<T>(named: boolean, listen: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await listen();
    } catch (error) {
      if (named || !isTaken(error) || attempt === PORT_TRIES) throw error;
    }
  }
}

async function start(playground: Playground): Promise<Server> {
  const pd = await startPd(playground);
  const address = pd.clientUrl.replace(/^https?:\/\//, '');
  const stores: StoreProcess[] = [];
  let stopping = false;
  const close = async (): Promise<void> => {
    stopping = true;
    await Promise.all(stores.map((store) => store.stop()));
    await pd.close();
  };
  try {
    const starts = Array.from({ length: playground.flags.stores }, async (_, i) => {
      const store = await startStore(playground, address, i);
      stores.push(store);
    });
    const failure = (await Promise.allSettled(starts)).find((result) => result.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    stores.sort((a, b) => a.id - b.id);
    await untilReplicated(address, Math.min(stores.length, REPLICAS));
  } catch (error) {
    await close();
    throw error;
  }
  introduce(pd, address, stores);
  for (const store of stores) {
    store.onEnd((how) => {
      if (!stopping) print(`store ${store.id} ended (${how}). Bring it back: ${commandOf(store)}`);
    });
  }
  return { stopped: pd.stopped, close };
}

function startPd({ env, flags, dataDir, isNamed }: Playground): Promise<Pd> {
  const { host } = flags;
  return onFreePorts(isNamed('pdPort'), async () => {
    const port = isNamed('pdPort') ? flags.pdPort : await freePort(host, flags.pdPort);
    const changes = { name: 'pd', 'data-dir': join(dataDir, 'pd'), 'client-urls': `http://${host}:${port}` };
    return await createPd(env, parsePdConfig('', changes));
  });
}

function startStore({ flags, dataDir, isNamed, signal }: Playground, pd: string, index: number): Promise<StoreProcess> {
  const { host } = flags;
  const directory = join(dataDir, `store-${index + 1}`);
  const pick = async (option: 'storePort' | 'statusPort', other?: number): Promise<number> => {
    const wanted = flags[option] === 0 ? 0 : flags[option] + index;
    return isNamed(option) ? wanted : await freePort(host, wanted, other);
  };
  return onFreePorts(isNamed('storePort') && isNamed('statusPort'), async () => {
    const port = await pick('storePort');
    const args = [
      ...['--addr', `${host}:${port}`, '--status-addr', `${host}:${await pick('statusPort', port)}`],
      ...['--data-dir', directory, '--pd', pd, '--labels', `host=h${index + 1}`, '-L', flags.logLevel],
    ];
    if (flags.logFile !== undefined) args.push('--log-file', `${flags.logFile}.store-${index + 1}`);
    if (flags.enableTtl === true || flags.apiVersion === '2') {
      mkdirSync(directory, { recursive: true });
      const config = join(directory, 'store.toml');
      // API V2 always has it.
      writeFileSync(config, `[storage]\napi-version = ${flags.apiVersion}\nenable-ttl = true\n`);
      args.push('--config', config);
    }
    return await StoreProcess.start(args, signal);
  });
}

const REPLICATED_POLLS_MAX = 50;
const REPLICATED_POLL_MS = 100;

/** From the first write on every acknowledgement should mean as many copies as there will be. Gives up after 5 s: it is no must. */
async function untilReplicated(pd: string, replicas: number): Promise<void> {
  const client = await connect({ pdEndpoints: [pd] });
  for (let poll = 0; poll < REPLICATED_POLLS_MAX; poll++) {
    const first = await client.pd.getRegion(new Uint8Array(0)).catch(() => undefined);
    const voters = first?.region.peers.filter(({ role }) => role === 0).length ?? 0;
    if (voters >= replicas) break;
    await new Promise((resolve) => setTimeout(resolve, REPLICATED_POLL_MS));
  }
  await client.close();
}

function commandOf({ args }: StoreProcess): string {
  return `npm run -s tessera -- store ${args.join(' ')}`;
}

function introduce(pd: Pd, address: string, stores: readonly StoreProcess[]): void {
  const [first] = stores;
  const count = `${stores.length} ${stores.length === 1 ? 'store' : 'stores'}`;
  print(`Tessera playground: a placement driver and ${count}. Kill a store (kill -9 PID) and watch the others go on.`);
  print(`  placement driver   ${address}   (HTTP API: curl ${pd.clientUrl}/pd/api/v1/stores)`);
  for (const { id, address: at, statusAddress, pid } of stores) {
    print(`  store ${String(id).padEnd(12)} ${at}   pid ${pid}   (metrics: curl http://${statusAddress}/metrics)`);
  }
  print(`  try                npm run -s tessera -- ctl --pd ${address} raw put hello world`);
  print(`ready: pd ${address}, store ${first?.address}, status ${first?.statusAddress}. Ctrl-C stops.`);
}
