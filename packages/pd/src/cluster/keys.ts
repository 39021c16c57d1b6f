/** Where PD keeps its own facts in the key-value store: TiKV PD's layout (facts 16.11), as latin1 strings. */

export const CLUSTER_ID_KEY = '/pd/cluster_id';
/** Where GC workers of TiDB and old clients look for the safe point: decimal text. */
export const SAVED_SAFE_POINT_KEY = '/tidb/store/gcworker/saved_safe_point';
export const GLOBAL_CONFIG_PATH = '/global/config/';

export const MAX_KEYSPACE_ID = 0xff_ffff;

export class Keys {
  readonly root: string;

  constructor(clusterId: bigint) {
    this.root = `/pd/${clusterId}`;
  }

  get leader(): string {
    return `${this.root}/leader`;
  }

  /** metapb.Cluster; its presence means bootstrapped. */
  get cluster(): string {
    return `${this.root}/raft`;
  }

  get bootstrapTime(): string {
    return `${this.root}/raft/status/raft_bootstrap_time`;
  }

  get storePrefix(): string {
    return `${this.root}/raft/s/`;
  }

  store(id: number): string {
    return `${this.storePrefix}${pad(id, 20)}`;
  }

  get storeWeightPrefix(): string {
    return `${this.root}/schedule/store_weight/`;
  }

  storeWeight(id: number, what: 'leader' | 'region'): string {
    return `${this.storeWeightPrefix}${pad(id, 20)}/${what}`;
  }

  /** JSON of the limits that differ from the default, by store id. */
  get storeLimits(): string {
    return `${this.root}/schedule/store_limits`;
  }

  scheduler(name: string): string {
    return `${this.schedulerPrefix}${name}`;
  }

  get schedulerPrefix(): string {
    return `${this.root}/scheduler_config/`;
  }

  get minResolvedTs(): string {
    return `${this.root}/raft/min_resolved_ts`;
  }

  get externalTimestamp(): string {
    return `${this.root}/raft/external_timestamp`;
  }

  get allocId(): string {
    return `${this.root}/alloc_id`;
  }

  get timestamp(): string {
    return `${this.root}/timestamp`;
  }

  /** Present while a cluster is being restored from volume snapshots. */
  get snapshotRecovering(): string {
    return `${this.root}/cluster/markers/snapshot-recovering`;
  }

  get config(): string {
    return `${this.root}/config`;
  }

  /** GC state of the whole cluster (`undefined`: the unified one) or of a keyspace with its own. */
  gcRoot(keyspaceId?: number): string {
    return keyspaceId === undefined ? `${this.root}/gc` : `${this.root}/keyspaces/gc/${pad(keyspaceId, 8)}`;
  }

  get globalBarrierPrefix(): string {
    return `${this.root}/gc/global_barrier/`;
  }

  get keyspaceMetaPrefix(): string {
    return `${this.root}/keyspaces/meta/`;
  }

  keyspaceMeta(id: number): string {
    return `${this.keyspaceMetaPrefix}${pad(id, 8)}`;
  }

  keyspaceId(name: string): string {
    return `${this.root}/keyspaces/id/${name}`;
  }
}

function pad(id: number, width: number): string {
  return id.toString().padStart(width, '0');
}
