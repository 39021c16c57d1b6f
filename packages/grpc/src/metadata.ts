/** Text forms of the gRPC protocol: metadata, `grpc-timeout`, `grpc-message`, `grpc-status`. */
import { fromUtf8, latin1, TesseraError, utf8 } from '@tessera/base';
import type { Field } from './field.ts';
import { Status } from './status.ts';
import type { Metadata } from './types.ts';

const BINARY_SUFFIX = '-bin';

export function decodeMetadata(fields: readonly Field[]): Metadata {
  const metadata = new Map<string, string | Uint8Array>();
  for (const { name, value } of fields) {
    if (name.endsWith(BINARY_SUFFIX)) {
      // Values may come joined by commas; the last one wins, as it does for repeated names.
      metadata.set(name, new Uint8Array(Buffer.from(value.slice(value.lastIndexOf(',') + 1), 'base64')));
      continue;
    }
    const before = metadata.get(name);
    metadata.set(name, before === undefined ? value : `${before},${value}`);
  }
  return metadata;
}

/** Names and values in turn, as they go on the wire. Throws TesseraError on what may not. */
export function encodeMetadata(metadata: Metadata): string[] {
  const out: string[] = [];
  for (const [name, value] of metadata) {
    if (!/^[0-9a-z_.-]+$/.test(name) || name.startsWith('grpc-'))
      throw invalidMetadata(name, 'reserved or invalid name');
    if (name.endsWith(BINARY_SUFFIX)) {
      if (typeof value === 'string') throw invalidMetadata(name, 'a -bin value must be bytes');
      out.push(name, Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64').replace(/=+$/, ''));
    } else {
      if (typeof value !== 'string') throw invalidMetadata(name, 'bytes need a name that ends in -bin');
      if (!/^[\x20-\x7e]*$/.test(value)) throw invalidMetadata(name, 'only printable ASCII is allowed');
      out.push(name, value.trim());
    }
  }
  return out;
}

function invalidMetadata(name: string, why: string): TesseraError {
  return new TesseraError('gRPC:InvalidMetadata', `metadata ${JSON.stringify(name)}: ${why}`);
}

const UNIT_MS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 };

/** NaN when `text` is not a timeout: one to eight digits and a unit. HOT: most clients send another one in each call. */
export function parseTimeoutMs(text: string): number {
  const digits = text.length - 1;
  if (digits < 1 || digits > 8) return Number.NaN;
  let value = 0;
  for (let i = 0; i < digits; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value * (UNIT_MS[text.charAt(digits)] ?? Number.NaN);
}

/** Rounded up to a millisecond, or to a second when eight digits of milliseconds are not enough (a day). */
export function formatTimeout(timeoutMs: number): string {
  const ms = Math.max(1, Math.ceil(timeoutMs));
  if (ms < 1e8) return `${ms}m`;
  return `${Math.min(99_999_999, Math.ceil(ms / 1000))}S`;
}

/** A longer text is cut: trailers must fit the peer's limit on header lists. */
const MAX_MESSAGE_BYTES = 4096;

/** UTF-8 with everything but printable ASCII, and `%`, as %XX. */
export function encodeMessage(message: string): string {
  if (message.length <= MAX_MESSAGE_BYTES && /^[\x20-\x24\x26-\x7e]*$/.test(message)) return message;
  let out = '';
  for (const byte of utf8(message.slice(0, MAX_MESSAGE_BYTES))) {
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    out += plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

/** Wrong escapes stay as they are. */
export function decodeMessage(text: string): string {
  if (!text.includes('%')) return text;
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === '%' ? /^[0-9a-fA-F]{2}/.exec(text.slice(i + 1, i + 3)) : null;
    bytes.push(hex === null ? text.charCodeAt(i) & 0xff : Number.parseInt(hex[0], 16));
    if (hex !== null) i += 2;
  }
  return fromUtf8(Uint8Array.from(bytes));
}

export function parseStatus(text: string): Status {
  const code = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return code >= 0 && code <= Status.UNAUTHENTICATED ? (code as Status) : Status.UNKNOWN;
}

/** Debug data of a GOAWAY, for a message. */
export function debugText(bytes: Uint8Array, start: number, end: number): string {
  return latin1(bytes, start, Math.min(end, start + 200)).replace(/[^\x20-\x7e]/g, '?');
}
