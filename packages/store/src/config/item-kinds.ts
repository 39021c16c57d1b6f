/** Kinds of configuration values that each say what they are about, and the units they are written in. */
import type { ConfigItem } from '@tessera/base/config';
import * as items from '@tessera/base/config';

type Extra = Pick<ConfigItem<never>, 'min' | 'max' | 'oneOf' | 'online'>;

/** Here every key says what it is about. */
function described<T>(make: (value: T, extra: { about: string } & Extra) => ConfigItem<T>) {
  return (value: T, about: string, extra: Extra = {}): ConfigItem<T> => make(value, { about, ...extra });
}

export const text = described(items.text);
export const flag = described(items.flag);
export const integer = described(items.integer);
export const float = described(items.float);
export const duration = described(items.duration);
export const size = described(items.size);
export const list = described(items.list);
export const map = described(items.map);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const KIB = 1 << 10;
export const MIB = 1 << 20;
export const ONLINE = { online: true } as const;
