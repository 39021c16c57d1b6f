/**
 * A placement driver for tests: answers the calls of clients from tables that the test fills, over real gRPC on the
 * test's network. What it says on the wire follows features 16; it keeps nothing and decides nothing.
 */
import type { Env } from '@tessera/env';
import { GrpcError, GrpcServer, type ServerCall, Status } from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import * as keyspacepb from '@tessera/proto/keyspacepb';
import type * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';

export interface TestRegion {
  readonly region: metapb.RegionInit & { readonly id: number };
  readonly leader?: metapb.PeerInit | undefined;
}

/** Runs before a call is answered: throw a GrpcError, return an error for the header, or 'silent' to never answer. */
export type Intercept = (path: string, member: TestPdMember) => pdpb.ErrorInit | 'silent' | undefined;

export class TestPd {
  readonly clusterId: bigint;
  readonly env: Env;
  readonly members: TestPdMember[] = [];
  readonly stores = new Map<number, metapb.StoreInit>();
  /** In key order. */
  regions: TestRegion[] = [];
  leader = 0;
  intercept: Intercept = () => undefined;
  /** Physical part of the next timestamps, unless {@link now} says otherwise. */
  physicalMs = 1000;
  now: () => number = () => this.physicalMs;
  logical = 0;
  nextId = 100;
  txnSafePoint = 0n;
  gcSafePoint = 0n;
  bootstrapped = false;
  /** Paths in order of arrival, answered or not. */
  readonly calls: string[] = [];

  constructor(env: Env, clusterId = 42n) {
    this.env = env;
    this.clusterId = clusterId;
  }

  /** Members on ports from `firstPort`; the first leads. */
  static async start(env: Env, { members = 1, firstPort = 2379, clusterId = 42n } = {}): Promise<TestPd> {
    const pd = new TestPd(env, clusterId);
    for (let i = 0; i < members; i++) {
      const member = new TestPdMember(pd, firstPort + i);
      await member.start();
      pd.members.push(member);
    }
    return pd;
  }

  get endpoints(): string[] {
    return this.members.map(({ url }) => url);
  }

  count(path: string): number {
    return this.calls.filter((call) => call === path).length;
  }
}

export class TestPdMember {
  readonly port: number;
  readonly #pd: TestPd;
  #server: GrpcServer | undefined;
  #close: (() => Promise<void>) | undefined;
  /** Streams of stores, to push instructions on. */
  readonly heartbeats: ServerCall[] = [];
  readonly received: pdpb.RegionHeartbeatRequest[] = [];

