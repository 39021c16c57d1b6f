/**
 * Logs on pino, in TiKV's unified text format or as JSON lines (facts 15.3):
 *
 *     [2026/01/31 13:05:00.123 +01:00] [INFO] [pd] ["store is up"] [store_id=1] [address=127.0.0.1:20160]
 *
 * The third bracket, TiKV's source position, is the logger's `name`, given by `child({ name })`. A value is JSON-quoted
 * when it holds a space or control byte, `"`, `=`, `[` or `]`. The level is shared by a logger and all its children.
 */
import { describeError, type LogFields, type LogFunction, type Logger, toHex } from '@tessera/base';
import { type DestinationStream, destination, type Logger as Pino, pino } from 'pino';
import { errnoOf } from '../faults.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface NodeLoggerOptions {
  readonly level: LogLevel;
  readonly format: 'text' | 'json';
  /** A file to append to, or anything that takes lines. Default: standard error. */
  readonly destination?: string | { write(line: string): void };
}

export interface NodeLogger extends Logger {
  readonly level: LogLevel;
  /** Takes effect at once, for children too. */
  setLevel(level: LogLevel): void;
  child(fields: LogFields): NodeLogger;
}

const RANKS: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };
/** Names a JSON line uses itself; a field of the same name gets a trailing underscore. */
const RESERVED = new Set(['level', 'time', 'caller', 'message']);

export function createNodeLogger(options: NodeLoggerOptions): NodeLogger {
  const base = pino(
    {
      level: 'debug', // gated by LevelGate, which children share
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${formatTime(new Date())}"`,
      formatters: { level: (label) => ({ level: label.toUpperCase() }), log: (fields) => plainFields(fields) },
      ...(options.format === 'text' ? { hooks: { streamWrite: textLine } } : {}),
    },
    openDestination(options.destination),
  );
  return new PinoLogger(base, { level: options.level }, { caller: 'tessera' });
}

function openDestination(target: NodeLoggerOptions['destination']): DestinationStream {
  if (typeof target === 'object') return target;
  // Synchronous: the last lines before a crash are the ones that matter, and lines are few.
  const stream = destination({ dest: target ?? 2, sync: true, mkdir: true });
  // A full disk must not stop a store because it cannot complain about it.
  stream.on('error', () => {});
  return stream;
}

interface LevelGate {
  level: LogLevel;
}

class PinoLogger implements NodeLogger {
  readonly #root: Pino;
  readonly #gate: LevelGate;
  readonly #bindings: LogFields;
  readonly #functions: Readonly<Record<LogLevel, LogFunction>>;

  /** Children derive from `root` with all bindings, because pino would print a repeated name twice. */
  constructor(root: Pino, gate: LevelGate, bindings: LogFields) {
    const own = root.child(bindings);
    this.#root = root;
    this.#gate = gate;
    this.#bindings = bindings;
    this.#functions = {
      debug: (message, fields) => own.debug(fields ?? {}, message),
      info: (message, fields) => own.info(fields ?? {}, message),
      warn: (message, fields) => own.warn(fields ?? {}, message),
      error: (message, fields) => own.error(fields ?? {}, message),
    };
  }

  #open(level: LogLevel): LogFunction | undefined {
    return RANKS[level] >= RANKS[this.#gate.level] ? this.#functions[level] : undefined;
  }

  get debug(): LogFunction | undefined {
    return this.#open('debug');
  }

  get info(): LogFunction | undefined {
    return this.#open('info');
  }

  get warn(): LogFunction | undefined {
    return this.#open('warn');
  }

  get error(): LogFunction | undefined {
    return this.#open('error');
  }

  get level(): LogLevel {
    return this.#gate.level;
  }

  setLevel(level: LogLevel): void {
    this.#gate.level = level;
  }

  child(fields: LogFields): NodeLogger {
    const { name, ...rest } = fields;
    const caller = name === undefined ? {} : { caller: String(name) };
    return new PinoLogger(this.#root, this.#gate, { ...this.#bindings, ...plainFields(rest), ...caller });
  }
}

/** Values as JSON can carry them; absent ones are left out. */
function plainFields(fields: object): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) plain[RESERVED.has(key) ? `${key}_` : key] = plainValue(value);
  }
  return plain;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return toHex(value);
  if (value instanceof Error) {
    // A fault with a code explains itself; anything else is a mistake of ours, and its stack is what we need.
    return errnoOf(value, '') === '' ? (value.stack ?? value.message) : describeError(value);
  }
  return value;
}

function textLine(json: string): string {
  const { time, level, caller, message, ...fields } = JSON.parse(json) as Record<string, unknown>;
  let line = `[${time}] [${level}] [${quoted(caller)}] [${quoted(message)}]`;
  for (const key in fields) line += ` [${quoted(key)}=${quoted(fields[key])}]`;
  return `${line}\n`;
}

function quoted(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the rule is about
  return /[\u0000-\u0020"=[\]]/.test(text) ? JSON.stringify(text) : text;
}

/** Local time with its offset: 2026/01/31 13:05:00.123 +01:00. */
function formatTime(now: Date): string {
  const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
  const offsetMinutes = -now.getTimezoneOffset();
  const offset = Math.abs(offsetMinutes);
  const date = `${now.getFullYear()}/${pad(now.getMonth() + 1)}/${pad(now.getDate())}`;
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())}.${pad(now.getMilliseconds(), 3)}`;
  return `${date} ${time} ${offsetMinutes < 0 ? '-' : '+'}${pad(Math.trunc(offset / 60))}:${pad(offset % 60)}`;
}
