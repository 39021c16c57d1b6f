/** The face of the package: the runtime. Messages are imported by their file, as in `@tessera/proto/kvrpcpb`. */
export * from './runtime/index.ts';
