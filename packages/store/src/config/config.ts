/**
 * Reading, checking and showing the configuration. Wrong input is a {@link ConfigError} whose message starts with the path
 * of the key; nothing is guessed.
 */
import { formatDurationMs, formatSize, parseDurationMs, parseSize, TesseraError } from '@tessera/base';
import { parse as parseToml, TomlDate } from 'smol-toml';
import {
  CONFIG_KEYS,
  type ConfigKey,
  type Item,
  type ItemKind,
  isConfigKey,
  itemOf,
  type StoreConfig,
} from './items.ts';
import { isKnownTikvKey, nearestKey } from './key-names.ts';

export class ConfigError extends TesseraError {
  override name = 'ConfigError';

  constructor(message: string, cause?: unknown) {
    super('KV:Config:Invalid', message, { cause });
  }
}

/** The defaults with `changes` (by path, in the units of {@link StoreConfig}). Unchecked. */
export function defaultStoreConfig(changes: Partial<StoreConfig> = {}): StoreConfig {
  const config: Record<string, unknown> = {};
  for (const key of CONFIG_KEYS) config[key] = itemOf(key).default;
  return { ...(config as StoreConfig), ignoredKeys: [], ...changes };
}

/** Reads a config file. `changes` (from the command line, values as in the file or already converted) win over it. */
export function parseStoreConfig(toml: string, changes: Readonly<Record<string, unknown>> = {}): StoreConfig {
  let document: Record<string, unknown>;
  try {
    document = parseToml(toml);
  } catch (cause) {
    throw new ConfigError(
      `the configuration is not TOML: ${cause instanceof Error ? cause.message.trim() : ''}`,
      cause,
    );
  }
  const values: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const [path, value] of [...leavesOf(document), ...Object.entries(changes)]) {
    if (isConfigKey(path)) values[path] = readValue(path, value);
    else if (isKnownTikvKey(path)) ignored.push(path);
    else throw unknownKey(path);
  }
  return checkStoreConfig(defaultStoreConfig({ ...(values as Partial<StoreConfig>), ignoredKeys: ignored }));
}

export function unknownKey(path: string): ConfigError {
  const near = nearestKey(path);
  return new ConfigError(`${path}: unknown configuration key${near === undefined ? '' : `, did you mean ${near}?`}`);
}

/** TiKV accepts '_' for '-' in names. */
export function normalizeKey(path: string): string {
  return path.replaceAll('_', '-');
}

/** Leaves of nested tables by dotted path; the table of a map item is a leaf. Map keys stay as written. */
function leavesOf(table: Record<string, unknown>, prefix = ''): [string, unknown][] {
  return Object.entries(table).flatMap(([name, value]): [string, unknown][] => {
    const path = prefix + normalizeKey(name);
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
    if (nested && !(isConfigKey(path) && itemOf(path).kind === 'map')) {
      return leavesOf(value as Record<string, unknown>, `${path}.`);
    }
    return [[path, value]];
  });
}

const EXPECTED: Readonly<Record<ItemKind, string>> = {
  text: 'a text',
  flag: 'true or false',
  integer: 'a whole number',
  duration: 'a duration such as "10s"',
  size: 'a size such as "64MiB"',
  list: 'a list of texts',
  map: 'a table of texts',
};

/** One value as TOML, JSON or a command line gives it, in the units of {@link StoreConfig}. */
export function readValue(key: ConfigKey, value: unknown): unknown {
  const item = itemOf(key);
  const result = convert(item.kind, value);
  if (result === undefined)
    throw new ConfigError(`${key}: must be ${EXPECTED[item.kind]}, got ${JSON.stringify(value)}`);
  const problem = outOfBounds(item, result);
  if (problem !== undefined) throw new ConfigError(`${key}: must be ${problem}, got ${JSON.stringify(value)}`);
  return result;
}

/** Undefined when the value does not fit the kind. */
function convert(kind: ItemKind, value: unknown): unknown {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : { true: true, false: false }[String(value)];
    case 'integer': {
      const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
      return Number.isSafeInteger(number) ? number : undefined;
    }
    case 'duration':
      if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
      return typeof value === 'string' ? parseDurationMs(value) : undefined;
    case 'size':
      if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
      return typeof value === 'string' ? parseSize(value) : undefined;
    case 'list':
      if (typeof value === 'string')
        return value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '');
      return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined;
    case 'map':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      return Object.values(value).every((part) => typeof part === 'string') ? { ...value } : undefined;
  }
}

function outOfBounds(item: Item<unknown>, value: unknown): string | undefined {
  if (item.oneOf !== undefined && !item.oneOf.includes(String(value))) return `one of ${item.oneOf.join(', ')}`;
  if (typeof value !== 'number') return undefined;
  if (item.min !== undefined && value < item.min) return `at least ${shownValue(item, item.min)}`;
  if (item.max !== undefined && value > item.max) return `at most ${shownValue(item, item.max)}`;
  return undefined;
}

