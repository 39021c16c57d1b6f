/**
 * What other stores send: raft messages (BatchRaft, Raft) and snapshots (Snapshot). Bytes of messages are views of received
 * chunks; raft keeps entries until the raft log has copied them.
 */
import type { Logger } from '@tessera/base';
import { type GrpcServerFace, type ServerCall, Status } from '@tessera/grpc';
import { Done, RaftMessage } from '@tessera/proto/raft_serverpb';
import { BatchRaftMessage, Tikv } from '@tessera/proto/tikvpb';
import { type RaftStore, receiveMessages } from '@tessera/raftstore';
import { SnapshotCall } from './snapshot-call.ts';

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
