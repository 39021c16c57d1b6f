/** `tessera ctl`: asks a running cluster, and reads and writes raw keys, through the same client as everybody else. */
import { Command, Option } from 'commander';
import { regionCommand, storeListCommand, tsoCommand } from './cluster.ts';
import { rawCommand } from './raw.ts';

export function ctlCommand(): Command {
  const store = new Command('store').description('stores of the cluster').addCommand(storeListCommand());
  return new Command('ctl')
    .description('inspect a cluster and work with raw keys')
    .option('--pd <endpoints>', 'placement driver endpoints, separated by commas', '127.0.0.1:2379')
    .addOption(new Option('--format <format>', 'how results are printed').choices(['table', 'json']).default('table'))
    .option('--timeout <seconds>', 'give up after so many seconds', '10')
    .option('--ca-path <file>', 'certificate authority of the cluster (PEM): connect with TLS')
    .option('--cert-path <file>', 'client certificate (PEM)')
    .option('--key-path <file>', 'key of the client certificate (PEM)')
    .addCommand(store)
    .addCommand(regionCommand())
    .addCommand(rawCommand())
    .addCommand(tsoCommand());
}
