/**
 * Reading, checking and showing the config. Wrong input is a {@link ConfigError} that names the path of the key.
 */
import { parseDurationMs, TesseraError } from '@tessera/base';
import { ConfigTable, nearestKey } from '@tessera/base/config';
import { parse as parseToml } from 'smol-toml';
import { CONFIG_KEYS, type ConfigKey, ITEMS, type PdConfig } from './items.ts';

export class ConfigError extends TesseraError {
  override name = 'ConfigError';
  constructor(message: string, cause?: unknown) {
    super('PD:config:ErrConfig', message, { cause });
  }
}

export const CONFIG = new ConfigTable(ITEMS, { fault: (path, problem) => new ConfigError(`${path} ${problem}`) });

export function defaultPdConfig(changes: Partial<PdConfig> = {}): PdConfig {
  return { ...CONFIG.defaults(), ...changes };
}

/** Reads a config file. `changes` (from the command line) win over it. */
export function parsePdConfig(toml: string, changes: Partial<PdConfig> = {}): PdConfig {
  let document: Record<string, unknown>;
  try {
    document = parseToml(toml);
  } catch (cause) {
    throw new ConfigError(`the config is not TOML: ${cause instanceof Error ? cause.message : ''}`, cause);
  }
  return checkPdConfig(defaultPdConfig({ ...readValues(CONFIG.leaves(document)), ...changes }));
}

/** Values by path as TOML or JSON gives them, in the units of {@link PdConfig}. Throws with the path. */
export function readValues(values: Iterable<readonly [path: string, value: unknown]>): Partial<PdConfig> {
  const result: Record<string, unknown> = {};
  for (const [path, value] of values) {
    if (!CONFIG.has(path)) {
      const near = nearestKey(path, CONFIG_KEYS);
      throw new ConfigError(`unknown config key ${path}${near === undefined ? '' : `, did you mean ${near}?`}`);
    }
    result[path] = CONFIG.read(path, value);
  }
  return result as Partial<PdConfig>;
}

/** Bounds of every key and the rules between keys. Returns its argument. */
export function checkPdConfig(config: PdConfig): PdConfig {
  CONFIG.checkBounds(config);
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
    const item = CONFIG.item(key);
    return item.inert === true && JSON.stringify(config[key]) !== JSON.stringify(item.default);
  });
}

/** The nested JSON of GET /config, under `prefix` (such as `schedule.`) or all of it. */
export function configJson(config: PdConfig, prefix = ''): Record<string, unknown> {
  const lists = CONFIG_KEYS.filter((key) => CONFIG.item(key).kind === 'list');
  // Lists of labels are one text in PD's JSON.
  const joined = Object.fromEntries(lists.map((key) => [key, (config[key] as readonly string[]).join(',')]));
  return CONFIG.json({ ...config, ...joined }, undefined, prefix);
}

/** A config file with every key at its default. */
export function samplePdConfig(): string {
  return CONFIG.sample('Settings of PD with their defaults.', ({ inert }) =>
    inert === true ? 'Accepted, without effect yet.' : undefined,
  );
}
