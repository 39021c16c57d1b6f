/** Parsers of option values, shared by the commands. Each throws commander's error, which names the option. */
import { InvalidArgumentError } from 'commander';
import { UsageError } from './failure.ts';

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

/** A parser of whole numbers from 1 to `max`. */
export function parseCount(max: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!/^\d+$/.test(text) || count < 1 || count > max) throw new InvalidArgumentError(`A number from 1 to ${max}.`);
    return count;
  };
}

/** `a=1,b=2` as an object. */
export function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const pair of text.split(',').filter((part) => part !== '')) {
    const at = pair.indexOf('=');
    if (at <= 0) throw new InvalidArgumentError(`"${pair}" is not of the form key=value.`);
    labels[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return labels;
}

export function parseEndpoints(text: string): string[] {
  const endpoints = text.split(',').map((part) => part.trim());
  if (endpoints.some((part) => part === '')) throw new InvalidArgumentError('An address is missing between commas.');
  return endpoints;
}

/** A whole number above zero; `name` is the option as the user wrote it. */
export function parsePositive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new UsageError(`${name} must be a positive number, got "${text}"`);
  return value;
}

/** An id of a store or region. */
export function parseId(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text) || Number(text) === 0) throw new UsageError(`${name} must be an id, got "${text}"`);
  return Number(text);
}

/** A number, not negative. */
export function parseNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new UsageError(`${name} must be a number, got "${text}"`);
  }
  return value;
}
