import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, silentLogger } from '@tessera/base';
import { ManualClock, MemoryDisk, microtasks } from '@tessera/env/memory';
import type { Command } from './commands.ts';
import { LocalLog, type LocalLogOptions } from './local-log.ts';
import { REFUSALS } from './refusal.ts';

const put = (key: string, value: string, lease = 0n): Command => ({
  kind: 'txn',
  request: {
    success: [{ request: { kind: 'requestPut', value: { key: fromLatin1(key), value: fromLatin1(value), lease } } }],
  },
});

function options(disk: MemoryDisk, more: Partial<LocalLogOptions> = {}): LocalLogOptions {
  return {
    disk,
    tasks: microtasks,
    clock: new ManualClock(),
    log: silentLogger,
    directory: 'd',
    onFailure: () => undefined,
    ...more,
  };
}

/** Every kind of command; small enough to crash at each of its disk operations. */
async function work(log: LocalLog, acknowledged: number[]): Promise<void> {
  const steps: Command[] = [
    put('a', '1'),
    { kind: 'lease-grant', id: 7n, ttlSeconds: 10 },
    put('leased', 'x', 7n),
    { kind: 'save-regions', regions: [{ id: 2, endKey: fromLatin1('m') }, { id: 3 }], removed: [] },
    put('a', '2'),
    { kind: 'compact', revision: 3 },
    { kind: 'save-regions', regions: [], removed: [3] },
    { kind: 'lease-revoke', id: 7n },
    put('b', '3'),
  ];
  for (const [i, step] of steps.entries()) {
    const result = await log.submit(step);
    if (result.kind === 'refused') return;
    acknowledged.push(i);
  }
}

test('log: a restart gives the same state, from the journal and from a snapshot', async () => {
  for (const snapshotAfterBytes of [1 << 20, 1]) {
    const disk = new MemoryDisk();
    const log = await LocalLog.open(options(disk, { snapshotAfterBytes }));
    await work(log, []);
    await log.close();
    const again = await LocalLog.open(options(disk));
    assert.deepEqual(again.state.encode(), log.state.encode());
    assert.equal(again.state.kv.revision, log.state.kv.revision);
    await again.close();
  }
});

test('log: a crash at any disk operation loses nothing acknowledged', async () => {
  // What the state is after so many commands.
  const states: string[] = [];
  const reference = await LocalLog.open(options(new MemoryDisk()));
  const encoded = (log: LocalLog): string => Buffer.from(log.state.encode()).toString('hex');
  states.push(encoded(reference));
  const record = { push: () => states.push(encoded(reference)) } as unknown as number[];
  await work(reference, record);

  for (let crashAt = 1; ; crashAt++) {
    let operations = 0;
    const disk = new MemoryDisk({
      before: () => {
        if (++operations >= crashAt) throw new Error('power is off');
      },
    });
    const acknowledged: number[] = [];
    try {
      const log = await LocalLog.open(options(disk, { snapshotAfterBytes: 100 }));
      await work(log, acknowledged);
    } catch {
      // The crash came before PD was up.
    }
    const finished = operations < crashAt;
    operations = Number.NEGATIVE_INFINITY;
    const after = await LocalLog.open(options(disk.afterCrash()));
    const found = states.indexOf(encoded(after));
    assert.ok(
      found >= acknowledged.length,
      `crash at operation ${crashAt}: state ${found}, ${acknowledged.length} acknowledged`,
    );
    if (finished) break;
  }
});

test('log: proposals of one turn share a sync and are answered in order', async () => {
  let syncs = 0;
  const log = await LocalLog.open(options(new MemoryDisk(), { onSync: () => syncs++ }));
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((n) => log.submit(put(`k${n}`, 'v')).then(() => order.push(n))));
  assert.deepEqual(order, [1, 2, 3]);
  assert.equal(syncs, 1);
  assert.equal(log.state.kv.revision, 4);
});

test('log: nothing is visible before it is durable', async () => {
  let syncing: (() => void) | undefined;
  const disk = new MemoryDisk();
  const open = disk.open.bind(disk);
  disk.open = async (path, mode) => {
    const file = await open(path, mode);
    const sync = file.sync.bind(file);
    file.sync = async () => {
      if (path.endsWith('.log') && syncing === undefined) await new Promise<void>((resolve) => (syncing = resolve));
      return sync();
    };
    return file;
  };
  const opening = LocalLog.open(options(disk));
  while (syncing === undefined) await Promise.resolve();
  syncing();
  const log = await opening;
  syncing = undefined;
  let answered = false;
  const done = log.submit(put('k', 'v')).then(() => (answered = true));
  while (syncing === undefined) await Promise.resolve();
  assert.equal(log.state.kv.get('k'), undefined);
  assert.equal(answered, false);
  (syncing as () => void)();
  await done;
  assert.notEqual(log.state.kv.get('k'), undefined);
});

test('log: a failed sync refuses what waits and all that follows, and tells the owner once', async () => {
  let failing = false;
  const disk = new MemoryDisk({
    before: (operation) => {
      if (failing && operation === 'fdatasync') throw new Error('I/O error');
    },
  });
  const failures: Error[] = [];
  const log = await LocalLog.open(options(disk, { onFailure: (error) => failures.push(error) }));
  failing = true;
  const first = log.submit(put('a', '1'));
  const second = log.submit(put('b', '2'));
  assert.deepEqual([await first, await second], [REFUSALS.stopped, REFUSALS.stopped]);
  failing = false;
  assert.equal(await log.submit(put('c', '3')), REFUSALS.stopped);
  assert.equal(failures.length, 1);
  assert.equal(log.state.kv.revision, 1);
  await log.close();
});

test('log: refused commands leave the same state on replay', async () => {
  const disk = new MemoryDisk();
  const log = await LocalLog.open(options(disk));
  assert.equal(await log.submit(put('a', '1', 99n)), REFUSALS.leaseNotFound);
  assert.equal(await log.submit({ kind: 'compact', revision: 50 }), REFUSALS.futureRevision);
  assert.equal(await log.submit({ kind: 'lease-revoke', id: 1n }), REFUSALS.leaseNotFound);
  await log.close();
  const again = await LocalLog.open(options(disk));
  assert.deepEqual(again.state.encode(), log.state.encode());
});
