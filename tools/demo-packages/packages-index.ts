/**
 * Reads Debian's package index as apt keeps it: text stanzas separated by blank lines, plain or compressed with lz4.
 * `apt-helper cat-file` unpacks whatever compression apt chose.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const APT_LISTS = '/var/lib/apt/lists';
const APT_HELPER = '/usr/lib/apt/apt-helper';
const run = promisify(execFile);

/** One package: `key` is "name/version/architecture", `value` the whole stanza. */
export interface PackageRecord {
  readonly key: string;
  readonly value: string;
}

/** The files of the machine's apt lists; empty when there are none (run `apt-get update`). */
export async function findPackageIndexes(directory = APT_LISTS): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  return names
    .filter((name) => /_Packages(\.(lz4|gz|xz|zst))?$/.test(name))
    .sort()
    .map((name) => join(directory, name));
}

export async function readPackageIndex(path: string): Promise<string> {
  if (path.endsWith('_Packages') || path.endsWith('.txt')) return readFile(path, 'utf8');
  const { stdout } = await run(APT_HELPER, ['cat-file', path], { maxBuffer: 1 << 30 });
  return stdout;
}

/** Splits an index into records; the last stanza of a name, version and architecture wins. */
export function parsePackageIndex(text: string): PackageRecord[] {
  const records = new Map<string, PackageRecord>();
  for (const stanza of text.split(/\n\n+/)) {
    if (stanza.trim() === '') continue;
    const name = field(stanza, 'Package');
    const version = field(stanza, 'Version');
    if (name === undefined || version === undefined) {
      throw new Error(`a stanza has no Package or Version field: ${stanza.slice(0, 60)}`);
    }
    const key = `${name}/${version}/${field(stanza, 'Architecture') ?? 'all'}`;
    records.set(key, { key, value: stanza.replace(/\n$/, '') });
  }
  return [...records.values()];
}

function field(stanza: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.+)$`, 'm').exec(stanza)?.[1];
}
