/** What generated code imports. */
export * from './empty.ts';
export * from './reader.ts';
export * from './types.ts';
export * from './writer.ts';
