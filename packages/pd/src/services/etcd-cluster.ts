/** etcdserverpb.Cluster and Maintenance, as far as clients ask: who is there and how it fares. */
import * as etcd from '@tessera/proto/etcdserverpb';
import type { PdContext } from '../context.ts';
import { etcdHeader, RAFT_TERM } from './etcd-header.ts';
import type { Rpc } from './rpc.ts';

/** What we behave like; etcd clients refuse servers below 3.x. */
const ETCD_VERSION = '3.5.15';

export function registerEtcdCluster(rpc: Rpc, pd: PdContext): void {
  rpc.unary(etcd.Cluster.MemberList, () => ({
    header: etcdHeader(pd),
    members: [
      { id: pd.memberId, name: pd.member.name, peerURLs: pd.member.peerUrls, clientURLs: pd.member.clientUrls },
    ],
  }));
  rpc.unary(etcd.Maintenance.Status, () => {
    const { log } = pd.facts;
    return {
      header: etcdHeader(pd),
      version: ETCD_VERSION,
      dbSize: log.state.kv.sizeBytes,
      dbSizeInUse: log.state.kv.sizeBytes,
      leader: pd.memberId,
      raftIndex: log.appliedIndex,
      raftAppliedIndex: log.appliedIndex,
      raftTerm: RAFT_TERM,
    };
  });
  // Nobody has raised an alarm: a full quota refuses writes and heals by itself.
  rpc.unary(etcd.Maintenance.Alarm, () => ({ header: etcdHeader(pd) }));
}
