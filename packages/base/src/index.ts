/** What everything stands on: no package is above this one, and nothing here knows of the others. */
export * from './assert.ts';
export * from './bytes.ts';
export * from './crc32c.ts';
export * from './errors.ts';
export * from './heap.ts';
export * from './logger.ts';
export * from './prng.ts';
export * from './search.ts';
export * from './units.ts';
export * from './xxh3.ts';
