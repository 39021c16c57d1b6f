/**
 * Keeps the raft log short. The leader proposes how far (CompactLog), so that all replicas agree on where the log begins;
 * each store then drops the entries once its engine has on disk what they did.
 */
import { AdminCmdType } from '@tessera/proto/raft_cmdpb';
import { encodeAdmin } from './command.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';

/** Of `logTrimBytes`, what may be live of a segment that goes and is written again: 4 MiB, a sixteenth of the usual segment. */
const TRIM_LIVE_SHARE = 1 / 32;

export class LogGc {
  readonly #store: RaftStore;
  #ticks = 0;
  #purging = false;
  readonly #truncated = new Set<Peer>();

  constructor(store: RaftStore) {
    this.#store = store;
  }

  onTruncated(peer: Peer): void {
    this.#truncated.add(peer);
  }

  /** The batch with the truncation is the engine's write up to `sequence`. */
  onWritten(peer: Peer, sequence: number): void {
    if (this.#truncated.delete(peer)) peer.cuts.push({ sequence, index: peer.apply.truncatedIndex });
  }

  tick(): void {
    if (++this.#ticks % this.#store.config.logGcTicks !== 0) return;
    const { peers, engine } = this.#store;
    for (const peer of peers.values()) {
      if (peer.installing) continue;
      while (peer.cuts[0] !== undefined && peer.cuts[0].sequence <= engine.persistedSequence) {
        peer.storage.dropCompacted((peer.cuts.shift() as Peer['cuts'][number]).index);
      }
      if (peer.isLeader && !peer.merging) this.#propose(peer);
    }
    const { raftLog, config } = this.#store;
    if (raftLog.totalBytes > config.logBytesMax) void this.#purge();
    else if (raftLog.totalBytes > config.logTrimBytes) void this.#trim();
  }

  #propose(peer: Peer): void {
    const { config } = this.#store;
    let index = peer.applied;
    for (const { id } of peer.region.peers) {
      if (id !== peer.peerId) index = Math.min(index, peer.raft.matchOf(id));
    }
    const { truncatedIndex, applied } = peer.apply;
    // One that lags too far behind will take a snapshot.
    if (applied - truncatedIndex > config.logGcCountLimit) {
      index = Math.max(index, applied - Math.floor(config.logGcCountLimit / 2));
    }
    if (index - truncatedIndex < config.logGcThreshold) return;
    const compactTerm = peer.raft.termAt(index);
    if (compactTerm === undefined) return;
    const compactLog = { compactIndex: index, compactTerm };
    const data = encodeAdmin(peer.region, { cmdType: AdminCmdType.CompactLog, compactLog });
    peer.proposeAdmin(data, false, { written: () => {} }, this.#store.nowMs());
    this.#store.activate(peer);
  }

  /** Segments whose entries were cut go at once: a start reads all that is there. */
  async #trim(): Promise<void> {
    if (this.#purging) return;
    this.#purging = true;
    const { raftLog, config } = this.#store;
    try {
      await raftLog.purge(config.logTrimBytes, config.logTrimBytes * TRIM_LIVE_SHARE);
    } catch (error) {
      this.#store.fail(error);
    } finally {
      this.#purging = false;
    }
  }

  /** Files too large: what waits for the engine need not wait longer. */
  async #purge(): Promise<void> {
    if (this.#purging) return;
    this.#purging = true;
    try {
      await this.#store.engine.flush();
      if (!this.#store.stopped) await this.#store.raftLog.purge();
    } catch (error) {
      this.#store.fail(error);
    } finally {
      this.#purging = false;
    }
  }
}
