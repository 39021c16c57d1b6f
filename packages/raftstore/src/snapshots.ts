/**
 * Snapshots of a store on their way: those it sends (a snapshot of the engine is taken when raft asks, written into files when it is to go, and
 * streamed from there) and those it receives (files until complete, then offered to raft).
 *
 * The directory is this store's alone. What is in it at the start and belongs to no region that is being installed is removed.
 */
import { describeError, must, TesseraError } from '@tessera/base';
import type { EngineSnapshot, KvEngine } from '@tessera/engine';
import { type Env, makeDurableDirectory } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import type { RaftMessage, RaftSnapshotData } from '@tessera/proto/raft_serverpb';
import { Snapshot, SnapshotMetadata } from '@tessera/raft';
import type { RaftstoreConfig } from './config.ts';
import { Pace } from './pace.ts';
import type { Peer } from './peer.ts';
import type { Transport } from './ports.ts';
import { confStateOf } from './region.ts';
import {
  encodeSnapshotData,
  parseSnapshotName,
  readSnapshotMeta,
  removeFiles,
  type SnapshotFile,
  type SnapshotKey,
  snapshotFiles,
  snapshotName,
} from './snapshot.ts';
import { generateSnapshot, readChunks } from './snapshot-generator.ts';
import { SnapshotReceiver } from './snapshot-receiver.ts';
import { UnderWay } from './under-way.ts';

interface Outgoing {
  readonly data: EngineSnapshot;
  readonly region: Region;
  readonly key: SnapshotKey;
  sending: boolean;
  /** What the transport reads from. */
  chunks: AsyncGenerator<Uint8Array> | undefined;
  /** Not sent when a tick passed. */
  old: boolean;
}

/** Tables of a snapshot that was being installed when the store ended. */
export interface FoundSnapshot {
  readonly files: readonly SnapshotFile[];
  readonly paths: readonly string[];
}

/** One that another store has taken. */
export interface SentSnapshot {
  readonly regionId: number;
  readonly generateMs: number;
  readonly sendMs: number;
  readonly sizeBytes: number;
}

/** Sent ones that are remembered until PD is told. */
const SENT_MAX = 1024;

export interface SnapshotsOptions {
  readonly env: Env;
  readonly engine: KvEngine;
  readonly config: RaftstoreConfig;
  readonly transport: Transport;
  readonly directory: string;
}

