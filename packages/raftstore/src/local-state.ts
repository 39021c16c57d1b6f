/**
 * What a store keeps of its regions besides their data, as raft_serverpb messages:
 *   engine, family raft   RegionLocalState, RaftApplyState: in the batch of the data they belong to
 *   raft log              RaftLocalState (hard state), beside the entries
 *
 * The two are durable at different times. What holds after any crash, with e the engine's and l the log's state:
 *   entries (e.applied, l.last] are in the log; the log is cut only below what the engine has on disk;
 *   an engine that is ahead of the log (crash between a snapshot's flush and the log's reset) wins: `repairHardState`.
 */
import { must } from '@tessera/base';
import { applyStateKey, RAFT_INIT_LOG_INDEX, RAFT_INIT_LOG_TERM, regionStateKey } from '@tessera/codec';
import { CF, type KvEngine, runRead, type WriteBatch } from '@tessera/engine';
import type { Region, RegionEpoch } from '@tessera/proto/metapb';
import {
  type MergeState,
  type MergeStateInit,
  PeerState,
  RaftApplyState,
  RaftLocalState,
  RegionLocalState,
} from '@tessera/proto/raft_serverpb';
import { HardState } from '@tessera/raft';

export interface ApplyState {
  readonly applied: number;
  readonly truncatedIndex: number;
  readonly truncatedTerm: number;
}

/** Of a region born in bootstrap or split. */
export const INITIAL_APPLY_STATE: ApplyState = {
  applied: RAFT_INIT_LOG_INDEX,
  truncatedIndex: RAFT_INIT_LOG_INDEX,
  truncatedTerm: RAFT_INIT_LOG_TERM,
};

export const EMPTY_APPLY_STATE: ApplyState = { applied: 0, truncatedIndex: 0, truncatedTerm: 0 };

/**
 * `logEpoch`: how the region was when the log of this peer began: what it became since, it became by entries that were applied here. Kept
 * in the place of a merged record without source, which TiKV does not read (`merging.ts` says what it is for).
 */
export function putRegionState(
  batch: WriteBatch,
  region: Region,
  state: PeerState,
  logEpoch: RegionEpoch | undefined,
  mergeState?: MergeStateInit,
): void {
  const mergedRecords = [{ targetRegionId: region.id, targetEpoch: logEpoch }];
  const bytes = RegionLocalState.encode({ state, region, mergedRecords, ...(mergeState && { mergeState }) });
  batch.put(CF.raft, regionStateKey(region.id), bytes);
}

export function putApplyState(batch: WriteBatch, regionId: number, state: ApplyState): void {
  const { applied, truncatedIndex: index, truncatedTerm: term } = state;
  const bytes = RaftApplyState.encode({ appliedIndex: applied, truncatedState: { index, term } });
  batch.put(CF.raft, applyStateKey(regionId), bytes);
}

/** What is left of a region that was here: its epoch stays, so that old messages do not bring it back. */
export interface Tombstone {
  readonly region: Region;
  readonly logEpoch: RegionEpoch | undefined;
  /** It was merged into this region, as that was before. */
  readonly mergedInto: Region | undefined;
}

export function putTombstone(batch: WriteBatch, { region, logEpoch, mergedInto }: Tombstone): void {
  const mergeState = mergedInto === undefined ? undefined : { target: mergedInto };
  putRegionState(batch, region, PeerState.Tombstone, logEpoch, mergeState);
  batch.delete(CF.raft, applyStateKey(region.id));
}

export function encodeHardState(hardState: HardState, lastIndex: number): Uint8Array {
  return RaftLocalState.encode({ hardState, lastIndex });
}

function newHardState(term: number, vote: number, commit: number): HardState {
  const state = new HardState();
  state.term = term;
  state.vote = vote;
  state.commit = commit;
  return state;
}

/** The hard state to start with: what the log holds, raised to what the engine proves. */
export function repairHardState(bytes: Uint8Array | undefined, apply: ApplyState): HardState {
  const stored = bytes === undefined ? undefined : RaftLocalState.decode(bytes).hardState;
  const term = Math.max(stored?.term ?? 0, apply.truncatedTerm);
  return newHardState(term, stored?.term === term ? stored.vote : 0, Math.max(stored?.commit ?? 0, apply.applied));
}

/**
 * Nothing was ever committed in this log: it belongs to a member that came after the one whose tombstone the engine has, and waits for its
 * first snapshot. It has voted, and must not forget it. A log that a tombstone left behind has commits of its own.
 */
export function isOfNewcomer(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && RaftLocalState.decode(bytes).hardState?.commit === 0;
}

export interface StoredRegion {
  readonly region: Region;
  readonly state: PeerState;
  readonly apply: ApplyState;
  readonly logEpoch: RegionEpoch | undefined;
  readonly mergeState: MergeState | undefined;
}

/** Everything the engine knows of regions, tombstones included. */
export async function loadRegions(engine: KvEngine): Promise<StoredRegion[]> {
  using snapshot = engine.snapshot();
  return await runRead(engine, snapshot, () => {
    const found: StoredRegion[] = [];
    using iterator = snapshot.iterator(CF.raft, { lower: regionStateKey(0) });
    for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
      const { region, state, mergedRecords, mergeState } = RegionLocalState.decode(new Uint8Array(iterator.value()));
      const meta = must(region, 'a region state without region');
      const bytes = snapshot.get(CF.raft, applyStateKey(meta.id));
      const stored = bytes === undefined ? undefined : RaftApplyState.decode(bytes);
      const apply = {
        applied: stored?.appliedIndex ?? 0,
        truncatedIndex: stored?.truncatedState?.index ?? 0,
        truncatedTerm: stored?.truncatedState?.term ?? 0,
      };
      // A store from before merges were: nothing is known of how its regions came to be.
      const record = mergedRecords.find(({ sourceRegionId }) => sourceRegionId === 0);
      found.push({ region: meta, state, apply, logEpoch: record?.targetEpoch ?? meta.regionEpoch, mergeState });
    }
    return found;
  });
}
