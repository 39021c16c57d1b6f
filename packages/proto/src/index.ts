export * from './runtime/reader.ts';
export * from './runtime/types.ts';
export * from './runtime/writer.ts';
