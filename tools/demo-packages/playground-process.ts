/** Starts the real program, `tessera playground`, as a child process on free ports. */
import { join } from 'node:path';
import { type ServerProcess, startServer } from '../../bench/harness/server-process.ts';

const PROGRAM = join(import.meta.dirname, '../../packages/cli/src/main.ts');

export interface PlaygroundProcess extends ServerProcess {
  /** `host:port` of the placement driver. */
  readonly pd: string;
}

/** Resolves when the ready line was printed; rejects with the program's output when it ends before that. */
export async function startPlayground(extraArguments: readonly string[] = []): Promise<PlaygroundProcess> {
  const args = [PROGRAM, 'playground', '--pd-port', '0', '--store-port', '0', '--status-port', '0', ...extraArguments];
  const { server, match } = await startServer(process.execPath, args, /^ready: pd ([^\s,]+),/m);
  return { ...server, pd: match[1] ?? '' };
}
