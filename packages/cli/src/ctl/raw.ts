/** ctl commands on raw keys. Keys and values are UTF-8 text, or hex with `--hex`. */
import { fromHex, fromUtf8, prefixEnd, TesseraError, toHex, utf8 } from '@tessera/base';
import { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { parsePositive } from '../options.ts';
import { print } from '../terminal.ts';
import { isJson, json, table, withClient } from './session.ts';

interface TextOptions {
  readonly hex?: boolean;
  readonly cf?: string;
}

function toBytes(text: string, { hex }: TextOptions): Uint8Array {
  if (hex !== true) return utf8(text);
  const bytes = fromHex(text);
  if (bytes === undefined) throw new UsageError(`"${text}" is not hex`);
  return bytes;
}

function toText(bytes: Uint8Array, { hex }: TextOptions): string {
  return hex === true ? toHex(bytes) : fromUtf8(bytes);
}

function rawOptions({ cf }: TextOptions): { cf?: string } {
  return cf === undefined ? {} : { cf };
}

function keyCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--hex', 'keys and values are hex')
    .option('--cf <name>', 'column family: default, lock or write');
}

export function rawCommand(): Command {
  return new Command('raw')
    .description('read and write raw keys')
    .addCommand(getCommand())
    .addCommand(putCommand())
    .addCommand(scanCommand())
    .addCommand(deleteCommand());
}

function getCommand(): Command {
  return keyCommand('get', 'the value of a key; exit code 1 when there is none')
    .argument('<key>')
    .action((key: string, options: TextOptions, command: Command) =>
      withClient(command, async (client, output) => {
        const value = await client.raw.get(toBytes(key, options), rawOptions(options));
        if (value === undefined) throw new TesseraError('CLI:NotFound', `key "${key}" not found`);
        print(isJson(output) ? json({ key, value: toText(value, options) }) : toText(value, options));
      }),
    );
}

function putCommand(): Command {
  return keyCommand('put', 'set the value of a key')
    .argument('<key>')
    .argument('<value>')
    .option('--ttl <seconds>', 'let it expire; needs a store with enable-ttl')
    .action(async (key: string, value: string, options: TextOptions & { ttl?: string }, command: Command) => {
      const ttlSeconds = options.ttl === undefined ? undefined : parsePositive('--ttl', options.ttl);
      const put = { ...rawOptions(options), ...(ttlSeconds === undefined ? {} : { ttlSeconds }) };
      const [keyBytes, valueBytes] = [toBytes(key, options), toBytes(value, options)];
      await withClient(command, async (client) => {
        await client.raw.put(keyBytes, valueBytes, put);
        print('OK');
      });
    });
}

function deleteCommand(): Command {
  return keyCommand('delete', 'remove a key; removing a missing key succeeds')
    .argument('<key>')
    .action((key: string, options: TextOptions, command: Command) =>
      withClient(command, async (client) => {
        await client.raw.delete(toBytes(key, options), rawOptions(options));
        print('OK');
      }),
    );
}

interface ScanFlags extends TextOptions {
  readonly start?: string;
  readonly end?: string;
  readonly prefix?: string;
  readonly limit: string;
  readonly reverse?: boolean;
  readonly keysOnly?: boolean;
}

function scanRange(options: ScanFlags): { start?: Uint8Array; end?: Uint8Array } {
  if (options.prefix !== undefined) {
    if (options.start !== undefined || options.end !== undefined)
      throw new UsageError('--prefix excludes --start and --end');
    const start = toBytes(options.prefix, options);
    const end = prefixEnd(start);
    return end.length === 0 ? { start } : { start, end };
  }
  return {
    ...(options.start === undefined ? {} : { start: toBytes(options.start, options) }),
    ...(options.end === undefined ? {} : { end: toBytes(options.end, options) }),
  };
}

function scanCommand(): Command {
  return keyCommand('scan', 'pairs in key order')
    .option('--start <key>', 'from this key on')
    .option('--end <key>', 'up to, not including, this key')
    .option('--prefix <prefix>', 'keys that start with it')
    .option('--limit <count>', 'at most so many', '100')
    .option('--reverse', 'from the last key to the first')
    .option('--keys-only', 'without values')
    .action(async (options: ScanFlags, command: Command) => {
      const keyOnly = options.keysOnly === true;
      const limit = parsePositive('--limit', options.limit);
      const scan = { ...scanRange(options), ...rawOptions(options), limit, keyOnly, reverse: options.reverse === true };
      await withClient(command, async (client, output) => {
        const rows: string[][] = [];
        for await (const pair of client.raw.scan(scan)) {
          rows.push(keyOnly ? [toText(pair.key, options)] : [toText(pair.key, options), toText(pair.value, options)]);
        }
        if (isJson(output)) print(json(rows.map(([key, value]) => (keyOnly ? { key } : { key, value }))));
        else print(`${table(keyOnly ? ['KEY'] : ['KEY', 'VALUE'], rows)}\n${rows.length} found`);
      });
    });
}
