/** Talking to the placement driver: leader discovery, calls with retries, timestamps, heartbeat streams. */
export { type BackoffPolicy, backoffMs } from './backoff.ts';
export { type Endpoint, parseEndpoint } from './endpoint.ts';
export { PdError, type PdErrorKind } from './errors.ts';
export type { PdCallOptions, PdClientOptions, PdEnv } from './options.ts';
export { PdClient } from './pd-client.ts';
export type { PdRegion, PdStore, ServiceSafePoint } from './pd-types.ts';
export type { RegionHeartbeatEvents, RegionHeartbeats } from './region-heartbeats.ts';
