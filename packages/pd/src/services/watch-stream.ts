/** A watch whose events become messages of one server-streaming call: the small watch APIs of PD are all alike. */
import type { ServerCall, StreamReceiver } from '@tessera/grpc';
import type { Watch, WatchEvent, WatchHub, WatchOptions } from '../state/watch-hub.ts';

export interface WatchMessages {
  /** Sends the events; all of them up to `revision`. */
  events(call: ServerCall, events: readonly WatchEvent[], revision: number): void;
  /** Says that history before the revision is gone; the call is finished afterwards. */
  compacted(call: ServerCall, compactRevision: number): void;
}

/** Serves one call; the request has been read. Pumps what there is already. */
export function serveWatch(
  hub: WatchHub,
  call: ServerCall,
  options: WatchOptions,
  messages: WatchMessages,
): StreamReceiver {
  const watch: Watch = hub.open(options, {
    get writable(): boolean {
      return call.writable && !call.closed;
    },
    events: (events, revision) => messages.events(call, events, revision),
    compacted: (compactRevision) => {
      messages.compacted(call, compactRevision);
      call.finish();
    },
  });
  watch.pump();
  return {
    message: () => undefined,
    halfClosed: () => undefined,
    cancelled: () => watch.cancel(),
    drained: () => watch.pump(),
  };
}

/** A server-streaming call: its one request opens the receiver that lives on. */
export function afterRequest(open: (bytes: Uint8Array) => StreamReceiver | undefined): StreamReceiver {
  let receiver: StreamReceiver | undefined;
  return {
    message: (bytes) => {
      receiver ??= open(bytes);
    },
    halfClosed: () => undefined,
    cancelled: () => receiver?.cancelled?.(),
    drained: () => receiver?.drained?.(),
  };
}
