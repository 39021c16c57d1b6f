/**
 * A store on the engine in memory, for `bench -- rawkv-engines`: the program is started through this (`Place.within`), which takes the flags of
 * `tessera store` that a cluster gives its stores and runs the store itself.
 */

import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { MemoryEngine } from '@tessera/engine';
import { createNodeEnv, createNodeLogger, threadCpuSeconds } from '@tessera/env/node';
import { createStore, parseStoreConfig } from '@tessera/store';

// As the program has it.
setFlagsFromString('--incremental-marking-soft-trigger=60');
setFlagsFromString('--incremental-marking-hard-trigger=80');

const text = { type: 'string' } as const;
const { values } = parseArgs({
  // Behind it: node, the program, `store`.
  args: process.argv.slice(5),
  options: {
    ...{ pd: text, addr: text, 'status-addr': text, labels: text, 'data-dir': text },
    ...{ 'log-level': { ...text, short: 'L' }, 'log-file': text },
  },
});
const config = parseStoreConfig('', {
  'server.addr': values.addr,
  'server.status-addr': values['status-addr'],
  'storage.data-dir': values['data-dir'],
  'pd.endpoints': values.pd?.split(','),
  'server.labels': Object.fromEntries((values.labels ?? '').split(',').map((label) => label.split('='))),
});
const log = createNodeLogger({ level: 'info', format: 'text', destination: values['log-file'] ?? 'stderr' });
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
const store = await createStore(createNodeEnv({ log }), config, {
  ...{ engine: new MemoryEngine(), cpuSeconds: threadCpuSeconds, signal: stopping.signal },
});
console.log(`ready: store ${store.id} ${store.address}, status ${store.statusAddress}`);
stopping.signal.addEventListener('abort', () => void store.close().then(() => process.exit()));
