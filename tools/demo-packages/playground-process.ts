/** Starts the real program, `tessera playground`, as a child process on free ports. */
import { join } from 'node:path';
import { cpuUsOf, type ServerProcess, startServer } from '../../bench/harness/server-process.ts';

const PROGRAM = join(import.meta.dirname, '../../packages/cli/src/main.ts');

export interface PlaygroundProcess extends ServerProcess {
  /** CPU of the placement driver and of all stores. */
  cpuUs(): number;
  /** `host:port` of the placement driver. */
  readonly pd: string;
}

/** Resolves when the ready line was printed; rejects with the program's output when it ends before that. */
export async function startPlayground(extraArguments: readonly string[] = []): Promise<PlaygroundProcess> {
  const args = [PROGRAM, 'playground', '--pd-port', '0', '--store-port', '0', '--status-port', '0', ...extraArguments];
  const ready = /^((?: {2}store .*\n)+).*\n*ready: pd ([^\s,]+),/m;
  const { server, match } = await startServer(process.execPath, args, ready);
  const stores = [...(match[1] ?? '').matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
  const cpuUs = (): number => stores.reduce((sum, pid) => sum + cpuUsOf(pid), server.cpuUs());
  return { ...server, pd: match[2] ?? '', cpuUs };
}
