/**
 * Judges of the gRPC transport that we did not write: `node tests/interop/grpc/run.ts [h2spec|go|tonic|java ...]`.
 *
 * One server of ours, plain and with TLS, serves the methods of service.ts; h2spec checks HTTP/2 itself, and programs
 * around grpc-go, tonic and grpc-java call every method; our client calls a grpc-go server. A judge whose toolchain is missing says so in one line.
 * Ends with `N passed, N failed, N skipped`.
 */
import { describeError, type Logger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { GrpcServer } from '@tessera/grpc';
import { TestAuthority } from '../../support/certificates.ts';
import type { CaseResult } from '../suite.ts';
import { JUDGES, type Ports } from './judges.ts';
import { addTestService } from './service.ts';

const problems: string[] = [];
const note = (message: string, fields: unknown): void => void problems.push(`${message} ${JSON.stringify(fields)}`);
const log: Logger = { error: note, child: () => log };

async function serve(): Promise<{ ports: Ports; close: () => Promise<void> }> {
  const env = createNodeEnv({ log });
  const server = new GrpcServer({ ...env, gzipFromBytes: 10_000 });
  addTestService(server);
  const material = await (await TestAuthority.create()).issue('localhost');
  const options = { host: '127.0.0.1', port: 0, onSocket: server.onSocket.bind(server) };
  const plain = await env.network.listen(options);
  const tls = await env.network.listen({ ...options, tls: { material: () => material, alpn: ['h2'] } });
  return {
    ports: { plain: plain.port, tls: tls.port },
    async close() {
      await server.drain(2000);
      await Promise.all([plain.close(), tls.close()]);
    },
  };
}

async function main(wanted: readonly string[]): Promise<number> {
  const names = JUDGES.map(({ name }) => name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`no judge ${unknown.join(', ')}; there are ${names.join(', ')}`);
    return 2;
  }
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const { ports, close } = await serve();
  for (const judge of JUDGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const missing = judge.missing();
    if (missing !== undefined) {
      console.log(`${judge.name}: skipped, ${missing}`);
      totals.skipped++;
      continue;
    }
    let results: CaseResult[];
    try {
      results = await judge.run(ports);
    } catch (error) {
      results = [{ name: 'build', failure: describeError(error) }];
    }
    const failed = results.filter(({ failure }) => failure !== undefined);
    totals.failed += failed.length;
    totals.passed += results.length - failed.length;
    console.log(`${judge.name}: ${results.length - failed.length} of ${results.length} passed`);
    for (const { name, failure } of failed) console.log(`  FAIL ${name}: ${failure}`);
  }
  await close();
  for (const problem of problems) console.log(`the server logged: ${problem}`);
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return totals.failed > 0 || problems.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
