/** Raw commands in all three modes of a store: one history of calls must look the same, and agree with a map. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, fromUtf8, Prng, silentLogger, utf8 } from '@tessera/base';
import { Crc64Xor, encodeBytes, timestampOfKey, userKeyOfDataKey } from '@tessera/codec';
import { CF, type KvEngine, MemoryEngine } from '@tessera/engine';
import { ManualClock } from '@tessera/env/memory';
import type { StorageApi } from '../api-check.ts';
import { CausalTs, defaultCausalTsConfig } from '../causal-ts/causal-ts.ts';
import { kvrpcpb } from '../messages.ts';
import type { Reply } from '../reply.ts';
import { Answer, type MessageType } from '../testing/answer.ts';
import { ColdEngine, TestRegion } from '../testing/test-region.ts';
import { RawStorage } from './raw-storage.ts';

const MODES: readonly StorageApi[] = ['V1', 'V1ttl', 'V2'];
const make = <T extends object>(type: new () => T, fields: Partial<T>): T => Object.assign(new type(), fields);
/** A store of one mode; keys of calls are the user's, as a client of that mode would send them. */
class Mode {
  readonly api: StorageApi;
  readonly region: TestRegion;
  readonly storage: RawStorage;
  readonly clock = new ManualClock(1_700_000_000_000);
  readonly causalTs: CausalTs;
  readonly deferred: (() => void)[] = [];
  readonly prefix: Uint8Array;
  synced = true;
  nextTs = 1000n;
  allocations = 0;
  /** Keeps the oracle from answering. */
  gate: Promise<void> = Promise.resolve();

  constructor(api: StorageApi, engine: KvEngine = new MemoryEngine(), bounds = ['', '']) {
    this.api = api;
    this.prefix = api === 'V2' ? Uint8Array.of(0x72, 0, 0, 7) : new Uint8Array(0);
    const [start, end] = bounds.map((bound) => (bound === '' ? new Uint8Array(0) : this.regionKey(bound)));
    this.region = new TestRegion(start as Uint8Array, end as Uint8Array, engine);
    this.causalTs = new CausalTs({
      clock: this.clock,
      log: silentLogger,
      config: defaultCausalTsConfig(),
      allocate: async (count) => {
        this.allocations++;
        await this.gate;
        const first = this.nextTs;
        this.nextTs += BigInt(count);
        return first;
      },
    });
    this.storage = new RawStorage({
      kv: this.region,
      clock: this.clock,
      tasks: { defer: (task) => void this.deferred.push(task) },
      log: silentLogger,
      api,
      maxKeySizeBytes: 64,
      versions: { causalTs: this.causalTs, syncedTerm: () => (this.synced ? this.region.term : 0) },
    });
  }

  get context(): kvrpcpb.Context {
    return make(kvrpcpb.Context, { apiVersion: this.api === 'V2' ? 2 : 0 });
  }

  key(text: string): Uint8Array {
    return concatBytes(this.prefix, utf8(text));
  }

  regionKey(text: string): Uint8Array {
    return this.api === 'V2' ? encodeBytes(this.key(text)) : this.key(text);
  }

  /** An open end is that of the keyspace. */
  end(text: string): Uint8Array {
    return this.api === 'V2' && text === '' ? Uint8Array.of(0x72, 0, 0, 8) : this.key(text);
  }

  text(key: Uint8Array): string {
    return fromUtf8(key.subarray(this.prefix.length));
  }

  async call<Q, R>(run: (request: Q, reply: Reply<never>) => void, request: Q, type: MessageType<R>): Promise<R> {
    const answer = new Answer(type);
    run.call(this.storage, request, answer as unknown as Reply<never>);
    for (let i = 0; i < 20_000 && answer.value === undefined; i++) {
      this.deferred.shift()?.();
      await undefined;
    }
    return answer.value ?? assert.fail('not answered');
  }

