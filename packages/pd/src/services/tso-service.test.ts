import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { Fixture } from '../testing/fixture.ts';
import { composeTs } from './tso-service.ts';

const { PD } = pdpb;

test('tso service: answers in order, the logical part is the last of the batch', async () => {
  const f = await Fixture.start();
  const stream = f.stream(PD.Tso);
  for (const count of [1, 100, 1]) stream.send({ header: f.header, count });
  const answers = [await stream.next(), await stream.next(), await stream.next()];
  assert.deepEqual(
    answers.map(({ count, timestamp }) => [count, timestamp?.logical]),
    [
      [1, 1],
      [100, 101],
      [1, 102],
    ],
  );
  assert.ok(answers.every(({ header }) => header?.clusterId === f.pd.clusterId));
  assert.equal(answers[0]?.timestamp?.physical, f.env.clock.wallMs());
  stream.halfClose();
  assert.equal(await stream.ended(), undefined);
  await f.close();
});

test('tso service: a stream for one request, closed at once, gets its answer', async () => {
  const f = await Fixture.start();
  const stream = f.stream(PD.Tso);
  stream.send({ header: f.header, count: 1, dcLocation: 'global' });
  stream.halfClose();
  assert.equal((await stream.next()).count, 1);
  assert.equal(await stream.ended(), undefined);
  await f.close();
});

test('tso service: strictly increasing over restarts, power cuts and a clock that steps back', async () => {
  const f = await Fixture.start();
  let last = 0n;
  const take = async (): Promise<void> => {
    const { timestamp } = await f.stream(PD.Tso).ask({ header: f.header, count: 10 });
    assert.ok(timestamp !== undefined);
    assert.ok(composeTs(timestamp) - 9n > last);
    last = composeTs(timestamp);
  };
  await take();
  f.env.clock.advance(2000);
  await take();
  f.env.clock.setWallMs(f.env.clock.wallMs() - 3_600_000);
  await take();
  await f.restart();
  await take();
  await f.crash();
  await take();
  await f.close();
});

test('tso service: no timestamps for a count of zero or an unknown place', async () => {
  const f = await Fixture.start();
  for (const [request, message] of [
    [{ count: 0 }, /count should be positive/],
    [{ count: 1 << 18 }, /below 262144/],
    [{ count: 1, dcLocation: 'dc-1' }, /unknown dc_location "dc-1"/],
  ] as const) {
    const stream = f.stream(PD.Tso);
    stream.send({ header: f.header, ...request });
    const error = await stream.ended();
    assert.equal(error?.status, Status.INVALID_ARGUMENT);
    assert.match(error?.message ?? '', message);
  }
  await f.close();
});

test('tso service: external timestamps only grow and stay behind the present', async () => {
  const f = await Fixture.start();
  const set = async (timestamp: bigint) =>
    (await f.call(PD.SetExternalTimestamp, { timestamp })).header?.error?.message;
  const { timestamp } = await f.call(PD.GetMinTS, {});
  assert.ok(timestamp !== undefined);
  const now = composeTs(timestamp);
  assert.equal((await f.call(PD.GetExternalTimestamp, {})).timestamp, 0n);
  assert.equal(await set(now), undefined);
  assert.match((await set(now)) ?? '', /not larger than/);
  assert.match((await set(now + (1n << 40n))) ?? '', /larger than the current ts/);
  await f.restart();
  assert.equal((await f.call(PD.GetExternalTimestamp, {})).timestamp, now);
  await f.close();
});
