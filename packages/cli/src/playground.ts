/**
 * `tessera playground`: a whole cluster in this process, ready in a second, for development and tests.
 *
 * Ports nobody named move out of the way of whatever is there already; ports that were named are used or refused. Without
 * `--data-dir` everything lives in a temporary directory that is removed at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Env, NetworkError } from '@tessera/env';
import { createPd, parsePdConfig } from '@tessera/pd';
import { createStore, parseStoreConfig } from '@tessera/store';
import { Command } from 'commander';
import { given } from './config-file.ts';
import { parsePort } from './options.ts';
import { freePort } from './ports.ts';
import { type Server, serve } from './serve.ts';
import { print } from './terminal.ts';

interface PlaygroundFlags {
  readonly host: string;
  readonly pdPort: number;
  readonly storePort: number;
  readonly statusPort: number;
  readonly dataDir?: string;
  readonly enableTtl?: boolean;
  readonly logLevel: string;
  readonly logFile?: string;
}

export function playgroundCommand(): Command {
  return new Command('playground')
    .description('run a placement driver and a store in one process')
    .option('--host <address>', 'listen on this address only', '127.0.0.1')
    .option('--pd-port <port>', 'port of the placement driver; 0 picks one', parsePort, 2379)
    .option('--store-port <port>', 'port of the store; 0 picks one', parsePort, 20160)
    .option('--status-port <port>', "port of the store's status pages; 0 picks one", parsePort, 20180)
    .option('--data-dir <directory>', 'keep state there (default: a temporary directory)')
    .option('--enable-ttl', 'raw values may expire (API V1TTL)')
    .option('-L, --log-level <level>', 'debug, info, warn or error', 'warn')
    .option('--log-file <file>', 'log there instead of to stderr')
    .action(runPlayground);
}

async function runPlayground(flags: PlaygroundFlags, command: Command): Promise<void> {
  const dataDir = flags.dataDir ?? mkdtempSync(join(tmpdir(), 'tessera-playground-'));
  try {
    await serve('playground', { level: flags.logLevel, format: 'text', file: flags.logFile ?? '' }, (env, signal) =>
      start(env, signal, flags, dataDir, (option) => command.getOptionValueSource(option) !== 'default'),
    );
    print('stopped');
  } finally {
    if (flags.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A default port that somebody took between the look and the listen is looked for again so often. */
const PORT_TRIES = 5;

/** Runs `listen` on the port as named, or on the next free one behind the default. */
async function onPort<T>(host: string, port: number, named: boolean, listen: (port: number) => Promise<T>): Promise<T> {
  if (named) return listen(port);
  for (let attempt = 1; ; attempt++) {
    const free = await freePort(host, port);
    try {
      return await listen(free);
    } catch (error) {
      const taken = error instanceof NetworkError && error.errno === 'EADDRINUSE';
      if (!taken || attempt === PORT_TRIES) throw error;
    }
  }
}

async function start(
  env: Env,
  signal: AbortSignal,
  flags: PlaygroundFlags,
  dataDir: string,
  isNamed: (option: 'pdPort' | 'storePort' | 'statusPort') => boolean,
): Promise<Server> {
  const { host } = flags;
  const pd = await onPort(host, flags.pdPort, isNamed('pdPort'), (port) => {
    const changes = { name: 'pd', 'data-dir': join(dataDir, 'pd'), 'client-urls': `http://${host}:${port}` };
    return createPd(env, parsePdConfig('', changes));
  });
  try {
    const pdAddress = pd.clientUrl.replace(/^https?:\/\//, '');
    const store = await onPort(host, flags.storePort, isNamed('storePort'), (storePort) =>
      onPort(host, flags.statusPort, isNamed('statusPort'), (statusPort) => {
        const changes = {
          'server.addr': `${host}:${storePort}`,
          'server.status-addr': `${host}:${statusPort}`,
          'storage.data-dir': join(dataDir, 'store'),
          'storage.enable-ttl': flags.enableTtl,
          'pd.endpoints': [pdAddress],
        };
        return createStore(env, parseStoreConfig('', given(changes)), { signal });
      }),
    );
    print('Tessera playground: one placement driver, one store.');
    print(`  placement driver   ${pdAddress}   (HTTP API: curl ${pd.clientUrl}/pd/api/v1/stores)`);
    print(`  store ${store.id}            ${store.address}   (metrics: curl http://${store.statusAddress}/metrics)`);
    print(`  try                npm run -s tessera -- ctl --pd ${pdAddress} raw put hello world`);
    print(`ready: pd ${pdAddress}, store ${store.address}, status ${store.statusAddress}. Ctrl-C stops.`);
    return {
      stopped: pd.stopped,
      async close() {
        await store.close();
        await pd.close();
      },
    };
  } catch (error) {
    await pd.close();
    throw error;
  }
}