  put(key: string, value: string, more: Partial<kvrpcpb.RawPutRequest> = {}): Promise<kvrpcpb.RawPutResponse> {
    const request = make(kvrpcpb.RawPutRequest, {
      context: this.context,
      key: this.key(key),
      value: utf8(value),
      ...more,
    });
    return this.call(this.storage.put, request, kvrpcpb.RawPutResponse);
  }

  delete(key: string, more: Partial<kvrpcpb.RawDeleteRequest> = {}): Promise<kvrpcpb.RawDeleteResponse> {
    const request = make(kvrpcpb.RawDeleteRequest, { context: this.context, key: this.key(key), ...more });
    return this.call(this.storage.delete, request, kvrpcpb.RawDeleteResponse);
  }

  get(key: string, more: Partial<kvrpcpb.RawGetRequest> = {}): Promise<kvrpcpb.RawGetResponse> {
    const request = make(kvrpcpb.RawGetRequest, { context: this.context, key: this.key(key), ...more });
    return this.call(this.storage.get, request, kvrpcpb.RawGetResponse);
  }

  async read(key: string): Promise<string | undefined> {
    const { value, notFound, error, regionError } = await this.get(key);
    assert.deepEqual([error, regionError], ['', undefined]);
    return notFound ? undefined : fromUtf8(value);
  }

  cas(key: string, more: Partial<kvrpcpb.RawCASRequest>): Promise<kvrpcpb.RawCASResponse> {
    const request = make(kvrpcpb.RawCASRequest, { context: this.context, key: this.key(key), ...more });
    return this.call(this.storage.compareAndSwap, request, kvrpcpb.RawCASResponse);
  }

  async scan(start: string, end: string, more: Partial<kvrpcpb.RawScanRequest> = {}): Promise<string[]> {
    const bounds = more.reverse
      ? { startKey: this.end(start), endKey: this.key(end) }
      : { startKey: this.key(start), endKey: this.end(end) };
    const request = make(kvrpcpb.RawScanRequest, { context: this.context, limit: 100, ...bounds, ...more });
    const { kvs, regionError } = await this.call(this.storage.scan, request, kvrpcpb.RawScanResponse);
    assert.deepEqual([regionError, kvs.find(({ error }) => error !== undefined)], [undefined, undefined]);
    return kvs.map((pair) => `${this.text(pair.key)}=${fromUtf8(pair.value)}`);
  }

  async versions(): Promise<string[]> {
    using snapshot = this.region.engine.snapshot();
    const cursor = snapshot.iterator(CF.default);
    const found: string[] = [];
    for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
      const ts = timestampOfKey(cursor.key());
      found.push(`${this.text(userKeyOfDataKey(cursor.key()))}@${ts} ${Buffer.from(cursor.value()).toString('hex')}`);
    }
    return found;
  }
}

for (const cold of [false, true]) {
  test(`raw modes: random calls agree with a map in V1, V1TTL and V2${cold ? ', with data on disk' : ''}`, async () => {
    for (let seed = 1; seed <= (cold ? 4 : 25); seed++) {
      for (const api of MODES) await agrees(new Mode(api, cold ? new ColdEngine() : new MemoryEngine()), seed);
    }
  });
}

interface Known {
  readonly value: string;
  /** Seconds of the clock, 0 = never. */
  readonly expiry: number;
}

