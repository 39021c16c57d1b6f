/** What can go wrong, and what a program does about it. */
import {
  AbortedError,
  ClientError,
  connect,
  DeadlineExceededError,
  InvalidArgumentError,
  RegionUnavailableError,
  UndeterminedError,
} from '@tessera/client';

/** What to tell the caller of an API when a call failed. */
function advice(error: unknown): string {
  if (error instanceof InvalidArgumentError) return 'fix the program';
  if (error instanceof AbortedError) return 'we wanted that';
  // A write whose answer was lost: it may have happened. Read before writing again, or write what can be repeated.
  if (error instanceof UndeterminedError) return 'find out';
  // RegionUnavailableError and ServerBusyError are DeadlineExceededErrors that know why.
  if (error instanceof RegionUnavailableError) return 'the cluster is in trouble; try later';
  if (error instanceof DeadlineExceededError) return 'try later';
  if (error instanceof ClientError) return `${error.code}: ${error.message}`;
  throw error;
}

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  // Nobody listens on this port: the error says so after the deadline, with the reason as its cause.
  const nobody = await connect({ pdEndpoints: ['127.0.0.1:1'], timeoutMs: 200 }).catch(advice);
  console.log(nobody); // the cluster is in trouble; try later

  using client = await connect({ pdEndpoints, timeoutMs: 5000 });
  const { raw } = client;

  // Every call takes its own deadline and an abort signal. Leader changes, splits and restarts are retried inside.
  await raw.put('k', 'v', { timeoutMs: 1000 });
  const abort = new AbortController();
  abort.abort();
  console.log(await raw.get('k', { signal: abort.signal }).catch(advice)); // we wanted that

  try {
    await raw.put('k', 'v', { ttlSeconds: -1 });
  } catch (error) {
    console.log(advice(error)); // fix the program
  }

  await raw.delete('k');
}

if (import.meta.main) await main(process.argv.slice(2));
