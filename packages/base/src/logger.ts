/**
 * What every room logs through. Levels that are off are absent, so that `log.debug?.(...)` costs nothing when it
 * is off, not even its arguments.
 */
export type LogFields = Readonly<Record<string, unknown>>;
export type LogFunction = (message: string, fields?: LogFields) => void;

export interface Logger {
  readonly debug?: LogFunction | undefined;
  readonly info?: LogFunction | undefined;
  readonly warn?: LogFunction | undefined;
  readonly error?: LogFunction | undefined;
  /** A logger that adds `fields` to each line. */
  child(fields: LogFields): Logger;
}

export const silentLogger: Logger = { child: () => silentLogger };
