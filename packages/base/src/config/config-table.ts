/**
 * What follows from a table of {@link ConfigItem}s: reading values from parsed TOML or JSON, checking their bounds, showing
 * them, and the sample file. Pure: the owner parses the text and knows the rules between keys; `fault` is its error class.
 */
import type { ConfigItem, ConfigItems, ConfigOf } from './item.ts';
import { convert, EXPECTED, isTable, outOfBounds, shown, tomlText } from './value.ts';

export interface ConfigTableOptions {
  /** The error to throw for the value at `path`; `problem` reads "must be a whole number, got true". */
  readonly fault: (path: string, problem: string) => Error;
  /** Another accepted spelling of a name. Default: names stand as they are. */
  readonly normalize?: (name: string) => string;
  /** A number is a duration in milliseconds. Default: refused, for its unit may have been forgotten. */
  readonly bareDurations?: boolean;
}

export class ConfigTable<Items extends ConfigItems> {
  readonly keys: readonly (keyof Items & string)[];
  readonly #items: Items;
  readonly #options: ConfigTableOptions;

  constructor(items: Items, options: ConfigTableOptions) {
    this.keys = Object.keys(items);
    this.#items = items;
    this.#options = options;
  }

  has(path: string): path is keyof Items & string {
    return Object.hasOwn(this.#items, path);
  }

  item(key: keyof Items & string): ConfigItem<unknown> {
    return this.#items[key] as ConfigItem<unknown>;
  }

  defaults(): ConfigOf<Items> {
    const config: Record<string, unknown> = {};
    for (const key of this.keys) config[key] = this.item(key).default;
    return config as ConfigOf<Items>;
  }

  /** Leaves of nested tables by dotted path, known or not; the table of a map item is a leaf and its names stay. */
  leaves(table: Readonly<Record<string, unknown>>, prefix = ''): [path: string, value: unknown][] {
    return Object.entries(table).flatMap(([name, value]): [string, unknown][] => {
      const path = prefix + (this.#options.normalize?.(name) ?? name);
      const isMap = this.has(path) && this.item(path).kind === 'map';
      return isTable(value) && !isMap ? this.leaves(value, `${path}.`) : [[path, value]];
    });
  }

  /** One value as TOML, JSON or a command line gives it, in the units of the configuration. Throws `fault`. */
  read(key: keyof Items & string, value: unknown): unknown {
    const item = this.item(key);
    const result = convert(item.kind, value, this.#options.bareDurations ?? false);
    const problem = result === undefined ? EXPECTED[item.kind] : outOfBounds(item, result);
    if (problem !== undefined) throw this.#fault(key, problem, value);
    return result;
  }

  /** Throws `fault` for the first value that is out of its bounds. */
  checkBounds(config: ConfigOf<Items>): void {
    for (const key of this.keys) {
      const problem = outOfBounds(this.item(key), config[key]);
      if (problem !== undefined) throw this.#fault(key, problem, config[key]);
    }
  }

  #fault(key: string, expected: string, value: unknown): Error {
    return this.#options.fault(key, `must be ${expected}, got ${JSON.stringify(value)}`);
  }

  /** A value with its units, as files and HTTP show it. */
  shown(key: keyof Items & string, value: unknown): unknown {
    return shown(this.item(key), value);
  }

  /** A value as TOML text. */
  toml(key: keyof Items & string, value: unknown): string {
    return tomlText(this.item(key), value);
  }

  /** Nested JSON of the keys that `wanted` picks, from below `prefix` (such as `schedule.`) on. */
  json(
    config: ConfigOf<Items>,
    wanted: (item: ConfigItem<unknown>) => boolean = () => true,
    prefix = '',
  ): Record<string, unknown> {
    const root: Record<string, unknown> = {};
    for (const key of this.keys) {
      if (!key.startsWith(prefix) || !wanted(this.item(key))) continue;
      const names = key.slice(prefix.length).split('.');
      const last = names.pop() as string;
      let table = root;
      for (const name of names) table = (table[name] ??= {}) as Record<string, unknown>;
      table[last] = this.shown(key, config[key]);
    }
    return root;
  }

  /** A file with every key at its default, under `title`; `comment` says what stands above a key. */
  sample(title: string, comment: (item: ConfigItem<unknown>) => string | undefined): string {
    const lines = [`# ${title}`];
    let section = '';
    for (const key of this.keys) {
      const cut = key.lastIndexOf('.');
      const table = key.slice(0, Math.max(0, cut));
      if (table !== section) {
        section = table;
        lines.push('', `[${section}]`);
      }
      const item = this.item(key);
      const text = comment(item);
      if (text !== undefined) lines.push(`# ${text}`);
      lines.push(`${key.slice(cut + 1)} = ${tomlText(item, item.default)}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
