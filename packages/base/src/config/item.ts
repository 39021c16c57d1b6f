/**
 * One key of a product's configuration, described: its kind, default, bounds and what may be done with it. A product has
 * one table of these by dotted path (`section.key`), and everything else follows from it.
 */

export type ConfigKind = 'text' | 'flag' | 'integer' | 'float' | 'duration' | 'size' | 'list' | 'map';

export interface ConfigItem<T> {
  readonly kind: ConfigKind;
  readonly default: T;
  /** One line for the sample file. */
  readonly about?: string;
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly string[];
  /** May be changed while running. */
  readonly online?: boolean;
  /** Accepted, because files of a TiKV cluster have it, but without effect yet. */
  readonly inert?: boolean;
}

export type ConfigItems = Readonly<Record<string, ConfigItem<unknown>>>;
type Extra = Omit<ConfigItem<never>, 'kind' | 'default'>;

function item<T>(kind: ConfigKind, common: Extra = {}) {
  return (value: T, extra: Extra = {}): ConfigItem<T> => ({ kind, default: value, ...common, ...extra });
}

export const text = item<string>('text');
export const flag = item<boolean>('flag');
/** Numbers are not negative unless `min` says so. */
export const integer = item<number>('integer', { min: 0 });
export const float = item<number>('float', { min: 0 });
/** Milliseconds. */
export const duration = item<number>('duration', { min: 0 });
/** Bytes. */
export const size = item<number>('size', { min: 0 });
export const list = item<readonly string[]>('list');
/** Texts by name. */
export const map = item<Readonly<Record<string, string>>>('map');

/** The settings that a table describes, by dotted path: durations in milliseconds, sizes in bytes. */
export type ConfigOf<Items extends ConfigItems> = { readonly [K in keyof Items]: Items[K]['default'] };
