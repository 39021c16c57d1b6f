/**
 * Puts a received snapshot in the place of what a peer was.
 *
 *   small   one batch: old data away, new data, region state. A crash leaves the old state or the new one.
 *   large   batch 1: old data away, region state Applying (the new region)       on disk before anything else happens
 *           tables of the range away, the range deleted once more (a table that went may have held that deletion), tables ingested,
 *           or written row by row where the engine takes none
 *           batch 2: region state Normal                                          on disk before the files go
 *           A crash in between: the region is found Applying at the next start, and all of it but batch 1 is done again.
 *
 * Regions that were merged into this one elsewhere, and whose peers here missed it, end with the first batch (`merging.ts`).
 * Nobody reads or writes the region meanwhile (`peer.installing`). Acknowledged when it is on disk and the log begins behind it.
 */
import { assert, must } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import { readExternalTable, WriteBatch } from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';
import { PeerState } from '@tessera/proto/raft_serverpb';
import type { StorageAppend } from '@tessera/raft';
import { putApplyState, putRegionState } from './local-state.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { DATA_FAMILIES, removeFiles, type SnapshotFile } from './snapshot.ts';
import type { FoundSnapshot } from './snapshots.ts';

/** Of rows written together where tables cannot be ingested. */
const BATCH_BYTES = 256 * 1024;

export function deleteData(batch: WriteBatch, region: Region): void {
  const start = dataKey(region.startKey);
  const end = dataEndKey(region.endKey);
  for (const cf of DATA_FAMILIES) batch.deleteRange(cf, start, end);
}

/** Replaces data, region and log of the peer. Call it in a turn, with nothing else in the batch. */
export function installSnapshot(store: RaftStore, peer: Peer, append: StorageAppend): void {
  const snapshot = must(append.snapshot, 'a snapshot to install');
  const receiver = must(store.snapshots.take(peer.region.id, snapshot), 'raft takes snapshots that were received');
  const { index, term, region, data } = receiver;
  const { batch } = store.life;
  store.regions.unexpect(region.id);
  peer.installing = true;
  store.applies.drop(peer);
  assert(batch.count === 0, 'nothing else is being applied');
  // In this one write: a crash leaves them to the snapshot that comes then, or to the entry that merges them.
  for (const source of peer.replaces) store.life.replace(source);
  peer.replaces = [];
  assert(store.regions.obstacles(region).length === 0, 'a snapshot overlaps another region');
  if (peer.initialized) deleteData(batch, peer.region);
  deleteData(batch, region);
  if (data !== undefined) batch.append(data);
  const before = peer.region;
  peer.region = region;
  peer.apply = { applied: index, truncatedIndex: index, truncatedTerm: term };
  peer.appliedTerm = term;
  peer.incoming = undefined;
  peer.cuts = [];
  peer.logEpoch = region.regionEpoch;
  // A merge that was prepared was taken back meanwhile.
  if (peer.merge !== undefined) {
    peer.merge = undefined;
    store.merging.rolledBack(peer);
  }
  putRegionState(batch, region, data === undefined ? PeerState.Applying : PeerState.Normal, peer.logEpoch);
  putApplyState(batch, region.id, peer.apply);
  store.write();
  store.life.onRegion(peer, before);
  peer.abandon(index, 'covered by a snapshot');
  const done = (): void => beginLog(store, peer, append);
  if (data !== undefined) {
    store.flushEngine(done);
    return;
  }
  const paths = receiver.files.map(({ path }) => path);
  store.flushEngine(() => run(store, peer, { files: receiver.files, paths: [receiver.metaPath, ...paths] }, done));
}

/** At a start: the region was being installed. `peer.installing` is set. */
export function resumeInstall(store: RaftStore, peer: Peer, found: FoundSnapshot): void {
  run(store, peer, found, () => {
    peer.installing = false;
    store.markDirty(peer);
  });
}

function run(store: RaftStore, peer: Peer, found: FoundSnapshot, done: () => void): void {
  store.snapshots.applyingCount++;
  const work = bringIn(store, peer, found.files)
    .finally(() => store.snapshots.applyingCount--)
    .then(
      async () => {
        if (store.stopped) return;
        store.guard(done);
        await removeFiles(store.env.disk, found.paths);
      },
      (error) => store.fail(error),
    );
  store.snapshots.underWay.add(work);
}

/** Resolves when the region is Normal and on disk, or when the store has stopped. */
async function bringIn(store: RaftStore, peer: Peer, files: readonly SnapshotFile[]): Promise<void> {
  const { engine } = store;
  const { region } = peer;
  if (engine.ingest !== undefined && engine.deleteFilesInRange !== undefined) {
    const start = dataKey(region.startKey);
    const end = dataEndKey(region.endKey);
    for (const cf of DATA_FAMILIES) {
      if (store.stopped) return;
      await engine.deleteFilesInRange(cf, start, end);
    }
  }
  const batch = new WriteBatch(4096);
  deleteData(batch, region);
  await writeSoon(store, batch);
  if (store.stopped) return;
  if (engine.ingest !== undefined) {
    if (files.length > 0) await engine.ingest(files);
  } else {
    for (const file of files) {
      await readExternalTable(store.env.disk, file, BATCH_BYTES, async (rows) => {
        if (!store.stopped) await writeSoon(store, rows);
      });
    }
  }
  if (store.stopped) return;
  batch.clear();
  putRegionState(batch, region, PeerState.Normal, peer.logEpoch);
  await writeSoon(store, batch);
  if (!store.stopped) await engine.flush();
}

/** Like apply, it waits where the engine is behind with its flushes. */
async function writeSoon(store: RaftStore, batch: WriteBatch): Promise<void> {
  const { engine, config } = store;
  while (!store.stopped && engine.signals().immutableMemtables >= config.memtablesMax) await engine.flush();
  if (store.stopped) return;
  store.beforeWrite();
  engine.write(batch);
}

/** The engine has it on disk: the log begins behind it, then it is acknowledged. */
function beginLog(store: RaftStore, peer: Peer, append: StorageAppend): void {
  if (peer.destroyed) return;
  const { truncatedIndex, truncatedTerm } = peer.apply;
  peer.storage.reset(truncatedIndex, truncatedTerm);
  peer.storage.append(append);
  store.raftLog.flush((error) => {
    peer.installing = false;
    store.onAppended(error, [{ peer, append }]);
  });
  peer.appendsUnderWay++;
}
