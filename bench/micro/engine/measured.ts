/** What one subject hands back of one shape. */

/** CPU microseconds an operation; 99th percentile in milliseconds of a sample, timed one by one apart from that. */
export interface Measured {
  readonly rows: Record<string, { readonly cpuUs: number; readonly p99Ms: number }>;
  readonly notes: Record<string, number>;
}

/** Exit code of the process of a subject that is not there. */
export const NOT_INSTALLED = 3;
