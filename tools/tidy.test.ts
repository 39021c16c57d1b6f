import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT, readText } from './house.ts';
import { fileProblems, lockFileProblems, staleExceptions, tidyProblems } from './tidy.ts';

const OPENING = '/** What it is. */\n';

describe('rules', () => {
  const broken: readonly [name: string, path: string, text: string][] = [
    ['no opening comment', 'packages/x/src/a.ts', "import { y } from './y.ts';\n"],
    ['unfinished work', 'packages/x/src/a.ts', `${OPENING}// ${'TO'}${'DO'} later\n`],
    ['a drawer for everything', 'packages/x/src/utils.ts', OPENING],
    ['a drawer in the name', 'packages/x/src/key-util.ts', OPENING],
    ['too long', 'packages/x/src/a.ts', OPENING + 'x();\n'.repeat(301)],
    ['too long a test', 'packages/x/src/a.test.ts', 'x();\n'.repeat(601)],
    ['ambient randomness', 'packages/x/src/a.ts', `${OPENING}const x = Math.${'random'}();\n`],
    ['a detour to ambient things', 'packages/x/src/a.ts', `${OPENING}const x = global${'This'}.Date;\n`],
    ['locale order', 'packages/x/src/a.ts', `${OPENING}a.locale${'Compare'}(b);\n`],
    ['silenced types', 'tools/a.ts', `${OPENING}// @ts-${'ignore'}\n`],
    ['the address of a registry', 'tools/a.ts', `${OPENING}// https://${'registry'}.example.org\n`],
  ];
  for (const [name, path, text] of broken) {
    test(`refused: ${name}`, () => assert.equal(fileProblems(path, text).length, 1, String(fileProblems(path, text))));
  }

  test('fine: opening comment, 300 lines of code, tests without a comment, randomness in tools', () => {
    assert.deepEqual(fileProblems('packages/x/src/a.ts', `${OPENING}${'x();\n\n// why\n'.repeat(300)}`), []);
    assert.deepEqual(fileProblems('packages/x/src/a.test.ts', 'x();\n'.repeat(600)), []);
    assert.deepEqual(fileProblems('tools/a.ts', `#!/usr/bin/env node\nMath.${'random'}();\n`), []);
    assert.deepEqual(fileProblems('packages/x/src/utility-of-it.ts', OPENING), []);
  });

  test('an exception that is no longer needed, or whose file is gone, is named', () => {
    const table = { 'a.ts': { lines: 400, why: '' }, 'b.ts': { lines: 400, why: '' }, 'c.ts': { lines: 400, why: '' } };
    const stale = staleExceptions(
      new Map([
        ['a.ts', 301],
        ['b.ts', 300],
      ]),
      table,
    );
    assert.deepEqual(
      stale,
      ['b.ts', 'c.ts'].map((path) => `tools/tidy.ts: ${path} no longer needs its exception`),
    );
  });

  test('a lock file names no registry', () => {
    assert.deepEqual(lockFileProblems('"resolved": "packages/base"'), []);
    assert.equal(lockFileProblems(`"resolved": "https:${'//'}example.org/x.tgz"`).length, 1);
  });
});

describe('linter', () => {
  const ambient = `${OPENING}
import { readFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
export const all = [Date.now(), performance.now(), process.pid, setTimeout, readFileSync, createHash, randomBytes];
`;
  const allowed = ['packages/env/src/node/a.ts', 'packages/cli/src/a.ts', 'packages/store/src/a.test.ts', 'tools/a.ts'];
  const refused = 'packages/store/src/a.ts';

  test('ambient time, files, randomness and the process are refused in packages, but where the world is touched', () => {
    const directory = mkdtempSync(join(tmpdir(), 'tessera-tidy-'));
    const config = JSON.parse(readText('biome.json')) as Record<string, unknown>;
    writeFileSync(join(directory, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    for (const path of [refused, ...allowed]) {
      mkdirSync(join(directory, dirname(path)), { recursive: true });
      writeFileSync(join(directory, path), ambient);
    }
    const biome = join(ROOT, 'node_modules/.bin/biome');
    const { stdout } = spawnSync(biome, ['lint', '--reporter=github'], { cwd: directory, encoding: 'utf8' });
    rmSync(directory, { recursive: true });
    const found = stdout.split('\n').filter((line) => line.includes('noRestricted'));
    assert.deepEqual(
      found.filter((line) => !line.includes(`/${refused},`)),
      [],
    );
    // Date, performance, process, setTimeout; node:fs and randomBytes, but not createHash.
    assert.equal(found.filter((line) => line.includes('noRestrictedGlobals')).length, 4, stdout);
    assert.equal(found.filter((line) => line.includes('noRestrictedImports')).length, 2, stdout);
  });
});

test('the house: is tidy', () => {
  assert.deepEqual(tidyProblems(), []);
});
