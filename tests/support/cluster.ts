/**
 * A cluster as its operator runs it: a placement driver and stores, each a process with files and ports of its own, that
 * can be killed, stopped and started again one by one. Ports stay the same over a restart.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Finished, Program } from '../integration/program.ts';

/** Where a member runs. */
export interface Place {
  readonly host: string;
  /** What its program is started through: nothing, or `ip netns exec NAME`. */
  readonly within: readonly string[];
}

const HERE: Place = { host: '127.0.0.1', within: [] };

export interface ClusterOptions {
  readonly directory: string;
  readonly stores: number;
  /** TOML, the keys of TiKV and PD. */
  readonly storeConfig?: string;
  readonly pdConfig?: string;
  /** Of the placement driver, then of each store; default: all on the loopback. */
  readonly places?: readonly Place[];
  /** Stores have a status port. */
  readonly status?: boolean;
}

/** One process of the cluster. */
export class Member {
  readonly name: string;
  readonly place: Place;
  readonly port: number;
  readonly dataDir: string;
  /** Where its log goes. */
  readonly logFile: string;
  /** Empty: it has no status port. */
  readonly statusAddress: string;
  readonly #args: readonly string[];
  #program: Program | undefined;
  #paused = false;

  constructor(name: string, place: Place, port: number, directory: string, args: readonly string[], status = '') {
    this.name = name;
    this.place = place;
    this.port = port;
    this.statusAddress = status;
    this.dataDir = join(directory, name);
    this.logFile = join(directory, `${name}.log`);
    this.#args = [...args, '--data-dir', this.dataDir, '-L', 'info', '--log-file', this.logFile];
  }

  get address(): string {
    return `${this.place.host}:${this.port}`;
  }

  /** The process of the last start. */
  get program(): Program | undefined {
    return this.#program;
  }

  get pid(): number {
    return this.#program?.child.pid ?? -1;
  }

