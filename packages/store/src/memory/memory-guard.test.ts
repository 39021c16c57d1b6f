import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@tessera/base';
import { ManualClock } from '@tessera/env/memory';
import { parseStoreConfig } from '../config/config.ts';
import { divideMemory } from './memory-budget.ts';
import { MemoryGuard } from './memory-guard.ts';

const MIB = 1024 * 1024;
const { budget } = divideMemory(parseStoreConfig('memory-usage-limit = "1GB"'), {
  totalBytes: 1024 * MIB,
  helperThreads: 2,
});
const HIGH = budget.highWaterBytes;

class World {
  readonly clock = new ManualClock();
  used = 100 * MIB;
  /** Of it, what a collection frees. */
  garbage = 0;
  raftCache = 0;
  raftProposed = 0;
  cacheBytes = budget.parts.blockCache;
  arenasDropped = 0;
  held = [false, false];
  readonly guard: MemoryGuard;

  constructor(rejectRatio = 0.2) {
    this.guard = new MemoryGuard({
      ...{ clock: this.clock, log: silentLogger, budget, evictRatio: 0.1, rejectRatio },
      memory: {
        totalBytes: 1024 * MIB,
        usedBytes: () => this.used,
        collect: () => {
          this.used -= this.garbage;
          this.garbage = 0;
        },
      },
      users: {
        raftCacheBytes: () => this.raftCache,
        raftBytes: () => this.raftCache + this.raftProposed,
        evictRaftCache: () => {
          const bytes = this.raftCache;
          this.used -= bytes;
          this.raftCache = 0;
          return bytes;
        },
        setBlockCacheBytes: (bytes) => {
          this.cacheBytes = bytes;
        },
        dropFreeMemtables: () => this.arenasDropped++,
        hold: (appends, writes) => {
          this.held = [appends, writes];
        },
      },
    });
    this.guard.start();
  }

  later(ms = 200): void {
    this.clock.advance(ms);
  }
}

test('memory guard: below nine tenths of the high-water mark nothing is touched', () => {
  const world = new World();
  world.used = HIGH * 0.89;
  world.raftCache = HIGH / 2;
  world.raftProposed = HIGH;
  world.later();
  assert.deepEqual([world.raftCache, world.arenasDropped, world.held], [HIGH / 2, 0, [false, false]]);
  assert.equal(world.guard.usedBytes, world.used);
});

test('memory guard: near the mark a large entry cache is emptied, a small one is not', () => {
  const world = new World();
  world.used = HIGH * 0.95;
  world.raftCache = world.used * 0.09;
  world.later();
  assert.ok(world.raftCache > 0);
  world.raftCache = world.used * 0.11;
  world.later();
  assert.equal(world.raftCache, 0);
  assert.ok(world.guard.evictedBytes > 0);
  assert.deepEqual(world.held, [false, false]);
});

test('memory guard: above the mark the block cache gives way step by step, garbage is collected now and then, and all comes back', () => {
  const world = new World();
  const full = world.cacheBytes;
  world.used = HIGH + MIB;
  let last = full;
  for (let i = 0; i < 5; i++) {
    world.later();
    assert.ok(world.cacheBytes < last);
    last = world.cacheBytes;
  }
  assert.equal(world.guard.collections, 1, 'once in five seconds');
  for (let i = 0; i < 60; i++) world.later();
  assert.equal(world.cacheBytes, Math.floor(full / 8));
  assert.equal(world.guard.collections, 3);
  assert.ok(world.arenasDropped > 60);
  assert.deepEqual(world.held, [false, false], 'what fills memory is not what would be refused');
  world.garbage = HIGH / 2;
  world.later(5000);
  assert.ok(world.used < HIGH);
  world.later();
  assert.equal(world.cacheBytes, full);
  assert.ok(world.guard.peakBytes > HIGH);
});

test('memory guard: entries that fill memory are held back until it drains', () => {
  const world = new World();
  world.raftProposed = HIGH * 0.15;
  world.used = HIGH + MIB;
  world.later();
  assert.deepEqual(world.held, [false, true], 'writes above their part');
  world.raftProposed = HIGH * 0.25;
  world.later();
  assert.deepEqual(world.held, [true, true]);
  world.raftProposed = 0;
  world.later();
  assert.deepEqual(world.held, [false, false]);
  world.raftProposed = HIGH * 0.25;
  world.later();
  world.used = HIGH / 2;
  world.later();
  assert.deepEqual(world.held, [false, false]);
});

test('memory guard: a ratio of 0 rejects no append; a closed one looks no more; a changed capacity is what comes back', () => {
  const world = new World(0);
  world.used = HIGH + MIB;
  world.raftProposed = HIGH;
  world.later();
  assert.equal(world.held[0], false);
  world.guard.setCacheBytes(50 * MIB);
  assert.equal(world.cacheBytes, 50 * MIB);
  world.later();
  assert.ok(world.cacheBytes < 50 * MIB);
  world.used = 0;
  world.later();
  assert.equal(world.cacheBytes, 50 * MIB);
  world.guard.close();
  world.used = HIGH * 2;
  world.later(10_000);
  assert.equal(world.guard.usedBytes, 0);
});
