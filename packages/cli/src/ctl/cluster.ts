/** ctl commands that ask the placement driver. */
import { toHex } from '@tessera/base';
import { NodeState, StoreState } from '@tessera/proto/metapb';
import { Command } from 'commander';
import { parsePositive } from '../options.ts';
import { print } from '../terminal.ts';
import { json, table, withClient } from './session.ts';

/** The name of an enum's value; the number itself when it is newer than we are. */
function enumName(values: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? String(value);
}

export function storeListCommand(): Command {
  return new Command('list').description('every store with its address and state').action((_, command: Command) =>
    withClient(command, async (client, { format }) => {
      const stores = (await client.pd.getAllStores()).map((store) => ({
        id: store.id,
        address: store.address,
        statusAddress: store.statusAddress,
        state: enumName(StoreState, store.state),
        nodeState: enumName(NodeState, store.nodeState),
        version: store.version,
        labels: Object.fromEntries(store.labels.map(({ key, value }) => [key, value])),
      }));
      if (format === 'json') return print(json(stores));
      const rows = stores.map((store) => [
        String(store.id),
        store.address,
        store.statusAddress,
        store.state,
        store.version,
        Object.entries(store.labels)
          .map((label) => label.join('='))
          .join(','),
      ]);
      print(table(['ID', 'ADDRESS', 'STATUS ADDRESS', 'STATE', 'VERSION', 'LABELS'], rows));
    }),
  );
}

const REGION_PAGE = 1024;

export function regionCommand(): Command {
  const list = new Command('list')
    .description('regions in key order')
    .option('--limit <count>', 'at most so many', '1000')
    .action(async ({ limit }: { limit: string }, command: Command) => {
      const wanted = parsePositive('--limit', limit);
      await withClient(command, async (client, { format }) => {
        const regions = [];
        let start: Uint8Array = new Uint8Array(0);
        while (regions.length < wanted) {
          const page = await client.pd.scanRegions(
            start,
            new Uint8Array(0),
            Math.min(REGION_PAGE, wanted - regions.length),
          );
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
        if (format === 'json') return print(json(shown));
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
  return new Command('region').description('regions of the cluster').addCommand(list);
}

/** Low bits of a timestamp that count within a millisecond. */
const LOGICAL_BITS = 18n;

export function tsoCommand(): Command {
  return new Command('tso').description('a fresh timestamp of the oracle').action((_, command: Command) =>
    withClient(command, async (client, { format }) => {
      const timestamp = await client.pd.getTimestamp();
      const physicalMs = Number(timestamp >> LOGICAL_BITS);
      const logical = Number(timestamp & ((1n << LOGICAL_BITS) - 1n));
      const time = new Date(physicalMs).toISOString();
      if (format === 'json') return print(json({ timestamp, physicalMs, logical, time }));
      print(`${timestamp}  physical ${physicalMs} (${time})  logical ${logical}`);
    }),
  );
}
