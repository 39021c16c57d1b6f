/** `ctl operator`: what is being done to regions, what was done, and orders by hand. */
import { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { parseId, parsePositive } from '../options.ts';
import { print } from '../terminal.ts';
import { type PdApi, withPd } from './pd-api.ts';
import { type CtlOptions, isJson, json, table } from './session.ts';

interface OperatorJson {
  readonly region_id: number;
  readonly desc: string;
  readonly brief: string;
  readonly status: string;
  readonly current_step: number;
  readonly steps: readonly string[];
  readonly reason: string;
  readonly outcome?: string;
  readonly duration_seconds: number;
}

export function operatorCommand(): Command {
  return new Command('operator')
    .description('operators: what is being done to regions, and orders by hand')
    .addCommand(showCommand())
    .addCommand(checkCommand())
    .addCommand(historyCommand())
    .addCommand(addCommand())
    .addCommand(removeCommand());
}

function printOperators(operators: readonly OperatorJson[], options: CtlOptions): void {
  if (isJson(options)) {
    print(json(operators));
    return;
  }
  const rows = operators.map((operator) => [
    String(operator.region_id),
    operator.desc,
    operator.status,
    `${Math.min(operator.current_step + 1, operator.steps.length)}/${operator.steps.length}`,
    `${operator.duration_seconds} s`,
    operator.brief,
    operator.outcome === undefined || operator.outcome === 'done' ? operator.reason : operator.outcome,
  ]);
  print(`${table(['REGION', 'OPERATOR', 'STATUS', 'STEP', 'TIME', 'WHAT', 'WHY'], rows)}\n${operators.length} found`);
}

function showCommand(): Command {
  return new Command('show')
    .description('operators under way')
    .option('--kind <kind>', 'only of this kind: leader, region, replica, merge, scatter, admin')
    .action(({ kind }: { kind?: string }, command: Command) =>
      withPd(command, async (api, options) => {
        const query = kind === undefined ? '' : `&kind=${encodeURIComponent(kind)}`;
        printOperators(await api.get(`/operators?object${query}`), options);
      }),
    );
}

function checkCommand(): Command {
  return new Command('check')
    .description('the operator of a region, under way or the last one, with its steps')
    .argument('<region>')
    .action((region: string, _, command: Command) =>
      withPd(command, async (api, options) => {
        const operator = await api.get<OperatorJson>(`/operators/${parseId('region', region)}?object`);
        if (isJson(options)) return print(json(operator));
        print(`${operator.desc} {${operator.brief}}: ${operator.status} after ${operator.duration_seconds} s`);
        print(`because: ${operator.reason}`);
        if (operator.outcome !== undefined) print(`ended: ${operator.outcome}`);
        for (const [i, step] of operator.steps.entries()) {
          const mark = i < operator.current_step ? 'done ' : i === operator.current_step ? '  -> ' : '     ';
          print(`${mark}${i + 1}. ${step}`);
        }
      }),
    );
}

function historyCommand(): Command {
  return new Command('history')
    .description('operators that ended in the last ten minutes, newest first')
    .option('--limit <count>', 'at most so many', '50')
    .action(({ limit }: { limit: string }, command: Command) =>
      withPd(command, async (api, options) => {
        const wanted = parsePositive('--limit', limit);
        printOperators((await api.get<OperatorJson[]>('/operators/records?object')).slice(0, wanted), options);
      }),
    );
}

function removeCommand(): Command {
  return new Command('remove')
    .description('cancel the operator of a region, or all of them')
    .argument('[region]')
    .option('--all', 'all that are under way')
    .action((region: string | undefined, { all }: { all?: boolean }, command: Command) =>
      withPd(command, async (api) => {
        if ((region === undefined) === (all !== true)) throw new UsageError('give the id of a region, or --all');
        const path = region === undefined ? '' : `/${parseId('region', region)}`;
        print(await api.delete(`/operators${path}`));
      }),
    );
}

/** An order whose arguments are ids: the names of PD's fields in the order of the command line. */
function order(name: string, description: string, ...fields: readonly string[]): Command {
  const command = new Command(name).description(description).argument('<region>');
  for (const field of fields) command.argument(`<${field.replace('_id', '').replaceAll('_', '-')}>`);
  return command.action((...given: unknown[]) => {
    const self = given.at(-1) as Command;
    const ids = Object.fromEntries(
      ['region_id', ...fields].map((field, i) => [field, parseId(field.replace('_id', ''), String(given[i]))]),
    );
    return withPd(self, (api) => send(api, { name, ...ids }));
  });
}

async function send(api: PdApi, body: Readonly<Record<string, unknown>>): Promise<void> {
  print(await api.post('/operators', body));
  print(`watch it with: ctl operator check ${body['region_id'] ?? body['source_region_id']}`);
}

function addCommand(): Command {
  return new Command('add')
    .description('order something by hand')
    .addCommand(order('transfer-leader', 'let another store lead', 'to_store_id'))
    .addCommand(order('transfer-peer', 'move a replica from one store to another', 'from_store_id', 'to_store_id'))
    .addCommand(transferRegionCommand())
    .addCommand(order('add-peer', 'add a replica', 'store_id'))
    .addCommand(order('add-learner', 'add a replica that does not vote', 'store_id'))
    .addCommand(order('remove-peer', 'remove a replica', 'store_id'))
    .addCommand(splitCommand())
    .addCommand(mergeCommand())
    .addCommand(scatterCommand());
}

function transferRegionCommand(): Command {
  return new Command('transfer-region')
    .description('move a region to just these stores')
    .argument('<region>')
    .argument('<stores...>')
    .option('--roles <roles>', 'beside the stores, separated by commas: leader, voter, follower, learner', '')
    .action((region: string, stores: string[], { roles }: { roles: string }, command: Command) =>
      withPd(command, (api) =>
        send(api, {
          name: 'transfer-region',
          region_id: parseId('region', region),
          to_store_ids: stores.map((store) => parseId('store', store)),
          peer_roles: roles.split(',').filter((role) => role !== ''),
        }),
      ),
    );
}

function splitCommand(): Command {
  return new Command('split-region')
    .description('split a region in its middle, or at keys')
    .argument('<region>')
    .option('--policy <policy>', 'scan, approximate or usekey', 'approximate')
    .option('--keys <keys>', 'hex, separated by commas, for usekey', '')
    .action((region: string, { policy, keys }: { policy: string; keys: string }, command: Command) =>
      withPd(command, (api) =>
        send(api, {
          name: 'split-region',
          region_id: parseId('region', region),
          policy,
          keys: keys.split(',').filter((key) => key !== ''),
        }),
      ),
    );
}

function mergeCommand(): Command {
  return new Command('merge-region')
    .description('make a region part of its neighbour')
    .argument('<source>')
    .argument('<target>')
    .action((source: string, target: string, _, command: Command) =>
      withPd(command, (api) =>
        send(api, {
          name: 'merge-region',
          source_region_id: parseId('source', source),
          target_region_id: parseId('target', target),
        }),
      ),
    );
}

function scatterCommand(): Command {
  return new Command('scatter-region')
    .description('find a new place for a region')
    .argument('<region>')
    .option('--group <name>', 'evenly within this group', '')
    .action((region: string, { group }: { group: string }, command: Command) =>
      withPd(command, (api) => send(api, { name: 'scatter-region', region_id: parseId('region', region), group })),
    );
}
