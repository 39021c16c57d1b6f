/**
 * What a store needs of a placement driver, over real gRPC: bootstrap, ids, stores, regions, heartbeats, timestamps (facts 16). One
 * member; its state outlives a restart. It decides nothing.
 */
import type { Env, TlsOptions } from '@tessera/env';
import { GrpcServer, type ServerCall } from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import type * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';

export class TestPd {
  clusterId = 42n;
  /** `host:port`; port 0 is replaced by the one that was picked. */
  address = '127.0.0.1:2379';
  readonly stores = new Map<number, { readonly store: metapb.Store; stats: pdpb.StoreStats | undefined }>();
  region: metapb.Region | undefined;
  leader: metapb.Peer | undefined;
  /** The latest heartbeat by region. */
  readonly heartbeats = new Map<number, pdpb.RegionHeartbeatRequest>();
  /** Who sent it. */
  readonly #senders = new Map<number, ServerCall>();
  readonly #env: Env;
  readonly #tls: TlsOptions | undefined;
  #lastId = 0;
  #logical = 0;
  #stop: (() => Promise<void>) | undefined;

  constructor(env: Env, tls?: TlsOptions) {
    this.#env = env;
    this.#tls = tls;
  }

  /** Tells the leader of a region what to do with it. */
  instruct(regionId: number, wish: pdpb.RegionHeartbeatResponseInit): void {
    const heartbeat = this.heartbeats.get(regionId);
    const header = { clusterId: this.clusterId };
    const { region, leader } = heartbeat ?? {};
    const target = { regionId, regionEpoch: region?.regionEpoch, targetPeer: leader };
    this.#senders.get(regionId)?.send(pdpb.RegionHeartbeatResponse, { header, ...target, ...wish });
  }

  /** What AllocID gives next. */
  get nextId(): number {
    return ++this.#lastId;
  }

  async start(): Promise<void> {
    const server = new GrpcServer(this.#env);
    this.#registerCluster(server);
    this.#registerRegions(server);
    const [host = '', port] = this.address.split(':');
    const onSocket = server.onSocket.bind(server);
    const tls = this.#tls === undefined ? {} : { tls: this.#tls };
    const listener = await this.#env.network.listen({ host, port: Number(port), onSocket, ...tls });
    this.address = `${host}:${listener.port}`;
    this.#stop = async () => {
      server.close();
      await listener.close();
    };
  }

  /** Breaks connections; who led a region is forgotten, as after a restart. */
  async stop(): Promise<void> {
    await this.#stop?.();
    this.leader = undefined;
  }

  #unary<Q, QI, R, RI>(server: GrpcServer, method: Method<Q, QI, R, RI>, answer: (request: Q) => object): void {
    server.unary(method, (call, bytes) => {
      const body = answer(method.request.decode(new Uint8Array(bytes)));
      call.reply(method.response, { header: { clusterId: this.clusterId }, ...body } as RI);
    });
  }

  #registerCluster(server: GrpcServer): void {
    const scheme = this.#tls === undefined ? 'http' : 'https';
    this.#unary(server, pdpb.PD.GetMembers, () => {
      const member = { name: 'pd', memberId: 1n, clientUrls: [`${scheme}://${this.address}`] };
      return { members: [member], leader: member };
    });
    this.#unary(server, pdpb.PD.IsSnapshotRecovering, () => ({ marked: false }));
    this.#unary(server, pdpb.PD.AllocID, ({ count }) => {
      this.#lastId += Math.max(1, count);
      return { id: this.#lastId, count };
    });
    this.#unary(server, pdpb.PD.IsBootstrapped, () => ({ bootstrapped: this.region !== undefined }));
    this.#unary(server, pdpb.PD.Bootstrap, ({ store, region }) => {
      if (this.region !== undefined) {
        const error = { type: pdpb.ErrorType.ALREADY_BOOTSTRAPPED, message: 'cluster is already bootstrapped' };
        return { header: { clusterId: this.clusterId, error } };
      }
      this.region = region;
      return this.#put(store);
    });
    this.#unary(server, pdpb.PD.GetStore, ({ storeId }) => ({ store: this.stores.get(storeId)?.store }));
    this.#unary(server, pdpb.PD.AskBatchSplit, ({ region, splitCount }) => ({
      ids: Array.from({ length: splitCount }, () => ({
        newRegionId: this.nextId,
        newPeerIds: region?.peers.map(() => this.nextId),
      })),
    }));
    this.#unary(server, pdpb.PD.ReportBatchSplit, () => ({}));
    this.#unary(server, pdpb.PD.GetAllStores, () => ({ stores: [...this.stores.values()].map(({ store }) => store) }));
    this.#unary(server, pdpb.PD.PutStore, ({ store }) => this.#put(store));
    this.#unary(server, pdpb.PD.StoreHeartbeat, ({ stats }) => {
      const known = this.stores.get(stats?.storeId ?? 0);
      if (known?.store.state === 2) {
        const error = { type: pdpb.ErrorType.STORE_TOMBSTONE, message: 'store is tombstone' };
        return { header: { clusterId: this.clusterId, error } };
      }
      if (known !== undefined) known.stats = stats;
      return {};
    });
  }

  #put(store: metapb.Store | undefined): object {
    if (store !== undefined) this.stores.set(store.id, { store, stats: undefined });
    return {};
  }

  #registerRegions(server: GrpcServer): void {
    const found = () => ({ region: this.region, leader: this.leader });
    this.#unary(server, pdpb.PD.GetRegion, found);
    this.#unary(server, pdpb.PD.GetRegionByID, ({ regionId }) => (regionId === this.region?.id ? found() : {}));
    server.stream(pdpb.PD.RegionHeartbeat, (call) => ({
      message: (bytes) => {
        const heartbeat = pdpb.RegionHeartbeatRequest.decode(new Uint8Array(bytes));
        const { region, leader } = heartbeat;
        if (region === undefined) return;
        this.heartbeats.set(region.id, heartbeat);
        this.#senders.set(region.id, call);
        if (region.id !== this.region?.id) return;
        this.region = region;
        this.leader = leader;
      },
      halfClosed: () => call.finish(),
    }));
    server.stream(pdpb.PD.Tso, (call) => ({
      message: (bytes) => {
        const { count } = pdpb.TsoRequest.decode(bytes);
        this.#logical += count;
        const timestamp = { physical: 1, logical: this.#logical };
        call.send(pdpb.TsoResponse, { header: { clusterId: this.clusterId }, count, timestamp });
      },
      halfClosed: () => call.finish(),
    }));
  }
}
