/**
 * Sizes and durations as TiKV's config files write them: "8MB", "1.5GiB", "10s", "1h30m".
 * Sizes are binary whatever the spelling (TiKV reads KB and KiB alike as 1024 bytes).
 */

const SIZE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
  p: 1024 ** 5,
};

/** Bytes, or undefined when `text` is not a size. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgtp]?)(?:i?b)?$/i.exec(text.trim());
  if (match === null) return undefined;
  const bytes = Math.round(Number(match[1]) * (SIZE_UNITS[(match[2] ?? '').toLowerCase()] ?? Number.NaN));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

export function formatSize(bytes: number): string {
  for (const [unit, name] of [
    [1024 ** 5, 'PiB'],
    [1024 ** 4, 'TiB'],
    [1024 ** 3, 'GiB'],
    [1024 ** 2, 'MiB'],
    [1024, 'KiB'],
  ] as const) {
    if (bytes >= unit) return `${bytes % unit === 0 ? bytes / unit : (bytes / unit).toFixed(2)}${name}`;
  }
  return `${bytes}B`;
}

const DURATION_UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
  ['us', 0.001],
];

/** Milliseconds, or undefined when `text` is not a duration. Units go from large to small, each at most once. */
export function parseDurationMs(text: string): number | undefined {
  const pattern = /(\d+(?:\.\d+)?)(ms|us|d|h|m|s)/y;
  let position = 0;
  let total = 0;
  let lastUnit = -1;
  while (position < text.length) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const unit = DURATION_UNITS.findIndex(([name]) => name === match[2]);
    if (unit <= lastUnit) return undefined;
    lastUnit = unit;
    total += Number(match[1]) * (DURATION_UNITS[unit]?.[1] ?? Number.NaN);
    position = pattern.lastIndex;
  }
  return lastUnit === -1 ? undefined : total;
}

export function formatDurationMs(durationMs: number): string {
  if (durationMs === 0) return '0s';
  let rest = Math.round(durationMs * 1000);
  let text = '';
  for (const [name, ms] of DURATION_UNITS) {
    const unitUs = ms * 1000;
    const count = Math.floor(rest / unitUs);
    if (count > 0) text += `${count}${name}`;
    rest -= count * unitUs;
  }
  return text;
}
