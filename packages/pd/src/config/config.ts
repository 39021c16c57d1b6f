/**
 * Reading, checking and showing the config. Wrong input is a {@link ConfigError} that names the path of the key.
 */
import { formatDurationMs, formatSize, parseDurationMs, parseSize, TesseraError } from '@tessera/base';
import { parse as parseToml } from 'smol-toml';
import { CONFIG_KEYS, type ConfigKey, ITEMS, type Item, itemOf, type PdConfig } from './items.ts';

export class ConfigError extends TesseraError {
  override name = 'ConfigError';
  constructor(message: string, cause?: unknown) {
    super('PD:config:ErrConfig', message, { cause });
  }
}

export function defaultPdConfig(changes: Partial<PdConfig> = {}): PdConfig {
  const config: Record<string, unknown> = {};
  for (const key of CONFIG_KEYS) config[key] = ITEMS[key].default;
  return { ...(config as PdConfig), ...changes };
}

/** Reads a config file. `changes` (from the command line) win over it. */
export function parsePdConfig(toml: string, changes: Partial<PdConfig> = {}): PdConfig {
  let document: unknown;
  try {
    document = parseToml(toml);
  } catch (cause) {
    throw new ConfigError(`the config is not TOML: ${cause instanceof Error ? cause.message : ''}`, cause);
  }
  const values: Record<string, unknown> = {};
  for (const [path, value] of flatten(document)) values[path] = readValue(path, value);
  return checkPdConfig(defaultPdConfig({ ...(values as Partial<PdConfig>), ...changes }));
}

/** Leaves of a nested table with their dotted paths; a table of a `map` item is a leaf. */
export function flatten(table: unknown, prefix = ''): [string, unknown][] {
  const leaves: [string, unknown][] = [];
  for (const [name, value] of Object.entries(table as Record<string, unknown>)) {
    const path = prefix + name;
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
    const isMap = isConfigKey(path) && itemOf(path).kind === 'map';
    if (nested && !isMap) leaves.push(...flatten(value, `${path}.`));
    else leaves.push([path, value]);
  }
  return leaves;
}

export function isConfigKey(path: string): path is ConfigKey {
  return Object.hasOwn(ITEMS, path);
}

/** One value as TOML or JSON gives it, in the units of {@link PdConfig}. Throws with the path. */
export function readValue(path: string, value: unknown): unknown {
  if (!isConfigKey(path)) throw new ConfigError(`unknown config key ${path}${suggestion(path)}`);
  const item = itemOf(path);
  const result = convert(item, value);
  if (result === undefined)
    throw new ConfigError(`${path} must be ${EXPECTED[item.kind]}, got ${JSON.stringify(value)}`);
  const problem = outOfBounds(item, result);
  if (problem !== undefined) throw new ConfigError(`${path} ${problem}, got ${JSON.stringify(value)}`);
  return result;
}

const EXPECTED: Readonly<Record<Item<unknown>['kind'], string>> = {
  text: 'a text',
  flag: 'true or false',
  integer: 'a whole number',
  float: 'a number',
  duration: 'a duration such as "10s"',
  size: 'a size such as "64MiB"',
  list: 'a list of texts or one text with commas',
  map: 'a table of texts',
};

/** Undefined when the value does not fit the kind. */
function convert(item: Item<unknown>, value: unknown): unknown {
  switch (item.kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : { true: true, false: false }[String(value)];
    case 'integer': {
      const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
      return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
    }
    case 'float': {
      const number = typeof value === 'string' && value !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }
    case 'duration':
      return typeof value === 'string' ? (value === '0' ? 0 : parseDurationMs(value)) : undefined;
    case 'size':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : parseSize(String(value));
    case 'list':
      if (typeof value === 'string') return value.split(',').filter((part) => part !== '');
      return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined;
    case 'map': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      return Object.values(value).every((part) => typeof part === 'string') ? { ...value } : undefined;
    }
  }
}

function outOfBounds(item: Item<unknown>, value: unknown): string | undefined {
  if (item.oneOf !== undefined && !item.oneOf.includes(String(value))) return `must be one of ${item.oneOf.join(', ')}`;
  if (typeof value !== 'number') return undefined;
  if (item.min !== undefined && value < item.min) return `must be at least ${show(item, item.min)}`;
  if (item.max !== undefined && value > item.max) return `must be at most ${show(item, item.max)}`;
  return undefined;
}

