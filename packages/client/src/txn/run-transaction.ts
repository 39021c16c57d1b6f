/** Runs a function in a transaction, again and again where another transaction was faster, until it commits or nothing helps. */
import { sleep } from '@tessera/env';
import { backoffMs } from '@tessera/pd-client';
import { AbortedError, InvalidArgumentError } from '../errors.ts';
import type { Transaction } from './transaction.ts';
import { TransactionError } from './txn-errors.ts';
import type { BeginOptions } from './txn-options.ts';
import type { TxnWorld } from './txn-world.ts';

/** Of `client.transaction`. */
export interface RunOptions extends BeginOptions {
  /** Default 10; then the last error is thrown. */
  readonly maxAttempts?: number;
}

const DEFAULT_ATTEMPTS = 10;
/** Long enough for a winner to finish, so that losers do not all lose to each other again. */
const PAUSE = { baseMs: 2, capMs: 500, jitter: 'equal' } as const;

export async function runTransaction<T>(
  world: TxnWorld,
  begin: () => Promise<Transaction>,
  work: (txn: Transaction) => Promise<T>,
  { maxAttempts = DEFAULT_ATTEMPTS, signal }: RunOptions,
): Promise<T> {
  if (!(maxAttempts >= 1)) throw new InvalidArgumentError(`maxAttempts must be at least 1, not ${maxAttempts}`);
  const { clock, random } = world.env;
  for (let attempt = 1; ; attempt++) {
    const txn = await begin();
    try {
      const result = await work(txn);
      if (txn.state === 'active') await txn.commit();
      return result;
    } catch (error) {
      await txn.rollback();
      const isRetryable = error instanceof TransactionError && error.retryable;
      if (!isRetryable || attempt >= maxAttempts) throw error;
    }
    try {
      await sleep(clock, backoffMs(PAUSE, attempt - 1, random), signal);
    } catch (error) {
      throw new AbortedError('transaction was aborted', { cause: error });
    }
  }
}
