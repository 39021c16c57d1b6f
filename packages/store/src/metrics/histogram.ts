/**
 * Histograms that cost an array increment on the hot path: samples are sorted into plain arrays and become Prometheus text
 * only when somebody scrapes (prom-client hashes label sets at every observation, about 1 us).
 */

/** Upper bounds of `count` buckets: `start`, `start * factor` ... */
export function exponentialBuckets(start: number, factor: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => start * factor ** i);
}

/** One family: a series for each label set, all known at creation. */
export class HistogramFamily {
  readonly #name: string;
  readonly #help: string;
  readonly #bounds: readonly number[];
  /** As in the text: `type="raw_get",priority="unknown"`, or empty. */
  readonly #labels: readonly string[];
  readonly #counts: Float64Array;
  readonly #sums: Float64Array;

  constructor(name: string, help: string, bounds: readonly number[], labels: readonly string[] = ['']) {
    this.#name = name;
    this.#help = help;
    this.#bounds = bounds;
    this.#labels = labels;
    this.#counts = new Float64Array(labels.length * (bounds.length + 1));
    this.#sums = new Float64Array(labels.length);
  }

  /** `times` samples of `value` in the series with that index. */
  observe(series: number, value: number, times = 1): void {
    const bounds = this.#bounds;
    let bucket = 0;
    while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket++;
    const at = series * (bounds.length + 1) + bucket;
    this.#counts[at] = (this.#counts[at] as number) + times;
    this.#sums[series] = (this.#sums[series] as number) + value * times;
  }

  /** Samples so far. */
  count(series: number): number {
    const width = this.#bounds.length + 1;
    return this.#counts.subarray(series * width, (series + 1) * width).reduce((sum, n) => sum + n, 0);
  }

  /** Prometheus text of the series that have samples. */
  text(): string {
    let out = `# HELP ${this.#name} ${this.#help}\n# TYPE ${this.#name} histogram\n`;
    const width = this.#bounds.length + 1;
    for (let series = 0; series < this.#labels.length; series++) {
      const labels = this.#labels[series] as string;
      const comma = labels === '' ? '' : ',';
      const braces = labels === '' ? '' : `{${labels}}`;
      const total = this.count(series);
      if (total === 0) continue;
      let below = 0;
      for (let bucket = 0; bucket < width; bucket++) {
        below += this.#counts[series * width + bucket] as number;
        const bound = bucket === width - 1 ? '+Inf' : String(this.#bounds[bucket]);
        out += `${this.#name}_bucket{${labels}${comma}le="${bound}"} ${below}\n`;
      }
      out += `${this.#name}_sum${braces} ${this.#sums[series]}\n${this.#name}_count${braces} ${total}\n`;
    }
    return out;
  }
}
