/** Raw commands as they cross a wire: encoded there and back, so that a client and a store share nothing. */
import { copyBytes } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type { RawStorage, Reply } from '@tessera/storage';

/** One answer per call: an encoded response. */
export type WireAnswer = (response: Uint8Array) => void;

/** What a store needs to serve it. */
export interface ServedCall {
  serve(storage: RawStorage, request: Uint8Array, receivedMs: number, answer: WireAnswer): void;
}

export interface RawCall<QI, R> extends ServedCall {
  encode(init: QI): Uint8Array;
  decode(response: Uint8Array): R;
}

interface Codec<I, M> {
  encode(init: I): Uint8Array;
  decode(bytes: Uint8Array): M;
}

function call<QI, Q, RI, R>(
  request: Codec<QI, Q>,
  response: Codec<RI, R>,
  run: (storage: RawStorage, request: Q, reply: Reply<RI>) => void,
): RawCall<QI, R> {
  return {
    encode: (init) => request.encode(init),
    decode: (bytes) => response.decode(bytes),
    serve: (storage, bytes, receivedMs, answer) =>
      run(storage, request.decode(bytes), {
        receivedMs,
        done: (init) => answer(response.encode(init)),
        doneEncoded: (fields) => answer(copyBytes(fields)),
      }),
  };
}

const { RawGetRequest, RawGetResponse, RawScanRequest, RawScanResponse, RawPutRequest, RawPutResponse } = kvrpcpb;
const { RawDeleteRequest, RawDeleteResponse, RawBatchPutRequest, RawBatchPutResponse } = kvrpcpb;
const { RawCASRequest, RawCASResponse } = kvrpcpb;

export const GET = call(RawGetRequest, RawGetResponse, (storage, request, reply) => storage.get(request, reply));
export const SCAN = call(RawScanRequest, RawScanResponse, (storage, request, reply) => storage.scan(request, reply));
export const PUT = call(RawPutRequest, RawPutResponse, (storage, request, reply) => storage.put(request, reply));
export const DELETE = call(RawDeleteRequest, RawDeleteResponse, (storage, request, reply) =>
  storage.delete(request, reply),
);
export const BATCH_PUT = call(RawBatchPutRequest, RawBatchPutResponse, (storage, request, reply) =>
  storage.batchPut(request, reply),
);
export const SWAP = call(RawCASRequest, RawCASResponse, (storage, request, reply) =>
  storage.compareAndSwap(request, reply),
);
