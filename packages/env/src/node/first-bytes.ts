/**
 * Which protocol a new connection speaks, from its first bytes. A connection that shows none within the time-out is
 * dropped: silence must not hold a descriptor for ever.
 */
import type { Socket as NetSocket } from 'node:net';

const HTTP2_PREFACE = 'PRI * HTTP/2';
const HTTP1_METHODS = ['GET ', 'POST ', 'PUT ', 'DELETE ', 'HEAD ', 'OPTIONS ', 'PATCH ', 'CONNECT ', 'TRACE '];

export type Protocol = 'http1' | 'other';

/** Undefined while `text` is a proper start of more than one answer. */
export function protocolOf(text: string): Protocol | undefined {
  if (text.startsWith(HTTP2_PREFACE)) return 'other';
  if (HTTP1_METHODS.some((method) => text.startsWith(method))) return 'http1';
  if (HTTP2_PREFACE.startsWith(text) || HTTP1_METHODS.some((method) => method.startsWith(text))) return undefined;
  return 'other';
}

/**
 * Calls `decided` once, with the socket paused and its first bytes put back; never when the socket dies or stays
 * silent for `timeoutMs`. Returns nothing to cancel: destroying the socket is enough.
 */
export function awaitFirstBytes(socket: NetSocket, timeoutMs: number, decided: (protocol: Protocol) => void): void {
  let seen: Buffer = Buffer.alloc(0);
  const finish = (): void => {
    clearTimeout(timer);
    socket.off('data', onData).off('end', onEnd).off('close', finish).off('error', ignore);
  };
  // An error always ends in 'close'; without a listener it would end the process.
  const ignore = (): void => {};
  const onEnd = (): void => {
    socket.destroy();
  };
  const onData = (chunk: Buffer): void => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
    const protocol = protocolOf(seen.toString('latin1', 0, HTTP2_PREFACE.length));
    if (protocol === undefined) return;
    finish();
    socket.pause();
    socket.unshift(seen);
    decided(protocol);
  };
  const timer = setTimeout(() => socket.destroy(), timeoutMs);
  socket.on('data', onData).on('end', onEnd).on('close', finish).on('error', ignore);
}
