/**
 * Scenario files: a test and its transcript in one text. Each step is
 *
 *   # comments and blank lines
 *   command word key=value list=(1,2,3)
 *   optional lines of input
 *   ----
 *   expected output, up to the next blank line
 *
 * Output that holds blank lines itself stands between two pairs of `----` lines. A command goes on in the next line
 * after a `\`. This is the format of Cockroach's "datadriven", so scenario files of others that use it can be run.
 *
 * `checkScenario` fails with the file, the line and both texts. With REWRITE=1 it writes what it got into the file
 * instead: read the diff before you commit it.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

export interface Step {
  readonly file: string;
  /** Of the command; 1 based. */
  readonly line: number;
  readonly command: string;
  /** Words without `=`, in order. */
  readonly words: readonly string[];
  /** `key=value` has one value, `key=(a,b)` two. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly input: string;
  readonly expected: string;
}

/** A step and where its text lies in the file, for rewriting: lines [start, end) are the expected output. */
interface Located {
  readonly step: Step;
  readonly start: number;
  readonly end: number;
}

export function parseScenario(file: string, text: string): readonly Step[] {
  return locate(file, text.split('\n')).map(({ step }) => step);
}

export interface CheckOptions {
  /** Applied to expected and actual output before they are compared. */
  readonly normalise?: (output: string) => string;
}

/** Runs every step of `file` through `run`, in order, and compares what it answers. */
export function checkScenario(file: string, run: (step: Step) => string, options: CheckOptions = {}): void {
  const normalise = options.normalise ?? ((output: string) => output);
  const lines = readFileSync(file, 'utf8').split('\n');
  const rewritten: string[] = [];
  let copied = 0;
  for (const { step, start, end } of locate(file, lines)) {
    const actual = normalise(run(step).replace(/\n+$/, ''));
    if (process.env['REWRITE'] !== '1') {
      const where = `${step.file}:${step.line}: ${step.command} ${step.words.join(' ')}`;
      assert.equal(actual, normalise(step.expected), where);
      continue;
    }
    rewritten.push(...lines.slice(copied, start), ...(/\n\n/.test(actual) ? fence(actual) : actual.split('\n')));
    copied = end;
  }
  if (process.env['REWRITE'] === '1') writeFileSync(file, [...rewritten, ...lines.slice(copied)].join('\n'));
}

function fence(output: string): readonly string[] {
  return ['----', output, '----', '----'];
}

function locate(file: string, lines: readonly string[]): readonly Located[] {
  const steps: Located[] = [];
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at]) || lines[at]?.startsWith('#')) {
      at++;
      continue;
    }
    const line = at + 1;
    let command = lines[at++] as string;
    while (command.endsWith('\\') && at < lines.length) command = command.slice(0, -1) + (lines[at++] as string);
    const input: string[] = [];
    while (at < lines.length && lines[at] !== '----') {
      if (isBlank(lines[at])) throw new Error(`${file}:${at + 1}: expected ---- before the blank line`);
      input.push(lines[at++] as string);
    }
    if (at++ >= lines.length) throw new Error(`${file}:${line}: no ---- behind the command`);
    const start = at;
    const fenced = lines[at] === '----';
    if (fenced) while (++at < lines.length && !(lines[at] === '----' && lines[at + 1] === '----'));
    else while (at < lines.length && !isBlank(lines[at])) at++;
    const expected = lines.slice(fenced ? start + 1 : start, at).join('\n');
    if (fenced) at += 2;
    steps.push({ step: { file, line, ...parseCommand(command), input: input.join('\n'), expected }, start, end: at });
  }
  return steps;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function parseCommand(text: string): Pick<Step, 'command' | 'words' | 'options'> {
  const [command = '', ...rest] = text.match(/[^\s=]+=\([^)]*\)|\S+/g) ?? [];
  const words: string[] = [];
  const options = new Map<string, readonly string[]>();
  for (const part of rest) {
    const equals = part.indexOf('=');
    if (equals < 0) {
      words.push(part);
      continue;
    }
    const value = part.slice(equals + 1);
    const list = value.startsWith('(') ? value.slice(1, -1).split(',') : [value];
    options.set(
      part.slice(0, equals),
      list.map((item) => item.trim()).filter((item) => item !== ''),
    );
  }
  return { command, words, options };
}
