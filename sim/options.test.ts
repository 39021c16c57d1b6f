import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HELP, parseCommand, UsageError } from './options.ts';
import { SCENARIOS } from './scenarios.ts';

test('options: what is not said has its default', () => {
  const command = parseCommand([]);
  assert.deepEqual(command, {
    kind: 'run',
    from: 1,
    scenarios: ['mix'],
    seeds: 1,
    minutes: undefined,
    seconds: 20,
    keep: undefined,
    twice: false,
    trace: false,
    shrink: true,
  });
});

test('options: what is said counts', () => {
  const command = parseCommand('17 --scenario bank,mix --minutes 5 --keep 1-3 --no-shrink'.split(' '));
  assert.ok(command.kind === 'run');
  assert.equal(command.from, 17);
  assert.deepEqual(command.scenarios, ['bank', 'mix']);
  assert.equal(command.seeds, Number.POSITIVE_INFINITY);
  assert.deepEqual([...(command.keep ?? [])], [1, 2, 3]);
  assert.equal(command.shrink, false);
  const all = parseCommand(['--scenario', 'all']);
  assert.ok(all.kind === 'run' && all.scenarios.length === Object.keys(SCENARIOS).length);
  assert.equal(parseCommand(['--help']).kind, 'help');
  const mutants = parseCommand(['--mutants', 'lease-5s', '--seeds', '3']);
  assert.deepEqual(mutants, { kind: 'mutants', name: 'lease-5s', seeds: 3, seconds: 20 });
});

test('options: what makes no sense is said in one line', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['--wat', /^Unknown option '--wat'$/],
    ['seven', /^SEED must be a positive whole number, not "seven"$/],
    ['1 2', /^one argument beside the options, not also "2"$/],
    ['1 --seeds 0', /^--seeds must be a positive whole number/],
    ['1 --scenario banc', /^no scenario "banc"; there are all, mix,/],
    ['1 --keep x', /^--keep takes ids/],
    ['--mutants nobody', /^no mutant "nobody"; there are lease-5s,/],
    ['--seeds', /^Option '--seeds <value>' argument missing$/],
  ];
  for (const [text, expected] of cases) {
    assert.throws(
      () => parseCommand(text.split(' ')),
      (error) => error instanceof UsageError && expected.test(error.message) && !error.message.includes('\n'),
      text,
    );
  }
});

test('options: the help names every option', () => {
  for (const option of [
    'scenario',
    'seeds',
    'minutes',
    'seconds',
    'twice',
    'keep',
    'trace',
    'no-shrink',
    'list',
    'mutants',
  ])
    assert.match(HELP, new RegExp(`--${option}\\b`));
});
