/**
 * Merging a region (the source) into its neighbour (the target), on all stores that have members of both. No data moves.
 *
 *   source  PrepareMerge    takes nothing more; the entries from minIndex up to this one (commit) are kept
 *   target  CommitMerge     proposed by whatever store leads the target and has the source prepared; carries those entries. Each store applies
 *                           it when its own source has got so far; then, in one write: the target's range grows, the source is a tombstone
 *   source  RollbackMerge   instead, when the target cannot take it any more
 *
 * CommitMerge counts only at the epoch that PrepareMerge saw. So whether a merge happens is decided by the log of the target: by the first entry
 * that changes this epoch. Two things may be known of it here, and never both:
 *   failed   a target here went past the epoch entry by entry (`logEpoch` is not newer) and the source is still there
 *   merged   a target here is about to apply the CommitMerge, or another store has the tombstone (`mergedInto`)
 * A target that a snapshot carried past the epoch knows neither: the source asks the others, who was merged or knows that it failed says so.
 * If none of all its members was merged, nobody was (`onDoubt`).
 *
 * A source that was merged elsewhere ends here with its target: by the entry, or by the snapshot that is put in its place, in one write; on its own
 * only when no target here can need it any more. DESIGN.md has the reasons.
 */
import { assert, must } from '@tessera/base';
import type { Region } from '@tessera/proto/metapb';
import { AdminCmdType, type CommitMergeRequest } from '@tessera/proto/raft_cmdpb';
import { ExtraMessageType, type RaftMessage } from '@tessera/proto/raft_serverpb';
import { encodeAdmin } from './command.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { areEqual, confVer, isNewerEpoch, peerOnStore, version } from './region.ts';

/** Merges of targets of merges that are followed: more than a store can have missed. */
const CHAIN_MAX = 64;

const NOBODY = { written: (): void => {} };

export class Merging {
  readonly #store: RaftStore;
  #ticks = 0;
  /** Peers that are prepared, or that are known to be merged. */
  readonly #sources = new Set<Peer>();
  /** Targets that stand before a CommitMerge. */
  readonly #waiting = new Map<Peer, CommitMergeRequest>();
  /** By source: where its CommitMerge was proposed last. */
  readonly #proposed = new Map<Peer, { readonly target: Peer; readonly term: number; readonly index: number }>();
  /** Admin commands by kind, for metrics. */
  readonly applied = { prepare: 0, commit: 0, rollback: 0 };

  constructor(store: RaftStore) {
    this.#store = store;
  }

