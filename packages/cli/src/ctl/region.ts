/** `ctl region`: where regions are, what is the matter with them, and moving them by hand. */
import { fromHex, toHex, utf8 } from '@tessera/base';
import { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { parseId, parsePositive } from '../options.ts';
import { print } from '../terminal.ts';
import { segment, withPd } from './pd-api.ts';
import { hotCommand, kib } from './region-hot.ts';
import { type CtlOptions, isJson, json, table, withClient } from './session.ts';

interface RegionJson {
  readonly id: number;
  readonly start_key: string;
  readonly end_key: string;
  readonly epoch: { readonly conf_ver: number; readonly version: number };
  readonly peers: readonly { readonly id: number; readonly store_id: number; readonly role_name: string }[];
  readonly leader: { readonly store_id?: number };
  readonly pending_peers?: readonly { readonly store_id: number }[];
  readonly down_peers?: readonly { readonly peer: { readonly store_id: number } }[];
  readonly approximate_size: number;
  readonly approximate_keys: number;
  readonly written_bytes: number;
  readonly read_bytes: number;
}

interface ExplainJson {
  readonly verdict: string;
  readonly last_operator?: { readonly desc: string; readonly status: string; readonly outcome?: string };
}

export function regionCommand(): Command {
  return new Command('region')
    .description('regions: where they are, what is the matter with them, moving them by hand')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(keyCommand())
    .addCommand(storeCommand())
    .addCommand(topCommand())
    .addCommand(hotCommand())
    .addCommand(checkCommand())
    .addCommand(explainCommand())
    .addCommand(splitCommand())
    .addCommand(scatterCommand())
    .addCommand(transferLeaderCommand())
    .addCommand(transferPeerCommand());
}

const PAGE = 1024;

function listCommand(): Command {
  return new Command('list')
    .description('regions in key order')
    .option('--limit <count>', 'at most so many', '1000')
    .action(async ({ limit }: { limit: string }, command: Command) => {
      const wanted = parsePositive('--limit', limit);
      await withClient(command, async (client, options) => {
        const regions = [];
        let start: Uint8Array = new Uint8Array(0);
        while (regions.length < wanted) {
          const page = await client.pd.scanRegions(start, new Uint8Array(0), Math.min(PAGE, wanted - regions.length));
          regions.push(...page);
          const last = page.at(-1);
          if (last === undefined || last.region.endKey.length === 0) break;
          start = last.region.endKey;
        }
        const shown = regions.map(({ region, leader }) => ({
          id: region.id,
          startKey: toHex(region.startKey),
          endKey: toHex(region.endKey),
          confVer: region.regionEpoch?.confVer ?? 0,
          version: region.regionEpoch?.version ?? 0,
          leaderStore: leader?.storeId ?? 0,
          peers: region.peers.map((peer) => ({ id: peer.id, storeId: peer.storeId })),
        }));
        if (isJson(options)) return print(json(shown));
        const rows = shown.map((region) => [
          String(region.id),
          region.startKey || '(first)',
          region.endKey || '(last)',
          `${region.confVer}/${region.version}`,
          region.leaderStore === 0 ? '-' : String(region.leaderStore),
          region.peers.map((peer) => `${peer.id}@${peer.storeId}`).join(','),
        ]);
        print(table(['ID', 'START KEY (HEX)', 'END KEY (HEX)', 'EPOCH', 'LEADER', 'PEERS'], rows));
      });
    });
}

/** Roles that are not plain voters are named; what lags or is silent is marked. */
function peerText(region: RegionJson, peer: RegionJson['peers'][number]): string {
  const role = peer.role_name === 'Voter' ? '' : `(${peer.role_name})`;
  const pending = region.pending_peers?.some(({ store_id }) => store_id === peer.store_id) === true ? '?' : '';
  const down = region.down_peers?.some((each) => each.peer.store_id === peer.store_id) === true ? '!' : '';
  return `${peer.id}@${peer.store_id}${role}${pending}${down}`;
}

function printRegions(regions: readonly RegionJson[], options: CtlOptions): void {
  if (isJson(options)) {
    print(json(regions));
    return;
  }
  const rows = regions.map((region) => [
    String(region.id),
    region.start_key || '(first)',
    region.end_key || '(last)',
    `${region.epoch.conf_ver}/${region.epoch.version}`,
    String(region.leader.store_id ?? '-'),
    `${region.approximate_size} MiB`,
    String(region.approximate_keys),
    kib(region.read_bytes),
    kib(region.written_bytes),
    region.peers.map((peer) => peerText(region, peer)).join(','),
  ]);
  print(
    table(
      ['ID', 'START KEY (HEX)', 'END KEY (HEX)', 'EPOCH', 'LEADER', 'SIZE', 'KEYS', 'READ', 'WRITTEN', 'PEERS'],
      rows,
    ),
  );
}

function showCommand(): Command {
  return new Command('show')
    .description('one region, by id')
    .argument('<region>')
    .action((region: string, _, command: Command) =>
      withPd(command, async (api, options) => {
        printRegions([await api.get<RegionJson>(`/region/id/${parseId('region', region)}`)], options);
      }),
    );
}

function keyCommand(): Command {
  return new Command('key')
    .description('the region that holds a key')
    .argument('<key>')
    .option('--hex', 'the key is hex')
    .action((key: string, { hex }: { hex?: boolean }, command: Command) =>
      withPd(command, async (api, options) => {
        printRegions([await api.get<RegionJson>(`/region/key/${toHex(keyBytes(key, hex))}?format=hex`)], options);
      }),
    );
}

function keyBytes(text: string, hex: boolean | undefined): Uint8Array {
  if (hex !== true) return utf8(text);
  const bytes = fromHex(text);
  if (bytes === undefined) throw new UsageError(`"${text}" is not hex`);
  return bytes;
}

function storeCommand(): Command {
  return new Command('store')
    .description('regions of a store')
    .argument('<store>')
    .option('--type <type>', 'all, leader, learner or pending', 'all')
    .action((store: string, { type }: { type: string }, command: Command) =>
      withPd(command, async (api, options) => {
        const path = `/regions/store/${parseId('store', store)}?type=${segment(type)}`;
        printRegions((await api.get<{ regions: RegionJson[] }>(path)).regions, options);
      }),
    );
}

function topCommand(): Command {
  return new Command('top')
    .description('the regions with most: size, keys, writeflow, readflow, version, confver, cpu')
    .argument('<what>')
    .option('--limit <count>', 'at most so many', '16')
    .action((what: string, { limit }: { limit: string }, command: Command) =>
      withPd(command, async (api, options) => {
        const path = `/regions/${segment(what)}?limit=${parsePositive('--limit', limit)}`;
        printRegions((await api.get<{ regions: RegionJson[] }>(path)).regions, options);
      }),
    );
}

const CHECKS = [
  'miss-peer',
  'extra-peer',
  'down-peer',
  'pending-peer',
  'learner-peer',
  'offline-peer',
  'no-leader',
  'empty-region',
  'oversized-region',
  'undersized-region',
];

function checkCommand(): Command {
  return new Command('check')
    .description(`regions with something the matter: ${CHECKS.join(', ')}`)
    .argument('<what>')
    .action((what: string, _, command: Command) => {
      if (!CHECKS.includes(what)) throw new UsageError(`unknown check "${what}", known are: ${CHECKS.join(', ')}`);
      return withPd(command, async (api, options) => {
        printRegions((await api.get<{ regions: RegionJson[] }>(`/regions/check/${what}`)).regions, options);
      });
    });
}

function explainCommand(): Command {
  return new Command('explain')
    .description('what the placement driver does about a region, would do, or why it does nothing')
    .argument('<region>')
    .action((region: string, _, command: Command) =>
      withPd(command, async (api, options) => {
        const answer = await api.get<ExplainJson>(`/regions/explain/${parseId('region', region)}`);
        if (isJson(options)) return print(json(answer));
        print(answer.verdict);
        const last = answer.last_operator;
        if (last !== undefined)
          print(`last operator: ${last.desc}, ${last.status}${last.outcome ? `: ${last.outcome}` : ''}`);
      }),
    );
}

function splitCommand(): Command {
  return new Command('split')
    .description('split at keys; or, with --region, a region in its middle')
    .argument('[keys...]')
    .option('--hex', 'keys are hex')
    .option('--region <id>', 'this region, where its store finds the middle')
    .option('--policy <policy>', 'how the middle is found: scan or approximate', 'approximate')
    .action((keys: string[], flags: { hex?: boolean; region?: string; policy: string }, command: Command) =>
      withPd(command, async (api, options) => {
        if (keys.length > 0 === (flags.region !== undefined)) throw new UsageError('give keys, or --region');
        if (flags.region !== undefined) {
          const region_id = parseId('region', flags.region);
          return print(await api.post('/operators', { name: 'split-region', region_id, policy: flags.policy }));
        }
        const split_keys = keys.map((key) => toHex(keyBytes(key, flags.hex)));
        const answer = await api.post<{ 'processed-percentage': number; 'regions-id': number[] }>('/regions/split', {
          split_keys,
        });
        if (isJson(options)) return print(json(answer));
        print(`${answer['processed-percentage']} % done, regions: ${answer['regions-id'].join(', ') || 'none'}`);
      }),
    );
}

function scatterCommand(): Command {
  return new Command('scatter')
    .description('spread regions evenly over the stores: some by id, or all of a range of keys')
    .argument('[regions...]')
    .option('--start <key>', 'regions from this key (hex) on')
    .option('--end <key>', 'up to this key (hex)')
    .option('--group <name>', 'evenly within this group', '')
    .action((regions: string[], flags: { start?: string; end?: string; group: string }, command: Command) =>
      withPd(command, async (api, options) => {
        const range = flags.start !== undefined || flags.end !== undefined;
        if (regions.length > 0 === range) throw new UsageError('give ids of regions, or --start and --end');
        const chosen = range
          ? { start_key: flags.start ?? '', end_key: flags.end ?? '' }
          : { region_ids: regions.map((region) => parseId('region', region)) };
        const answer = await api.post<{ 'processed-percentage': number; failures: Record<string, string> }>(
          '/regions/scatter',
          { ...chosen, group: flags.group },
        );
        if (isJson(options)) return print(json(answer));
        print(`${answer['processed-percentage']} % scattered`);
        for (const [id, why] of Object.entries(answer.failures)) print(`region ${id}: ${why}`);
      }),
    );
}

function transferLeaderCommand(): Command {
  return new Command('transfer-leader')
    .description('let another store lead a region')
    .argument('<region>')
    .argument('<store>')
    .action((region: string, store: string, _, command: Command) =>
      withPd(command, async (api) => {
        const ids = { region_id: parseId('region', region), to_store_id: parseId('store', store) };
        print(await api.post('/operators', { name: 'transfer-leader', ...ids }));
      }),
    );
}

function transferPeerCommand(): Command {
  return new Command('transfer-peer')
    .description('move a replica of a region from one store to another')
    .argument('<region>')
    .argument('<from>')
    .argument('<to>')
    .action((region: string, from: string, to: string, _, command: Command) =>
      withPd(command, async (api) => {
        const ids = {
          region_id: parseId('region', region),
          from_store_id: parseId('from', from),
          to_store_id: parseId('to', to),
        };
        print(await api.post('/operators', { name: 'transfer-peer', ...ids }));
      }),
    );
}
