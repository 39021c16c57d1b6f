/** gRPC over HTTP/2 on the socket port of env: server and client. */
export * from './status.ts';
export type * from './types.ts';
