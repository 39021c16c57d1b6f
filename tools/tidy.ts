/**
 * House rules that the linter cannot state (biome.json has the others: ambient time and I/O, names of files, length of
 * functions). `node tools/tidy.ts` lists what breaks them; tidy.test.ts is the same as a test.
 */
import { exists, filesMatching, isTest, readPackages, readText, sourceFiles } from './house.ts';

/** Of code: nobody should save on comments or air. */
const MAX_LINES = 300;
/** Tables of cases grow; a test file is read case by case. */
const MAX_TEST_LINES = 600;

/** Longer than the limit on purpose: file, its own limit, and why cutting it would hide more than it shows. */
const LONG_FILES: Readonly<Record<string, { readonly lines: number; readonly why: string }>> = {};

/** Put together from pieces, so that this file may name what it forbids. */
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3)].join('|')})\\b`);

/** Lines that no file may have. */
const FORBIDDEN: readonly { readonly pattern: RegExp; readonly why: string; readonly except?: RegExp }[] = [
  { pattern: UNFINISHED, why: 'unfinished work is an issue, not a comment' },
  {
    pattern: /https?:\/\/registry\./,
    why: 'addresses of registries belong to the user’s npm configuration',
  },
  {
    pattern: /\bMath\.random\(/,
    why: 'randomness comes from the Random port',
    except: /^packages\/(env\/src\/node|cli)\/|^(tools|tests|bench|examples)\/|\.test\.ts$/,
  },
  { pattern: /\.(toLocale\w+|localeCompare)\(/, why: 'behaviour must not depend on the locale' },
  {
    pattern: /\bglobalThis\b/,
    why: 'ambient things come through the ports',
    except: /^(tools|tests|bench|examples)\/|\.test\.ts$/,
  },
  { pattern: /@ts-(ignore|nocheck)/, why: 'fix the type, or say @ts-expect-error with the reason' },
];

export function codeLines(text: string): number {
  return text.split('\n').filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length;
}

/** Problems of one file, each as `path:line: what`. */
export function fileProblems(path: string, text: string): string[] {
  const problems: string[] = [];
  if (!/^(\/\*\*?|\/\/|#!)/.test(text) && !isTest(path)) {
    problems.push(`${path}:1: does not open with a comment that says what it is`);
  }
  if (/(^|[/-])utils?([./-]|$)/.test(path)) problems.push(`${path}:1: name it after what it does`);
  const limit = LONG_FILES[path]?.lines ?? (isTest(path) || path.startsWith('tests/') ? MAX_TEST_LINES : MAX_LINES);
  const count = codeLines(text);
  if (count > limit) problems.push(`${path}:1: ${count} lines of code, more than ${limit}`);
  for (const [index, line] of text.split('\n').entries()) {
    for (const { pattern, why, except } of FORBIDDEN) {
      if (pattern.test(line) && except?.test(path) !== true) problems.push(`${path}:${index + 1}: ${why}`);
    }
  }
  return problems;
}

/** Exceptions that are no longer needed; otherwise the table would outlive its reasons. */
export function staleExceptions(lengths: ReadonlyMap<string, number>, table = LONG_FILES): string[] {
  return Object.keys(table)
    .filter((path) => (lengths.get(path) ?? 0) <= MAX_LINES)
    .map((path) => `tools/tidy.ts: ${path} no longer needs its exception`);
}

export function packageProblems(): string[] {
  return readPackages()
    .flatMap(({ name }) => [`packages/${name}/DESIGN.md`, `packages/${name}/src/index.ts`])
    .filter((path) => !exists(path))
    .map((path) => `${path}: is missing`);
}

/** An installed address in the lock file would tie everybody to one registry. */
export function lockFileProblems(lockFile: string): string[] {
  return /"resolved": "https?:/.test(lockFile)
    ? ['package-lock.json: npm install with omit-lockfile-registry-resolved']
    : [];
}

export function tidyProblems(): string[] {
  const sources = sourceFiles().map((path) => ({ path, text: readText(path) }));
  const lengths = new Map(sources.map(({ path, text }) => [path, codeLines(text)]));
  const others = filesMatching('*.md', '{docs,packages,proto}/**/*.{md,proto}', '.ci/*');
  return [
    ...sources.flatMap(({ path, text }) => fileProblems(path, text)),
    ...others
      .flatMap((path) => fileProblems(path, `// ${readText(path)}`))
      .filter((problem) => !problem.includes(' lines of code, ')),
    ...staleExceptions(lengths),
    ...packageProblems(),
    ...lockFileProblems(readText('package-lock.json')),
  ];
}

if (import.meta.main) {
  const problems = tidyProblems();
  for (const problem of problems) console.error(problem);
  console.log(`${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
