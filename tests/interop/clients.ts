/** The suites around client-go, the tikv-client crate and tikv-client-java: our programs in go/, rust/ and java/. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, runCommand, works } from './command.ts';
import {
  BUILD_TIMEOUT_MS,
  CACHE,
  type CaseResult,
  type Mode,
  parseCases,
  RUN_TIMEOUT_MS,
  type Suite,
  type Target,
} from './suite.ts';

const HERE = import.meta.dirname;
const BUILD = { timeoutMs: BUILD_TIMEOUT_MS };

/** Under kills a case that was interrupted begins again. */
const HURT_RUN_TIMEOUT_MS = 3 * RUN_TIMEOUT_MS;

/** Runs a program that prints case lines; one that ends badly without naming a failed case is a failure itself. */
async function runProgram(program: string, args: readonly string[], hurt: boolean): Promise<CaseResult[]> {
  const timeoutMs = hurt ? HURT_RUN_TIMEOUT_MS : RUN_TIMEOUT_MS;
  const env: Record<string, string> = hurt ? { INTEROP_HURT: '1' } : {};
  const { code, output, timedOut } = await runCommand(program, args, { timeoutMs, env });
  const results = parseCases(output);
  if (timedOut) return [...results, { name: 'program', failure: `did not end within ${timeoutMs / 1000} s` }];
  if (code !== 0 && results.every((result) => result.failure === undefined)) {
    return [...results, { name: 'program', failure: `ended with ${code}: ${output.slice(-1000)}` }];
  }
  return results;
}

/** `maxBatchSize` 0 makes client-go use unary calls. */
function clientGo(name: string, maxBatchSize: number): Suite {
  const binary = join(CACHE, 'go-raw');
  return {
    name,
    modes: ['v1', 'v1ttl', 'v2'],
    missing: () => (works('go', 'version') ? undefined : 'Go is not installed'),
    async prepare() {
      await mustRun('go', ['build', '-o', binary, '.'], { ...BUILD, cwd: join(HERE, 'go') });
    },
    run: ({ pd, mode, hurt }: Target) => runProgram(binary, [pd, mode, String(maxBatchSize)], hurt),
  };
}

function clientGoTxn(): Suite {
  const binary = join(CACHE, 'go-txn');
  return {
    name: 'client-go-txn',
    modes: ['v1', 'v2'],
    missing: () => (works('go', 'version') ? undefined : 'Go is not installed'),
    async prepare() {
      await mustRun('go', ['build', '-o', binary, './txn'], { ...BUILD, cwd: join(HERE, 'go') });
    },
    run: ({ pd, mode, hurt }: Target) => runProgram(binary, [pd, mode], hurt),
  };
}

function clientRust(name: string, program: string, modes: readonly Mode[]): Suite {
  const target = join(CACHE, 'rust-target');
  return {
    name,
    modes,
    missing: () => (works('cargo', '--version') ? undefined : 'Rust is not installed'),
    async prepare() {
      const env = { CARGO_TARGET_DIR: target };
      await mustRun('cargo', ['build', '--locked', '--quiet'], { ...BUILD, env, cwd: join(HERE, 'rust') });
    },
    run: ({ pd, mode, hurt }: Target) => runProgram(join(target, 'debug', program), [pd, mode], hurt),
  };
}

function clientJava(name: string, main: string, modes: readonly Mode[]): Suite {
  const libraries = join(CACHE, 'java-lib');
  const classes = join(CACHE, 'java-classes');
  const classPath = `${join(libraries, '*')}:${classes}`;
  return {
    name,
    modes,
    missing() {
      if (!works('javac', '--release', '17', '--version')) return 'no JDK of version 17 or newer is installed';
      return works('mvn', '--version') ? undefined : 'Maven is not installed';
    },
    async prepare() {
      const cwd = join(HERE, 'java');
      const copy = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${libraries}`];
      await mustRun('mvn', copy, { ...BUILD, cwd });
      const sources = readdirSync(join(cwd, 'src')).map((file) => join(cwd, 'src', file));
      await mustRun('javac', ['-d', classes, '-cp', classPath, ...sources], BUILD);
    },
    run: ({ pd, mode, hurt }: Target) => runProgram('java', ['-cp', classPath, main, pd, mode], hurt),
  };
}

export const CLIENT_SUITES: readonly Suite[] = [
  clientGo('client-go', 128),
  clientGo('client-go-unary', 0),
  clientGoTxn(),
  clientRust('client-rust', 'interop-rust', ['v1', 'v1ttl', 'v2']),
  clientRust('client-rust-txn', 'interop-rust-txn', ['v1', 'v2']),
  clientJava('client-java', 'Interop', ['v1', 'v1ttl', 'v2']),
  clientJava('client-java-txn', 'InteropTxn', ['v1', 'v2']),
];
