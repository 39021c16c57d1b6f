/** A store: boots against PD, serves raw key-value over gRPC, tells its state over HTTP. */
export { StoreError } from './boot/store-ident.ts';
export { ConfigError, configJson, defaultStoreConfig, parseStoreConfig, sampleStoreConfig } from './config/config.ts';
export { openFilesMax } from './config/engine-options.ts';
export { CONFIG_KEYS, type ConfigKey, type StoreConfig } from './config/items.ts';
export { engineMemory, memoryLimit } from './memory/memory-budget.ts';
export { createStore, STORE_VERSION, type Store, type StoreOptions } from './store.ts';
