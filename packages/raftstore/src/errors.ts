/** Region errors that only replication gives. */
import type { RegionError } from '@tessera/storage';

export function raftstoreIsBusy(): RegionError {
  return { message: 'raftstore is busy', serverIsBusy: { reason: 'raftstore is busy' } };
}

/** The write may or may not have happened. */
export function undetermined(message: string): RegionError {
  return { message, undeterminedResult: { message } };
}
