/**
 * `npm run check`: everything that can be said about the code without running it, one line and time for each; what a
 * failed one said comes at the end.
 */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { exists, ROOT } from './house.ts';

const GENERATOR = 'tools/gen-proto/main.ts';

const CHECKS: readonly (readonly [name: string, ...command: string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '-p', '.'],
  ['unused code', 'knip', '--no-progress', '--no-config-hints'],
  ['import graph', 'node', 'tools/graph.ts'],
  ['house rules', 'node', 'tools/tidy.ts'],
  ...(exists(GENERATOR) ? [['generated code is current', 'node', GENERATOR, '--check'] as const] : []),
];

// Also when started without npm: the tools and the Node of this workspace, not those of the machine.
const env = { ...process.env, PATH: join(ROOT, 'node_modules', '.bin') + delimiter + process.env['PATH'] };
const failures: { readonly name: string; readonly output: string }[] = [];
for (const [name, command = '', ...rest] of CHECKS) {
  const startMs = performance.now();
  const result = spawnSync(command, rest, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1).padStart(5);
  const passed = result.status === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`);
  if (!passed) failures.push({ name, output: result.error?.message ?? result.stdout + result.stderr });
}
for (const { name, output } of failures) console.log(`\n--- ${name}\n${output.trimEnd()}`);
if (failures.length > 0) console.log(`\nfailed: ${failures.map(({ name }) => name).join(', ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
