/** The receiving end of one Snapshot call: its chunks go to files, and the sender is held back while they wait for the disk. */
import { describeError, type Logger } from '@tessera/base';
import { type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import { Done, RaftMessage, SnapshotChunk } from '@tessera/proto/raft_serverpb';
import { finishSnapshot, openSnapshot, type RaftStore, type SnapshotReceiver } from '@tessera/raftstore';

/** Bytes that wait for the disk: a few chunks, so that network and disk are both busy. */
const WAITING_BYTES_MAX = 4 * 1024 * 1024;

export interface SnapshotCallOptions {
  /** Undefined until the store has one. */
  store(): RaftStore | undefined;
  readonly log: Logger;
}

export class SnapshotCall implements StreamReceiver {
  readonly #call: ServerCall;
  readonly #options: SnapshotCallOptions;
  readonly #onEnd: () => void;
  #ended = false;
  #head: RaftMessage | undefined;
  #receiver: SnapshotReceiver | undefined;
  #waitingBytes = 0;

  /** `onEnd` exactly once. */
  constructor(call: ServerCall, options: SnapshotCallOptions, onEnd: () => void) {
    this.#call = call;
    this.#options = options;
    this.#onEnd = onEnd;
  }

  message(bytes: Uint8Array): void {
    if (this.#ended) return;
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
    this.#waitingBytes += data.length;
    if (this.#waitingBytes > WAITING_BYTES_MAX) this.#call.pause();
    // The message is a view of what was received, which is gone before the disk has it.
    receiver.chunk(data.slice()).then(
      () => {
        const wasFull = this.#waitingBytes > WAITING_BYTES_MAX;
        this.#waitingBytes -= data.length;
        if (wasFull && this.#waitingBytes <= WAITING_BYTES_MAX && !this.#ended) this.#call.resume();
      },
      (error) => this.#broken(error),
    );
  }

  halfClosed(): void {
    if (this.#ended) return;
    const store = this.#options.store();
    const [head, receiver] = [this.#head, this.#receiver];
    if (store === undefined || head === undefined || receiver === undefined) {
      this.#refuse(Status.ABORTED, 'the snapshot is incomplete');
      return;
    }
    finishSnapshot(store, head, receiver).then(
      (taken) => {
        if (this.#ended) return;
        if (!taken) {
          this.#refuse(Status.ABORTED, 'the snapshot came too late');
          return;
        }
        this.#end();
        this.#call.reply(Done, {});
      },
      (error) => this.#broken(error),
    );
  }

  cancelled(): void {
    this.#end();
    // One that was taken is raft's by now.
    if (this.#receiver?.complete === false) void this.#receiver.abandon();
  }

  #broken(error: unknown): void {
    if (this.#ended) return;
    this.#options.log.warn?.('a snapshot was refused', { error: describeError(error) });
    this.#refuse(Status.INVALID_ARGUMENT, describeError(error));
  }

  #refuse(status: Status, text: string): void {
    if (this.#receiver?.complete === false) void this.#receiver.abandon();
    this.#end();
    this.#call.finish(status, text);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd();
  }
}
