/**
 * What a bench hands back: one row a case, ours beside a peer measured in the same run. The shape is what
 * `npm run bench -- NAME --json` prints; row names are stable, so that results can be compared over time.
 */
export interface Figures {
  /** Microseconds of CPU per operation, user and system, all threads of the measured process. */
  readonly cpuUsPerOp: number;
  readonly opsPerSec: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Row {
  readonly name: string;
  readonly ours: Figures;
  readonly peer: Figures & { readonly name: string };
  /** CPU per operation of the peer over ours: above 1 we are cheaper. */
  readonly ratio: number;
}

/** A bench cannot run here: what is missing and how to get it. */
export class BenchUnavailable extends Error {
  override name = 'BenchUnavailable';
}

export function row(name: string, ours: Figures, peerName: string, peer: Figures): Row {
  return { name, ours, peer: { name: peerName, ...peer }, ratio: round(peer.cpuUsPerOp / ours.cpuUsPerOp, 2) };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value at rank `q` of `values`, 0 for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The median window, with latencies over all of them. */
export function summary(windows: readonly Figures[]): Figures {
  return {
    cpuUsPerOp: round(median(windows.map((w) => w.cpuUsPerOp)), 4),
    opsPerSec: Math.round(median(windows.map((w) => w.opsPerSec))),
    p50Ms: round(median(windows.map((w) => w.p50Ms)), 6),
    p99Ms: round(median(windows.map((w) => w.p99Ms)), 6),
  };
}
