/**
 * The configuration in force. Changes come as a whole (POST /config): all are checked before any takes effect; then those who
 * obey the keys are told.
 */
import type { Disk } from '@tessera/env';
import { CONFIG, ConfigError, checkStoreConfig, normalizeKey, unknownKey } from './config.ts';
import { updateConfigFile } from './config-file.ts';
import type { ConfigKey, StoreConfig } from './items.ts';
import { isKnownTikvKey } from './key-names.ts';

export class OnlineConfig {
  #config: StoreConfig;
  readonly #appliers: ((config: StoreConfig) => void)[] = [];

  constructor(config: StoreConfig) {
    this.#config = config;
  }

  get current(): StoreConfig {
    return this.#config;
  }

  /** Calls `apply` now and after every change. */
  obey(apply: (config: StoreConfig) => void): void {
    this.#appliers.push(apply);
    apply(this.#config);
  }

  /** Applies a change by dotted path; '_' may stand for '-'. Throws {@link ConfigError} naming the first wrong key. */
  update(change: Readonly<Record<string, unknown>>): ReadonlyMap<ConfigKey, unknown> {
    const values = new Map<ConfigKey, unknown>();
    for (const [name, value] of Object.entries(change)) {
      const key = normalizeKey(name);
      if (!CONFIG.has(key)) {
        throw isKnownTikvKey(key)
          ? new ConfigError(`${key}: can not be changed: it has no effect here`)
          : unknownKey(key);
      }
      if (CONFIG.item(key).online !== true) throw new ConfigError(`${key}: can not be changed while running`);
      values.set(key, CONFIG.read(key, value));
    }
    this.#config = checkStoreConfig({ ...this.#config, ...Object.fromEntries(values) });
    for (const apply of this.#appliers) apply(this.#config);
    return values;
  }

  /** Keeps what {@link update} returned in the configuration file. */
  async persist(disk: Disk, path: string | undefined, values: ReadonlyMap<ConfigKey, unknown>): Promise<void> {
    if (path === undefined) throw new ConfigError('the store was started without a configuration file');
    await updateConfigFile(disk, path, values);
  }
}
