/** Up to when stale reads may go on this store, under TiKV's names: the region that lags most says where to look. */
import { physicalMsOf } from '@tessera/codec';
import type { Region } from '@tessera/proto/metapb';
import { family } from './txn-metrics.ts';

interface Least {
  readonly ts: bigint;
  readonly regionId: number;
}

const NONE: Least = { ts: 0n, regionId: 0 };

interface Member {
  readonly region: Region;
  readonly isLeader: boolean;
}

/** `safeTs` of a region: 0 where nothing is known yet, which does not count. */
export function resolvedTsMetrics(
  peers: Iterable<Member>,
  safeTs: (regionId: number) => bigint,
  wallMs: number,
): string {
  let leader: Least | undefined;
  let follower: Least | undefined;
  for (const { region, isLeader } of peers) {
    const here: Least = { ts: safeTs(region.id), regionId: region.id };
    if (here.ts === 0n) continue;
    if (isLeader) leader = least(leader, here);
    else follower = least(follower, here);
  }
  return (
    gauges('tikv_resolved_ts_min_resolved_ts', 'resolved ts', leader, wallMs) +
    gauges('tikv_resolved_ts_min_leader_resolved_ts', 'resolved ts of leaders', leader, wallMs) +
    gauges('tikv_resolved_ts_min_follower_safe_ts', 'safe ts of followers', follower, wallMs)
  );
}

function least(before: Least | undefined, here: Least): Least {
  return before === undefined || here.ts < before.ts ? here : before;
}

function gauges(name: string, what: string, { ts, regionId }: Least = NONE, wallMs: number): string {
  const gapMs = ts === 0n ? 0 : Math.max(0, Math.round(wallMs - physicalMsOf(ts)));
  return [
    family(name, 'gauge', `The minimal (non-zero) ${what} for observed regions`, [['', ts]]),
    family(`${name}_gap_millis`, 'gauge', `The gap between the minimal ${what} and now`, [['', gapMs]]),
    family(`${name}_region`, 'gauge', `The region which has the minimal ${what}`, [['', regionId]]),
  ].join('');
}