async function agrees(mode: Mode, seed: number): Promise<void> {
  const prng = new Prng(seed);
  const map = new Map<string, Known>();
  const hasTtl = mode.api !== 'V1';
  const keys = ['', 'a', 'aa', 'ab', 'abcdefgh', 'abcdefghi', 'b', 'b\0', 'c'];
  const nowSeconds = (): number => Math.floor(mode.clock.wallMs() / 1000);
  const live = (key: string): string | undefined => {
    const known = map.get(key);
    return known === undefined || (known.expiry > 0 && known.expiry <= nowSeconds()) ? undefined : known.value;
  };
  const anyKey = (): string => keys[prng.int(0, keys.length)] as string;
  for (let i = 0; i < 60; i++) {
    const key = anyKey();
    const value = `v${i}`;
    const ttl = hasTtl && prng.int(0, 3) === 0 ? 1 + prng.int(0, 5) : 0;
    const expiry = ttl === 0 ? 0 : nowSeconds() + ttl;
    const where = `${mode.api} seed ${seed} step ${i}`;
    switch (prng.int(0, 9)) {
      case 0:
      case 1:
        assert.equal((await mode.put(key, value, { ttl, forCas: prng.int(0, 2) === 0 })).error, '', where);
        map.set(key, { value, expiry });
        break;
      case 2:
        assert.equal((await mode.delete(key, { forCas: prng.int(0, 2) === 0 })).error, '', where);
        map.delete(key);
        break;
      case 3: {
        const expected = prng.int(0, 2) === 0 ? live(key) : 'other';
        const remove = prng.int(0, 3) === 0;
        const previous = expected === undefined ? { previousNotExist: true } : { previousValue: utf8(expected) };
        const response = await mode.cas(key, { ...previous, value: utf8(value), ttl, delete: remove });
        assert.equal(response.succeed, expected === live(key), where);
        assert.equal(response.previousNotExist ? undefined : fromUtf8(response.previousValue), live(key), where);
        if (response.succeed && remove) map.delete(key);
        else if (response.succeed) map.set(key, { value, expiry });
        break;
      }
      case 4:
        mode.clock.advance(1000 * prng.int(0, 4));
        break;
      case 5: {
        const pairs = [key, anyKey()].map((k) => make(kvrpcpb.KvPair, { key: mode.key(k), value: utf8(value) }));
        const request = make(kvrpcpb.RawBatchPutRequest, { context: mode.context, pairs, ttls: ttl > 0 ? [ttl] : [] });
        assert.equal((await mode.call(mode.storage.batchPut, request, kvrpcpb.RawBatchPutResponse)).error, '', where);
        for (const pair of pairs) map.set(mode.text(pair.key), { value, expiry });
        break;
      }
      case 6: {
        const [start, end] = [key, anyKey()].sort() as [string, string];
        const bounds = { startKey: mode.key(start), endKey: mode.key(end) };
        const request = make(kvrpcpb.RawDeleteRangeRequest, { context: mode.context, ...bounds });
        // V1 takes an empty end for the end of all keys.
        if (end === '' || prng.int(0, 3) > 0) break;
        await mode.call(mode.storage.deleteRange, request, kvrpcpb.RawDeleteRangeResponse);
        for (const k of keys) if (k >= start && k < end) map.delete(k);
        break;
      }
      default: {
        const request = make(kvrpcpb.RawBatchDeleteRequest, { context: mode.context, keys: [mode.key(key)] });
        await mode.call(mode.storage.batchDelete, request, kvrpcpb.RawBatchDeleteResponse);
        map.delete(key);
      }
    }
    await looksAlike(mode, keys, live, where, prng);
  }
}

async function looksAlike(
  mode: Mode,
  keys: readonly string[],
  live: (key: string) => string | undefined,
  where: string,
  prng: Prng,
): Promise<void> {
  const all = [...keys].sort().flatMap((key) => (live(key) === undefined ? [] : [`${key}=${live(key)}`]));
  const key = keys[prng.int(0, keys.length)] as string;
  assert.equal(await mode.read(key), live(key), `${where} get ${key}`);
  assert.deepEqual(await mode.scan('', ''), all, `${where} scan`);
  const limit = 1 + prng.int(0, 4);
  const from = all.filter((pair) => pair.slice(0, pair.indexOf('=')) >= key);
  assert.deepEqual(await mode.scan(key, '', { limit }), from.slice(0, limit), `${where} scan from ${key}`);
  // Backwards the upper bound of V1 is never open.
  const high = mode.api === 'V2' ? '' : 'zz';
  assert.deepEqual(await mode.scan(high, '', { reverse: true, limit }), all.toReversed().slice(0, limit), where);
  const batch = make(kvrpcpb.RawBatchGetRequest, { context: mode.context, keys: keys.map((k) => mode.key(k)) });
  const { pairs } = await mode.call(mode.storage.batchGet, batch, kvrpcpb.RawBatchGetResponse);
  assert.deepEqual(pairs.map((pair) => `${mode.text(pair.key)}=${fromUtf8(pair.value)}`).sort(), all.toSorted(), where);
  const ranges = [make(kvrpcpb.KeyRange, { startKey: mode.key(''), endKey: mode.end('') })];
  const request = make(kvrpcpb.RawChecksumRequest, { context: mode.context, ranges });
  const { checksum, totalKvs } = await mode.call(mode.storage.checksum, request, kvrpcpb.RawChecksumResponse);
  const sum = new Crc64Xor();
  for (const k of keys) {
    const value = live(k);
    if (value !== undefined) sum.add(mode.key(k), utf8(value), value.length);
  }
  assert.deepEqual([checksum, totalKvs], [sum.checksum, all.length], where);
}

