/**
 * The settings in force: the config file, with what was changed online on top. Online changes are kept in the
 * cluster's state and so win over the file after a restart, as in TiKV PD.
 */
import { fromUtf8, type Logger } from '@tessera/base';
import type { Facts } from '../state/facts.ts';
import { CONFIG, ConfigError, checkPdConfig, readValues } from './config.ts';
import { CONFIG_KEYS, type ConfigKey, type PdConfig } from './items.ts';

/** Sections that POST /config searches for a key without one. */
const SECTIONS = ['schedule', 'replication', 'pd-server'];

export class Settings {
  #current: PdConfig;
  readonly #facts: Facts;
  readonly #key: string;
  #changed: Record<string, unknown> = {};

  constructor(config: PdConfig, facts: Facts, key: string, log: Logger) {
    this.#facts = facts;
    this.#key = key;
    this.#current = config;
    const saved = facts.get(key);
    if (saved === undefined) return;
    try {
      this.#changed = Object.fromEntries(CONFIG.leaves(JSON.parse(fromUtf8(saved))));
      this.#current = applyChanges(config, this.#changed);
    } catch (error) {
      log.warn?.('settings changed online are not usable, ignored', { error: String(error) });
      this.#changed = {};
    }
  }

  get current(): PdConfig {
    return this.#current;
  }

  /** Changes by dotted path or bare name, all or nothing. Rejects with {@link ConfigError}. */
  async change(values: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#facts.change(async () => {
      const changes: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(values)) {
        const key = resolveKey(name);
        if (CONFIG.item(key).online !== true) throw new ConfigError(`${key} cannot be changed online`);
        changes[key] = CONFIG.shown(key, CONFIG.read(key, value));
      }
      const changed = { ...this.#changed, ...changes };
      const next = applyChanges(this.#current, changes);
      await this.#facts.write([{ key: this.#key, value: JSON.stringify(changed) }]);
      this.#changed = changed;
      this.#current = next;
    });
  }
}

function applyChanges(config: PdConfig, changes: Readonly<Record<string, unknown>>): PdConfig {
  return checkPdConfig({ ...config, ...readValues(Object.entries(changes)) });
}

function resolveKey(name: string): ConfigKey {
  if (CONFIG.has(name)) return name;
  for (const section of SECTIONS) {
    const path = `${section}.${name}`;
    if (CONFIG.has(path)) return path;
  }
  const similar = CONFIG_KEYS.find((key) => key.endsWith(`.${name.replaceAll('_', '-')}`));
  throw new ConfigError(`config item ${name} not found${similar === undefined ? '' : `, did you mean ${similar}?`}`);
}
