/** `tessera ctl`: asks a running cluster, and reads and writes raw keys, through the same client as everybody else. */
import { Command, Option } from 'commander';
import { blobCommand, encryptionMetaCommand, manifestCommand, raftLogCommand, sstCommand } from './files.ts';
import { operatorCommand } from './operator.ts';
import { rawCommand } from './raw.ts';
import { regionCommand } from './region.ts';
import { schedulerCommand } from './scheduler.ts';
import { configCommand, memberCommand } from './settings.ts';
import { storeCommand } from './store.ts';
import { tsoCommand } from './tso.ts';

export function ctlCommand(): Command {
  return new Command('ctl')
    .description('inspect and steer a cluster, work with raw keys, look into the files of a store')
    .option('--pd <endpoints>', 'placement driver endpoints, separated by commas', '127.0.0.1:2379')
    .addOption(new Option('--format <format>', 'how results are printed').choices(['table', 'json']).default('table'))
    .option('--json', 'short for --format json')
    .option('--timeout <seconds>', 'give up after so many seconds', '10')
    .option('--ca-path <file>', 'certificate authority of the cluster (PEM): connect with TLS')
    .option('--cert-path <file>', 'client certificate (PEM)')
    .option('--key-path <file>', 'key of the client certificate (PEM)')
    .addCommand(memberCommand())
    .addCommand(storeCommand())
    .addCommand(regionCommand())
    .addCommand(operatorCommand())
    .addCommand(schedulerCommand())
    .addCommand(configCommand())
    .addCommand(rawCommand())
    .addCommand(tsoCommand())
    .addCommand(sstCommand())
    .addCommand(blobCommand())
    .addCommand(manifestCommand())
    .addCommand(raftLogCommand())
    .addCommand(encryptionMetaCommand());
}
