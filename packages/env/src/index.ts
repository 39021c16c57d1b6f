/** The ports to the world. Implementations: `@tessera/env/node`, `@tessera/env/memory`. */
export { DeadlineWheel, type WheelEntry } from './deadline-wheel.ts';
export { DiskLayer } from './disk-layer.ts';
export { makeDurableDirectory } from './durable-directory.ts';
export * from './faults.ts';
export * from './helpers.ts';
export * from './network.ts';
export * from './ports.ts';
export * from './sleep.ts';