const LABEL_KEY = /^\$?[a-zA-Z0-9](?:[-a-zA-Z0-9_./]*[a-zA-Z0-9])?$/;
const LABEL_VALUE = /^[a-zA-Z0-9](?:[-a-zA-Z0-9_./]*[a-zA-Z0-9])?$/;

/** Rules about single values that a kind cannot say, and between keys. Returns its argument. */
export function checkStoreConfig(config: StoreConfig): StoreConfig {
  checkAddress(config, 'server.addr', true);
  checkAddress(config, 'server.status-addr', true);
  checkAddress(config, 'server.advertise-addr', false);
  checkAddress(config, 'server.advertise-status-addr', false);
  for (const [key, value] of Object.entries(config['server.labels'])) {
    if (!LABEL_KEY.test(key)) throw new ConfigError(`server.labels: "${key}" is no name of a label`);
    if (!LABEL_VALUE.test(value)) throw new ConfigError(`server.labels.${key}: "${value}" is no value of a label`);
  }
  if (config['storage.api-version'] !== 1) {
    throw new ConfigError('storage.api-version: 2 is not served yet, only 1 (with or without storage.enable-ttl)');
  }
  if (config['storage.data-dir'] === '') throw new ConfigError('storage.data-dir: must not be empty');
  if (config['pd.endpoints'].length === 0) throw new ConfigError('pd.endpoints: must name at least one member');
  const tls = ['security.ca-path', 'security.cert-path', 'security.key-path'] as const;
  const given = tls.filter((key) => config[key] !== '');
  if (given.length > 0 && given.length < tls.length) {
    const missing = tls.find((key) => config[key] === '');
    throw new ConfigError(`${missing}: ca, cert and private key should be all configured.`);
  }
  if (config['security.cert-allowed-cn'].length > 0 && given.length === 0) {
    throw new ConfigError('security.cert-allowed-cn: has no effect without ca-path, cert-path and key-path');
  }
  return config;
}

type AddressKey = 'server.addr' | 'server.status-addr' | 'server.advertise-addr' | 'server.advertise-status-addr';

function checkAddress(config: StoreConfig, key: AddressKey, mayPickPort: boolean): void {
  const text = config[key];
  if (text === '' && key !== 'server.addr') return;
  const address = parseAddress(text);
  if (address === undefined || (address.port === 0 && !mayPickPort)) {
    throw new ConfigError(`${key}: must be host:port, got ${JSON.stringify(text)}`);
  }
  const advertised = key === 'server.addr' ? config['server.advertise-addr'] : text;
  if (key === 'server.addr' && advertised === '' && ['0.0.0.0', '::'].includes(address.host)) {
    throw new ConfigError(
      `server.advertise-addr: must be set when server.addr is ${text}: clients cannot connect to it`,
    );
  }
}

/** `host:port`, IPv6 in brackets; undefined when malformed. */
export function parseAddress(text: string): { host: string; port: number } | undefined {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^\s:/@[\]]+):(\d{1,5})$/.exec(text);
  const port = Number(match?.[2]);
  if (match === null || port > 65_535) return undefined;
  return { host: (match[1] as string).replace(/^\[|\]$/g, ''), port };
}

/** A value as TOML and JSON show it. */
function shownValue(item: Item<unknown>, value: unknown): unknown {
  if (item.kind === 'duration') return formatDurationMs(value as number);
  return item.kind === 'size' ? formatSize(value as number) : value;
}

/** Nested JSON of GET /config; the short form has what can be changed. */
export function configJson(config: StoreConfig, full: boolean): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const key of CONFIG_KEYS) {
    if (!full && itemOf(key).online !== true) continue;
    const names = key.split('.');
    const last = names.pop() as string;
    let table = root;
    for (const name of names) table = (table[name] ??= {}) as Record<string, unknown>;
    table[last] = shownValue(itemOf(key), config[key]);
  }
  return root;
}

/** A value as TOML text. */
export function tomlValue(key: ConfigKey, value: unknown): string {
  const item = itemOf(key);
  if (item.kind !== 'map') return JSON.stringify(shownValue(item, value));
  const pairs = Object.entries(value as Record<string, string>);
  return pairs.length === 0
    ? '{}'
    : `{ ${pairs.map(([k, v]) => `${JSON.stringify(k)} = ${JSON.stringify(v)}`).join(', ')} }`;
}

/** A config file with every key at its default: what --print-sample-config prints. */
export function sampleStoreConfig(): string {
  const lines = ['# Configuration of a Tessera store. Every key with its default; the names are those of TiKV.'];
  let section = '';
  for (const key of CONFIG_KEYS) {
    const cut = key.lastIndexOf('.');
    if (key.slice(0, cut) !== section) {
      section = key.slice(0, cut);
      lines.push('', `[${section}]`);
    }
    const { about, online, default: value } = itemOf(key);
    lines.push(`# ${about}${online === true ? ' (changeable while running)' : ''}`);
    lines.push(`${key.slice(cut + 1)} = ${tomlValue(key, value)}`);
  }
  return `${lines.join('\n')}\n`;
}
