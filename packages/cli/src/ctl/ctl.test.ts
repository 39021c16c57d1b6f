import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { silentLogger } from '@tessera/base';
import { type Client, connect } from '@tessera/client';
import { createNodeEnv } from '@tessera/env/node';
import { createPd, type Pd, parsePdConfig } from '@tessera/pd';
import { runCli } from '../cli.ts';
import { terminal } from '../terminal.ts';

const GIB = 2 ** 30;
const original = { ...terminal };
let out = '';
let err = '';
let directory = '';
let pd: Pd;
let client: Client;

function capture(): void {
  out = '';
  err = '';
  terminal.out = (text) => {
    out += text;
  };
  terminal.err = (text) => {
    err += text;
  };
}

before(async () => {
  capture();
  directory = mkdtempSync(join(tmpdir(), 'tessera-ctl-'));
  const changes = { 'data-dir': directory, 'client-urls': 'http://127.0.0.1:0' };
  pd = await createPd(createNodeEnv({ log: silentLogger }), parsePdConfig('', changes));
  client = await connect({ pdEndpoints: [pd.clientUrl] });
  const region = { id: 2, regionEpoch: { version: 1, confVer: 1 }, peers: [{ id: 3, storeId: 1 }] };
  await client.pd.bootstrap({ id: 1, address: '127.0.0.1:20160', version: '8.5.4' }, region);
  await client.pd.putStore({ id: 4, address: '127.0.0.1:20161', version: '8.5.4' });
  for (const storeId of [1, 4]) {
    await client.pd.storeHeartbeat({ storeId, capacity: 100 * GIB, available: 50 * GIB });
  }
  await runCtl('config', 'set', 'max-replicas', '1');
  const reported = Promise.withResolvers<void>();
  const beats = client.pd.regionHeartbeats({
    connected: () => {
      beats.send({ region, leader: region.peers[0], term: 6, approximateSize: 7 << 20 });
      reported.resolve();
    },
    response: () => undefined,
  });
  await reported.promise;
  // Answered after the heartbeat that went before.
  while ((await client.pd.getRegionById(2))?.leader === undefined);
});

after(async () => {
  await client.close();
  await pd.close();
  rmSync(directory, { recursive: true });
});

beforeEach(capture);

afterEach(() => {
  Object.assign(terminal, original);
});

function runCtl(...args: string[]): Promise<number> {
  out = '';
  err = '';
  return runCli(['ctl', '--pd', pd.clientUrl, ...args]);
}

async function ok(...args: string[]): Promise<string> {
  assert.equal(await runCtl(...args), 0, `${args.join(' ')}: ${err}`);
  return out;
}

async function fails(code: number, message: RegExp, ...args: string[]): Promise<void> {
  assert.equal(await runCtl(...args), code, args.join(' '));
  assert.match(err, message);
}

test('ctl store: listed, labelled, weighed, limited, deleted and taken back', async () => {
  assert.match(await ok('store', 'list'), /^ID +ADDRESS .*\n1 +127\.0\.0\.1:20160 +Up +1 +1 +50GiB of 100GiB/);
  await ok('store', 'label', '4', 'zone=z1,host=h4');
  await ok('store', 'weight', '4', '2', '0.5');
  await ok('store', 'limit', '4', '30', '--type', 'add-peer');
  assert.match(await ok('store', 'limit'), /\n4 +30 +15\n/);
  const [, second] = JSON.parse(await ok('--json', 'store', 'list'));
  assert.deepEqual([second.labels, second.state], [{ zone: 'z1', host: 'h4' }, 'Up']);
  assert.match(await ok('store', 'show', '4'), /"leader_weight": 2/);
  assert.match(await ok('store', 'delete', '1'), /Offline[\s\S]*ctl store progress 1/);
  assert.match(await ok('store', 'progress', '1'), /^0\.0 % moved/);
  assert.match(await ok('store', 'cancel-delete', '1'), /updated/);
  assert.equal(await ok('store', 'progress', '1'), 'store 1 is Up\n');
  await ok('store', 'label', '4', '--remove', 'zone');
  await fails(1, /has no label zone/, 'store', 'label', '4', '--remove', 'zone');
  await fails(1, /store 9 not found/, 'store', 'show', '9');
  await fails(2, /store must be an id, got "one"/, 'store', 'delete', 'one');
  await fails(2, /a rate is missing/, 'store', 'limit', '4');
  await fails(2, /give labels/, 'store', 'label', '4');
});

