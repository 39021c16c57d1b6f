import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import * as keyspacepb from '@tessera/proto/keyspacepb';
import * as pdpb from '@tessera/proto/pdpb';
import * as resource from '@tessera/proto/resource_manager';
import { Fixture } from '../testing/fixture.ts';

const { Keyspace, KeyspaceState } = keyspacepb;
const { PD, ErrorType } = pdpb;

test('keyspaces: DEFAULT with id 0 is always there, others are ENTRY_NOT_FOUND', async () => {
  const f = await Fixture.start();
  const { keyspace } = await f.call(Keyspace.LoadKeyspace, { name: 'DEFAULT' });
  assert.deepEqual([keyspace?.keyspace, keyspace?.state], [{ kind: 'id', value: 0 }, KeyspaceState.ENABLED]);
  for (const name of ['nobody', '', 'no/such']) {
    const { header } = await f.call(Keyspace.LoadKeyspace, { name });
    assert.equal(header?.error?.type, ErrorType.ENTRY_NOT_FOUND);
  }
  await f.close();
});

test('keyspaces: created over HTTP, pre-allocated, listed, watched, kept', async () => {
  const f = await Fixture.start({ 'keyspace.pre-alloc': ['first'] });
  const watch = f.stream(Keyspace.WatchKeyspaces);
  watch.send({ header: f.header });
  assert.deepEqual(
    (await watch.next()).keyspaces.map(({ name }) => name),
    ['DEFAULT', 'first'],
  );
  const created = await f.http('/pd/api/v2/keyspaces', 'POST', { name: 'second', config: { user_kind: 'basic' } });
  assert.equal((created.json as { id: number }).id, 2);
  assert.deepEqual(
    (await watch.next()).keyspaces.map(({ name }) => name),
    ['second'],
  );
  for (const name of ['second', 'has space', 'x'.repeat(21)]) {
    assert.equal((await f.http('/pd/api/v2/keyspaces', 'POST', { name })).status, 400, name);
  }
  await f.restart();
  const list = await f.call(Keyspace.GetAllKeyspaces, { startKeyspace: { kind: 'startId', value: 1 }, limit: 1 });
  assert.deepEqual(
    list.keyspaces.map(({ name }) => name),
    ['first'],
  );
  const byId = await f.call(Keyspace.LoadKeyspaceByID, { keyspace: { kind: 'id', value: 2 } });
  assert.equal(byId.keyspace?.config.get('user_kind'), 'basic');
  const page = (await f.http('/pd/api/v2/keyspaces?limit=2')).json as { next_page_token: string };
  assert.equal(page.next_page_token, '2');
  await f.close();
});

test('keyspaces: states change step by step, DEFAULT never', async () => {
  const f = await Fixture.start({ 'keyspace.pre-alloc': ['ks'] });
  const set = async (id: number, state: number) => {
    const { header, keyspace } = await f.call(Keyspace.UpdateKeyspaceState, {
      keyspace: { kind: 'id', value: id },
      state,
    });
    return header?.error?.message ?? keyspace?.state;
  };
  assert.match(String(await set(0, KeyspaceState.DISABLED)), /default keyspace/);
  assert.match(String(await set(1, KeyspaceState.TOMBSTONE)), /from ENABLED to TOMBSTONE/);
  assert.equal(await set(1, KeyspaceState.DISABLED), KeyspaceState.DISABLED);
  assert.equal(await set(1, KeyspaceState.ARCHIVED), KeyspaceState.ARCHIVED);
  assert.match(String(await set(1, KeyspaceState.ENABLED)), /from ARCHIVED to ENABLED/);
  assert.match(String(await set(9, KeyspaceState.ENABLED)), /does not exist/);
  await f.close();
});

test('global config: stored, loaded by name and by path, watched', async () => {
  const f = await Fixture.start();
  const watch = f.stream(PD.WatchGlobalConfig);
  watch.send({ configPath: '/global/config/sql' });
  await f.raw(PD.StoreGlobalConfig, {
    configPath: '/global/config/sql',
    changes: [
      { name: 'a', value: '1' },
      { name: 'b', payload: utf8('raw') },
    ],
  });
  const events = (await watch.next()).changes;
  assert.deepEqual(
    events.map(({ name, value }) => [name, value]),
    [
      ['/global/config/sql/a', '1'],
      ['/global/config/sql/b', 'raw'],
    ],
  );
  const byName = await f.raw(PD.LoadGlobalConfig, { configPath: '/global/config/sql/', names: ['b', 'c'] });
  assert.deepEqual(
    byName.items.map((item) => [item.name, fromUtf8(item.payload), item.error?.type]),
    [
      ['b', 'raw', undefined],
      ['c', '', ErrorType.GLOBAL_CONFIG_NOT_FOUND],
    ],
  );
  await f.raw(PD.StoreGlobalConfig, {
    configPath: '/global/config/sql',
    changes: [{ name: 'a', kind: pdpb.EventType.DELETE }],
  });
  const all = await f.raw(PD.LoadGlobalConfig, { configPath: '/global/config/sql' });
  assert.deepEqual(
    all.items.map(({ name }) => name),
    ['/global/config/sql/b'],
  );
  assert.equal((await watch.next()).changes[0]?.kind, pdpb.EventType.DELETE);
  await f.close();
});

test('resource groups: there are none', async () => {
  const f = await Fixture.start();
  assert.deepEqual((await f.raw(resource.ResourceManager.ListResourceGroups, {})).groups, []);
  await f.close();
});
