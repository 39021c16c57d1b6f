/**
 * Changes a configuration file in place: the lines of the changed keys, nothing else, so that comments and order stay.
 * The result is parsed again and must say what it should; a file whose style we cannot edit is left alone.
 */
import { fromUtf8, utf8 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { parse as parseToml } from 'smol-toml';
import { CONFIG, ConfigError, normalizeKey, parseStoreConfig } from './config.ts';
import type { ConfigKey, StoreConfig } from './items.ts';

/** The text with `key` set to `value`. */
export function withConfigValue(toml: string, key: ConfigKey, value: unknown): string {
  const cut = key.lastIndexOf('.');
  const section = key.slice(0, cut);
  const name = key.slice(cut + 1);
  const setting = `${name} = ${CONFIG.toml(key, value)}`;
  const lines = toml === '' ? [] : toml.replace(/\n$/, '').split('\n');
  let at = '';
  let endOfSection = -1;
  for (const [i, line] of lines.entries()) {
    const header = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
    if (header !== null) at = normalizeKey((header[1] as string).trim());
    const assigned = /^(\s*)([\w.-]+)\s*=/.exec(line);
    const path = assigned === null ? undefined : (at === '' ? '' : `${at}.`) + normalizeKey(assigned[2] as string);
    if (path === key) {
      const comment = /\s#[^"'\]}]*$/.exec(line)?.[0] ?? '';
      lines[i] = `${assigned?.[1]}${assigned?.[2]} = ${CONFIG.toml(key, value)}${comment}`;
      return `${lines.join('\n')}\n`;
    }
    if (at === section && line.trim() !== '') endOfSection = i;
  }
  if (endOfSection === -1) lines.push('', `[${section}]`, setting);
  else lines.splice(endOfSection + 1, 0, setting);
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

/** Sets `changes` in the file at `path`. Throws {@link ConfigError} or DiskError and leaves the file as it was. */
export async function updateConfigFile(
  disk: Disk,
  path: string,
  changes: ReadonlyMap<ConfigKey, unknown>,
): Promise<void> {
  let text = fromUtf8(await disk.readFile(path));
  parseToml(text);
  for (const [key, value] of changes) text = withConfigValue(text, key, value);
  let result: StoreConfig;
  try {
    result = parseStoreConfig(text);
  } catch (cause) {
    throw new ConfigError(`cannot edit ${path}`, cause);
  }
  for (const [key, value] of changes) {
    if (JSON.stringify(result[key]) !== JSON.stringify(value)) throw new ConfigError(`cannot set ${key} in ${path}`);
  }
  await replaceFile(disk, path, utf8(text));
}

/** Puts `bytes` at `path`, durably and all at once: a crash leaves the old file or the new one. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await disk.open(temporary, 'open-or-create');
  try {
    await file.truncate(0);
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(temporary, path);
  const slash = path.lastIndexOf('/');
  await disk.syncDirectory(slash === -1 ? '.' : slash === 0 ? '/' : path.slice(0, slash));
}
