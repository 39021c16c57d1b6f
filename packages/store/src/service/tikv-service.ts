/**
 * tikvpb.Tikv, the unary methods that this store serves; the server answers UNIMPLEMENTED to the others by itself.
 *
 * HOT: from the decoded request to the encoded answer one synchronous run, with one object of our own per call.
 */
import { EMPTY_BYTES } from '@tessera/base';
import { type GrpcServerFace, type ServerCall, Status } from '@tessera/grpc';
import {
  BroadcastTxnStatusResponse,
  GetHealthFeedbackResponse,
  GetLockWaitInfoResponse,
  StoreSafeTSRequest,
  StoreSafeTSResponse,
} from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { Reply } from '@tessera/storage';
import { REQUEST_TYPES, type RequestMetrics } from '../metrics/request-metrics.ts';
import { BatchStream } from './batch-stream.ts';
import type { Command } from './command.ts';
import { RAW_COMMANDS } from './raw-commands.ts';
import type { ServiceContext } from './service-context.ts';
import { TXN_COMMANDS } from './txn-commands.ts';

const CLUSTER_MISMATCH = 'the cluster id of the request does not match the TiKV cluster';
const LOCK_WAIT_INFO = REQUEST_TYPES.indexOf('get_lock_wait_info');
const HEALTH_FEEDBACK = REQUEST_TYPES.indexOf('get_health_feedback');

class UnaryReply implements Reply<object> {
  readonly #call: ServerCall;
  readonly #command: Command;
  readonly #metrics: RequestMetrics;

  constructor(call: ServerCall, command: Command, metrics: RequestMetrics) {
    this.#call = call;
    this.#command = command;
    this.#metrics = metrics;
  }

  get receivedMs(): number {
    return this.#call.receivedMs;
  }

  done(response: object): void {
    this.#call.reply(this.#command.response, response);
    this.#metrics.done(this.#command.type, this.#call.receivedMs);
  }

  doneEncoded(fields: Uint8Array): void {
    this.#call.sendBytes(fields);
    this.#call.finish();
    this.#metrics.done(this.#command.type, this.#call.receivedMs);
  }
}

export function registerTikvService(server: GrpcServerFace, context: ServiceContext): void {
  const { metrics, clusterId, storeId, forwarder } = context;
  for (const command of [...RAW_COMMANDS, ...TXN_COMMANDS]) {
    server.unary(command.method, (call, bytes) => {
      metrics.begin(call.receivedMs);
      const request = command.method.request.decode(bytes);
      const named = request.context?.clusterId ?? 0n;
      if (named !== 0n && named !== clusterId) {
        call.finish(Status.INVALID_ARGUMENT, CLUSTER_MISMATCH);
        return;
      }
      // A call to be forwarded names another store, and headers are dear to look at: so look only then.
      if (request.context?.peer?.storeId !== storeId && forwarder.unary(call, bytes)) return;
      if (command.query >= 0) context.queried(request.context?.regionId ?? 0, command.query);
      command.run(context, request, new UnaryReply(call, command, metrics));
    });
  }
  server.unary(Tikv.GetHealthFeedback, (call, bytes) => {
    if (forwarder.unary(call, bytes)) return;
    metrics.begin(call.receivedMs);
    call.reply(GetHealthFeedbackResponse, { healthFeedback: context.health.feedback() });
    metrics.done(HEALTH_FEEDBACK, call.receivedMs);
  });
  server.unary(Tikv.GetStoreSafeTS, (call, bytes) => {
    if (forwarder.unary(call, bytes)) return;
    const range = StoreSafeTSRequest.decode(bytes).keyRange;
    const safeTs = context.safeTsOfRange(range?.startKey ?? EMPTY_BYTES, range?.endKey ?? EMPTY_BYTES);
    call.reply(StoreSafeTSResponse, { safeTs });
  });
  server.unary(Tikv.GetLockWaitInfo, (call, bytes) => {
    if (forwarder.unary(call, bytes)) return;
    metrics.begin(call.receivedMs);
    call.reply(GetLockWaitInfoResponse, { entries: context.txn.waits.entries() });
    metrics.done(LOCK_WAIT_INFO, call.receivedMs);
  });
  // A hint for a cache that this store does not need.
  server.unary(Tikv.BroadcastTxnStatus, (call, bytes) => {
    if (!forwarder.unary(call, bytes)) call.reply(BroadcastTxnStatusResponse, {});
  });
  server.stream(Tikv.BatchCommands, (call) => forwarder.stream(call) ?? new BatchStream(call, context));
  server.onBatchEnd(() => metrics.endEvent());
}
