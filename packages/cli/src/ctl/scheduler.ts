/** `ctl scheduler`: the schedulers, what each is doing, and switching them. */
import { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { parseId, parsePositive } from '../options.ts';
import { print } from '../terminal.ts';
import { segment, withPd } from './pd-api.ts';
import { isJson, json, table } from './session.ts';

interface DiagnosticJson {
  readonly name: string;
  readonly status: string;
  readonly summary: string;
}

const KINDS = [
  'balance-leader-scheduler',
  'balance-region-scheduler',
  'evict-leader-scheduler STORE',
  'grant-leader-scheduler STORE',
  'shuffle-leader-scheduler',
  'shuffle-region-scheduler',
  'random-merge-scheduler',
].join(', ');

export function schedulerCommand(): Command {
  return new Command('scheduler')
    .description('schedulers: what they are doing, switching them')
    .addCommand(showCommand())
    .addCommand(addCommand())
    .addCommand(removeCommand())
    .addCommand(pauseCommand())
    .addCommand(resumeCommand())
    .addCommand(configCommand());
}

/** `evict-leader` is short for `evict-leader-scheduler`. */
function fullName(name: string): string {
  return name === 'all' || /-scheduler(-\d+)?$/.test(name) ? name : `${name}-scheduler`;
}

function showCommand(): Command {
  return new Command('show')
    .description('every scheduler with what its last run came to')
    .action((_, command: Command) =>
      withPd(command, async (api, options) => {
        const names = [
          ...(await api.get<string[]>('/schedulers')),
          ...(await api.get<string[]>('/schedulers?status=disabled')),
        ];
        const found: DiagnosticJson[] = [];
        for (const name of names) found.push(await api.get(`/schedulers/diagnostic/${segment(name)}`));
        if (isJson(options)) return print(json(found));
        print(
          table(
            ['SCHEDULER', 'STATUS', 'LAST RUN'],
            found.map(({ name, status, summary }) => [name, status, summary]),
          ),
        );
      }),
    );
}

function addCommand(): Command {
  return new Command('add')
    .description(`add a scheduler: ${KINDS}`)
    .argument('<name>')
    .argument('[store]')
    .action((name: string, store: string | undefined, _, command: Command) =>
      withPd(command, async (api) => {
        const body = { name: fullName(name), ...(store === undefined ? {} : { store_id: parseId('store', store) }) };
        print(await api.post('/schedulers', body));
      }),
    );
}

function removeCommand(): Command {
  return new Command('remove')
    .description('remove a scheduler, or one store of it')
    .argument('<name>')
    .argument('[store]')
    .action((name: string, store: string | undefined, _, command: Command) =>
      withPd(command, async (api) => {
        const suffix = store === undefined ? '' : `-${parseId('store', store)}`;
        print(await api.delete(`/schedulers/${segment(fullName(name) + suffix)}`));
      }),
    );
}

function pauseCommand(): Command {
  return new Command('pause')
    .description('let a scheduler (or all) rest for some seconds')
    .argument('<name>')
    .argument('<seconds>')
    .action((name: string, seconds: string, _, command: Command) =>
      withPd(command, async (api) => {
        print(await api.post(`/schedulers/${segment(fullName(name))}`, { delay: parsePositive('seconds', seconds) }));
      }),
    );
}

function resumeCommand(): Command {
  return new Command('resume')
    .description('end the rest of a scheduler (or all)')
    .argument('<name>')
    .action((name: string, _, command: Command) =>
      withPd(command, async (api) => print(await api.post(`/schedulers/${segment(fullName(name))}`, { delay: 0 }))),
    );
}

function configCommand(): Command {
  return new Command('config')
    .description('settings of a scheduler, such as balance-leader; with key=value they are changed')
    .argument('<name>')
    .argument('[settings...]')
    .action((name: string, settings: string[], _, command: Command) =>
      withPd(command, async (api) => {
        const path = `/scheduler-config/${segment(fullName(name))}`;
        if (settings.length === 0) return print(json(await api.get(path)));
        const changes = settings.map((text) => {
          const at = text.indexOf('=');
          if (at <= 0) throw new UsageError(`"${text}" is not of the form key=value`);
          const value = text.slice(at + 1);
          return [text.slice(0, at), Number.isFinite(Number(value)) ? Number(value) : value] as const;
        });
        print(await api.post(`${path}/config`, Object.fromEntries(changes)));
      }),
    );
}
