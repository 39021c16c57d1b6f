/** gRPC over HTTP/2 on the socket port of env: server and client. */
export { GrpcClient } from './client.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export { GrpcServer } from './server.ts';
export * from './status.ts';
export type * from './types.ts';
