/**
 * The commands of PD's state machine and their bytes: one kind byte, then a protobuf message. They are what the
 * journal stores today and what raft will replicate; the bytes are a file format (docs/formats/pd-journal.md), so a
 * kind or a field is never reused.
 */
import { TesseraError } from '@tessera/base';
import { Reader, Writer } from '@tessera/proto';
import * as etcd from '@tessera/proto/etcdserverpb';
import * as metapb from '@tessera/proto/metapb';

export type Command =
  /** Reads and writes of keys, all or nothing. */
  | { readonly kind: 'txn'; readonly request: etcd.TxnRequestInit }
  /** Forgets history below a revision. */
  | { readonly kind: 'compact'; readonly revision: number }
  | { readonly kind: 'lease-grant'; readonly id: bigint; readonly ttlSeconds: number }
  /** By a client, or by the leader when the lease has run out. */
  | { readonly kind: 'lease-revoke'; readonly id: bigint }
  /** Region metadata: outside the revisions of keys, because nobody watches it and it changes often. */
  | {
      readonly kind: 'save-regions';
      readonly regions: readonly metapb.RegionInit[];
      readonly removed: readonly number[];
    };

const KINDS = { txn: 1, compact: 2, 'lease-grant': 3, 'lease-revoke': 4, 'save-regions': 5 } as const;

export function encodeCommand(command: Command): Uint8Array {
  const writer = new Writer(256);
  writer.tag(KINDS[command.kind]);
  switch (command.kind) {
    case 'txn':
      etcd.TxnRequest.write(command.request, writer);
      break;
    case 'compact':
      etcd.CompactionRequest.write({ revision: command.revision }, writer);
      break;
    case 'lease-grant':
      etcd.LeaseGrantRequest.write({ id: command.id, ttl: command.ttlSeconds }, writer);
      break;
    case 'lease-revoke':
      etcd.LeaseRevokeRequest.write({ id: command.id }, writer);
      break;
    case 'save-regions':
      for (const region of command.regions) {
        writer.tag(REGION_TAG);
        const at = writer.begin();
        metapb.Region.write(region, writer);
        writer.end(at);
      }
      for (const id of command.removed) {
        writer.tag(REMOVED_TAG);
        writer.unsigned(id);
      }
  }
  return writer.finish();
}

/** Field 1, length-delimited; field 2, varint. */
const REGION_TAG = (1 << 3) | 2;
const REMOVED_TAG = 2 << 3;

/** The result borrows `bytes`. Throws when they are no command: the file was written by a newer program or is bad. */
export function decodeCommand(bytes: Uint8Array): Command {
  const reader = new Reader(bytes, 1);
  const kind = bytes[0];
  switch (kind) {
    case KINDS.txn:
      return { kind: 'txn', request: etcd.TxnRequest.read(reader) };
    case KINDS.compact:
      return { kind: 'compact', revision: etcd.CompactionRequest.read(reader).revision };
    case KINDS['lease-grant']: {
      const request = etcd.LeaseGrantRequest.read(reader);
      return { kind: 'lease-grant', id: request.id, ttlSeconds: request.ttl };
    }
    case KINDS['lease-revoke']:
      return { kind: 'lease-revoke', id: etcd.LeaseRevokeRequest.read(reader).id };
    case KINDS['save-regions']:
      return readSaveRegions(reader);
    default:
      throw new TesseraError('PD:storage:ErrUnknownCommand', `command of unknown kind ${kind ?? 'none'}`);
  }
}

function readSaveRegions(reader: Reader): Command {
  const regions: metapb.Region[] = [];
  const removed: number[] = [];
  while (reader.position < reader.limit) {
    const tag = reader.tag();
    if (tag === REGION_TAG) {
      const outer = reader.enter();
      regions.push(metapb.Region.read(reader));
      reader.leave(outer);
    } else if (tag === REMOVED_TAG) {
      removed.push(reader.uint64());
    } else {
      reader.skip(tag);
    }
  }
  return { kind: 'save-regions', regions, removed };
}
