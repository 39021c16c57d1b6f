/** `ctl config` and `ctl member`: settings of the placement driver that change while it runs, and its members. */
import { Command } from 'commander';
import { print } from '../terminal.ts';
import { segment, withPd } from './pd-api.ts';
import { isJson, json, table } from './session.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  all: '/config',
  schedule: '/config/schedule',
  replication: '/config/replicate',
  'pd-server': '/config/pd-server',
  'cluster-version': '/config/cluster-version',
};

export function configCommand(): Command {
  const show = new Command('show')
    .description('settings: schedule and replication, or one of all, schedule, replication, pd-server, cluster-version')
    .argument('[section]')
    .action((section: string | undefined, _, command: Command) =>
      withPd(command, async (api) => {
        if (section !== undefined)
          return print(json(await api.get(SECTIONS[section] ?? `/config/${segment(section)}`)));
        const { schedule, replication } = await api.get<Record<string, unknown>>('/config');
        print(json({ schedule, replication }));
      }),
    );
  const set = new Command('set')
    .description('change a setting, such as leader-schedule-limit 8 or location-labels zone,host')
    .argument('<key>')
    .argument('<value>')
    .action((key: string, value: string, _, command: Command) =>
      withPd(command, async (api) => print(await api.post('/config', { [key]: value }))),
    );
  return new Command('config')
    .description('settings of the placement driver, in force at once and kept')
    .addCommand(show)
    .addCommand(set);
}

interface MemberJson {
  readonly name: string;
  readonly member_id: number;
  readonly client_urls: readonly string[];
  readonly binary_version?: string;
}

export function memberCommand(): Command {
  return new Command('member')
    .description('members of the placement driver, and who leads')
    .action((_, command: Command) =>
      withPd(command, async (api, options) => {
        const { members, leader } = await api.get<{ members: MemberJson[]; leader: MemberJson }>('/members');
        const health = await api.get<{ name: string; health: boolean }[]>('/health');
        const shown = members.map((member) => ({
          name: member.name,
          clientUrls: member.client_urls,
          leader: member.name === leader.name,
          healthy: health.some(({ name, health: healthy }) => name === member.name && healthy),
          version: member.binary_version ?? '',
        }));
        if (isJson(options)) return print(json(shown));
        const rows = shown.map((member) => [
          member.name,
          member.clientUrls.join(','),
          member.leader ? 'leader' : 'follower',
          member.healthy ? 'healthy' : 'not healthy',
          member.version,
        ]);
        print(table(['NAME', 'CLIENT URLS', 'ROLE', 'HEALTH', 'VERSION'], rows));
      }),
    );
}
