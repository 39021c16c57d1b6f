import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CF, type EngineSignals, WriteBatch } from '@tessera/engine';
import { ManualClock } from '@tessera/env/memory';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import type { RaftKv, RegionError } from '../raft-kv.ts';
import { FlowControlledKv } from './flow-controlled-kv.ts';
import { type FlowControlConfig, FlowController, REFUSED } from './flow-controller.ts';

const MIB = 1024 * 1024;
const CONFIG: FlowControlConfig = {
  ...{ enable: true, memtablesThreshold: 5, l0FilesThreshold: 20 },
  ...{ softPendingCompactionBytesLimit: 1000 * MIB, hardPendingCompactionBytesLimit: 4000 * MIB },
};

function signals(more: { memtables?: number; files?: number; pending?: number }): EngineSignals {
  const { memtables = 0, files = 0, pending = 0 } = more;
  return {
    immutableMemtables: memtables,
    memtableBytes: 0,
    level0Files: [0, 0, files, 0],
    pendingCompactionBytes: [pending, 0, 0, 0],
  };
}

/** A controller that has seen 5 s of 10 MiB/s. */
function busy(config = CONFIG): FlowController {
  const controller = new FlowController(config);
  for (let ms = 0; ms < 5000; ms += 10) assert.equal(controller.admit(0.1 * MIB, ms), 0);
  return controller;
}

test('flow controller: at the thresholds nothing waits, above them the rate falls with each step, at twice all is refused', () => {
  for (const what of ['memtables', 'files'] as const) {
    const threshold = what === 'memtables' ? 5 : 20;
    const controller = busy();
    controller.observe(signals({ [what]: threshold }), 5000);
    assert.ok(controller.idle);
    let last = Number.POSITIVE_INFINITY;
    for (let n = threshold + 1; n < threshold * 2; n++) {
      controller.observe(signals({ [what]: n }), 5000);
      assert.ok(controller.rate < last && controller.rate > 0, `${n}: ${controller.rate}`);
      last = controller.rate;
      assert.ok(controller.admit(1, 5000) >= 0);
    }
    controller.observe(signals({ [what]: threshold * 2 }), 5000);
    assert.equal(controller.admit(1, 5000), REFUSED);
    assert.match(controller.reason, what === 'memtables' ? /10 memtables/ : /40 tables in level 0/);
    controller.observe(signals({ [what]: threshold }), 5000);
    assert.equal(controller.admit(100 * MIB, 5000), 0);
    assert.ok(controller.idle);
  }
});

test('flow controller: a limited rate is kept, whatever the sizes of writes', () => {
  const controller = busy();
  controller.observe(signals({ files: 30 }), 5000);
  const rate = controller.rate;
  assert.ok(Math.abs(rate - 10 * MIB * 0.25) < 0.1 * MIB, `${rate}`);
  let now = 5000;
  let bytes = 0;
  while (now < 15_000) {
    const size = ((bytes * 7919) % 50_000) + 1;
    bytes += size;
    now += controller.admit(size, now);
  }
  assert.ok(Math.abs(bytes / 10 - rate) < rate * 0.02, `${bytes / 10} bytes a second at a limit of ${rate}`);
});

test('flow controller: who would wait for more than ten seconds is refused', () => {
  const controller = busy();
  controller.observe(signals({ files: 39 }), 5000);
  let wait = 0;
  for (let i = 0; i < 1000 && wait >= 0; i++) wait = controller.admit(64 * 1024, 5000);
  assert.equal(wait, REFUSED);
  assert.ok(controller.delayed > 0 && controller.refused === 1);
});

test('flow controller: pending compaction bytes refuse a growing share, at the hard limit all', () => {
  const controller = new FlowController(CONFIG);
  const shareAt = (pending: number): number => {
    for (let i = 0; i < 20; i++) controller.observe(signals({ pending }), i);
    let refused = 0;
    for (let i = 0; i < 1000; i++) if (controller.admit(1, 100) === REFUSED) refused++;
    return refused / 1000;
  };
  assert.equal(shareAt(1000 * MIB), 0);
  assert.ok(Math.abs(shareAt(2000 * MIB) - 0.5) < 0.01);
  assert.equal(shareAt(4000 * MIB), 1);
  assert.match(controller.reason, /wait for compaction/);
  assert.equal(shareAt(999 * MIB), 0);
});

