/**
 * Who PD is: the addresses of its members, a channel to each that was needed, and the present leader.
 *
 * Invariants: every answer believed here carries the cluster id we connected to; at most one look for the leader
 * runs at a time, shared by everybody who needs it; channels of addresses that are neither members nor given by the
 * user are closed.
 */
import { must } from '@tessera/base';
import { GrpcClient, GrpcError, Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { type Endpoint, parseEndpoint } from './endpoint.ts';
import { PdError } from './errors.ts';
import { DEFAULT_ATTEMPT_TIMEOUT_MS, type PdClientOptions, type PdEnv } from './options.ts';

export class Members {
  readonly #env: PdEnv;
  readonly #options: PdClientOptions;
  readonly #seeds: readonly Endpoint[];
  readonly #channels = new Map<string, GrpcClient>();
  #known: readonly Endpoint[];
  #leader: Endpoint | undefined;
  #clusterId: bigint;
  #refreshing: Promise<void> | undefined;
  #closed = false;

  constructor(env: PdEnv, options: PdClientOptions) {
    this.#env = env;
    this.#options = options;
    this.#seeds = options.endpoints.map(seed);
    this.#known = this.#seeds;
    this.#clusterId = options.clusterId ?? 0n;
    if (this.#seeds.length === 0) throw new PdError('failed', 'no PD endpoint given');
  }

  /** 0 until the first member answered. */
  get clusterId(): bigint {
    return this.#clusterId;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** `host:port`; undefined while nobody leads as far as we know. */
  get leaderAddress(): string | undefined {
    return this.#leader?.address;
  }

  leader(): GrpcClient | undefined {
    return this.#leader === undefined ? undefined : this.#channel(this.#leader);
  }

  /** The leader is not who we thought: forgets it if it is still `address`. */
  distrust(address: string | undefined): void {
    if (this.#leader?.address === address) this.#leader = undefined;
  }

  /**
   * Asks every known member who leads and believes the first that knows. Rejects with PdError: 'cluster-mismatch'
   * when members belong to other clusters, else 'unavailable' with the last reason.
   */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  close(): void {
    this.#closed = true;
    this.#leader = undefined;
    for (const channel of this.#channels.values()) channel.close();
    this.#channels.clear();
  }

  async #refresh(): Promise<void> {
    const answers = this.#known.map((endpoint) => this.#ask(endpoint));
    if (this.#clusterId === 0n) this.#clusterId = await this.#agreeOnCluster(answers);
    try {
      const answer = await Promise.any(answers.map(async (pending) => this.#check(await pending)));
      if (!this.#closed) this.#adopt(answer);
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** The first contact waits for everybody: endpoints of two clusters in one list are a mistake to refuse. */
  async #agreeOnCluster(answers: readonly Promise<pdpb.GetMembersResponse>[]): Promise<bigint> {
    let clusterId = 0n;
    let reason: unknown;
    for (const result of await Promise.allSettled(answers)) {
      if (result.status === 'rejected') {
        reason = result.reason;
        continue;
      }
      const id = result.value.header?.clusterId ?? 0n;
      if (id === 0n) continue;
      if (clusterId !== 0n && id !== clusterId) {
        throw new PdError('cluster-mismatch', `PD endpoints belong to different clusters: ${clusterId} and ${id}`);
      }
      clusterId = id;
    }
    if (clusterId === 0n) throw unavailable(reason);
    return clusterId;
  }

  #ask(endpoint: Endpoint): Promise<pdpb.GetMembersResponse> {
    const timeoutMs = this.#options.attemptTimeoutMs ?? DEFAULT_ATTEMPT_TIMEOUT_MS;
    // No cluster id: this call is how clients learn it.
    const header = { callerId: this.#options.callerId ?? 'tessera' };
    return this.#channel(endpoint).unary(pdpb.PD.GetMembers, { header }, { timeoutMs });
  }

  #check(answer: pdpb.GetMembersResponse): pdpb.GetMembersResponse {
    const id = answer.header?.clusterId ?? 0n;
    if (id !== this.#clusterId) {
      throw new PdError('cluster-mismatch', `PD belongs to cluster ${id}, not ${this.#clusterId}`);
    }
    const error = answer.header?.error;
    if (error !== undefined && error.type !== pdpb.ErrorType.OK) {
      throw new PdError('refused', error.message, { type: error.type });
    }
    if (parseEndpoint(answer.leader?.clientUrls[0] ?? '') === undefined) {
      throw new PdError('unavailable', 'PD names no leader with a usable client URL');
    }
    return answer;
  }

  #adopt(answer: pdpb.GetMembersResponse): void {
    const leader = must(parseEndpoint(answer.leader?.clientUrls[0] ?? ''), 'the leader was checked');
    const known = new Map<string, Endpoint>([[leader.address, leader]]);
    for (const member of answer.members) {
      for (const url of member.clientUrls) {
        const endpoint = parseEndpoint(url);
        if (endpoint !== undefined) known.set(endpoint.address, endpoint);
      }
    }
    for (const seed of this.#seeds) known.set(seed.address, seed);
    if (this.#leader?.address !== leader.address) this.#env.log.info?.('PD leader', { address: leader.address });
    this.#leader = leader;
    this.#known = [...known.values()];
    for (const [address, channel] of this.#channels) {
      if (known.has(address)) continue;
      channel.close();
      this.#channels.delete(address);
    }
  }

  #channel(endpoint: Endpoint): GrpcClient {
    if (this.#closed) throw new PdError('aborted', 'the PD client is closed');
    let channel = this.#channels.get(endpoint.address);
    if (channel === undefined) {
      const { clock, network, tasks, log } = this.#env;
      const { host, port } = endpoint;
      const tls = this.#options.tls === undefined ? {} : { tls: this.#options.tls };
      const connectTimeoutMs = this.#options.attemptTimeoutMs ?? DEFAULT_ATTEMPT_TIMEOUT_MS;
      // PdClient paces its own retries: a second backoff below it would only hide a member that came back.
      const pacing = { connectTimeoutMs, backoffMinMs: 1, backoffMaxMs: 100 };
      channel = new GrpcClient({ clock, network, tasks, log, host, port, ...pacing, ...tls });
      this.#channels.set(endpoint.address, channel);
    }
    return channel;
  }
}

function seed(text: string): Endpoint {
  const endpoint = parseEndpoint(text);
  if (endpoint !== undefined) return endpoint;
  throw new PdError('failed', `not a PD endpoint: "${text}" (expected host:port or http(s)://host:port)`);
}

/** One error for "nobody could say who leads", keeping what matters most of the members' reasons. */
function unavailable(error: unknown): PdError {
  const reasons: unknown[] = error instanceof AggregateError ? error.errors : [error];
  const mismatch = reasons.find((reason) => reason instanceof PdError && reason.kind === 'cluster-mismatch');
  if (mismatch instanceof PdError) return mismatch;
  const refused = reasons.find((reason) => reason instanceof GrpcError && isClusterMismatch(reason));
  if (refused instanceof GrpcError) return new PdError('cluster-mismatch', refused.message, { cause: refused });
  if (error instanceof PdError && error.kind === 'aborted') return error;
  return new PdError('unavailable', 'no PD member could name a leader', { cause: reasons[0] });
}

/** FAILED_PRECONDITION "mismatch cluster id" (features 16.2). */
export function isClusterMismatch(error: GrpcError): boolean {
  return error.status === Status.FAILED_PRECONDITION && error.message.includes('mismatch cluster id');
}
