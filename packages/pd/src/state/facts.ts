/**
 * PD's own facts in the key-value store: reads are of the applied state; writes are transactions through the log.
 *
 * Changes that depend on what they read go through `change`, one after the other, so that two of them never decide
 * on the same old state. (With several members, the leader's term will guard them as well.)
 */
import { fromLatin1, latin1, utf8 } from '@tessera/base';
import { GrpcError } from '@tessera/grpc';
import type * as etcd from '@tessera/proto/etcdserverpb';
import type { LocalLog } from './local-log.ts';
import type { ApplyResult } from './pd-state.ts';
import { REFUSALS, type Refusal } from './refusal.ts';

export interface Write {
  /** Latin1. */
  readonly key: string;
  /** Undefined deletes. Text is stored as UTF-8. */
  readonly value: Uint8Array | string | undefined;
}

/** A write was not accepted: PD is stopping or overloaded. Ends the call that asked for it. */
class ProposalError extends GrpcError {
  override name = 'ProposalError';
  constructor(refusal: Refusal) {
    super(refusal.status, refusal.message);
  }
}

export class Facts {
  readonly log: LocalLog;
  #tail: Promise<unknown> = Promise.resolve();
  #queued = 0;

  constructor(log: LocalLog) {
    this.log = log;
  }

  get(key: string): Uint8Array | undefined {
    return this.log.state.kv.get(key)?.value;
  }

  /** Live keys with the prefix, in order. */
  list(prefix: string): { key: string; value: Uint8Array }[] {
    const to = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
    const result = this.log.state.kv.range({ from: prefix, to });
    return typeof result === 'string' ? [] : result.kvs.map(({ key, value }) => ({ key, value }));
  }

  /** Durable when it resolves, all or nothing. Rejects with {@link ProposalError}. */
  async write(writes: readonly Write[]): Promise<void> {
    const result = await this.log.submit({ kind: 'txn', request: txnOf(writes) });
    if (result.kind === 'refused') throw new ProposalError(result);
  }

  /** {@link write} without a promise. `done(false)` when it was refused. */
  writeThen(writes: readonly Write[], done: (written: boolean) => void): void {
    this.log.propose({ kind: 'txn', request: txnOf(writes) }, (result: ApplyResult) => done(result.kind !== 'refused'));
  }

  /** Runs `body` when every earlier change is done. At most {@link MAX_QUEUED} wait. */
  change<T>(body: () => Promise<T>): Promise<T> {
    if (this.#queued >= MAX_QUEUED) return Promise.reject(new ProposalError(REFUSALS.tooManyRequests));
    this.#queued++;
    const result = this.#tail.then(body).finally(() => {
      this.#queued--;
    });
    this.#tail = result.catch(() => undefined);
    return result;
  }
}

/** Each waits for a disk sync or two; more than this is a client gone wild. */
const MAX_QUEUED = 10_000;

function txnOf(writes: readonly Write[]): etcd.TxnRequestInit {
  return { success: writes.map(operationOf) };
}

function operationOf({ key, value }: Write): etcd.RequestOpInit {
  const bytes = fromLatin1(key);
  if (value === undefined) return { request: { kind: 'requestDeleteRange', value: { key: bytes } } };
  const content = typeof value === 'string' ? utf8(value) : value;
  return { request: { kind: 'requestPut', value: { key: bytes, value: content } } };
}

/** Eight bytes, big endian: how PD stores counters. */
export function u64Bytes(value: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

/** Undefined when the bytes are absent or not eight. */
export function readU64(bytes: Uint8Array | undefined): bigint | undefined {
  if (bytes === undefined || bytes.length !== 8) return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, 8).readBigUInt64BE();
}

/** Lower-case hex text: how PD stores timestamps and safe points. 0n when absent or malformed. */
export function readHex(bytes: Uint8Array | undefined): bigint {
  if (bytes === undefined) return 0n;
  const digits = latin1(bytes);
  return /^[0-9a-fA-F]{1,16}$/.test(digits) ? BigInt(`0x${digits}`) : 0n;
}
