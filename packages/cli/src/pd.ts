/** `tessera pd`: one placement driver in this process, with PD's own flags and config file. */
import { createPd, type PdConfig, parsePdConfig, samplePdConfig } from '@tessera/pd';
import { Command } from 'commander';
import { given, readConfigFile } from './config-file.ts';
import { serve } from './serve.ts';
import { print } from './terminal.ts';

interface PdFlags {
  readonly config?: string;
  readonly name?: string;
  readonly dataDir?: string;
  readonly clientUrls?: string;
  readonly advertiseClientUrls?: string;
  readonly peerUrls?: string;
  readonly advertisePeerUrls?: string;
  readonly initialCluster?: string;
  readonly logLevel?: string;
  readonly logFile?: string;
  readonly cacert?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly configCheck?: boolean;
  readonly printSampleConfig?: boolean;
}

export function pdCommand(): Command {
  return new Command('pd')
    .description('run a placement driver')
    .option('--config <file>', 'config file (TOML, the keys of TiKV PD)')
    .option('--name <name>', 'name of this member')
    .option('--data-dir <directory>', 'where its state is kept')
    .option('--client-urls <url>', 'where clients connect, such as http://127.0.0.1:2379')
    .option('--advertise-client-urls <url>', 'what clients are told to connect to')
    .option('--peer-urls <url>', 'where other members connect')
    .option('--advertise-peer-urls <url>', 'what other members are told to connect to')
    .option('--initial-cluster <members>', 'name=url of every first member')
    .option('-L, --log-level <level>', 'debug, info, warn or error')
    .option('--log-file <file>', 'log there instead of to stderr')
    .option('--cacert <file>', 'certificate authority (PEM): serve TLS only')
    .option('--cert <file>', 'certificate (PEM)')
    .option('--key <file>', 'key (PEM)')
    .option('--config-check', 'check the config and exit')
    .option('--print-sample-config', 'print every key with its default and exit')
    .action(runPd);
}

function pdConfig(flags: PdFlags): PdConfig {
  const changes = given({
    name: flags.name,
    'data-dir': flags.dataDir,
    'client-urls': flags.clientUrls,
    'advertise-client-urls': flags.advertiseClientUrls,
    'peer-urls': flags.peerUrls,
    'advertise-peer-urls': flags.advertisePeerUrls,
    'initial-cluster': flags.initialCluster,
    'log.level': flags.logLevel,
    'log.file.filename': flags.logFile,
    'security.cacert-path': flags.cacert,
    'security.cert-path': flags.cert,
    'security.key-path': flags.key,
  });
  return flags.config === undefined ? parsePdConfig('', changes) : parsePdConfig(readConfigFile(flags.config), changes);
}

async function runPd(flags: PdFlags): Promise<void> {
  if (flags.printSampleConfig === true) return print(samplePdConfig());
  const config = pdConfig(flags);
  if (flags.configCheck === true) return print('config check successful');
  const log = { level: config['log.level'], format: config['log.format'], file: config['log.file.filename'] };
  await serve('pd', log, async (env) => {
    const pd = await createPd(env, config);
    print(`ready: pd ${pd.clientUrl}, cluster ${pd.clusterId}`);
    return pd;
  });
}
