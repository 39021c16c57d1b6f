/** One value: from what TOML, JSON or a command line gives, and back to what they show. */
import { formatDurationMs, formatSize, parseDurationMs, parseSize } from '../units.ts';
import type { ConfigItem, ConfigKind } from './item.ts';

/** What a value of each kind must be, for messages. */
export const EXPECTED: Readonly<Record<ConfigKind, string>> = {
  text: 'a text',
  flag: 'true or false',
  integer: 'a whole number',
  float: 'a number',
  duration: 'a duration such as "10s"',
  size: 'a size such as "64MiB"',
  list: 'a list of texts',
  map: 'a table of texts',
};

/** Tables of TOML and JSON are plain objects; dates of TOML are not. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNatural = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Undefined when `value` does not fit the kind. `bareDurations`: a number is a duration in milliseconds. */
export function convert(kind: ConfigKind, value: unknown, bareDurations: boolean): unknown {
  switch (kind) {
    case 'text':
      return isText(value) ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : { true: true, false: false }[String(value)];
    case 'integer': {
      const number = isText(value) && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
      return Number.isSafeInteger(number) ? number : undefined;
    }
    case 'float': {
      const number = isText(value) && value !== '' ? Number(value) : value;
      return Number.isFinite(number) ? number : undefined;
    }
    case 'duration':
      if (isText(value)) return value === '0' ? 0 : parseDurationMs(value);
      return bareDurations && isNatural(value) ? value : undefined;
    case 'size':
      if (isText(value)) return parseSize(value);
      return isNatural(value) ? value : undefined;
    case 'list':
      if (isText(value)) return value.split(',').flatMap((part) => part.trim() || []);
      return Array.isArray(value) && value.every(isText) ? value : undefined;
    case 'map':
      return isTable(value) && Object.values(value).every(isText) ? { ...value } : undefined;
  }
}

/** What `value`, of the right kind, must be and is not. */
export function outOfBounds(item: ConfigItem<unknown>, value: unknown): string | undefined {
  if (item.oneOf !== undefined && !item.oneOf.includes(String(value))) return `one of ${item.oneOf.join(', ')}`;
  if (typeof value !== 'number') return undefined;
  if (item.min !== undefined && value < item.min) return `at least ${shown(item, item.min)}`;
  if (item.max !== undefined && value > item.max) return `at most ${shown(item, item.max)}`;
  return undefined;
}

/** A value as files and HTTP show it: with units. */
export function shown(item: ConfigItem<unknown>, value: unknown): unknown {
  if (item.kind === 'duration') return formatDurationMs(value as number);
  return item.kind === 'size' ? formatSize(value as number) : value;
}

/** A value as TOML text. */
export function tomlText(item: ConfigItem<unknown>, value: unknown): string {
  if (item.kind !== 'map') return JSON.stringify(shown(item, value));
  const pairs = Object.entries(value as Record<string, string>).map(
    ([name, text]) => `${JSON.stringify(name)} = ${JSON.stringify(text)}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
