import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseScenario } from './index.ts';

test('scenario: commands, options, input and expected output are told apart', () => {
  const steps = parseScenario(
    'f.txt',
    '# comment\n\nadd 3 voters=(1, 2,3) async=true empty=()\nline one\nline two\n----\nok\nmore\n\n# end\nnext\n----\n',
  );
  assert.equal(steps.length, 2);
  assert.deepEqual(
    { ...steps[0], options: [...(steps[0]?.options ?? [])] },
    {
      file: 'f.txt',
      line: 3,
      command: 'add',
      words: ['3'],
      options: [
        ['voters', ['1', '2', '3']],
        ['async', ['true']],
        ['empty', []],
      ],
      input: 'line one\nline two',
      expected: 'ok\nmore',
    },
  );
  assert.equal(steps[1]?.expected, '');
});

test('scenario: fenced output may hold blank lines, a backslash continues a command', () => {
  const [step, after] = parseScenario('f.txt', 'a \\\nb=1\n----\n----\nx\n\ny\n----\n----\n\nc\n----\nz\n');
  assert.equal(step?.expected, 'x\n\ny');
  assert.deepEqual(step?.options.get('b'), ['1']);
  assert.equal(after?.command, 'c');
  assert.equal(after?.expected, 'z');
});

test('scenario: a command without output marker is an error with its line', () => {
  assert.throws(() => parseScenario('f.txt', '\nlonely'), /f\.txt:2: no ----/);
  assert.throws(() => parseScenario('f.txt', 'lonely\n\n----\n'), /f\.txt:2: expected ----/);
});