test('ctl region: found by id, key and trouble, explained', async () => {
  const row = /\n2 +\(first\) +\(last\) +1\/1 +1 +7 MiB +0 +0 KiB +0 KiB +3@1\n/;
  assert.match(await ok('region', 'show', '2'), row);
  assert.match(await ok('region', 'key', 'hello'), row);
  assert.match(await ok('region', 'store', '1', '--type', 'leader'), row);
  assert.match(await ok('region', 'top', 'size'), row);
  assert.match(await ok('region', 'list'), /\n2 +\(first\)/);
  assert.doesNotMatch(await ok('region', 'check', 'miss-peer'), row);
  assert.match(await ok('region', 'explain', '2'), /^the region is as it should be/);
  assert.match(await ok('region', 'scatter', '2'), /^100 % scattered/);
  assert.match(await ok('region', 'hot', 'read'), /^REGION +STORE +ROLE +BYTES\/S/);
  await fails(2, /"some" is neither read nor write/, 'region', 'hot', 'some');
  await ok('operator', 'remove', '--all');
  await fails(2, /unknown check "mess"/, 'region', 'check', 'mess');
  await fails(2, /give keys, or --region/, 'region', 'split');
  await fails(1, /region 9 not found/, 'region', 'show', '9');
  await fails(1, /leads region 2 already/, 'region', 'transfer-leader', '2', '1');
});

test('ctl operator: ordered, watched, cancelled, in the history', async () => {
  assert.match(await ok('operator', 'add', 'transfer-peer', '2', '1', '4'), /created[\s\S]*ctl operator check 2/);
  assert.match(
    await ok('operator', 'show'),
    /\n2 +admin-transfer-peer +RUNNING +1\/5 .* mv peer: store \[1\] to \[4\]/,
  );
  const steps = await ok('operator', 'check', '2');
  assert.match(steps, /because: ordered by hand\n {2}-> 1\. add learner peer \d+ on store 4\n {5}2\. promote/);
  await fails(1, /has an operator already/, 'operator', 'add', 'add-learner', '2', '4');
  assert.match(await ok('operator', 'remove', '2'), /canceled/);
  assert.match(await ok('operator', 'history', '--limit', '1'), /CANCEL.*cancelled by hand\n1 found/);
  await fails(2, /give the id of a region, or --all/, 'operator', 'remove');
  await fails(1, /regions 2 and 2 are not adjacent/, 'operator', 'add', 'merge-region', '2', '2');
  await fails(1, /region 9 not found/, 'operator', 'add', 'merge-region', '2', '9');
  await fails(1, /region 9 not found/, 'operator', 'add', 'merge-region', '9', '2');
  await fails(2, /target must be an id, got "x"/, 'operator', 'add', 'merge-region', '2', 'x');
  await fails(1, /unknown role king/, 'operator', 'add', 'transfer-region', '2', '1', '--roles', 'king');
});

test('ctl scheduler: shown with their last word, added, paused, resumed, configured, removed', async () => {
  await ok('scheduler', 'add', 'evict-leader', '1');
  await ok('scheduler', 'pause', 'balance-region', '60');
  assert.match(await ok('scheduler', 'show'), /balance-region-scheduler +paused[\s\S]*evict-leader-scheduler/);
  await ok('scheduler', 'resume', 'all');
  await ok('scheduler', 'config', 'balance-leader', 'batch=8');
  assert.match(await ok('scheduler', 'config', 'balance-leader'), /"batch": 8/);
  await ok('scheduler', 'remove', 'evict-leader', '1');
  await fails(1, /not found/, 'scheduler', 'remove', 'evict-leader');
  await fails(1, /unknown scheduler dance-scheduler/, 'scheduler', 'add', 'dance');
  await fails(1, /between 1 and 100/, 'scheduler', 'config', 'balance-leader', 'batch=0');
});

test('ctl config, member: shown and set; a wrong key is named', async () => {
  await ok('config', 'set', 'leader-schedule-limit', '8');
  await ok('config', 'set', 'max-merge-region-size', '20');
  assert.equal(JSON.parse(await ok('config', 'show', 'schedule'))['max-merge-region-size'], 20);
  assert.equal(JSON.parse(await ok('config', 'show')).schedule['leader-schedule-limit'], 8);
  assert.match(await ok('config', 'show', 'replication'), /"max-replicas": 1/);
  assert.match(await ok('member'), /\npd +http:\/\/127\.0\.0\.1:\d+ +leader +healthy/);
  await fails(1, /no-such-key not found/, 'config', 'set', 'no-such-key', '1');
  await fails(1, /leader-schedule-limit must be a whole number/, 'config', 'set', 'leader-schedule-limit', 'many');
});

test('ctl: nobody there is one clear line', async () => {
  assert.equal(await runCli(['ctl', '--pd', '127.0.0.1:1', '--timeout', '1', 'store', 'list']), 1);
  assert.match(err, /ECONNREFUSED|refused/);
});
