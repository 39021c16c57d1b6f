/** Operators that people order by hand: each a spec, or why it makes no sense. */
import type { RegionInfo } from '../cluster/region-info.ts';
import { epochOf } from '../cluster/region-info.ts';
import { planMerge } from './merge.ts';
import { isHealthy, isVoter, peerOn } from './model.ts';
import { type OperatorSpec, Priority } from './operator.ts';
import { planMembers, present, replaced, type Wanted, without } from './plan.ts';
import type { Step } from './steps.ts';
import type { View } from './view.ts';

function spec(name: string, brief: string, steps: readonly Step[]): OperatorSpec {
  return { desc: `admin-${name}`, brief, kind: 'admin', priority: Priority.urgent, steps, reason: 'ordered by hand' };
}

/** Why an order may not send anything to the store; undefined when it may. */
function refusesOrders(view: View, storeId: number): string | undefined {
  const store = view.store(storeId);
  if (store === undefined) return `store ${storeId} not found`;
  return store.state === 'Up' || store.state === 'Disconnected' ? undefined : `store ${storeId} is ${store.state}`;
}

function members(view: View, region: RegionInfo, wanted: readonly Wanted[], leaderStore?: number): Step[] | string {
  const steps = planMembers(region, wanted, { leaderStore, mayLead: view.mayLead, takeId: () => view.takeId() });
  return steps.length === 0 ? `region ${region.meta.id} is like that already` : steps;
}

function made(name: string, brief: string, steps: Step[] | string): OperatorSpec | string {
  return typeof steps === 'string' ? steps : spec(name, brief, steps);
}

export function orderTransferLeader(view: View, region: RegionInfo, toStore: number): OperatorSpec | string {
  const refusal = refusesOrders(view, toStore);
  if (refusal !== undefined) return refusal;
  const fromStore = region.leader?.storeId ?? 0;
  if (fromStore === toStore) return `store ${toStore} leads region ${region.meta.id} already`;
  const peer = peerOn(region, toStore);
  if (peer === undefined) return `region ${region.meta.id} has no voter on store ${toStore}`;
  if (!isVoter(peer)) return `the peer of region ${region.meta.id} on store ${toStore} is a learner`;
  return spec('transfer-leader', `transfer leader: store ${fromStore} to ${toStore}`, [
    { kind: 'transfer-leader', fromStore, toStore },
  ]);
}

export function orderTransferPeer(view: View, region: RegionInfo, from: number, to: number): OperatorSpec | string {
  const refusal = refusesOrders(view, to);
  if (refusal !== undefined) return refusal;
  if (peerOn(region, from) === undefined) return `region ${region.meta.id} has no peer on store ${from}`;
  if (peerOn(region, to) !== undefined) return `region ${region.meta.id} has a peer on store ${to} already`;
  return made(
    'transfer-peer',
    `mv peer: store [${from}] to [${to}]`,
    members(view, region, replaced(region, from, to)),
  );
}

/** `roles` stands beside `stores`: leader, voter, follower (a voter that does not lead) or learner. */
export function orderTransferRegion(
  view: View,
  region: RegionInfo,
  stores: readonly number[],
  roles: readonly string[],
): OperatorSpec | string {
  if (stores.length === 0) return 'no stores are named';
  if (roles.length > 0 && roles.length !== stores.length) return 'as many roles as stores must be named';
  const unknown = roles.find((role) => !['leader', 'voter', 'follower', 'learner'].includes(role));
  if (unknown !== undefined) return `unknown role ${unknown}`;
  for (const storeId of stores) {
    const refusal = peerOn(region, storeId) === undefined ? refusesOrders(view, storeId) : undefined;
    if (refusal !== undefined) return refusal;
  }
  const wanted: Wanted[] = stores.map((storeId, i) => ({
    storeId,
    role: roles[i] === 'learner' ? 'learner' : 'voter',
  }));
  const leader = roles.indexOf('leader');
  const steps = members(view, region, wanted, leader < 0 ? undefined : stores[leader]);
  const from = region.meta.peers.map(({ storeId }) => storeId);
  return made('move-region', `mv region: stores [${from.join(', ')}] to [${stores.join(', ')}]`, steps);
}

export function orderAddPeer(
  view: View,
  region: RegionInfo,
  storeId: number,
  role: Wanted['role'],
): OperatorSpec | string {
  const refusal = refusesOrders(view, storeId);
  if (refusal !== undefined) return refusal;
  if (peerOn(region, storeId) !== undefined) return `region ${region.meta.id} has a peer on store ${storeId} already`;
  const name = role === 'voter' ? 'add-peer' : 'add-learner';
  return made(name, `add ${role}: store [${storeId}]`, members(view, region, [...present(region), { storeId, role }]));
}

export function orderRemovePeer(view: View, region: RegionInfo, storeId: number): OperatorSpec | string {
  if (peerOn(region, storeId) === undefined) return `region ${region.meta.id} has no peer on store ${storeId}`;
  return made('remove-peer', `rm peer: store [${storeId}]`, members(view, region, without(region, storeId)));
}

/** `keys` only with the policy USEKEY. */
export function orderSplit(region: RegionInfo, policy: number, keys: readonly Uint8Array[]): OperatorSpec {
  const { version } = epochOf(region.meta);
  return spec('split-region', 'split', [{ kind: 'split-region', policy, keys, version }]);
}

export function orderMerge(view: View, source: RegionInfo, target: RegionInfo): OperatorSpec | string {
  for (const region of [source, target]) {
    if (!isHealthy(region)) return `region ${region.meta.id} has down or pending peers`;
    if (!view.isReplicated(region)) return `region ${region.meta.id} is not fully replicated`;
  }
  return planMerge(view, source, target, spec('merge-region', '', []));
}
