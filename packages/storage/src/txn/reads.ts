/**
 * KvGet, KvBatchGet, KvScan as requests and responses (facts 3.1).
 *
 * Each has two halves. `prepare...` makes the read known to the store and looks at locks in memory; only then may the caller
 * take its snapshot, or a commit in between would be missed. The second half reads the snapshot and may be run again on it.
 */
import { concatBytes, copyBytes } from '@tessera/base';
import { txnDataKey, userKeyOfDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import {
  keyErrorOf,
  lockInfoBytes,
  MvccFailure,
  type MvccReader,
  MvccScan,
  pointGet,
  type ReadView,
  readViewOf,
} from '../mvcc/index.ts';
import { RESPONSE_BYTES_MAX, responseTooLarge } from '../response-limit.ts';
import type { TxnEnv } from './mvcc-txn.ts';

/** A stale read is below every resolved timestamp: no commit can come under it. */
function announce(view: ReadView, context: kvrpcpb.Context | undefined, env: TxnEnv): boolean {
  if (context?.staleRead !== true) env.concurrency.updateMaxTs(view.ts);
  return view.isolation !== kvrpcpb.IsolationLevel.RC;
}

export function prepareGet(
  key: Uint8Array,
  version: bigint,
  context: kvrpcpb.Context | undefined,
  env: TxnEnv,
): kvrpcpb.KeyErrorInit | undefined {
  const view = readViewOf(context, version);
  if (!announce(view, context, env) || env.concurrency.lockCount === 0) return undefined;
  const failure = env.concurrency.checkKey(txnDataKey(key), view);
  return failure === undefined ? undefined : keyErrorOf(failure);
}

export function prepareBatchGet(request: kvrpcpb.BatchGetRequest, env: TxnEnv): kvrpcpb.KeyErrorInit | undefined {
  const view = readViewOf(request.context, request.version);
  if (!announce(view, request.context, env) || env.concurrency.lockCount === 0) return undefined;
  for (const key of request.keys) {
    const failure = env.concurrency.checkKey(txnDataKey(key), view);
    if (failure !== undefined) return keyErrorOf(failure);
  }
  return undefined;
}

/** `lower`, `upper`: data keys of the range. */
export function prepareScan(
  lower: Uint8Array | undefined,
  upper: Uint8Array | undefined,
  request: kvrpcpb.ScanRequest,
  env: TxnEnv,
): kvrpcpb.KeyErrorInit | undefined {
  const view = readViewOf(request.context, request.version);
  if (!announce(view, request.context, env)) return undefined;
  const failure = env.concurrency.checkRange(lower, upper, view);
  return failure === undefined ? undefined : keyErrorOf(failure);
}

/** The value is borrowed until the reader is used again. */
export function get(
  request: kvrpcpb.GetRequest,
  reader: MvccReader,
  dataKey: Uint8Array = txnDataKey(request.key),
): kvrpcpb.GetResponseInit {
  const view = readViewOf(request.context, request.version);
  const found = pointGet(reader, dataKey, view, request.needCommitTs);
  if (found === undefined) return { notFound: true };
  if (found instanceof MvccFailure) return { error: keyErrorOf(found) };
  return { value: found.value, commitTs: found.commitTs };
}

/** Keys of one step: at most so many lookups have to be repeated after a miss. */
const STEP_KEYS = 256;

/** Pairs in the order of the request; absent keys are left out, blocked ones are pairs with their error. */
export class KvBatchGet {
  readonly #request: kvrpcpb.BatchGetRequest;
  readonly #view: ReadView;
  readonly #bytesMax: number;
  #pairs: kvrpcpb.KvPairInit[] = [];
  #error: kvrpcpb.KeyErrorInit | undefined;
  #bytes = 0;
  #next = 0;

  constructor(request: kvrpcpb.BatchGetRequest, bytesMax: number = RESPONSE_BYTES_MAX) {
    this.#request = request;
    this.#bytesMax = bytesMax;
    this.#view = readViewOf(request.context, request.version);
  }

  /** True when all keys have been read. Values are borrowed from the snapshot, or copied. */
  step(reader: MvccReader): boolean {
    const { keys, needCommitTs } = this.#request;
    const end = Math.min(this.#next + STEP_KEYS, keys.length);
    while (this.#next < end) {
      const key = keys[this.#next] as Uint8Array;
      const found = pointGet(reader, txnDataKey(key), this.#view, needCommitTs);
      this.#next++;
      if (found === undefined) continue;
      if (found instanceof MvccFailure) {
        const error = keyErrorOf(found);
        if (error.locked !== undefined) this.#bytes += lockInfoBytes(error.locked);
        this.#pairs.push({ error });
      } else {
        this.#bytes += key.length + found.value.length;
        this.#pairs.push({ key, value: copyBytes(found.value), commitTs: found.commitTs });
      }
      if (this.#bytes > this.#bytesMax) {
        this.#error = { abort: responseTooLarge(this.#bytesMax) };
        this.#pairs = [];
        return true;
      }
    }
    return end === keys.length;
  }

  response(): kvrpcpb.BatchGetResponseInit {
    return this.#error === undefined ? { pairs: this.#pairs } : { error: this.#error, pairs: [{ error: this.#error }] };
  }
}

/** Bytes of one step of a scan: about 1 ms of loop. */
const STEP_BYTES = 1024 * 1024;

/** Larger than any timestamp that may follow a key, smaller than what follows any other. */
const AFTER_VERSIONS = new Uint8Array(9).fill(0xff);

/**
 * A scan in steps, so that it can make way for others and can go on after a BlockMiss where it was. Each step has its own
 * reader on the same snapshot.
 */
export class KvScan {
  readonly #request: kvrpcpb.ScanRequest;
  readonly #view: ReadView;
  readonly #pairs: kvrpcpb.KvPairInit[] = [];
  #lower: Uint8Array | undefined;
  #upper: Uint8Array | undefined;
  #error: kvrpcpb.KeyErrorInit | undefined;
  #rows = 0;
  #bytes = 0;

  /** `lower`, `upper`: data keys of the range within the region; a reverse scan starts at `upper`. */
  constructor(request: kvrpcpb.ScanRequest, lower: Uint8Array | undefined, upper: Uint8Array | undefined) {
    this.#request = request;
    this.#view = readViewOf(request.context, request.version);
    this.#lower = lower;
    this.#upper = upper;
  }

  /** Reads up to `rows` more keys; true when the scan is at its end. */
  step(reader: MvccReader, rows: number): boolean {
    const { limit, keyOnly, reverse, sampleStep } = this.#request;
    if (this.#pairs.length >= limit) return true;
    const bytesAtMost = this.#bytes + STEP_BYTES;
    using scan = new MvccScan(reader, this.#view, { lower: this.#lower, upper: this.#upper, keyOnly, reverse });
    for (let row = 0; row < rows; row++) {
      if (!scan.next()) return true;
      if (reverse) this.#upper = scan.key;
      else this.#lower = concatBytes(scan.key, AFTER_VERSIONS);
      if (scan.failure !== undefined) {
        const error = keyErrorOf(scan.failure);
        if (error.locked !== undefined) {
          this.#bytes += lockInfoBytes(error.locked);
          this.#pairs.push({ error });
        } else {
          this.#error = error;
          return true;
        }
      } else if (sampleStep === 0 || this.#rows++ % sampleStep === 0) {
        this.#pairs.push({ key: userKeyOfDataKey(scan.key), value: copyBytes(scan.value) });
        this.#bytes += scan.key.length + scan.value.length;
      }
      if (this.#pairs.length >= limit) return true;
      if (this.#bytes > RESPONSE_BYTES_MAX) {
        this.#error = { abort: responseTooLarge() };
        return true;
      }
      if (this.#bytes >= bytesAtMost) return false;
    }
    return false;
  }

  response(): kvrpcpb.ScanResponseInit {
    // An error of the whole request is told twice, as TiKV does.
    return this.#error === undefined ? { pairs: this.#pairs } : { error: this.#error, pairs: [{ error: this.#error }] };
  }
}
