/** One store of `tessera store --threads N`: the thread of its event loop. Started and stopped by `store-threads.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { createNodeEnv, threadCpuSeconds } from '@tessera/env/node';
import { createStore } from '@tessera/store';
import { failureOf } from './failure.ts';
import { createLogger } from './serve.ts';
import type { FromStoreThread, StoreThreadData } from './store-threads.ts';

if (parentPort === null) throw new Error('this module is the entry of a thread');
const parent = parentPort;
const { config, stores, processMetrics } = workerData as StoreThreadData;
const say = (message: FromStoreThread): void => parent.postMessage(message);

const stopping = new AbortController();
const stop = Promise.withResolvers<undefined>();
parent.once('message', () => {
  stopping.abort();
  stop.resolve(undefined);
});
const log = createLogger({
  level: config['log.level'],
  format: config['log.format'],
  file: config['log.file.filename'],
});
try {
  const store = await createStore(createNodeEnv({ log, loops: stores }), config, {
    signal: stopping.signal,
    processMetrics,
    cpuSeconds: threadCpuSeconds,
  });
  say({ kind: 'ready', id: store.id, address: store.address, statusAddress: store.statusAddress });
  const fault = await Promise.race([stop.promise, store.stopped]);
  await store.close();
  say(fault === undefined ? { kind: 'stopped' } : { kind: 'failed', ...failureOf(fault) });
} catch (error) {
  say(stopping.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', ...failureOf(error) });
}
parent.close();
