/** What every ctl command shares: the connection its global options describe, and how it prints. */
import { readFileSync } from 'node:fs';
import { type Client, connect } from '@tessera/client';
import type { TlsOptions } from '@tessera/env';
import type { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { parseEndpoints } from '../options.ts';

export interface CtlOptions {
  readonly pd: string;
  readonly format: 'table' | 'json';
  readonly json?: boolean;
  readonly timeout: string;
  readonly caPath?: string;
  readonly certPath?: string;
  readonly keyPath?: string;
}

export function isJson({ format, json: wanted }: CtlOptions): boolean {
  return format === 'json' || wanted === true;
}

/** Milliseconds. */
export function timeoutOf({ timeout }: CtlOptions): number {
  const timeoutMs = Number(timeout) * 1000;
  if (timeoutMs > 0) return timeoutMs;
  throw new UsageError(`--timeout must be a positive number of seconds, got "${timeout}"`);
}

export function tlsOptions({ caPath, certPath, keyPath }: CtlOptions): TlsOptions | undefined {
  if (caPath === undefined && certPath === undefined && keyPath === undefined) return undefined;
  if ((certPath === undefined) !== (keyPath === undefined)) {
    throw new UsageError('--cert-path and --key-path belong together');
  }
  const read = (path: string | undefined): Uint8Array | undefined =>
    path === undefined ? undefined : readFileSync(path);
  const material = { ca: read(caPath), cert: read(certPath), key: read(keyPath) };
  return { material: () => material };
}

/** Connects, runs `action`, and closes whatever happened. */
export async function withClient(
  command: Command,
  action: (client: Client, options: CtlOptions) => Promise<void>,
): Promise<void> {
  const options = command.optsWithGlobals<CtlOptions>();
  const timeoutMs = timeoutOf(options);
  const tls = tlsOptions(options);
  const client = await connect({
    pdEndpoints: parseEndpoints(options.pd),
    timeoutMs,
    name: 'tessera-ctl',
    ...(tls === undefined ? {} : { tls }),
  });
  try {
    await action(client, options);
  } finally {
    await client.close();
  }
}

/** Rows under headings, columns as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, i) => Math.max(heading.length, ...rows.map((row) => (row[i] ?? '').length)));
  return [headings, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** JSON with 64-bit integers as strings, since a reader would round them. */
export function json(value: unknown): string {
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item), 2);
}
