/** `ctl region hot`: where the traffic is. */
import { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { print } from '../terminal.ts';
import { withPd } from './pd-api.ts';
import { isJson, json, table } from './session.ts';

interface HotJson {
  readonly as_peer: Readonly<Record<string, { readonly statistics: readonly HotPeerJson[] }>>;
}

interface HotPeerJson {
  readonly store_id: number;
  readonly region_id: number;
  readonly is_leader: boolean;
  readonly flow_bytes: number;
  readonly flow_keys: number;
  readonly flow_query: number;
}

export function hotCommand(): Command {
  return new Command('hot')
    .description(
      'peers with much traffic, a second: read (told every 10 s by their stores) or write (every minute, by leaders)',
    )
    .argument('<kind>')
    .action((kind: string, _, command: Command) => {
      if (kind !== 'read' && kind !== 'write') throw new UsageError(`"${kind}" is neither read nor write`);
      return withPd(command, async (api, options) => {
        const { as_peer } = await api.get<HotJson>(`/hotspot/regions/${kind}`);
        const peers = Object.values(as_peer).flatMap(({ statistics }) => statistics);
        peers.sort((a, b) => b.flow_bytes - a.flow_bytes);
        if (isJson(options)) return print(json(peers));
        const rows = peers.map((peer) => [
          String(peer.region_id),
          String(peer.store_id),
          peer.is_leader ? 'leader' : 'follower',
          kib(peer.flow_bytes),
          String(Math.round(peer.flow_keys)),
          String(Math.round(peer.flow_query)),
        ]);
        print(table(['REGION', 'STORE', 'ROLE', 'BYTES/S', 'KEYS/S', 'REQUESTS/S'], rows));
      });
    });
}

export function kib(bytes: number): string {
  return `${Math.round(bytes / 1024)} KiB`;
}
