import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigTable } from './config-table.ts';
import { duration, flag, float, integer, list, map, size, text } from './item.ts';
import { nearestKey } from './nearest.ts';

const ITEMS = {
  name: text('a', { oneOf: ['a', 'b'], about: 'who' }),
  'x.on': flag(false, { online: true }),
  'x.count': integer(3, { max: 9 }),
  'x.below': integer(-1, { min: -1 }),
  'x.ratio': float(0.5),
  'x.y.wait': duration(1500),
  'x.y.room': size(4096, { min: 1024 }),
  'z.many': list([]),
  'z.labels': map({ 'a b': '1' }),
} as const;

const fault = (path: string, problem: string): Error => new Error(`${path}|${problem}`);
const table = new ConfigTable(ITEMS, { fault });

test('table: every kind reads what it shows, and texts of a command line', () => {
  for (const key of table.keys) {
    const { default: value } = table.item(key);
    assert.deepEqual(table.read(key, table.shown(key, value)), value, key);
  }
  assert.equal(table.read('x.on', 'true'), true);
  assert.equal(table.read('x.count', '7'), 7);
  assert.equal(table.read('x.below', '-1'), -1);
  assert.equal(table.read('x.ratio', '0.25'), 0.25);
  assert.equal(table.read('x.y.wait', '0'), 0);
  assert.equal(table.read('x.y.room', 2048), 2048);
  assert.deepEqual(table.read('z.many', 'p, q,'), ['p', 'q']);
});

test('table: a value of another kind or out of bounds is refused with its path', () => {
  for (const [key, value, problem] of [
    ['name', 'c', 'one of a, b, got "c"'],
    ['x.on', 1, 'true or false, got 1'],
    ['x.count', 1.5, 'a whole number, got 1.5'],
    ['x.count', -1, 'at least 0, got -1'],
    ['x.count', 10, 'at most 9, got 10'],
    ['x.ratio', 'much', 'a number, got "much"'],
    ['x.y.wait', 5, 'a duration such as "10s", got 5'],
    ['x.y.room', '1B', 'at least 1KiB, got "1B"'],
    ['x.y.room', -1, 'a size such as "64MiB", got -1'],
    ['z.many', [1], 'a list of texts, got [1]'],
    ['z.labels', { a: 1 }, 'a table of texts, got {"a":1}'],
    ['z.labels', [], 'a table of texts, got []'],
  ] as const) {
    assert.throws(() => table.read(key, value), { message: `${key}|must be ${problem}` });
  }
  assert.throws(() => table.checkBounds({ ...table.defaults(), 'x.count': 11 }), { message: /^x\.count\|must be at/ });
});

test('table: a bare number is a duration only where the owner says so', () => {
  const bare = new ConfigTable(ITEMS, { fault, bareDurations: true });
  assert.equal(bare.read('x.y.wait', 5), 5);
  assert.throws(() => bare.read('x.y.wait', -5), /must be a duration/);
});

test('table: leaves of nested tables; those of a map and objects that are no tables stay whole', () => {
  const normal = new ConfigTable(ITEMS, { fault, normalize: (name) => name.replaceAll('_', '-') });
  const date = new Date(0);
  assert.deepEqual(normal.leaves({ x: { y: { wait: '1s' }, o_n: true }, 'z.labels': { a_b: '1' }, when: date }), [
    ['x.y.wait', '1s'],
    ['x.o-n', true],
    ['z.labels', { a_b: '1' }],
    ['when', date],
  ]);
});

test('table: shown as nested JSON, whole, by item and below a prefix', () => {
  const config = table.defaults();
  assert.deepEqual((table.json(config)['x'] as { y: object }).y, { wait: '1s500ms', room: '4KiB' });
  assert.deepEqual(
    table.json(config, (item) => item.online === true),
    { x: { on: false } },
  );
  assert.deepEqual(table.json(config, undefined, 'x.y.'), { wait: '1s500ms', room: '4KiB' });
});

test('table: the sample has every key under its section', () => {
  const lines = table.sample('All.', ({ about }) => about).split('\n');
  assert.deepEqual(lines.slice(0, 6), ['# All.', '# who', 'name = "a"', '', '[x]', 'on = false']);
  assert.deepEqual(lines.slice(-4), ['[z]', 'many = []', 'labels = { "a b" = "1" }', '']);
});

test('nearest key: a typing mistake, the wrong section, nothing alike', () => {
  const keys = ['server.addr', 'raftstore.capacity'];
  assert.equal(nearestKey('server.adr', keys), 'server.addr');
  assert.equal(nearestKey('storage.capacity', keys), 'raftstore.capacity');
  assert.equal(nearestKey('quite.another', keys), undefined);
});
