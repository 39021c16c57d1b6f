/**
 * `npm test [-- PART-OF-A-PATH ... | --RUNNER-OPTION ...]`: node's own test runner over every test of the workspace, its
 * summary last. Suites that need other toolchains (`tests/interop`) have their own command.
 */
import { spawnSync } from 'node:child_process';
import { filesMatching, ROOT } from './house.ts';

const PATTERNS = [
  'packages/**/*.test.ts',
  'tests/{contract,crash,integration}/**/*.test.ts',
  'examples/**/*.test.ts',
  'tools/**/*.test.ts',
  'sim/**/*.test.ts',
];

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith('-'));
const filters = given.filter((argument) => !argument.startsWith('-'));
const files = filesMatching(...PATTERNS).filter(
  (path) => filters.length === 0 || filters.some((part) => path.includes(part)),
);
if (files.length === 0) {
  console.error(`no test file has ${filters.join(' or ')} in its path`);
  process.exit(1);
}

// Two at a time: the smallest machine we promise two minutes on has two cores.
const runner = ['--test', '--test-concurrency=2', '--test-reporter=spec', '--test-timeout=120000', ...options];
const { status } = spawnSync(process.execPath, [...runner, ...files], { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
