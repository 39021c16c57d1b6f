/**
 * The real import graph of the packages: `node tools/graph.ts` fails when it breaks a rule or differs from the picture
 * in ARCHITECTURE.md; `--write` draws the picture anew.
 *
 * Rules: a package imports only from rows above its own; it declares exactly the packages it imports; nobody goes past
 * a package's face (the "exports" of its package.json).
 */
import { writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { exists, isTest, type Package, ROOT, readPackages, readText, sourceFiles } from './house.ts';

/** STYLE.md section 2, top to bottom. A package that is not here has no place yet: give it one. */
export const ROWS: readonly (readonly string[])[] = [
  ['base'],
  ['env', 'proto', 'codec'],
  ['grpc', 'encryption', 'engine', 'raft', 'raft-log'],
  ['storage', 'pd-client'],
  ['raftstore', 'coprocessor'],
  ['pd', 'store', 'client'],
  ['cli', 'dashboard', 'embedded'],
];
const SCOPE = '@tessera/';
const PICTURE_FILE = 'ARCHITECTURE.md';
const BEGIN = '<!-- graph:begin -->';
const END = '<!-- graph:end -->';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Graph {
  /** Package to the packages that its files import, tests left out. */
  readonly edges: ReadonlyMap<string, ReadonlySet<string>>;
  readonly problems: readonly string[];
}

/** What `text` imports, statically or dynamically. Comments are dropped first: they hold examples. */
export function importsOf(text: string): string[] {
  const code = text.replace(/^\s*(\/\/.*|\/?\*.*)$/gm, '');
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
}

function rowOf(name: string): number {
  return ROWS.findIndex((row) => row.includes(name));
}

function faceExists(target: Package, face: string): boolean {
  return target.faces.some((key) => key === face || (key.endsWith('/*') && face.startsWith(key.slice(0, -1))));
}

export function buildGraph(packages: readonly Package[], files: readonly SourceFile[]): Graph {
  const byName = new Map(packages.map((found) => [found.name, found]));
  const edges = new Map(packages.map((found) => [found.name, new Set<string>()]));
  const testEdges = new Map(packages.map((found) => [found.name, new Set<string>()]));
  const problems = new Set<string>();
  for (const { path, text } of files) {
    const owner = path.startsWith('packages/') ? (path.split('/')[1] as string) : undefined;
    for (const specifier of importsOf(text)) {
      if (specifier.startsWith('.')) {
        const problem = crossing(path, owner, specifier);
        if (problem !== undefined) problems.add(problem);
      } else if (specifier.startsWith(SCOPE)) {
        const [name = '', ...rest] = specifier.slice(SCOPE.length).split('/');
        const target = byName.get(name);
        const face = ['.', ...rest].join('/');
        if (target === undefined || !faceExists(target, face)) problems.add(`${path}: ${specifier} is no face`);
        if (owner !== undefined && owner !== name) (isTest(path) ? testEdges : edges).get(owner)?.add(name);
      }
    }
  }
  for (const found of packages) {
    for (const problem of manifestProblems(found, edges, testEdges)) problems.add(problem);
  }
  return { edges, problems: [...problems] };
}

/** Relative imports stay in their package. Tests may use what tests share: `tests/` and the tools made for them. */
function crossing(path: string, owner: string | undefined, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (owner === undefined ? !target.startsWith('packages/') : target.startsWith(`packages/${owner}/`)) return undefined;
  if (isTest(path) && /^(tests|tools)\//.test(target)) return undefined;
  return `${path}: ${specifier} goes past a face`;
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

function manifestProblems(found: Package, edges: Edges, testEdges: Edges): string[] {
  const problems: string[] = [];
  const { name } = found;
  const used = edges.get(name) ?? new Set();
  const tested = testEdges.get(name) ?? new Set();
  const isOurs = (dependency: string): boolean => dependency.startsWith(SCOPE);
  if (rowOf(name) < 0) problems.push(`packages/${name}: has no row in tools/graph.ts`);
  for (const target of new Set([...used, ...tested])) {
    if (rowOf(target) >= rowOf(name)) {
      problems.push(`packages/${name}: imports ${target}, which is not above it`);
    }
    const declared = used.has(target) ? found.dependencies : [...found.dependencies, ...found.devDependencies];
    if (!declared.includes(SCOPE + target)) problems.push(`packages/${name}: package.json lacks ${SCOPE}${target}`);
  }
  for (const dependency of [...found.dependencies, ...found.devDependencies].filter(isOurs)) {
    const target = dependency.slice(SCOPE.length);
    if (!used.has(target) && !tested.has(target)) {
      problems.push(`packages/${name}: package.json names ${dependency}, which it does not import`);
    }
  }
  return problems;
}

/** Mermaid, rows as boxes. An arrow that other arrows imply is left out: nearly everything uses `base`. */
export function drawGraph(edges: Edges): string {
  const reaches = (from: string, to: string, seen = new Set([from])): boolean =>
    [...(edges.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  const lines = ['```mermaid', 'graph TD'];
  for (const [index, row] of ROWS.entries()) {
    const present = row.filter((name) => edges.has(name));
    if (present.length > 0)
      lines.push(`  subgraph row${index} [" "]`, ...present.map((name) => `    ${name}`), '  end');
  }
  for (const [from, targets] of [...edges].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const to of [...targets].sort()) {
      if (![...targets].some((other) => other !== to && reaches(other, to))) lines.push(`  ${from} --> ${to}`);
    }
  }
  return [...lines, '```'].join('\n');
}

/** `document` with the picture between its markers; undefined when it has none. */
export function placePicture(document: string, picture: string): string | undefined {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) return undefined;
  return `${document.slice(0, begin + BEGIN.length)}\n${picture}\n${document.slice(end)}`;
}

export function readGraph(): Graph {
  return buildGraph(
    readPackages(),
    sourceFiles().map((path) => ({ path, text: readText(path) })),
  );
}

function main(): void {
  const graph = readGraph();
  const problems = [...graph.problems];
  if (exists(PICTURE_FILE)) {
    const document = readText(PICTURE_FILE);
    const drawn = placePicture(document, drawGraph(graph.edges)) ?? `${document}\n${BEGIN}\n${END}\n`;
    if (drawn !== document) {
      if (process.argv.includes('--write')) {
        writeFileSync(join(ROOT, PICTURE_FILE), placePicture(drawn, drawGraph(graph.edges)) ?? drawn);
      } else problems.push(`${PICTURE_FILE}: the picture differs from the code: npm run graph`);
    }
  }
  for (const problem of problems) console.error(problem);
  const count = [...graph.edges.values()].reduce((sum, targets) => sum + targets.size, 0);
  console.log(`${graph.edges.size} packages, ${count} imports between them, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (import.meta.main) main();
