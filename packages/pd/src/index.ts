/** The placement driver: `createPd(env, config)`. */
export { ConfigError, checkPdConfig, defaultPdConfig, parsePdConfig, samplePdConfig } from './config/config.ts';
export { CONFIG_KEYS, type ConfigKey, type PdConfig } from './config/items.ts';
export { createPd, type Pd } from './pd.ts';
export { JournalCorruptError } from './state/journal-format.ts';
export { PD_VERSION } from './version.ts';
