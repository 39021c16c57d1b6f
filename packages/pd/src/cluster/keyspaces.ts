/** Keyspaces of API V2. `DEFAULT` (id 0) always exists; others are created over HTTP. */
import { fromLatin1 } from '@tessera/base';
import type { Clock } from '@tessera/env';
import * as keyspacepb from '@tessera/proto/keyspacepb';
import * as pdpb from '@tessera/proto/pdpb';
import type { Facts, Write } from '../state/facts.ts';
import { Failure, unknown } from './failure.ts';
import { type Keys, MAX_KEYSPACE_ID } from './keys.ts';

const DEFAULT_KEYSPACE = 'DEFAULT';
const NAME = /^[-A-Za-z0-9_]{1,20}$/;
/** Config of a keyspace is a handful of switches. */
const MAX_CONFIG_ENTRIES = 100;

const { ENABLED, DISABLED, ARCHIVED, TOMBSTONE } = keyspacepb.KeyspaceState;
/** From a state to those it may change to; staying is always allowed. */
const TRANSITIONS: ReadonlyMap<number, readonly number[]> = new Map([
  [ENABLED, [DISABLED]],
  [DISABLED, [ENABLED, ARCHIVED]],
  [ARCHIVED, [TOMBSTONE]],
  [TOMBSTONE, []],
]);

export function notFound(what: string): Failure {
  return new Failure(pdpb.ErrorType.ENTRY_NOT_FOUND, `keyspace does not exist: ${what}`);
}

export class Keyspaces {
  readonly #facts: Facts;
  readonly #keys: Keys;
  readonly #clock: Clock;

  constructor(facts: Facts, keys: Keys, clock: Clock) {
    this.#facts = facts;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Creates `DEFAULT` and the others named, where they are missing. */
  async ensure(names: readonly string[]): Promise<void> {
    for (const name of [DEFAULT_KEYSPACE, ...names]) {
      if (this.byName(name) === undefined) await this.create(name, new Map());
    }
  }

  byId(id: number): keyspacepb.KeyspaceMeta | undefined {
    const bytes = this.#facts.get(this.#keys.keyspaceMeta(id));
    return bytes === undefined ? undefined : keyspacepb.KeyspaceMeta.decode(bytes);
  }

  byName(name: string): keyspacepb.KeyspaceMeta | undefined {
    if (!NAME.test(name)) return undefined;
    const id = this.#facts.get(this.#keys.keyspaceId(name));
    return id === undefined ? undefined : this.byId(Number(Buffer.from(id).toString('latin1')));
  }

  /** From `startId` on, by id; `limit` 0 is all. */
  all(startId = 0, limit = 0): keyspacepb.KeyspaceMeta[] {
    const kv = this.#facts.log.state.kv;
    const prefix = this.#keys.keyspaceMetaPrefix;
    const result = kv.range({ from: this.#keys.keyspaceMeta(startId), to: `${prefix}:`, limit });
    return typeof result === 'string' ? [] : result.kvs.map(({ value }) => keyspacepb.KeyspaceMeta.decode(value));
  }

  /** Does the keyspace run its own garbage collection? */
  hasOwnGc(meta: keyspacepb.KeyspaceMeta): boolean {
    return meta.config.get('gc_management_type') === 'keyspace_level';
  }

  create(name: string, config: ReadonlyMap<string, string>): Promise<Failure | keyspacepb.KeyspaceMeta> {
    return this.#facts.change(async () => {
      if (!NAME.test(name)) {
        const rule = 'must have 1 to 20 letters, digits, - or _';
        return new Failure(pdpb.ErrorType.INVALID_VALUE, `illegal keyspace name ${JSON.stringify(name)}: ${rule}`);
      }
      if (this.byName(name) !== undefined) {
        return new Failure(pdpb.ErrorType.DUPLICATED_ENTRY, `keyspace already exists: ${name}`);
      }
      const id = name === DEFAULT_KEYSPACE ? 0 : this.#nextId();
      if (id > MAX_KEYSPACE_ID) return unknown('no keyspace id is left');
      const now = Math.floor(this.#clock.wallMs() / 1000);
      const meta = { name, state: ENABLED, createdAt: now, stateChangedAt: now, config };
      return this.#save({ keyspace: { kind: 'id', value: id }, ...meta }, id);
    });
  }

  #nextId(): number {
    const prefix = this.#keys.keyspaceMetaPrefix;
    const result = this.#facts.log.state.kv.range({
      from: prefix,
      to: `${prefix}:`,
      limit: 1,
      sort: { target: 'key', descending: true },
    });
    const last = typeof result === 'string' ? undefined : result.kvs[0]?.key;
    return last === undefined ? 1 : Number.parseInt(last.slice(prefix.length), 10) + 1;
  }

  setState(id: number, state: number): Promise<Failure | keyspacepb.KeyspaceMeta> {
    return this.#facts.change(async () => {
      const meta = this.byId(id);
      if (meta === undefined) return notFound(`id ${id}`);
      if (meta.state === state) return meta;
      if (id === 0) return unknown('cannot modify default keyspace state');
      if (!(TRANSITIONS.get(meta.state) ?? []).includes(state)) {
        return unknown(`cannot change keyspace state from ${stateName(meta.state)} to ${stateName(state)}`);
      }
      return this.#save({ ...meta, state, stateChangedAt: Math.floor(this.#clock.wallMs() / 1000) }, id);
    });
  }

  /** Undefined values remove a key. */
  setConfig(id: number, changes: ReadonlyMap<string, string | undefined>): Promise<Failure | keyspacepb.KeyspaceMeta> {
    return this.#facts.change(async () => {
      const meta = this.byId(id);
      if (meta === undefined) return notFound(`id ${id}`);
      const config = new Map(meta.config);
      for (const [key, value] of changes) {
        if (value === undefined) config.delete(key);
        else config.set(key, value);
      }
      if (config.size > MAX_CONFIG_ENTRIES) return unknown(`more than ${MAX_CONFIG_ENTRIES} config entries`);
      return this.#save({ ...meta, config }, id);
    });
  }

  async #save(meta: keyspacepb.KeyspaceMetaInit, id: number): Promise<keyspacepb.KeyspaceMeta> {
    const value = keyspacepb.KeyspaceMeta.encode(meta);
    const writes: Write[] = [
      { key: this.#keys.keyspaceMeta(id), value },
      { key: this.#keys.keyspaceId(meta.name ?? ''), value: fromLatin1(id.toString()) },
    ];
    await this.#facts.write(writes);
    return keyspacepb.KeyspaceMeta.decode(value);
  }
}

export function keyspaceIdOf(meta: keyspacepb.KeyspaceMeta): number {
  if (meta.keyspace === undefined) return 0;
  return meta.keyspace.kind === 'id' ? meta.keyspace.value : meta.keyspace.value.keyspaceId;
}

export function stateName(state: number): string {
  return Object.entries(keyspacepb.KeyspaceState).find(([, value]) => value === state)?.[0] ?? `state ${state}`;
}
