/** `ctl store`: the stores, and what is set for them. */
import { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { parseId, parseLabels, parseNumber } from '../options.ts';
import { print } from '../terminal.ts';
import { withPd } from './pd-api.ts';
import { isJson, json, table } from './session.ts';

interface StoreJson {
  readonly store: {
    readonly id: number;
    readonly address: string;
    readonly status_address?: string;
    readonly state_name: string;
    readonly node_state_name: string;
    readonly version: string;
    readonly labels?: readonly { readonly key: string; readonly value: string }[];
  };
  readonly status: {
    readonly capacity: string;
    readonly available: string;
    readonly leader_count: number;
    readonly leader_weight: number;
    readonly leader_score: number;
    readonly region_count: number;
    readonly region_weight: number;
    readonly region_score: number;
    readonly region_size: number;
    readonly pending_peer_count: number;
    readonly slow_score: number;
    readonly uptime?: string;
    readonly last_heartbeat_ts?: string;
  };
}

interface ProgressJson {
  readonly progress: number;
  readonly current_speed: number;
  readonly left_seconds: number;
}

export function storeCommand(): Command {
  return new Command('store')
    .description('stores: their states, and what is set for them')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(deleteCommand())
    .addCommand(cancelDeleteCommand())
    .addCommand(progressCommand())
    .addCommand(labelCommand())
    .addCommand(weightCommand())
    .addCommand(limitCommand())
    .addCommand(removeTombstoneCommand());
}

function shape({ store, status }: StoreJson) {
  return {
    id: store.id,
    address: store.address,
    statusAddress: store.status_address ?? '',
    state: store.state_name,
    nodeState: store.node_state_name,
    version: store.version,
    labels: Object.fromEntries((store.labels ?? []).map(({ key, value }) => [key, value])),
    leaders: status.leader_count,
    regions: status.region_count,
    regionSizeMib: status.region_size,
    capacity: status.capacity,
    available: status.available,
    uptime: status.uptime ?? '',
  };
}

function listCommand(): Command {
  return new Command('list')
    .description('every store: state, leaders, regions, room')
    .option('--tombstones', 'with those that are gone')
    .action(({ tombstones }: { tombstones?: boolean }, command: Command) =>
      withPd(command, async (api, options) => {
        const query = tombstones === true ? '?state=0,1,2' : '';
        const stores = (await api.get<{ stores: StoreJson[] }>(`/stores${query}`)).stores.map(shape);
        if (isJson(options)) return print(json(stores));
        const rows = stores.map((store) => [
          String(store.id),
          store.address,
          store.statusAddress,
          store.state,
          String(store.leaders),
          String(store.regions),
          store.available === '0B' ? '-' : `${store.available} of ${store.capacity}`,
          store.version,
          Object.entries(store.labels)
            .map((label) => label.join('='))
            .join(','),
        ]);
        print(
          table(
            ['ID', 'ADDRESS', 'STATUS ADDRESS', 'STATE', 'LEADERS', 'REGIONS', 'AVAILABLE', 'VERSION', 'LABELS'],
            rows,
          ),
        );
      }),
    );
}

function showCommand(): Command {
  return new Command('show')
    .description('all that the placement driver knows of a store')
    .argument('<store>')
    .action((store: string, _, command: Command) =>
      withPd(command, async (api) => print(json(await api.get(`/store/${parseId('store', store)}`)))),
    );
}

function deleteCommand(): Command {
  return new Command('delete')
    .description('take a store out of service: its regions move away, then it becomes a Tombstone')
    .argument('<store>')
    .option('--force', 'the store will never come back, not even for its data')
    .action((store: string, { force }: { force?: boolean }, command: Command) =>
      withPd(command, async (api) => {
        const id = parseId('store', store);
        print(await api.delete(`/store/${id}${force === true ? '?force=true' : ''}`));
        print(`watch it with: ctl store progress ${id}`);
      }),
    );
}

function cancelDeleteCommand(): Command {
  return new Command('cancel-delete')
    .description('put a store that is being removed back into service')
    .argument('<store>')
    .action((store: string, _, command: Command) =>
      withPd(command, async (api) => print(await api.post(`/store/${parseId('store', store)}/state?state=Up`))),
    );
}

function progressCommand(): Command {
  return new Command('progress')
    .description('how far the stores are that are being removed, or one of them')
    .argument('[store]')
    .action((store: string | undefined, _, command: Command) =>
      withPd(command, async (api, options) => {
        const id = store === undefined ? undefined : parseId('store', store);
        if (id !== undefined) {
          const { state_name: state } = (await api.get<StoreJson>(`/store/${id}`)).store;
          if (state !== 'Offline') {
            print(isJson(options) ? json({ state }) : `store ${id} is ${state}`);
            return;
          }
        }
        const query = id === undefined ? 'action=removing' : `id=${id}`;
        const progress = await api.get<ProgressJson>(`/stores/progress?${query}`);
        if (isJson(options)) return print(json(progress));
        const left =
          progress.left_seconds > 1e9 ? 'nothing moved yet' : `about ${Math.ceil(progress.left_seconds)} s left`;
        print(`${(progress.progress * 100).toFixed(1)} % moved, ${progress.current_speed.toFixed(2)} MiB/s, ${left}`);
      }),
    );
}

function labelCommand(): Command {
  return new Command('label')
    .description('set labels of a store, such as zone=z1,host=h1')
    .argument('<store>')
    .argument('[labels]', 'key=value, separated by commas')
    .option('--replace', 'remove all other labels')
    .option('--remove <key>', 'remove this label')
    .action(
      (store: string, labels: string | undefined, flags: { replace?: boolean; remove?: string }, command: Command) =>
        withPd(command, async (api) => {
          const path = `/store/${parseId('store', store)}/label`;
          if ((labels === undefined) === (flags.remove === undefined)) {
            throw new UsageError('give labels as key=value, or --remove <key>');
          }
          if (flags.remove !== undefined) return print(await api.delete(path, flags.remove));
          print(await api.post(`${path}${flags.replace === true ? '?force=true' : ''}`, parseLabels(labels ?? '')));
        }),
    );
}

function weightCommand(): Command {
  return new Command('weight')
    .description('share of leaders and of data that a store shall have, 1 is even')
    .argument('<store>')
    .argument('<leader>')
    .argument('<region>')
    .action((store: string, leader: string, region: string, _, command: Command) =>
      withPd(command, async (api) => {
        const weights = { leader: parseNumber('leader', leader), region: parseNumber('region', region) };
        print(await api.post(`/store/${parseId('store', store)}/weight`, weights));
      }),
    );
}

function limitCommand(): Command {
  return new Command('limit')
    .description('regions a minute that may be added to and removed from a store; shows them without a rate')
    .argument('[store]', 'an id, or all')
    .argument('[rate]')
    .option('--type <type>', 'add-peer or remove-peer only')
    .action((store: string | undefined, rate: string | undefined, { type }: { type?: string }, command: Command) =>
      withPd(command, async (api, options) => {
        if (store !== undefined && rate !== undefined) {
          const body = { rate: parseNumber('rate', rate), ...(type === undefined ? {} : { type }) };
          const path = store === 'all' ? '/stores/limit' : `/store/${parseId('store', store)}/limit`;
          return print(await api.post(path, body));
        }
        if (store !== undefined) throw new UsageError('a rate is missing');
        const limits = await api.get<Record<string, Record<string, number>>>('/stores/limit');
        if (isJson(options)) return print(json(limits));
        const rows = Object.entries(limits).map(([id, each]) => [
          id,
          String(each['add-peer']),
          String(each['remove-peer']),
        ]);
        print(table(['ID', 'ADD-PEER', 'REMOVE-PEER'], rows));
      }),
    );
}

function removeTombstoneCommand(): Command {
  return new Command('remove-tombstone')
    .description('forget the stores that are Tombstone')
    .action((_, command: Command) =>
      withPd(command, async (api) => print(await api.delete('/stores/remove-tombstone'))),
    );
}
