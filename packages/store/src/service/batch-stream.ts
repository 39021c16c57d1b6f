/**
 * One BatchCommands stream (facts 2.4): commands come in frames, answers leave in frames of their own, in any order.
 *
 * What completes while a request frame is being served leaves in the answer to it; what completes later is collected until
 * the end of its turn. Answers are encoded into the frame as they come, so that nothing is kept of them:
 *
 *   frame = responses (1, repeated), request_ids (2, packed), transport_layer_load (3), health_feedback (4)
 *
 * HOT: one object of our own per command.
 */
import { type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import { Writer } from '@tessera/proto';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as tikvpb from '@tessera/proto/tikvpb';
import type { Reply } from '@tessera/storage';
import { REQUEST_TYPES } from '../metrics/request-metrics.ts';
import type { BatchCommand, ContextRequest } from './command.ts';
import { notServed } from './not-served.ts';
import { RAW_BATCH_COMMANDS } from './raw-commands.ts';
import type { ServiceContext } from './service-context.ts';
import { TXN_BATCH_COMMANDS } from './txn-commands.ts';

/** By the name of the oneof. */
const BATCH_COMMANDS: Readonly<Record<string, BatchCommand | undefined>> = {
  ...RAW_BATCH_COMMANDS,
  ...TXN_BATCH_COMMANDS,
};

/** TiKV's limit. */
const FRAME_RESPONSES_MAX = 128;
/** Scans fill a frame sooner by bytes. */
const FRAME_BYTES_MAX = 1024 * 1024;
/** A writer that grew beyond this is not kept between frames. */
const KEPT_WRITER_BYTES = 64 * 1024;
/** Commands of one stream under way; clients have at most a few thousand. */
const IN_FLIGHT_MAX = 65_536;
/** Shorter waits of Empty commands are not worth a timer. */
const EMPTY_DELAY_MS_MIN = 10;
const EMPTY_DELAY_MS_MAX = 60_000;

const RESPONSE_TAG = (1 << 3) | 2;
const IDS_TAG = (2 << 3) | 2;
const LOAD_TAG = 3 << 3;
const FEEDBACK_TAG = (4 << 3) | 2;

const HEALTH_FEEDBACK = REQUEST_TYPES.indexOf('get_health_feedback');

class BatchReply implements Reply<object> {
  readonly receivedMs: number;
  readonly #stream: BatchStream;
  readonly #command: BatchCommand;
  readonly #id: number;

  constructor(stream: BatchStream, command: BatchCommand, id: number, receivedMs: number) {
    this.#stream = stream;
    this.#command = command;
    this.#id = id;
    this.receivedMs = receivedMs;
  }

  done(response: object): void {
    const writer = this.#stream.writer;
    writer.tag(RESPONSE_TAG);
    const outer = writer.begin();
    writer.tag(this.#command.tag);
    const inner = writer.begin();
    this.#command.response.write(response, writer);
    writer.end(inner);
    writer.end(outer);
    this.#stream.answered(this.#id, this.#command.type, this.receivedMs);
  }

  doneEncoded(fields: Uint8Array): void {
    const writer = this.#stream.writer;
    writer.tag(RESPONSE_TAG);
    const outer = writer.begin();
    writer.tag(this.#command.tag);
    writer.bytes(fields);
    writer.end(outer);
    this.#stream.answered(this.#id, this.#command.type, this.receivedMs);
  }
}

export class BatchStream implements StreamReceiver {
  writer = new Writer(256);
  readonly #call: ServerCall;
  readonly #context: ServiceContext;
  readonly #ids: number[] = [];
  #inFlight = 0;
  #receiving = false;
  #flushDeferred = false;
  #halfClosed = false;
  #stopping = false;
  #feedbackAtMs = Number.NEGATIVE_INFINITY;
  /** A client asked for the feedback: the frame carries it whatever the interval. */
  #feedback: kvrpcpb.HealthFeedbackInit | undefined;

  constructor(call: ServerCall, context: ServiceContext) {
    this.#call = call;
    this.#context = context;
    context.streams.add(this);
  }

  /** The store stops: what is under way is still answered, then the stream ends. */
  stop(): void {
    this.#stopping = true;
    this.#endWhenAnswered();
  }

  cancelled(): void {
    this.#context.streams.delete(this);
  }

  message(bytes: Uint8Array): void {
    const { metrics, clock } = this.#context;
    const nowMs = clock.monotonicMs();
    metrics.begin(nowMs);
    const { requests, requestIds } = tikvpb.BatchCommandsRequest.decode(bytes);
    metrics.requestBatch(requests.length);
    const count = Math.min(requests.length, requestIds.length);
    this.#receiving = true;
    for (let i = 0; i < count && !this.#call.closed; i++) {
      this.#serve((requests[i] as tikvpb.BatchCommandsRequest_Request).cmd, requestIds[i] as number, nowMs);
    }
    this.#receiving = false;
    this.#flush(nowMs);
    if (!this.#call.writable) this.#call.pause();
  }

  drained(): void {
    this.#call.resume();
  }

  halfClosed(): void {
    this.#halfClosed = true;
    this.#endWhenAnswered();
  }

  #endWhenAnswered(): void {
    if (this.#inFlight > 0 || this.#ids.length > 0) return;
    if (this.#halfClosed) this.#end(Status.OK, '');
    else if (this.#stopping) this.#end(Status.UNAVAILABLE, 'the store is stopping');
  }

  #end(status: Status, message: string): void {
    this.#context.streams.delete(this);
    this.#call.finish(status, message);
  }

  #serve(cmd: tikvpb.BatchCommandsRequest_Request['cmd'], id: number, nowMs: number): void {
    this.#inFlight++;
    if (cmd === undefined) {
      this.#answer(undefined, id, nowMs);
      return;
    }
    const command = BATCH_COMMANDS[cmd.kind];
    if (command === undefined) {
      this.#serveOther(cmd, id, nowMs);
      return;
    }
    const request = cmd.value as ContextRequest;
    const named = request.context?.clusterId ?? 0n;
    if (named !== 0n && named !== this.#context.clusterId) {
      const text = `cluster of request=${named} does not match TiKV cluster id=${this.#context.clusterId}`;
      this.#end(Status.INVALID_ARGUMENT, text);
    } else if (this.#inFlight > IN_FLIGHT_MAX) {
      const reply = new BatchReply(this, command, id, nowMs);
      reply.done({ regionError: { message: 'scheduler is too busy', serverIsBusy: { reason: 'scheduler is busy' } } });
    } else {
      if (command.query >= 0) this.#context.queried(request.context?.regionId ?? 0, command.query);
      command.run(this.#context, request, new BatchReply(this, command, id, nowMs));
    }
  }

  #serveOther(cmd: NonNullable<tikvpb.BatchCommandsRequest_Request['cmd']>, id: number, nowMs: number): void {
    if (cmd.kind === 'empty') {
      const { testId, delayTime } = cmd.value;
      const answer = { kind: 'empty', value: { testId } } as const;
      if (delayTime < EMPTY_DELAY_MS_MIN || this.#inFlight > IN_FLIGHT_MAX) {
        this.#answer(answer, id, nowMs);
      } else {
        const delayMs = Math.min(delayTime, EMPTY_DELAY_MS_MAX);
        this.#context.clock.setTimer(delayMs, () => this.#answer(answer, id, nowMs));
      }
    } else if (cmd.kind === 'getHealthFeedback') {
      this.#feedback ??= this.#context.health.feedback();
      this.#answer(
        { kind: 'getHealthFeedback', value: { healthFeedback: this.#feedback } },
        id,
        nowMs,
        HEALTH_FEEDBACK,
      );
    } else {
      this.#answer(notServed(cmd.kind), id, nowMs);
    }
  }

  #answer(cmd: tikvpb.BatchCommandsResponse_ResponseInit['cmd'], id: number, receivedMs: number, type?: number): void {
    this.writer.tag(RESPONSE_TAG);
    const at = this.writer.begin();
    tikvpb.BatchCommandsResponse_Response.write({ cmd }, this.writer);
    this.writer.end(at);
    this.answered(id, type, receivedMs);
  }

  /** The response of `id` is in the writer. */
  answered(id: number, type: number | undefined, receivedMs: number): void {
    this.#inFlight--;
    this.#ids.push(id);
    if (type !== undefined) this.#context.metrics.done(type, receivedMs);
    if (this.#ids.length >= FRAME_RESPONSES_MAX || this.writer.position >= FRAME_BYTES_MAX) {
      this.#flush(this.#receiving ? receivedMs : this.#context.clock.monotonicMs());
    } else if (!this.#receiving && !this.#flushDeferred) {
      this.#flushDeferred = true;
      this.#context.tasks.defer(() => {
        this.#flushDeferred = false;
        this.#flush(this.#context.clock.monotonicMs());
      });
    }
  }

  /** Sends the frame that has been collected, if any; ends a stream that owes no more. */
  #flush(nowMs: number): void {
    const { writer } = this;
    const ids = this.#ids;
    if (ids.length > 0) {
      writer.tag(IDS_TAG);
      const at = writer.begin();
      for (let i = 0; i < ids.length; i++) writer.unsigned(ids[i] as number);
      writer.end(at);
      const load = this.#context.metrics.loadPercent(nowMs);
      if (load > 0) {
        writer.tag(LOAD_TAG);
        writer.unsigned(load);
      }
      this.#attachFeedback(nowMs);
      this.#context.metrics.responseBatch(ids.length);
      this.#call.sendBytes(writer.view());
      ids.length = 0;
      writer.position = 0;
      if (writer.buffer.length > KEPT_WRITER_BYTES) this.writer = new Writer(256);
    }
    this.#endWhenAnswered();
  }

  #attachFeedback(nowMs: number): void {
    const intervalMs = this.#context.feedbackIntervalMs;
    const due = intervalMs > 0 && nowMs - this.#feedbackAtMs >= intervalMs;
    if (this.#feedback === undefined && !due) return;
    this.writer.tag(FEEDBACK_TAG);
    const at = this.writer.begin();
    kvrpcpb.HealthFeedback.write(this.#feedback ?? this.#context.health.feedback(), this.writer);
    this.writer.end(at);
    this.#feedback = undefined;
    this.#feedbackAtMs = nowMs;
  }
}
