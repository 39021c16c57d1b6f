/** Addresses of PD members as people and PD write them: `host:port`, `http://host:port`, `https://host:port`. */
import { TesseraError } from '@tessera/base';

export interface Endpoint {
  /** `host:port`, IPv6 in brackets: the identity of a member's connection. */
  readonly address: string;
  readonly host: string;
  readonly port: number;
}

const PATTERN = /^(?:https?:\/\/)?(\[[0-9a-fA-F:.]+\]|[^\s/:@[\]]+):(\d{1,5})\/?$/;

/** Throws `KV:Pd:Unknown` with the text when it is not an address. */
export function parseEndpoint(text: string): Endpoint {
  const match = PATTERN.exec(text.trim());
  const host = match?.[1];
  const port = Number(match?.[2]);
  if (host === undefined || !(port > 0 && port < 65_536)) {
    throw new TesseraError('KV:Pd:Unknown', `not a PD endpoint: "${text}" (expected host:port or http(s)://host:port)`);
  }
  return { address: `${host}:${port}`, host: host.replace(/^\[|\]$/g, ''), port };
}
