/**
 * What other stores send: raft messages (BatchRaft, Raft) and snapshots (Snapshot). Bytes of messages are views of received
 * chunks; raft keeps entries until the raft log has copied them.
 */
import { describeError, type Logger } from '@tessera/base';
import { type GrpcServerFace, type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import { Done, RaftMessage, SnapshotChunk } from '@tessera/proto/raft_serverpb';
import { BatchRaftMessage, Tikv } from '@tessera/proto/tikvpb';
import {
  finishSnapshot,
  openSnapshot,
  type RaftStore,
  receiveMessages,
  type SnapshotReceiver,
} from '@tessera/raftstore';

export interface RaftServiceOptions {
  /** Undefined until the store has one: calls are UNAVAILABLE then. */
  store(): RaftStore | undefined;
  readonly log: Logger;
  /** `server.concurrent-recv-snap-limit`. */
  readonly snapshotsMax: number;
}

/** Streams of other stores, which never end by themselves: a stopping store must not wait for them. */
export interface RaftService {
  readonly openStreams: number;
  /** Ends them: others come back when the store does. */
  stop(): void;
}

export function registerRaftService(server: GrpcServerFace, options: RaftServiceOptions): RaftService {
  const streams = new Set<ServerCall>();
  const messages = (decode: (bytes: Uint8Array) => readonly RaftMessage[]) => (call: ServerCall) => {
    streams.add(call);
    return {
      message(bytes: Uint8Array): void {
        const store = options.store();
        if (store !== undefined && !store.stopped) {
          receiveMessages(store, decode(bytes));
          return;
        }
        streams.delete(call);
        call.finish(Status.UNAVAILABLE, 'the store does not serve raft');
      },
      halfClosed(): void {
        streams.delete(call);
        call.reply(Done, {});
      },
      cancelled: () => streams.delete(call),
    };
  };
  server.stream(
    Tikv.BatchRaft,
    messages((bytes) => BatchRaftMessage.decode(bytes).msgs),
  );
  server.stream(
    Tikv.Raft,
    messages((bytes) => [RaftMessage.decode(bytes)]),
  );
  let receiving = 0;
  server.stream(Tikv.Snapshot, (call) => {
    if (receiving >= options.snapshotsMax) {
      call.finish(Status.RESOURCE_EXHAUSTED, `${receiving} snapshots are being received already`);
      return { message: () => {}, halfClosed: () => {} };
    }
    receiving++;
    return new SnapshotCall(call, options, () => receiving--);
  });
  return {
    get openStreams(): number {
      return streams.size;
    },
    stop(): void {
      for (const call of streams) call.finish(Status.UNAVAILABLE, 'the store is stopping');
      streams.clear();
    },
  };
}

class SnapshotCall implements StreamReceiver {
  readonly #call: ServerCall;
  readonly #options: RaftServiceOptions;
  readonly #ended: () => void;
  #head: RaftMessage | undefined;
  #receiver: SnapshotReceiver | undefined;

  constructor(call: ServerCall, options: RaftServiceOptions, ended: () => void) {
    this.#call = call;
    this.#options = options;
    this.#ended = ended;
  }

  message(bytes: Uint8Array): void {
    if (this.#call.closed) return;
    const store = this.#options.store();
    const { message, data } = SnapshotChunk.decode(bytes);
    if (store === undefined) this.#refuse(Status.UNAVAILABLE, 'the store does not serve raft');
    else if (this.#receiver !== undefined) this.#chunk(this.#receiver, data);
    else if (message === undefined) this.#refuse(Status.INVALID_ARGUMENT, 'a snapshot begins with its raft message');
    else {
      // It is kept longer than the chunk it came in.
      this.#head = RaftMessage.decode(RaftMessage.encode(message));
      this.#receiver = openSnapshot(store, this.#head);
      if (this.#receiver === undefined) this.#refuse(Status.ABORTED, 'the snapshot is not wanted, or not now');
    }
  }

  #chunk(receiver: SnapshotReceiver, data: Uint8Array): void {
    try {
      receiver.chunk(data);
    } catch (error) {
      this.#options.log.warn?.('a snapshot was refused', { error: describeError(error) });
      this.#refuse(Status.INVALID_ARGUMENT, describeError(error));
    }
  }

  halfClosed(): void {
    if (this.#call.closed) return;
    const store = this.#options.store();
    const taken =
      store !== undefined &&
      this.#head !== undefined &&
      this.#receiver !== undefined &&
      finishSnapshot(store, this.#head, this.#receiver);
    if (!taken) {
      this.#refuse(Status.ABORTED, 'the snapshot came too late or was incomplete');
      return;
    }
    this.#ended();
    this.#call.reply(Done, {});
  }

  cancelled(): void {
    this.#ended();
  }

  #refuse(status: Status, text: string): void {
    this.#ended();
    this.#call.finish(status, text);
  }
}