  constructor(pd: TestPd, port: number) {
    this.#pd = pd;
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new GrpcServer(this.#pd.env);
    this.#server = server;
    this.#register(server);
    const listener = await this.#pd.env.network.listen({
      host: '127.0.0.1',
      port: this.port,
      onSocket: (socket) => server.onSocket(socket),
    });
    this.#close = () => listener.close();
  }

  /** As `kill -9`: connections break. */
  async stop(): Promise<void> {
    await this.#close?.();
    this.#server?.close();
  }

  #header(error?: pdpb.ErrorInit): pdpb.ResponseHeaderInit {
    return { clusterId: this.#pd.clusterId, error };
  }

  #unary<Q, QI, R, RI>(
    server: GrpcServer,
    method: Method<Q, QI, R, RI>,
    answer: (request: Q) => Omit<RI, 'header'>,
    anyMember = false,
  ): void {
    server.unary(method, (call, bytes) => {
      this.#pd.calls.push(method.path);
      const error = this.#pd.intercept(method.path, this);
      if (error === 'silent') return;
      if (!anyMember && this.#pd.members[this.#pd.leader] !== this) {
        throw new GrpcError(Status.UNAVAILABLE, 'not leader');
      }
      const request = method.request.decode(bytes);
      const body = error === undefined ? answer(request) : {};
      call.reply(method.response, { ...body, header: this.#header(error) } as RI);
    });
  }

  #register(server: GrpcServer): void {
    const pd = this.#pd;
    const member = (m: TestPdMember, i: number): pdpb.MemberInit => ({
      name: `pd-${i}`,
      memberId: BigInt(i + 1),
      clientUrls: [m.url],
    });
    this.#unary(
      server,
      pdpb.PD.GetMembers as Method<pdpb.GetMembersRequest, unknown, unknown, pdpb.GetMembersResponseInit>,
      () => {
        const leader = pd.members[pd.leader];
        return {
          members: pd.members.map(member),
          leader: leader === undefined ? undefined : member(leader, pd.leader),
        };
      },
      true,
    );
    this.#unary(server, pdpb.PD.IsBootstrapped, () => ({ bootstrapped: pd.bootstrapped }));
    this.#unary(server, pdpb.PD.AllocID, ({ count }) => {
      pd.nextId += Math.max(1, count);
      return { id: pd.nextId, count };
    });
    this.#unary(server, pdpb.PD.GetStore, ({ storeId }) => ({ store: pd.stores.get(storeId) }));
    this.#unary(server, pdpb.PD.PutStore, ({ store }) => {
      if (store !== undefined) pd.stores.set(store.id, store);
      return {};
    });
    this.#unary(server, pdpb.PD.GetAllStores, () => ({ stores: [...pd.stores.values()] }));
    this.#registerRegions(server);
    this.#unary(server, keyspacepb.Keyspace.LoadKeyspace, ({ name }) => ({
      keyspace: { keyspace: { kind: 'id' as const, value: 7 }, name },
    }));
    this.#registerGc(server);
    this.#registerStreams(server);
  }

  /** Safe points, the newer way and the older one; nothing holds them back. */
  #registerGc(server: GrpcServer): void {
    const pd = this.#pd;
    this.#unary(server, pdpb.PD.GetGCState, () => ({
      gcState: { txnSafePoint: pd.txnSafePoint, gcSafePoint: pd.gcSafePoint },
    }));
    this.#unary(server, pdpb.PD.AdvanceTxnSafePoint, ({ target }) => {
      pd.txnSafePoint = target;
      return { newTxnSafePoint: target };
    });
    this.#unary(server, pdpb.PD.AdvanceGCSafePoint, ({ target }) => {
      pd.gcSafePoint = target;
      return { newGcSafePoint: target };
    });
    this.#unary(server, pdpb.PD.UpdateServiceGCSafePoint, ({ safePoint }) => {
      pd.txnSafePoint = safePoint;
      return { minSafePoint: safePoint };
    });
    this.#unary(server, pdpb.PD.GetGCSafePoint, () => ({ safePoint: pd.gcSafePoint }));
    this.#unary(server, pdpb.PD.UpdateGCSafePoint, ({ safePoint }) => {
      if (safePoint > pd.gcSafePoint) pd.gcSafePoint = safePoint;
      return { newSafePoint: pd.gcSafePoint };
    });
  }

  #registerRegions(server: GrpcServer): void {
    const pd = this.#pd;
    const empty = new Uint8Array(0);
    const startOf = ({ region }: TestRegion): Uint8Array => region.startKey ?? empty;
    const endOf = ({ region }: TestRegion): Uint8Array => region.endKey ?? empty;
    const holds = (region: TestRegion, key: Uint8Array): boolean =>
      Buffer.compare(startOf(region), key) <= 0 &&
      (endOf(region).length === 0 || Buffer.compare(key, endOf(region)) < 0);
    this.#unary(server, pdpb.PD.GetRegion, ({ regionKey }) => pd.regions.find((r) => holds(r, regionKey)) ?? {});
    this.#unary(server, pdpb.PD.GetPrevRegion, ({ regionKey }) => {
      const index = pd.regions.findIndex((r) => holds(r, regionKey));
      return pd.regions[index - 1] ?? {};
    });
    this.#unary(server, pdpb.PD.GetRegionByID, ({ regionId }) => {
      return pd.regions.find(({ region }) => region.id === regionId) ?? {};
    });
    this.#unary(server, pdpb.PD.ScanRegions, ({ startKey, endKey, limit }) => {
      const found = pd.regions.filter(
        (r) =>
          (endOf(r).length === 0 || Buffer.compare(startKey, endOf(r)) < 0) &&
          (endKey.length === 0 || Buffer.compare(startOf(r), endKey) < 0),
      );
      return { regions: limit > 0 ? found.slice(0, limit) : found };
    });
  }

  #registerStreams(server: GrpcServer): void {
    const pd = this.#pd;
    server.stream(pdpb.PD.Tso, (call) => ({
      message: (bytes) => {
        pd.calls.push(pdpb.PD.Tso.path);
        const error = pd.intercept(pdpb.PD.Tso.path, this);
        if (error === 'silent') return;
        if (pd.members[pd.leader] !== this) return call.finish(Status.UNAVAILABLE, 'not leader');
        const { count } = pdpb.TsoRequest.decode(bytes);
        pd.logical += count;
        const timestamp = { physical: pd.now(), logical: pd.logical };
        call.send(pdpb.TsoResponse, { header: this.#header(error), count, timestamp });
      },
      halfClosed: () => call.finish(),
    }));
    server.stream(pdpb.PD.RegionHeartbeat, (call) => {
      this.heartbeats.push(call);
      return {
        message: (bytes) => {
          if (pd.members[pd.leader] !== this) return call.finish(Status.UNAVAILABLE, 'not leader');
          this.received.push(pdpb.RegionHeartbeatRequest.decode(bytes));
        },
        halfClosed: () => call.finish(),
      };
    });
  }

  /** An instruction to every connected store. */
  push(response: Omit<pdpb.RegionHeartbeatResponseInit, 'header'>): void {
    for (const call of this.heartbeats) {
      call.send(pdpb.RegionHeartbeatResponse, { ...response, header: this.#header() });
    }
  }
}
