/** `tessera store`: one store in this process, with TiKV's own flags and config file. */
import type { Logger } from '@tessera/base';
import { descriptorsMax, nodeMemory, threadCpuSeconds } from '@tessera/env/node';
import {
  createStore,
  defaultStoreConfig,
  memoryLimit,
  openFilesMax,
  parseStoreConfig,
  type StoreConfig,
  sampleStoreConfig,
} from '@tessera/store';
import { Command } from 'commander';
import { given, readConfigFile } from './config-file.ts';
import { json } from './ctl/session.ts';
import { memoryLaunch, relaunch } from './memory-launch.ts';
import { parseCount, parseEndpoints, parseLabels } from './options.ts';
import { serve } from './serve.ts';
import { StoreThreads } from './store-threads.ts';
import { print } from './terminal.ts';

interface StoreFlags {
  readonly config?: string;
  readonly addr?: string;
  readonly advertiseAddr?: string;
  readonly statusAddr?: string;
  readonly advertiseStatusAddr?: string;
  readonly dataDir?: string;
  /** Of two long names commander calls the value by the second. */
  readonly pd?: string[];
  readonly labels?: Record<string, string>;
  readonly threads: number;
  readonly logLevel?: string;
  readonly logFile?: string;
  readonly configCheck?: boolean;
  readonly configInfo?: boolean;
  readonly printSampleConfig?: boolean;
}

const THREADS_MAX = 64;

export function storeCommand(): Command {
  return new Command('store')
    .description('run a store')
    .option('-C, --config <file>', 'config file (TOML, the keys of TiKV)')
    .option('-A, --addr <address>', 'where clients and stores connect')
    .option('--advertise-addr <address>', 'what they are told to connect to')
    .option('--status-addr <address>', 'where status pages are served; empty turns them off')
    .option('--advertise-status-addr <address>', 'what the cluster is told about them')
    .option('-s, --data-dir <directory>', 'where the store keeps its files')
    .option('--pd-endpoints, --pd <addresses>', 'placement driver endpoints, separated by commas', parseEndpoints)
    .option('--labels <labels>', 'location and other labels, as zone=a,host=b', parseLabels)
    .option('--threads <count>', 'so many stores in this process, a thread and a port each', parseCount(THREADS_MAX), 1)
    .option('-L, --log-level <level>', 'debug, info, warn or error')
    .option('-f, --log-file <file>', 'log there instead of to stderr')
    .option('--config-check', 'check the config and exit')
    .option('--config-info', 'print the config in force as JSON and exit')
    .option('--print-sample-config', 'print every key with its default and exit')
    .action(runStore);
}

function storeConfig(flags: StoreFlags): StoreConfig {
  return parseStoreConfig(
    readConfigFile(flags.config),
    given({
      'server.addr': flags.addr,
      'server.advertise-addr': flags.advertiseAddr,
      'server.status-addr': flags.statusAddr,
      'server.advertise-status-addr': flags.advertiseStatusAddr,
      'storage.data-dir': flags.dataDir,
      'pd.endpoints': flags.pd,
      'server.labels': flags.labels,
      'log.level': flags.logLevel,
      'log.file.filename': flags.logFile,
    }),
  );
}

/** Half of the process's descriptors are for sockets and files being written. */
function withinDescriptors(config: StoreConfig, log: Logger): StoreConfig {
  const wanted = openFilesMax(config);
  const most = Math.floor((descriptorsMax() ?? Number.POSITIVE_INFINITY) / 2);
  if (wanted <= most) return config;
  // Nobody asked for the default.
  const tell = wanted === defaultStoreConfig()['rocksdb.max-open-files'] ? log.info : log.warn;
  tell?.call(log, 'rocksdb.max-open-files is more than half of what this process may open (ulimit -n): lowered', {
    wanted,
    most,
  });
  return { ...config, 'rocksdb.max-open-files': most };
}

async function runStore(flags: StoreFlags): Promise<void> {
  if (flags.printSampleConfig === true) return print(sampleStoreConfig());
  const wanted = storeConfig(flags);
  if (flags.configCheck === true) return print('config check successful');
  if (flags.configInfo === true) return print(json(wanted));
  relaunch(memoryLaunch(memoryLimit(wanted, nodeMemory(1).totalBytes)));
  const log = { level: wanted['log.level'], format: wanted['log.format'], file: wanted['log.file.filename'] };
  await serve('store', log, async (env, signal) => {
    const config = withinDescriptors(wanted, env.log);
    if (flags.threads > 1) {
      const threads = await StoreThreads.start(config, flags.threads, signal);
      for (const { id, address, statusAddress } of threads.stores) {
        print(`ready: store ${id} ${address}, status ${statusAddress}`);
      }
      return threads;
    }
    const store = await createStore(env, config, {
      ...{ signal, cpuSeconds: threadCpuSeconds },
      ...given({ configPath: flags.config }),
    });
    print(`ready: store ${store.id} ${store.address}, status ${store.statusAddress}`);
    return store;
  });
}
