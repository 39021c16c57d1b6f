/** How each judge is built and run. Builds go to the cache of the interop suites, outside the repository. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun, runCommand, works } from '../command.ts';
import { BUILD_TIMEOUT_MS, CACHE, type CaseResult, parseCases, RUN_TIMEOUT_MS } from '../suite.ts';
import { judgeOurClient } from './our-client.ts';

export interface Ports {
  readonly plain: number;
  readonly tls: number;
}

export interface Judge {
  readonly name: string;
  /** Why it cannot run here, in one line; undefined when it can. */
  missing(): string | undefined;
  /** Builds it when needed. Throws when that fails. */
  run(ports: Ports): Promise<CaseResult[]>;
}

const HERE = import.meta.dirname;
const BUILD = { timeoutMs: BUILD_TIMEOUT_MS };
/** The newest release that the Go module proxy has. */
const H2SPEC = 'github.com/summerwind/h2spec/cmd/h2spec@v2.2.1+incompatible';

/** Runs a program of ours that prints case lines. */
async function runProgram(program: string, args: readonly string[]): Promise<CaseResult[]> {
  const { code, output, timedOut } = await runCommand(program, args, { timeoutMs: RUN_TIMEOUT_MS });
  const results = parseCases(output);
  if (code === 0 || results.some(({ failure }) => failure !== undefined)) return results;
  const why = timedOut ? `did not end within ${RUN_TIMEOUT_MS / 1000} s` : `ended with ${code}`;
  return [...results, { name: 'program', failure: `${why}: ${output.slice(-1000)}` }];
}

/** An expected failure of h2spec, and why we leave it. */
interface LedgerEntry {
  readonly test: string;
  readonly reason: string;
}

const h2spec: Judge = {
  name: 'h2spec',
  missing: () => (works('go', 'version') ? undefined : 'Go is not installed'),
  async run(ports) {
    const bin = join(CACHE, 'bin');
    await mustRun('go', ['install', H2SPEC], { ...BUILD, env: { GOBIN: bin } });
    const ledger: LedgerEntry[] = JSON.parse(readFileSync(join(HERE, 'h2spec-ledger.json'), 'utf8'));
    const results: CaseResult[] = [];
    for (const [where, args] of [
      ['plain', ['-p', String(ports.plain)]],
      ['tls', ['-p', String(ports.tls), '-t', '-k']],
    ] as const) {
      const seen = await runH2spec(join(bin, 'h2spec'), args);
      results.push(...seen.map((result) => judgeByLedger(where, result, ledger)));
    }
    return results;
  },
};

async function runH2spec(program: string, args: readonly string[]): Promise<CaseResult[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-h2spec-'));
  const report = join(directory, 'report.xml');
  try {
    const all = ['--strict', '--host', '127.0.0.1', '--junit-report', report, ...args];
    const { output } = await runCommand(program, all, { timeoutMs: RUN_TIMEOUT_MS });
    const cases = existsSync(report) ? parseReport(readFileSync(report, 'utf8')) : [];
    if (cases.length === 0) throw new Error(`h2spec reported nothing: ${output.slice(-1000)}`);
    return cases;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** JUnit XML as h2spec writes it: one `testcase` a line, empty when it passed. */
function parseReport(xml: string): CaseResult[] {
  const results: CaseResult[] = [];
  const pattern = /<testcase package="([^"]*)" classname="([^"]*)"[^>]*>([\s\S]*?)<\/testcase>/g;
  for (const [, section = '', title = '', body = ''] of xml.matchAll(pattern)) {
    const name = `${section} ${title}`.replaceAll('&#34;', '"').replaceAll('&#39;', "'");
    const failure = /<(failure|error|skipped)[^>]*>([\s\S]*)/.exec(body);
    results.push(
      failure === null ? { name } : { name, failure: (failure[2] ?? '').replace(/\s+/g, ' ').slice(0, 300) },
    );
  }
  return results;
}

/** A known failure passes; one that no longer fails must leave the ledger. */
function judgeByLedger(where: string, { name, failure }: CaseResult, ledger: readonly LedgerEntry[]): CaseResult {
  const known = ledger.some(({ test }) => test === name);
  const label = `${where} ${name}`;
  if (!known) return failure === undefined ? { name: label } : { name: label, failure };
  return failure === undefined ? { name: label, failure: 'passes: take it off the ledger' } : { name: label };
}

const go: Judge = {
  name: 'go',
  missing: () => (works('go', 'version') ? undefined : 'Go is not installed'),
  async run(ports) {
    const binary = join(CACHE, 'grpc-go');
    await mustRun('go', ['build', '-o', binary, '.'], { ...BUILD, cwd: join(HERE, 'go') });
    return [...(await runProgram(binary, [`127.0.0.1:${ports.plain}`])), ...(await judgeOurClient(binary))];
  },
};

const tonic: Judge = {
  name: 'tonic',
  missing: () => (works('cargo', '--version') ? undefined : 'Rust is not installed'),
  async run(ports) {
    const target = join(CACHE, 'grpc-tonic');
    const options = { ...BUILD, env: { CARGO_TARGET_DIR: target }, cwd: join(HERE, 'tonic') };
    await mustRun('cargo', ['build', '--locked', '--quiet'], options);
    return await runProgram(join(target, 'debug', 'interop-tonic'), [`http://127.0.0.1:${ports.plain}`]);
  },
};

const java: Judge = {
  name: 'java',
  missing() {
    if (!works('javac', '--release', '17', '--version')) return 'no JDK of version 17 or newer is installed';
    return works('mvn', '--version') ? undefined : 'Maven is not installed';
  },
  async run(ports) {
    const libraries = join(CACHE, 'grpc-java-lib');
    const classes = join(CACHE, 'grpc-java-classes');
    const classPath = `${join(libraries, '*')}:${classes}`;
    const cwd = join(HERE, 'java');
    await mustRun('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${libraries}`], {
      ...BUILD,
      cwd,
    });
    const sources = readdirSync(join(cwd, 'src')).map((file) => join(cwd, 'src', file));
    await mustRun('javac', ['-d', classes, '-cp', classPath, ...sources], BUILD);
    return await runProgram('java', ['-cp', classPath, 'Interop', '127.0.0.1', String(ports.plain)]);
  },
};

export const JUDGES: readonly Judge[] = [h2spec, go, tonic, java];
