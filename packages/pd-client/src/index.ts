/** Talking to the placement driver: leader discovery, calls with retries, timestamps, heartbeat streams. */
export { type BackoffPolicy, backoffMs } from './backoff.ts';
export { type Endpoint, parseEndpoint } from './endpoint.ts';
export { PdError, type PdErrorKind } from './errors.ts';
export type { PdCallOptions, PdClientOptions, PdEnv } from './options.ts';
export { PdClient, type PdRegion, type PdStore, type ServiceSafePoint } from './pd-client.ts';
export type { RegionHeartbeatEvents, RegionHeartbeats } from './region-heartbeats.ts';