  tick(): void {
    if (this.#sources.size === 0 || ++this.#ticks % this.#store.config.mergeCheckTicks !== 0) return;
    for (const source of [...this.#sources]) this.check(source);
  }

  // ---- what becomes of a source

  /** PrepareMerge took effect. */
  prepared(source: Peer): void {
    this.#sources.add(source);
    this.#learn(source);
  }

  rolledBack(source: Peer): void {
    source.mergeFailed = false;
    source.mergeDoubts.clear();
    this.#proposed.delete(source);
    if (source.mergedInto === undefined) this.#sources.delete(source);
  }

  ended(peer: Peer): void {
    this.#sources.delete(peer);
    this.#proposed.delete(peer);
    this.#waiting.delete(peer);
    this.moved(peer.region.id);
  }

  /** The target of merges has another epoch, or is gone: what its log says of them must not be lost. */
  moved(regionId: number): void {
    for (const source of this.#sources) {
      if (source.merge?.target?.id !== regionId || !this.#learn(source)) continue;
      this.#store.life.answers.push(() => this.check(source));
    }
  }

  /** True when it is known now that the merge has failed. */
  #learn(source: Peer): boolean {
    if (!source.mergeFailed && this.#fate(source) === 'failed') source.mergeFailed = true;
    return source.mergeFailed;
  }

  #fate({ merge }: Peer): 'open' | 'failed' | 'unknown' {
    const expected = must(merge?.target, 'a merge has a target');
    const { peers, tombstones } = this.#store;
    let fate: 'open' | 'unknown' = 'open';
    for (const known of [peers.get(expected.id), tombstones.get(expected.id)]) {
      if (known === undefined || !isNewerEpoch(known.region.regionEpoch, expected.regionEpoch)) continue;
      if (!isNewerEpoch(known.logEpoch, expected.regionEpoch)) return 'failed';
      fate = 'unknown';
    }
    return fate;
  }

  /** Goes on with it, as far as this store can. Call it between writes. */
  check(source: Peer): void {
    if (source.destroyed || source.installing || this.#store.stopped) return;
    if (source.mergedInto !== undefined) this.#settle(source, source.mergedInto);
    else if (source.merge === undefined) return;
    else if (this.#learn(source)) this.#rollBack(source, source.merge.commit);
    else if (this.#fate(source) === 'unknown') this.#doubt(source, source.merge.commit);
    else this.#proposeCommit(source);
  }

  #ask(source: Peer, commit = 0): void {
    this.#store.outbox.askMembership(source, commit);
    this.#store.activate(source);
  }

  #doubt(source: Peer, commit: number): void {
    // What a crash takes back says nothing.
    const targetId = source.merge?.target?.id ?? 0;
    const isCertain = this.#store.peers.get(targetId)?.installing !== true && !this.#store.ending.has(targetId);
    this.#ask(source, isCertain ? commit : 0);
    if (isCertain) this.onDoubt(source, source.peerId, commit);
  }

  /**
   * A member is prepared at `commit`, not merged, and the target on its store is past that for good: it will never be merged there. Whoever was
   * the first to apply a CommitMerge is a member, and can never say this.
   */
  onDoubt(source: Peer, peerId: number, commit: number): void {
    const { merge, region, mergeDoubts } = source;
    if (!source.isLeader || merge?.commit !== commit || source.mergedInto !== undefined) return;
    mergeDoubts.add(peerId);
    if (source.mergeFailed || !region.peers.every(({ id }) => mergeDoubts.has(id))) return;
    source.mergeFailed = true;
    this.#store.life.answers.push(() => this.check(source));
    this.#store.schedule();
  }

  /**
   * May `peer` send a snapshot? One that is being merged away need not: all its members have the log. One whose source is not on disk as merged
   * must not: after a crash nobody here would know of it, and others would.
   */
  maySend(peer: Peer): boolean {
    const { ending, tombstones } = this.#store;
    for (const id of ending) if (tombstones.get(id)?.mergedInto?.id === peer.region.id) return false;
    return peer.merge === undefined;
  }

  #rollBack(source: Peer, commit: number): void {
    if (source.isLeader) {
      const request = { cmdType: AdminCmdType.RollbackMerge, rollbackMerge: { commit } };
      source.proposeAdmin(encodeAdmin(source.region, request), false, NOBODY, this.#store.nowMs());
    } else if (source.leader !== undefined) {
      this.#store.outbox.extra(source, source.leader, ExtraMessageType.MsgWantRollbackMerge, source.term, commit);
    }
    this.#store.activate(source);
  }

  /** Another store knows that the merge prepared at `commit` has failed. */
  onWantRollback(source: Peer, commit: number): void {
    if (source.merge?.commit !== commit) return;
    source.mergeFailed = true;
    if (source.isLeader) this.check(source);
  }

  #proposeCommit(source: Peer): void {
    const merge = must(source.merge, 'a source that is prepared');
    const target = this.#store.peers.get(merge.target?.id ?? 0);
    if (target?.isLeader !== true || target.installing || target.merging) return;
    if (!areEqual(target.region, merge.target as Region) || this.#isUnderWay(source, target)) return;
    const entries = source.raft.entries(merge.minIndex, merge.commit + 1);
    // Read from disk meanwhile.
    if (entries === 'fetching') return;
    assert(entries !== 'compacted', 'entries that a merge must carry were cut');
    assert(entries.at(-1)?.index === merge.commit, 'a merge would carry too little');
    const commitMerge = { source: source.region, commit: merge.commit, entries };
    const request = { cmdType: AdminCmdType.CommitMerge, commitMerge };
    target.proposeAdmin(encodeAdmin(target.region, request), true, NOBODY, this.#store.nowMs());
    this.#proposed.set(source, { target, term: target.term, index: target.raft.lastIndex });
    this.#store.activate(target);
  }

  #isUnderWay(source: Peer, target: Peer): boolean {
    const last = this.#proposed.get(source);
    return last?.target === target && last.term === target.term && target.applied < last.index;
  }

  // ---- the target applies

  /** The source of a CommitMerge that `target` is to apply next; undefined until it has got so far. */
  sourceOf(target: Peer, request: CommitMergeRequest): Peer | undefined {
    const source = must(this.#store.peers.get(request.source?.id ?? 0), 'a target merges a source that is not here');
    assert(source.initialized, 'a target merges a source that has nothing');
    if (isReady(source, request)) {
      this.#waiting.delete(target);
      return source;
    }
    source.mergedInto ??= target.region;
    this.#sources.add(source);
    this.#waiting.set(target, request);
    this.#catchUp(source, request);
    return undefined;
  }

  /** A target that waits may go on. What its source lacks, the source gets. */
  mayGoOn(target: Peer): boolean {
    const request = this.#waiting.get(target);
    const source = this.#store.peers.get(request?.source?.id ?? 0);
    if (request === undefined || source === undefined || isReady(source, request)) return true;
    this.#catchUp(source, request);
    return false;
  }

  #catchUp(source: Peer, { commit, entries }: CommitMergeRequest): void {
    if (source.installing || source.raft.committed >= commit) return;
    if (source.raft.takeCommitted(entries)) this.#store.activate(source);
  }

  // ---- merged elsewhere

  /** A store that has merged the region says so. */
  onMerged({ regionId, toPeer, mergeTarget }: RaftMessage): void {
    const source = this.#store.peers.get(regionId);
    if (source === undefined || source.peerId !== toPeer?.id || (mergeTarget?.id ?? 0) === 0) return;
    source.mergedInto ??= mergeTarget;
    this.#sources.add(source);
    this.check(source);
  }

  #settle(source: Peer, target: Region): void {
    if (this.#isPast(target)) this.#store.life.destroyMerged(source, target);
  }

  /** No peer of the target here can come to apply what made it of `expected`. */
  #isPast(expected: Region): boolean {
    const { peers, tombstones, storeId } = this.#store;
    const peerId = peerOnStore(expected, storeId)?.id ?? 0;
    const target = peers.get(expected.id);
    if (target !== undefined) {
      if (target.peerId !== peerId) return target.peerId > peerId;
      return target.initialized && isNewerEpoch(target.region.regionEpoch, expected.regionEpoch);
    }
    const tombstone = tombstones.get(expected.id);
    return tombstone !== undefined && confVer(tombstone.region) >= confVer(expected);
  }

  /**
   * The sources that end when a snapshot makes `region` of `target`: it holds what they held, wherever that is by now. Undefined while it must
   * not be taken: something else lies there, or one of them is not at rest. Whoever is in the way is told to ask what became of it.
   */
  replacedBy(target: Peer, region: Region): readonly Peer[] | undefined {
    const ends = [...this.#sources].filter((source) => source !== target && this.#endsWith(source, target, region, 0));
    let isFree = true;
    for (const { id } of this.#store.regions.obstacles(region)) {
      if (ends.some((source) => source.region.id === id)) continue;
      isFree = false;
      const peer = this.#store.peers.get(id);
      if (peer !== undefined && version(peer.region) < version(region)) this.#ask(peer);
    }
    const areAtRest = ends.every(
      ({ installing, incoming, applied, raft }) => !installing && incoming === undefined && applied === raft.committed,
    );
    return isFree && areAtRest ? ends : undefined;
  }

  #endsWith({ mergedInto }: Peer, target: Peer, region: Region, depth: number): boolean {
    if (mergedInto === undefined || depth === CHAIN_MAX) return false;
    const peerId = peerOnStore(mergedInto, this.#store.storeId)?.id;
    if (mergedInto.id === target.region.id) return target.peerId === peerId && version(region) > version(mergedInto);
    // Its target was merged in turn, and ends with it.
    const next = this.#store.peers.get(mergedInto.id);
    return next?.peerId === peerId && next !== undefined && this.#endsWith(next, target, region, depth + 1);
  }
}

function isReady(source: Peer, { commit }: CommitMergeRequest): boolean {
  return !source.installing && source.merge?.commit === commit;
}
