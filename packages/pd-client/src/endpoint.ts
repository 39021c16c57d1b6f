/** Addresses of PD members as people and PD write them: `host:port`, `http://host:port`, `https://host:port`. */

export interface Endpoint {
  /** `host:port`, IPv6 in brackets: the identity of a member's connection. */
  readonly address: string;
  readonly host: string;
  readonly port: number;
}

const PATTERN = /^(?:https?:\/\/)?(\[[0-9a-fA-F:.]+\]|[^\s/:@[\]]+):(\d{1,5})\/?$/;

/** Undefined when `text` is not an address. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const match = PATTERN.exec(text.trim());
  const host = match?.[1];
  const port = Number(match?.[2]);
  if (host === undefined || !(port > 0 && port < 65_536)) return undefined;
  return { address: `${host}:${port}`, host: host.replace(/^\[|\]$/g, ''), port };
}
