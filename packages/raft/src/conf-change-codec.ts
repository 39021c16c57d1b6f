/** Configuration changes as entries of the log: ConfChange (one change, no joint step) or ConfChangeV2. */
import { EMPTY_BYTES } from '@tessera/base';
import { DecodeError } from '@tessera/proto';
import { ConfChange, ConfChangeSingle, ConfChangeV2, type Entry, EntryType, newEntry } from './types.ts';

export type AnyConfChange = ConfChange | ConfChangeV2;

export function encodeConfChange(change: AnyConfChange): Entry {
  return change instanceof ConfChange
    ? newEntry(EntryType.EntryConfChange, ConfChange.encode(change), EMPTY_BYTES)
    : newEntry(EntryType.EntryConfChangeV2, ConfChangeV2.encode(change), EMPTY_BYTES);
}

/** The change in an entry; undefined for an ordinary entry. */
export function decodeConfChange(entry: Entry): ConfChangeV2 | 'malformed' | undefined {
  if (entry.entryType === EntryType.EntryNormal) return undefined;
  try {
    return entry.entryType === EntryType.EntryConfChange
      ? asConfChangeV2(ConfChange.decode(entry.data))
      : ConfChangeV2.decode(entry.data);
  } catch (error) {
    if (error instanceof DecodeError) return 'malformed';
    throw error;
  }
}

export function asConfChangeV2(change: AnyConfChange): ConfChangeV2 {
  if (change instanceof ConfChangeV2) return change;
  const single = new ConfChangeSingle();
  single.changeType = change.changeType;
  single.nodeId = change.nodeId;
  const wrapped = new ConfChangeV2();
  wrapped.changes = [single];
  wrapped.context = change.context;
  return wrapped;
}