  get running(): boolean {
    return this.#program !== undefined;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Resolves when it says that it serves; rejects with what it wrote when it ends before. */
  async start(): Promise<void> {
    const program = this.launch();
    await program.waitFor(/^ready: /m);
  }

  /** Starts it and does not wait. */
  launch(): Program {
    const program = new Program(this.#args, this.place.within);
    this.#program = program;
    return program;
  }

  /** Ends it, with `kill -9` unless told otherwise. */
  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<Finished | undefined> {
    const program = this.#program;
    if (program === undefined) return undefined;
    if (this.#paused && signal !== 'SIGKILL') this.resume();
    const finished = await program.stop(signal);
    this.#program = undefined;
    this.#paused = false;
    return finished;
  }

  pause(): void {
    this.#program?.child.kill('SIGSTOP');
    this.#paused = true;
  }

  resume(): void {
    this.#program?.child.kill('SIGCONT');
    this.#paused = false;
  }
}

/** What tests ask of PD's answer about one region. */
export interface RegionView {
  readonly id: number;
  readonly leader?: { readonly id?: number; readonly store_id?: number };
  readonly peers?: readonly { readonly store_id: number; readonly role_name?: string }[];
  readonly pending_peers?: readonly unknown[];
  readonly down_peers?: readonly unknown[];
}

export class Cluster {
  readonly pd: Member;
  readonly stores: Member[] = [];
  readonly #options: ClusterOptions;

  private constructor(pd: Member, options: ClusterOptions) {
    this.pd = pd;
    this.#options = options;
  }

  /** Starts all and waits until every store serves. Regions get their replicas later: see {@link replicated}. */
  static async start(options: ClusterOptions): Promise<Cluster> {
    const { directory } = options;
    mkdirSync(directory, { recursive: true });
    const pdPlace = options.places?.[0] ?? HERE;
    const pdPort = await unusedPort();
    const pdArgs = ['pd', '--client-urls', `http://${pdPlace.host}:${pdPort}`];
    const pd = new Member('pd', pdPlace, pdPort, directory, [
      ...pdArgs,
      ...configured(directory, 'pd', options.pdConfig),
    ]);
    const cluster = new Cluster(pd, options);
    for (let i = 1; i <= options.stores; i++) await cluster.newStore();
    try {
      await pd.start();
      for (const store of cluster.stores) await store.start();
    } catch (error) {
      await cluster.stop('SIGKILL');
      throw error;
    }
    return cluster;
  }

  /** One store more, of an empty directory; starting it is up to the caller. */
  async newStore(): Promise<Member> {
    const { directory, places, storeConfig, status } = this.#options;
    const i = this.stores.length + 1;
    const place = places?.[i] ?? HERE;
    const port = await unusedPort();
    const statusAddress = status === true ? `${place.host}:${await unusedPort()}` : '';
    const args = [
      ...['store', '--pd', this.pd.address, '--addr', `${place.host}:${port}`, '--status-addr', statusAddress],
      ...['--labels', `host=h${i}`, ...configured(directory, `store${i}`, storeConfig)],
    ];
    const store = new Member(`store${i}`, place, port, directory, args, statusAddress);
    this.stores.push(store);
    return store;
  }

  get members(): readonly Member[] {
    return [this.pd, ...this.stores];
  }

  /** Asks PD's HTTP API. */
  async ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const signal = AbortSignal.timeout(3000);
    const response = await fetch(`http://${this.pd.address}/pd/api/v1/${path}`, { ...init, signal });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async regions(): Promise<readonly RegionView[]> {
    const answer = (await this.ask('regions')) as { readonly regions?: readonly RegionView[] };
    return answer.regions ?? [];
  }

  /** What PD calls this store. */
  async idOf(member: Member): Promise<number> {
    const answer = (await this.ask('stores')) as {
      readonly stores: readonly { readonly store: { readonly id: number; readonly address: string } }[];
    };
    const found = answer.stores.find(({ store }) => store.address === member.address);
    if (found === undefined) throw new Error(`PD does not know ${member.name}`);
    return found.store.id;
  }

  /** Makes the store lead every region. */
  async lead(member: Member, timeoutMs: number): Promise<void> {
    const id = await this.idOf(member);
    const done = await until(timeoutMs, async () => {
      const others = (await this.regions()).filter((region) => region.leader?.store_id !== id);
      for (const { id: regionId } of others) {
        const operator = { name: 'transfer-leader', region_id: regionId, to_store_id: id };
        await this.ask('operators', { method: 'POST', body: JSON.stringify(operator) });
      }
      return others.length === 0;
    });
    if (!done) throw new Error(`${member.name} does not lead every region within ${timeoutMs} ms`);
  }

  /** Waits until every region has `replicas` voters that PD believes well, and a leader. */
  async replicated(replicas: number, timeoutMs: number): Promise<void> {
    let last = '';
    const well = await until(timeoutMs, async () => {
      const regions = await this.regions();
      last = JSON.stringify(regions.find((region) => !isWell(region, replicas)));
      return regions.length > 0 && last === undefined;
    });
    if (!well) throw new Error(`not ${replicas} replicas of every region within ${timeoutMs} ms: ${last}`);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await Promise.all(this.stores.map((store) => store.stop(signal)));
    await this.pd.stop(signal);
  }
}

function configured(directory: string, name: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  const file = join(directory, `${name}.toml`);
  writeFileSync(file, text);
  return ['--config', file];
}

function isWell(region: RegionView, replicas: number): boolean {
  const voters = region.peers?.filter((peer) => (peer.role_name ?? 'Voter') === 'Voter').length ?? 0;
  const ill = (region.pending_peers?.length ?? 0) + (region.down_peers?.length ?? 0);
  return voters === replicas && ill === 0 && (region.leader?.store_id ?? 0) > 0;
}

/** Asks again and again; a question that fails is a no. */
async function until(timeoutMs: number, question: () => Promise<boolean>): Promise<boolean> {
  const endMs = performance.now() + timeoutMs;
  while (performance.now() < endMs) {
    if (await question().catch(() => false)) return true;
    await pause(100);
  }
  return false;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Below the ports that the kernel picks for outgoing connections, so that none of them takes it while its owner is down. */
const PORT_MIN = 21_000;
const PORT_MAX = 32_000;

async function unusedPort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = PORT_MIN + Math.floor(Math.random() * (PORT_MAX - PORT_MIN));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${PORT_MIN} and ${PORT_MAX}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
