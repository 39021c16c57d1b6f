/**
 * `npm run bench -- grpc`: what a gRPC server costs, ours beside @grpc/grpc-js.
 *
 * Two server processes answer RawGet with a constant value of 100 bytes, alone and in BatchCommands streams; a third
 * process, our client, loads them in turn in short windows. Counted is the CPU of the server process. Both servers
 * decode the request and encode the response: ours with its generated code, the peer with protobufjs.
 *
 * `unary-64` and `batch-32` (eight frames of 32 in flight, one operation is one sub-request) use one connection,
 * `unary-64-c4` spreads the 64 calls over four, as client-go does.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Figures, type Row, row, summary } from '../harness/row.ts';
import type { Load, LoadResult } from './grpc/load.ts';

const PEER = '@grpc/grpc-js';
const WINDOWS = 7;
const WINDOW_MS = 1000;
const WARM_UP_MS = 2000;

const SHAPES: Readonly<Record<string, Omit<Load, 'port' | 'ms'>>> = {
  'unary-64': { kind: 'unary', connections: 1, inFlight: 64 },
  'unary-64-c4': { kind: 'unary', connections: 4, inFlight: 16 },
  'batch-32': { kind: 'batch', connections: 1, inFlight: 8, batch: 32 },
};

export async function run(): Promise<Row[]> {
  const children = ['server-ours.ts', 'server-grpc-js.ts', 'load.ts'].map((file) =>
    fork(join(import.meta.dirname, 'grpc', file), { stdio: 'inherit' }),
  );
  try {
    const [ours, peer, load] = children as [ChildProcess, ChildProcess, ChildProcess];
    const [ourPort, peerPort] = (await Promise.all([ours, peer].map(next))) as [number, number];
    const rows: Row[] = [];
    for (const [name, shape] of Object.entries(SHAPES)) {
      const measure = (server: ChildProcess, port: number, ms: number): Promise<Figures> =>
        window(server, load, { ...shape, port, ms });
      await measure(ours, ourPort, WARM_UP_MS);
      await measure(peer, peerPort, WARM_UP_MS);
      const taken: [Figures[], Figures[]] = [[], []];
      for (let i = 0; i < WINDOWS; i++) {
        taken[0].push(await measure(ours, ourPort, WINDOW_MS));
        taken[1].push(await measure(peer, peerPort, WINDOW_MS));
      }
      rows.push(row(name, summary(taken[0]), PEER, summary(taken[1])));
    }
    return rows;
  } finally {
    for (const child of children) child.kill();
  }
}

async function window(server: ChildProcess, load: ChildProcess, request: Load): Promise<Figures> {
  const before = (await ask(server, 'cpu')) as NodeJS.CpuUsage;
  const result = (await ask(load, request)) as LoadResult;
  const after = (await ask(server, 'cpu')) as NodeJS.CpuUsage;
  const cpuUs = after.user + after.system - before.user - before.system;
  return {
    cpuUsPerOp: cpuUs / result.operations,
    opsPerSec: (result.operations * 1000) / result.elapsedMs,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
  };
}

function ask(child: ChildProcess, message: Load | 'cpu'): Promise<unknown> {
  const answer = next(child);
  child.send(message);
  return answer;
}

async function next(child: ChildProcess): Promise<unknown> {
  const died = new AbortController();
  const exited = once(child, 'exit', { signal: died.signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.at(-1)} ended with ${code}`);
  });
  const answered = once(child, 'message').then(([message]) => message as unknown);
  return await Promise.race([answered, exited]).finally(() => {
    exited.catch(() => {});
    died.abort();
  });
}