test('raw V2: every write is a version, a delete too', async () => {
  const mode = new Mode('V2');
  await mode.put('k', 'one');
  await mode.put('k', 'two', { ttl: 10 });
  await mode.delete('k');
  await mode.delete('never there');
  assert.deepEqual(await mode.versions(), [
    'k@1002 02',
    `k@1001 ${Buffer.from('two').toString('hex')}000000006553f10a01`,
    `k@1000 ${Buffer.from('one').toString('hex')}00`,
    'never there@1003 02',
  ]);
  assert.equal(await mode.read('k'), undefined);
});

test('raw V2: time to live counts down, deleted keys have none', async () => {
  const mode = new Mode('V2');
  const ttl = async (key: string) => {
    const request = make(kvrpcpb.RawGetKeyTTLRequest, { context: mode.context, key: mode.key(key) });
    const { ttl, notFound, error } = await mode.call(mode.storage.getKeyTtl, request, kvrpcpb.RawGetKeyTTLResponse);
    assert.equal(error, '');
    return notFound ? undefined : ttl;
  };
  await mode.put('k', 'v', { ttl: 10 });
  await mode.put('for ever', 'v');
  mode.clock.advance(4000);
  assert.deepEqual([await ttl('k'), await ttl('for ever'), await ttl('none')], [6, 0, undefined]);
  await mode.delete('for ever');
  mode.clock.advance(6000);
  assert.deepEqual([await ttl('k'), await ttl('for ever')], [undefined, undefined]);
});

test('raw V2: keyspaces and regions keep to themselves', async () => {
  const mode = new Mode('V2', new MemoryEngine(), ['b', 'd']);
  for (const key of ['b', 'c']) await mode.put(key, '1');
  const { regionError } = await mode.put('d', '1');
  assert.deepEqual(new Uint8Array(regionError?.keyNotInRegion?.key ?? []).subarray(0, 9), mode.regionKey('d'));
  assert.deepEqual(new Uint8Array((await mode.get('a')).regionError?.keyNotInRegion?.key ?? []), mode.regionKey('a'));
  assert.deepEqual(await mode.scan('b', ''), ['b=1', 'c=1']);
  assert.deepEqual(await mode.scan('d', 'b', { reverse: true, startKey: mode.key('d') }), ['c=1', 'b=1']);
});

