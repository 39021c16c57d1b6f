import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { TesseraError } from '@tessera/base';
import { createNodeLogger, type LogLevel } from './logger.ts';

function logTo(format: 'text' | 'json', level: LogLevel = 'info') {
  const lines: string[] = [];
  const log = createNodeLogger({ level, format, destination: { write: (line) => lines.push(line) } });
  return { lines, log };
}

/** The line without its time stamp, whose form is checked on the way. */
function timeless(line: string | undefined): string {
  const match = /^\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d\] (.*)\n$/s.exec(line ?? '');
  return match?.[1] ?? assert.fail(`no time stamp: ${line}`);
}

test('logger: text lines have the unified format', () => {
  const { lines, log } = logTo('text');
  log.info?.('started', { port: 20160, ready: true });
  log.child({ name: 'pd', member_id: 7 }).child({ region: 2 }).warn?.('slow', { tookMs: 1.5 });
  assert.equal(timeless(lines[0]), '[INFO] [tessera] [started] [port=20160] [ready=true]');
  assert.equal(timeless(lines[1]), '[WARN] [pd] [slow] [member_id=7] [region=2] [tookMs=1.5]');
});

const quoting: readonly [value: unknown, printed: string][] = [
  ['plain-value_1.5%', 'plain-value_1.5%'],
  ['grün', 'grün'],
  ['', ''],
  ['two words', '"two words"'],
  ['a=b', '"a=b"'],
  ['[x', '"[x"'],
  ['x]', '"x]"'],
  ['say "hi"', '"say \\"hi\\""'],
  ['line\nbreak', '"line\\nbreak"'],
  ['tab\t', '"tab\\t"'],
  ['\u0001', '"\\u0001"'],
  [12n, '12'],
  [2n ** 63n, '9223372036854775808'],
  [null, 'null'],
  [new Uint8Array([0, 0xab]), '00AB'],
  [{ a: 1 }, '"{\\"a\\":1}"'],
  [new TesseraError('KV:X', 'outer', { cause: new Error('inner') }), '"outer: inner"'],
];
for (const [value, printed] of quoting) {
  test(`logger: text value ${printed}`, () => {
    const { lines, log } = logTo('text');
    log.info?.('m', { key: value, absent: undefined });
    assert.equal(timeless(lines[0]), `[INFO] [tessera] [m] [key=${printed}]`);
  });
}

test('logger: a message is quoted like a value', () => {
  const { lines, log } = logTo('text');
  log.error?.('it broke');
  assert.equal(timeless(lines[0]), '[ERROR] [tessera] ["it broke"]');
});

test('logger: an error without a code brings its stack', () => {
  const { lines, log } = logTo('text');
  log.error?.('bug', { error: new TypeError('oops') });
  assert.match(lines[0] ?? '', /TypeError: oops\\n {4}at .*logger\.test\.ts/);
});

test('logger: JSON lines have level, caller, message, time, and each name once', () => {
  const { lines, log } = logTo('json');
  log.child({ name: 'store' }).info?.('hi', { level: 'mine', key: 'two words', time: 1 });
  const parsed = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  assert.match(String(parsed['time']), /^\d{4}\/\d\d\/\d\d /);
  delete parsed['time'];
  const expected = { level: 'INFO', caller: 'store', level_: 'mine', key: 'two words', time_: 1, message: 'hi' };
  assert.deepEqual(parsed, expected);
  assert.equal(lines[0]?.match(/"caller"/g)?.length, 1);
});

test('logger: levels that are off are absent, and follow setLevel in children too', () => {
  const { lines, log } = logTo('text', 'warn');
  const child = log.child({ name: 'c' });
  assert.deepEqual([child.debug, child.info], [undefined, undefined]);
  log.setLevel('debug');
  child.debug?.('now');
  assert.equal(timeless(lines[0]), '[DEBUG] [c] [now]');
  child.setLevel('error');
  assert.equal(log.level, 'error');
  log.warn?.('not this');
  log.error?.('this');
  assert.equal(lines.length, 2);
});

test('logger: a file destination is made with its directory and appended to', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-log-'));
  const destination = join(directory, 'deep', 'tessera.log');
  for (const message of ['one', 'two'])
    createNodeLogger({ level: 'info', format: 'text', destination }).info?.(message);
  const lines = (await readFile(destination, 'utf8')).split('\n');
  assert.deepEqual([lines.length, lines[0]?.slice(-5), lines[1]?.slice(-5)], [3, '[one]', '[two]']);
  await rm(directory, { recursive: true });
});