/** Bounds of every key and the rules between keys. Returns its argument. */
export function checkPdConfig(config: PdConfig): PdConfig {
  for (const key of CONFIG_KEYS) {
    const problem = outOfBounds(itemOf(key), config[key]);
    if (problem !== undefined) throw new ConfigError(`${key} ${problem}, got ${JSON.stringify(config[key])}`);
  }
  if (config.name === '') throw new ConfigError('name must not be empty');
  for (const key of ['client-urls', 'advertise-client-urls', 'peer-urls', 'advertise-peer-urls'] as const) {
    for (const url of splitUrls(config[key])) checkUrl(key, url);
  }
  if (splitUrls(config['client-urls']).length !== 1) throw new ConfigError('client-urls must have exactly one URL');
  if (config.join !== '' || splitUrls(config['initial-cluster']).length > 1) {
    const key = config.join === '' ? 'initial-cluster' : 'join';
    throw new ConfigError(`${key}: this PD runs as one member, it cannot join others yet`);
  }
  const security = ['security.cacert-path', 'security.cert-path', 'security.key-path'] as const;
  const given = security.filter((key) => config[key] !== '');
  if (given.length > 0 && given.length < security.length) {
    throw new ConfigError(`${security.join(', ')} must be set all or none`);
  }
  const usesTls = config['client-urls'].startsWith('https://');
  if (usesTls !== given.length > 0) {
    throw new ConfigError(
      usesTls
        ? 'client-urls is https but security has no certificates'
        : 'security has certificates but client-urls is not https',
    );
  }
  if (config['schedule.low-space-ratio'] < config['schedule.high-space-ratio']) {
    throw new ConfigError('schedule.low-space-ratio must not be below schedule.high-space-ratio');
  }
  if (compactionRetention(config) === undefined) {
    throw new ConfigError(
      `auto-compaction-retention-v2 must be a duration (periodic) or a count (revision), got ${JSON.stringify(config['auto-compaction-retention-v2'])}`,
    );
  }
  return config;
}

/** How much history stays: milliseconds or revisions, 0 for all of it; undefined when malformed. */
export function compactionRetention(config: PdConfig): { kind: 'periodic' | 'revision'; amount: number } | undefined {
  const value = config['auto-compaction-retention-v2'];
  const revision = config['auto-compaction-mode'] === 'revision';
  if (/^\d{1,12}$/.test(value)) {
    // A bare number of the periodic mode is in hours, as in etcd.
    return revision
      ? { kind: 'revision', amount: Number(value) }
      : { kind: 'periodic', amount: Number(value) * 3_600_000 };
  }
  const amount = parseDurationMs(value);
  return revision || amount === undefined ? undefined : { kind: 'periodic', amount };
}

export function splitUrls(urls: string): string[] {
  return urls.split(',').filter((url) => url !== '');
}

export function checkUrl(path: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const good = url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:');
  if (!good || (url.pathname !== '/' && url.pathname !== '')) {
    throw new ConfigError(`${path} must be http://host:port or https://host:port, got ${JSON.stringify(text)}`);
  }
  return url;
}

/** Keys set to something else than their default although nothing here obeys them yet. */
export function inertKeys(config: PdConfig): ConfigKey[] {
  return CONFIG_KEYS.filter((key) => {
    const item = itemOf(key);
    return item.inert === true && JSON.stringify(config[key]) !== JSON.stringify(item.default);
  });
}

function suggestion(path: string): string {
  let best: string | undefined;
  let bestDistance = Math.max(3, path.length / 3);
  for (const key of CONFIG_KEYS) {
    const distance = editDistance(path, key);
    if (distance < bestDistance) {
      best = key;
      bestDistance = distance;
    }
  }
  return best === undefined ? '' : `, did you mean ${best}?`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A value of {@link PdConfig} as files and HTTP show it. */
export function shownValue(key: ConfigKey, value: unknown): unknown {
  return show(itemOf(key), value);
}

function show(item: Item<unknown>, value: unknown): unknown {
  if (item.kind === 'duration') return formatDurationMs(value as number);
  return item.kind === 'size' ? formatSize(value as number) : value;
}

/** The nested JSON of GET /config, under `prefix` (such as `schedule.`) or all of it. */
export function configJson(config: PdConfig, prefix = ''): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const key of CONFIG_KEYS) {
    if (!key.startsWith(prefix)) continue;
    const names = key.slice(prefix.length).split('.');
    const last = names.pop() ?? '';
    let table = root;
    for (const name of names) table = (table[name] ??= {}) as Record<string, unknown>;
    const item = itemOf(key);
    // Lists of labels are one text in PD's JSON.
    table[last] = item.kind === 'list' ? (config[key] as readonly string[]).join(',') : show(item, config[key]);
  }
  return root;
}

/** A config file with every key at its default. */
export function samplePdConfig(): string {
  const lines = ['# Settings of PD with their defaults.'];
  let section = '';
  for (const key of CONFIG_KEYS) {
    const cut = key.lastIndexOf('.');
    const table = key.slice(0, Math.max(0, cut));
    if (table !== section) {
      section = table;
      lines.push('', `[${table}]`);
    }
    const item = itemOf(key);
    if (item.inert === true) lines.push('# Accepted, without effect yet.');
    lines.push(`${key.slice(cut + 1)} = ${tomlValue(item)}`);
  }
  return `${lines.join('\n')}\n`;
}

function tomlValue(item: Item<unknown>): string {
  if (item.kind === 'map') return '{}';
  return JSON.stringify(show(item, item.default));
}