export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #writing: Pace;
  readonly #sendingPace: Pace;
  /** By receiving peer: ids are unique in a cluster. */
  readonly #outgoing = new Map<number, Outgoing>();
  readonly #receivers = new Set<SnapshotReceiver>();
  /** Complete ones that raft was told of, by region. */
  readonly #offered = new Map<number, SnapshotReceiver>();
  #sent: SentSnapshot[] = [];
  /** In file names, so that no two are the same. */
  #names = 0;
  #closed = false;
  /** What the end of the store waits for. */
  readonly underWay = new UnderWay();
  /** Being installed. */
  applyingCount = 0;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
    const { env, config } = options;
    this.#writing = new Pace(env.clock, config.snapshotBytesPerSecond);
    this.#sendingPace = new Pace(env.clock, config.snapshotBytesPerSecond);
  }

  get sendingCount(): number {
    return this.#outgoing.size;
  }

  /** What was sent since the last call. */
  takeSent(): readonly SentSnapshot[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  get receivingCount(): number {
    return this.#receivers.size;
  }

  // ---- the start

  /** Finds what the named regions were being installed from and removes all else. Rejects when one of them cannot be found. */
  async recover(applying: readonly SnapshotKey[]): Promise<ReadonlyMap<number, FoundSnapshot>> {
    const { env, directory } = this.#options;
    const { disk } = env;
    await makeDurableDirectory(disk, directory);
    const found = new Map<number, FoundSnapshot>();
    const names = await disk.list(directory);
    for (const file of names) {
      const parsed = parseSnapshotName(file);
      if (parsed === undefined) continue;
      this.#names = Math.max(this.#names, parsed.n + 1);
      const isWanted = applying.some((key) => sameKey(key, parsed.key)) && !found.has(parsed.key.regionId);
      if (!parsed.isMeta || !isWanted) continue;
      const data = await readSnapshotMeta(disk, `${directory}/${file}`);
      if (data === undefined) continue;
      const files = snapshotFiles(data, parsed.key, directory, parsed.name);
      const paths = [`${directory}/${file}`, ...files.map(({ path }) => path)];
      if (await this.#areWhole(files)) found.set(parsed.key.regionId, { files, paths });
    }
    const needed = new Set([...found.values()].flatMap(({ paths }) => paths));
    for (const { regionId, index } of applying) {
      if (found.has(regionId)) continue;
      const text = `region ${regionId} was being installed from a snapshot at ${index}, which is not in ${directory} any more`;
      throw new TesseraError('KV:Raftstore:SnapshotLost', text);
    }
    const paths = names.filter((file) => parseSnapshotName(file) !== undefined).map((file) => `${directory}/${file}`);
    await removeFiles(
      disk,
      paths.filter((path) => !needed.has(path)),
    );
    return found;
  }

  async #areWhole(files: readonly SnapshotFile[]): Promise<boolean> {
    for (const { path, sizeBytes } of files) {
      const stat = await this.#options.env.disk.stat(path);
      if (stat?.sizeBytes !== sizeBytes) return false;
    }
    return true;
  }

  // ---- sending

  /** The state machine of `peer` as it is now, for peer `to`; undefined when too many are under way. */
  make(peer: Peer, to: number): Snapshot | undefined {
    const old = this.#outgoing.get(to);
    if (old?.sending === true || (old === undefined && this.#outgoing.size >= this.#options.config.snapshotsMax)) {
      return undefined;
    }
    old?.data[Symbol.dispose]();
    const { region } = peer;
    const metadata = new SnapshotMetadata();
    metadata.index = peer.applied;
    metadata.term = must(peer.raft.termAt(peer.applied), 'the applied entry has a term');
    metadata.confState = confStateOf(region);
    const snapshot = new Snapshot();
    snapshot.metadata = metadata;
    this.#outgoing.set(to, {
      data: this.#options.engine.snapshot(),
      region,
      key: { regionId: region.id, term: metadata.term, index: metadata.index },
      sending: false,
      chunks: undefined,
      old: false,
    });
    return snapshot;
  }

  /** Sends what `make` prepared; `done` exactly once, in a later turn. */
  send(storeId: number, head: RaftMessage, done: (delivered: boolean) => void): void {
    const to = head.toPeer?.id ?? 0;
    const outgoing = this.#outgoing.get(to);
    if (outgoing === undefined || outgoing.sending || outgoing.key.index !== head.message?.snapshot?.metadata?.index) {
      done(false);
      return;
    }
    outgoing.sending = true;
    const { env } = this.#options;
    const started = env.clock.monotonicMs();
    const name = snapshotName('gen', outgoing.key, this.#names++);
    const ended = (delivered: boolean): void => {
      if (this.#outgoing.get(to) === outgoing) this.#outgoing.delete(to);
      done(delivered);
    };
    const tell = (delivered: boolean): void => env.tasks.defer(() => ended(delivered));
    const generated = this.#generate(outgoing, name);
    this.underWay.add(generated);
    generated.then(
      (files) => {
        if (files === undefined || this.#closed) return tell(false);
        const generatedMs = env.clock.monotonicMs();
        const seconds = Math.floor((generatedMs - started) / 1000);
        must(head.message?.snapshot, 'a message of a snapshot').data = encodeSnapshotData(
          outgoing.region,
          files,
          seconds,
        );
        outgoing.chunks = this.#chunks(files);
        this.#options.transport.sendSnapshot(storeId, head, outgoing.chunks, (delivered) => {
          const paths = files.map(({ path }) => path);
          if (!this.#closed) this.underWay.add(removeFiles(env.disk, paths));
          if (delivered && this.#sent.length < SENT_MAX) {
            const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
            const times = { generateMs: generatedMs - started, sendMs: env.clock.monotonicMs() - generatedMs };
            this.#sent.push({ regionId: outgoing.region.id, ...times, sizeBytes });
          }
          ended(delivered);
        });
      },
      (error) => {
        const why = { region: outgoing.region.id, error: describeError(error) };
        env.log.warn?.('a snapshot could not be made', why);
        tell(false);
      },
    );
  }

  /** The engine's snapshot holds back space: it goes as soon as the files are there. */
  async #generate({ data, region }: Outgoing, name: string): Promise<SnapshotFile[] | undefined> {
    const { env, engine, config, directory } = this.#options;
    const { disk, tasks } = env;
    const context = {
      ...{ engine, disk, tasks, directory, tableBytes: config.snapshotTableBytes },
      stopped: () => this.#closed,
      pace: (bytes: number) => this.#writing.pay(bytes),
    };
    try {
      return await generateSnapshot(context, data, region, name);
    } finally {
      data[Symbol.dispose]();
    }
  }

  /** All that are under way share the rate: a new replica must not take the disk and the network from requests. */
  async *#chunks(files: readonly SnapshotFile[]): AsyncGenerator<Uint8Array> {
    const { env, config } = this.#options;
    // At most a second's worth: who waits for the next one must not take the sender for dead.
    const chunkBytes = Math.max(1, Math.min(config.snapshotChunkBytes, Math.floor(config.snapshotBytesPerSecond)));
    for await (const chunk of readChunks(env.disk, files, chunkBytes)) {
      await this.#sendingPace.pay(chunk.length);
      if (this.#closed) return;
      yield chunk;
    }
  }

  // ---- receiving

  /** Throws SnapshotError, or DecodeError, for a head that no sender of ours writes. */
  receiver(head: RaftMessage, region: Region, data: RaftSnapshotData): SnapshotReceiver {
    const { env, directory, config } = this.#options;
    const { index, term } = head.message?.snapshot?.metadata ?? { index: 0, term: 0 };
    const key = { regionId: region.id, term, index };
    const name = snapshotName('rev', key, this.#names++);
    const receiver = new SnapshotReceiver({
      ...{ disk: env.disk, directory, name, region, key },
      files: snapshotFiles(data, key, directory, name),
      ingestBytesMin: config.snapshotIngestBytesMin,
      stopped: () => this.#closed,
      ended: (ended) => this.#receivers.delete(ended),
      underWay: (work) => this.underWay.add(work),
    });
    this.#receivers.add(receiver);
    return receiver;
  }

  offer(receiver: SnapshotReceiver): void {
    this.#offered.set(receiver.region.id, receiver);
  }

  /** What raft decided to install; undefined when it is not here. */
  take(regionId: number, snapshot: Snapshot): SnapshotReceiver | undefined {
    const receiver = this.#offered.get(regionId);
    this.#offered.delete(regionId);
    const { index, term } = snapshot.metadata ?? { index: 0, term: 0 };
    if (receiver?.index === index && receiver.term === term) return receiver;
    void receiver?.abandon();
    return undefined;
  }

  drop(regionId: number): void {
    void this.#offered.get(regionId)?.abandon();
    this.#offered.delete(regionId);
  }

  // ---- time and end

  tick(): void {
    // What raft asked for and then did not send (it lost its leadership meanwhile) must not take the place of others.
    for (const [to, outgoing] of this.#outgoing) {
      if (outgoing.old && !outgoing.sending) {
        outgoing.data[Symbol.dispose]();
        this.#outgoing.delete(to);
      }
      outgoing.old = true;
    }
    for (const receiver of this.#receivers) {
      if (++receiver.idleTicks > this.#options.config.snapshotIdleTicks) void receiver.abandon();
    }
  }

  /** Lets go of what was made and never sent, and breaks off what is under way. Files stay for the next start to remove. */
  close(): void {
    this.#closed = true;
    this.#writing.close();
    this.#sendingPace.close();
    for (const { data, sending, chunks } of this.#outgoing.values()) {
      if (!sending) data[Symbol.dispose]();
      // The transport may not ask for another chunk: the file behind them is closed all the same.
      if (chunks !== undefined) this.underWay.add(chunks.return(undefined));
    }
    this.#outgoing.clear();
    for (const receiver of this.#receivers) void receiver.abandon();
    this.#receivers.clear();
    this.#offered.clear();
  }

  /** After `close`: resolves when nothing is done on the disk any more and no file is open. */
  finished(): Promise<void> {
    return this.underWay.over();
  }
}

function sameKey(a: SnapshotKey, b: SnapshotKey): boolean {
  return a.regionId === b.regionId && a.term === b.term && a.index === b.index;
}
