/**
 * What the tools know of the house: its root, its packages, its source files. Read from the file system, not from git,
 * so that a checkout without git and files not yet added are seen the same.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** Never ours to judge: borrowed, generated, or built by other toolchains. */
const SKIPPED = ['node_modules', 'packages/proto/src/gen', 'bench/results', 'target', '.git'];

/** Paths below `ROOT` with forward slashes, sorted; `patterns` are globs. */
export function filesMatching(...patterns: readonly string[]): string[] {
  const skipped = (path: string): boolean =>
    SKIPPED.some((name) => (name.includes('/') ? path.startsWith(name) : path.split('/').includes(name)));
  return globSync([...patterns], { cwd: ROOT, exclude: (path) => skipped(path.split(sep).join('/')) })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !skipped(path))
    .sort();
}

/** Every TypeScript file that is written by hand. */
export function sourceFiles(): string[] {
  return filesMatching('{packages,tools,tests,bench,sim,examples}/**/*.ts');
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Tests, and the folders named `testing` that hold what tests share. */
export function isTest(path: string): boolean {
  return /\.(test|fuzz|bench)\.ts$|\/testing\//.test(path);
}

export interface Package {
  /** Directory below `packages`, which is the name after `@tessera/` too. */
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  /** Keys of "exports": `.`, `./node`, `./*`. */
  readonly faces: readonly string[];
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly exports?: Record<string, string>;
}

export function readPackages(): Package[] {
  return filesMatching('packages/*/package.json').map((path) => {
    const manifest = JSON.parse(readText(path)) as Manifest;
    const [, name = ''] = path.split('/');
    return {
      name,
      dependencies: Object.keys(manifest.dependencies ?? {}),
      devDependencies: Object.keys(manifest.devDependencies ?? {}),
      faces: Object.keys(manifest.exports ?? {}),
    };
  });
}

export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}