test('flow controller: switched off it only measures', () => {
  const controller = busy();
  controller.observe(signals({ files: 40, pending: 5000 * MIB }), 5000);
  assert.equal(controller.admit(1, 5000), REFUSED);
  controller.configure({ ...CONFIG, enable: false });
  controller.observe(signals({ files: 40, pending: 5000 * MIB }), 5000);
  assert.equal(controller.admit(1, 5000), 0);
  assert.ok(Math.abs(controller.flow - 10 * MIB) < MIB);
});

interface World {
  readonly clock: ManualClock;
  readonly kv: FlowControlledKv;
  readonly written: number[];
  readonly answers: (RegionError | undefined)[];
  now: EngineSignals;
  write(bytes: number, limitMs?: number): void;
}

function world(): World {
  const clock = new ManualClock();
  const written: number[] = [];
  const inner: RaftKv = {
    changesRange: () => false,
    check: () => undefined,
    readLocal: () => {
      throw new Error('no reads here');
    },
    read: () => {
      throw new Error('no reads here');
    },
    write: (_context, batch, listener) => {
      written.push(batch.sizeBytes);
      listener.written(undefined);
    },
  };
  const batch = new WriteBatch();
  const made: World = {
    ...{ clock, written, answers: [], now: signals({}) },
    kv: new FlowControlledKv({ kv: inner, clock, signals: () => made.now, config: CONFIG }),
    write: (bytes, limitMs = 0) => {
      batch.clear();
      batch.put(CF.default, new Uint8Array(0), new Uint8Array(bytes));
      const context = { ...EMPTY_CONTEXT, maxExecutionDurationMs: limitMs };
      made.kv.write(context as typeof EMPTY_CONTEXT, batch, { written: (error) => made.answers.push(error) });
    },
  };
  return made;
}

test('flow-controlled kv: waiting writes are made in order at the limited rate; the batch was only borrowed', () => {
  const made = world();
  made.write(1);
  made.now = signals({ files: 30 });
  made.clock.advance(100);
  for (let i = 0; i < 5; i++) made.write(64 * 1024 + i);
  assert.equal(made.written.length, 2);
  assert.ok(made.kv.waitingBytes > 4 * 64 * 1024);
  for (let i = 0; i < 100 && made.written.length < 6; i++) made.clock.advance(250);
  assert.deepEqual(made.written.slice(2), [...made.written.slice(2)].sort());
  assert.equal(made.written.length, 6);
  assert.equal(made.kv.waitingBytes, 0);
  assert.ok(made.answers.every((answer) => answer === undefined));
});

test('flow-controlled kv: refusals say ServerIsBusy with TiKV’s reason; direct writes pass', () => {
  const made = world();
  made.now = signals({ memtables: 10 });
  made.write(10);
  assert.equal(made.answers[0]?.serverIsBusy?.reason, 'scheduler is busy');
  assert.match(made.answers[0]?.message ?? '', /10 memtables/);
  made.kv.direct.write(EMPTY_CONTEXT, new WriteBatch(), { written: (error) => made.answers.push(error) });
  assert.deepEqual([made.answers.length, made.answers[1]], [2, undefined]);
});

test('flow-controlled kv: a write whose time is up is not made; a close answers all that wait', () => {
  const made = world();
  made.now = signals({ files: 38 });
  made.write(100 * 1024);
  made.write(1000, 5);
  made.write(1000);
  made.clock.advance(60_000);
  assert.equal(made.answers.length, 3);
  assert.equal(made.answers[1]?.serverIsBusy?.reason, 'deadline is exceeded');
  made.write(100 * 1024);
  made.write(1000);
  made.kv.close();
  assert.equal(made.answers.length, 5);
  assert.match(made.answers[4]?.message ?? '', /Closing/);
});
