/** The JSON body of a request, field by field; what is missing or of the wrong kind is a 400 that names it. */
import { fromHex, latin1 } from '@tessera/base';
import type * as metapb from '@tessera/proto/metapb';
import { HttpError } from './router.ts';

export class Body {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new HttpError(400, 'the body must be an object');
    }
    this.#fields = value as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined && this.#fields[name] !== null;
  }

  #fault(name: string, what: string): HttpError {
    const value = this.#fields[name];
    return new HttpError(
      400,
      value === undefined ? `${name} is missing` : `${name} must be ${what}, got ${JSON.stringify(value)}`,
    );
  }

  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value !== 'string') throw this.#fault(name, 'a text');
    return value;
  }

  /** A number, also as decimal text. */
  number(name: string): number {
    const value = this.#fields[name];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw this.#fault(name, 'a number');
    return number;
  }

  id(name: string): number {
    const id = this.number(name);
    if (!Number.isSafeInteger(id) || id < 0) throw this.#fault(name, 'a whole number');
    return id;
  }

  /** Absent is none. */
  ids(name: string): number[] {
    return this.#list(name).map((value) => {
      const id = typeof value === 'string' ? Number(value) : value;
      if (!Number.isSafeInteger(id)) throw this.#fault(name, 'a list of whole numbers');
      return id as number;
    });
  }

  /** Absent is none. */
  texts(name: string): string[] {
    return this.#list(name).map((value) => {
      if (typeof value !== 'string') throw this.#fault(name, 'a list of texts');
      return value;
    });
  }

  #list(name: string): unknown[] {
    if (!this.has(name)) return [];
    const value = this.#fields[name];
    if (!Array.isArray(value)) throw this.#fault(name, 'a list');
    return value;
  }

  /** Hex to latin1; absent is the empty key. */
  hexKey(name: string): string {
    const bytes = this.has(name) ? fromHex(this.text(name)) : new Uint8Array(0);
    if (bytes === undefined) throw this.#fault(name, 'a key in hex');
    return latin1(bytes);
  }
}

/** An object of texts. */
export function labelsOf(body: unknown): metapb.StoreLabelInit[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpError(400, 'labels must be an object');
  return Object.entries(body).map(([key, value]) => {
    if (typeof value !== 'string') throw new HttpError(400, `label ${key} must be a text`);
    return { key, value };
  });
}
