import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, defaultStoreConfig, parseStoreConfig } from '../config/config.ts';
import { divideMemory, type MemoryParts } from './memory-budget.ts';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const MACHINE = { totalBytes: 24 * GIB, helperThreads: 2 };

function divide(toml: string, machine = MACHINE) {
  return divideMemory(parseStoreConfig(toml), machine);
}

function sum(parts: MemoryParts): number {
  return Object.values(parts).reduce((total, bytes) => total + bytes, 0);
}

test('memory budget: without a limit three quarters of the machine, and the usual sizes', () => {
  const { config, budget, warnings } = divide('');
  const usual = defaultStoreConfig();
  assert.equal(budget.limitBytes, 18 * GIB);
  assert.equal(budget.highWaterBytes, Math.floor(0.9 * 18 * GIB));
  for (const key of [
    'storage.block-cache.capacity',
    'rocksdb.defaultcf.write-buffer-size',
    'raft-engine.memory-limit',
  ] as const) {
    assert.equal(config[key], usual[key], key);
  }
  assert.deepEqual(warnings, []);
});

const TABLE: readonly (readonly [limit: string, memtable: number, raft: number, cache: number])[] = [
  // In MiB. Of 288 some 40 are left for data.
  ['288MB', 1, 4, 15],
  ['320MB', 2, 7, 30],
  ['512MB', 8, 26, 100],
  ['1GB', 25, 64, 286],
  ['4GB', 64, 64, 2415],
  ['16GB', 64, 64, 9830],
];

test('memory budget: parts follow from the limit and fit it; the cache is at most three fifths, as TiKV’s', () => {
  for (const [limit, memtable, raft, cache] of TABLE) {
    const { config, budget, warnings } = divide(`memory-usage-limit = "${limit}"`);
    const found = [
      config['rocksdb.defaultcf.write-buffer-size'],
      config['raft-engine.memory-limit'],
      config['storage.block-cache.capacity'],
    ].map((bytes) => Math.floor(bytes / MIB));
    assert.deepEqual(found, [memtable, raft, cache], limit);
    assert.ok(sum(budget.parts) <= budget.limitBytes, `${limit}: ${sum(budget.parts) / MIB}`);
    assert.deepEqual(warnings, []);
  }
});

test('memory budget: at any limit that is not refused the parts fit, more is never less, and refusals name the parts', () => {
  let refused = 0;
  let before = 0;
  for (let mib = 128; mib < 6000; mib += 7) {
    try {
      const { config, budget } = divide(`memory-usage-limit = "${mib}MB"`);
      assert.ok(sum(budget.parts) <= mib * MIB, `${mib}`);
      const data = config['storage.block-cache.capacity'] + budget.parts.memtables;
      assert.ok(data >= before - 16 * MIB, `${mib}: ${data} after ${before}`);
      before = data;
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /^memory-usage-limit: .* is less than the .* of its parts: program 88MiB, heap/);
      assert.ok(before === 0 && mib < 288, `${mib} was refused`);
      refused++;
    }
  }
  assert.ok(refused > 5);
});

test('memory budget: what was configured stays; what was not gives way to it', () => {
  const cache = divide('memory-usage-limit = "1GB"\n[storage.block-cache]\ncapacity = "500MB"\n');
  assert.equal(cache.config['storage.block-cache.capacity'], 500 * MIB);
  const memtables = divide('memory-usage-limit = "2GB"\n[rocksdb.defaultcf]\nwrite-buffer-size = "100MB"\n');
  assert.equal(memtables.config['rocksdb.defaultcf.write-buffer-size'], 100 * MIB);
  assert.ok(memtables.config['storage.block-cache.capacity'] < 500 * MIB);
  assert.ok(sum(memtables.budget.parts) <= 2 * GIB);
});

test('memory budget: what was configured and cannot fit is refused by name with a limit, warned of without', () => {
  assert.throws(
    () => divide('memory-usage-limit = "1GB"\n[storage.block-cache]\ncapacity = "900MB"\n'),
    /^ConfigError: memory-usage-limit: 1GiB is less than .* storage.block-cache.capacity 900MiB$/,
  );
  const small = { totalBytes: GIB, helperThreads: 2 };
  const { budget, warnings } = divide('[storage.block-cache]\ncapacity = "900MB"\n', small);
  assert.equal(budget.limitBytes, 768 * MIB);
  assert.match(warnings.join(), /768MiB is less than/);
});

test('memory budget: a small machine gets small parts, more than the machine has is warned of, threads count', () => {
  const small = divide('', { totalBytes: 512 * MIB, helperThreads: 2 });
  assert.ok(small.config['storage.block-cache.capacity'] < 100 * MIB);
  assert.ok(small.config['rocksdb.defaultcf.write-buffer-size'] <= 4 * MIB);
  assert.ok(sum(small.budget.parts) <= small.budget.limitBytes);
  const large = divide('memory-usage-limit = "4GB"', { totalBytes: 2 * GIB, helperThreads: 2 });
  assert.equal(large.budget.limitBytes, 2 * GIB);
  assert.match(large.warnings.join(), /4GiB is more than the 2GiB/);
  const four = divide('memory-usage-limit = "1GB"', { ...MACHINE, helperThreads: 4 });
  const two = divide('memory-usage-limit = "1GB"');
  assert.equal(four.budget.parts.helpers, 2 * two.budget.parts.helpers);
});