test('raw modes: versions of requests, modes of keys and families are refused with the texts of TiKV', async () => {
  const versions = (cmd: string, storage: string, request: string): string =>
    `Api version in request does not match with TiKV storage, cmd: ${cmd}, storage: ${storage}, request: ${request}`;
  const other = { context: make(kvrpcpb.Context, { apiVersion: 2 }) };
  for (const api of ['V1', 'V1ttl'] as const) {
    assert.equal((await new Mode(api).put('k', 'v', other)).error, versions('raw_put', api, 'V2'));
    assert.equal((await new Mode(api).get('k', other)).error, versions('raw_get', api, 'V2'));
  }
  const mode = new Mode('V2');
  const v1 = { context: new kvrpcpb.Context() };
  assert.equal((await mode.put('k', 'v', v1)).error, versions('raw_put', 'V2', 'V1'));
  assert.equal((await mode.cas('k', v1)).error, versions('raw_compare_and_swap', 'V2', 'V1'));
  const wrong = 'Key mode mismatched with the request mode, cmd: raw_put, storage: V2, key: 780000006B';
  assert.equal((await mode.put('k', 'v', { key: Uint8Array.of(0x78, 0, 0, 0, 0x6b) })).error, wrong);
  assert.match(
    (await mode.put('k', 'v', { key: new Uint8Array(0), forCas: true })).error,
    /cmd: raw_atomic_store, .*, key: $/,
  );
  assert.equal((await mode.put('k', 'v', { cf: 'default' })).error, 'cf is deprecated in API V2, cf name: default');
  assert.equal((await mode.get('k', { cf: 'write' })).error, 'cf is deprecated in API V2, cf name: write');
  const scan = async (startKey: Uint8Array, endKey: Uint8Array) => {
    const request = make(kvrpcpb.RawScanRequest, { context: mode.context, limit: 1, startKey, endKey });
    return (await mode.call(mode.storage.scan, request, kvrpcpb.RawScanResponse)).kvs[0]?.error?.abort;
  };
  const range = 'Key mode mismatched with the request mode, cmd: raw_scan, storage: V2, range: ';
  assert.equal(await scan(utf8('ra'), new Uint8Array(0)), `${range}(Some("7261"), None)`);
  assert.equal(await scan(utf8('ra'), utf8('x')), `${range}(Some("7261"), Some("78"))`);
  assert.equal(await scan(utf8('ra'), utf8('s')), undefined);
  const bounds = { startKey: utf8('ra'), endKey: utf8('sa') };
  const request = make(kvrpcpb.RawDeleteRangeRequest, { context: mode.context, ...bounds });
  const { error } = await mode.call(mode.storage.deleteRange, request, kvrpcpb.RawDeleteRangeResponse);
  assert.match(error, /^Key mode mismatched.*cmd: raw_delete_range/);
});

test('raw V2: a leader whose timestamps may lie below those of another writes nothing', async () => {
  const mode = new Mode('V2');
  await mode.put('k', 'v');
  mode.synced = false;
  for (const outcome of [
    await mode.put('k', 'w'),
    await mode.put('k', 'w', { forCas: true }),
    await mode.delete('k'),
    await mode.cas('k', {}),
  ]) {
    assert.ok(outcome.regionError?.maxTimestampNotSynced);
    assert.match(
      outcome.regionError.message,
      /^RawKV write fails due to potentially stale max timestamp, region_id: 0$/,
    );
  }
  assert.equal(await mode.read('k'), 'v');
  // Who does not lead says so.
  mode.region.refusal = { message: 'not leader', notLeader: {} };
  assert.ok((await mode.put('k', 'w')).regionError?.notLeader);
});

test('raw V2: writes wait for timestamps in order, and are told when there are none', async () => {
  const mode = new Mode('V2');
  const { promise, resolve } = Promise.withResolvers<void>();
  mode.gate = promise;
  const writes = [
    mode.put('k', '1'),
    mode.put('k', '2', { forCas: true }),
    mode.cas('k', { previousValue: utf8('2'), value: utf8('3') }),
  ];
  for (let i = 0; i < 100; i++) await undefined;
  assert.deepEqual(await mode.versions(), []);
  resolve();
  await Promise.all(writes);
  assert.equal(await mode.read('k'), '3');
  assert.equal(mode.allocations, 1);
  mode.clock.advance(60_000);
  mode.gate = Promise.reject(new Error('no oracle'));
  mode.gate.catch(() => {});
  // Of the old ones some are left.
  assert.equal((await mode.put('k', '4')).error, '');
  assert.equal(await mode.read('k'), '4');
  const poor = new Mode('V2');
  poor.gate = mode.gate;
  assert.equal((await poor.put('k', 'v')).error, 'Fail to get ts: no oracle');
  assert.equal((await poor.cas('k', {})).error, 'Fail to get ts: no oracle');
});
