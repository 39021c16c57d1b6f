/** Runs a server until Ctrl-C or SIGTERM: logger, ports, start, wait, clean stop. */
import type { Env } from '@tessera/env';
import { createNodeEnv, createNodeLogger, type LogLevel, type NodeLogger } from '@tessera/env/node';
import { stopSignal } from './signals.ts';
import { VERSION } from './version.ts';

export interface LogSettings {
  readonly level: string;
  readonly format: string;
  /** Empty: stderr. */
  readonly file: string;
}

export interface Server {
  /** Resolves when the server stopped by itself: with the fault that stopped it. */
  readonly stopped?: Promise<Error | undefined>;
  close(): Promise<void>;
}

/** TiKV's and PD's level and format names, of which we keep fewer apart. */
export function createLogger({ level, format, file }: LogSettings): NodeLogger {
  return createNodeLogger({
    level: (level === 'fatal' ? 'error' : level) as LogLevel,
    format: format === 'json' ? 'json' : 'text',
    ...(file === '' ? {} : { destination: file }),
  });
}

/** A server that cannot be stopped within this must not keep a terminal; what is durable is durable. */
const STOP_LIMIT_MS = 20_000;

export async function serve(
  name: string,
  settings: LogSettings,
  start: (env: Env, signal: AbortSignal) => Promise<Server>,
): Promise<void> {
  const log = createLogger(settings);
  const stop = stopSignal();
  endWithParent();
  log.info?.(`welcome to Tessera`, { component: name, version: VERSION, pid: process.pid });
  const stopping = new AbortController();
  void stop.then(() => stopping.abort());
  let server: Server;
  try {
    server = await start(createNodeEnv({ log }), stopping.signal);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    log.info?.('stopped while starting', { component: name });
    return;
  }
  const cause = await Promise.race(server.stopped === undefined ? [stop] : [stop, server.stopped]);
  log.info?.('stopping', { cause: cause instanceof Error ? cause.message : cause });
  await closeWithin(server, log);
  if (cause instanceof Error) throw cause;
  log.info?.('stopped', { component: name });
}

/** A child of the playground must not outlive it, even when that was killed. */
function endWithParent(): void {
  process.once('disconnect', () => process.exit(1));
  // The channel alone is no reason to go on.
  process.channel?.unref();
}

async function closeWithin(server: Server, log: NodeLogger): Promise<void> {
  const timer = setTimeout(() => {
    log.error?.('the stop took too long; ending the process', { limitMs: STOP_LIMIT_MS });
    process.exit(1);
  }, STOP_LIMIT_MS);
  await server.close();
  clearTimeout(timer);
}
