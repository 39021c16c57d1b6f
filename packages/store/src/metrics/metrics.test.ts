import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeTimestamp } from '@tessera/codec';
import { ManualClock } from '@tessera/env/memory';
import { Region } from '@tessera/proto/metapb';
import { exponentialBuckets, HistogramFamily } from './histogram.ts';
import { REQUEST_TYPES, RequestMetrics } from './request-metrics.ts';
import { resolvedTsMetrics } from './resolved-ts-metrics.ts';

test('histogram: samples fall into cumulative buckets; a bound belongs to its bucket', () => {
  const family = new HistogramFamily('h', 'help', [1, 2], ['t="a"', 't="b"']);
  family.observe(0, 0.5);
  family.observe(0, 1);
  family.observe(0, 1.5, 2);
  family.observe(0, 9);
  assert.equal(
    family.text(),
    [
      '# HELP h help',
      '# TYPE h histogram',
      'h_bucket{t="a",le="1"} 2',
      'h_bucket{t="a",le="2"} 4',
      'h_bucket{t="a",le="+Inf"} 5',
      'h_sum{t="a"} 13.5',
      'h_count{t="a"} 5',
      '',
    ].join('\n'),
  );
  assert.deepEqual(exponentialBuckets(1, 2, 4), [1, 2, 4, 8]);
});

test('request metrics: requests of an event are timed at its end, later ones on their own', () => {
  const clock = new ManualClock();
  const metrics = new RequestMetrics(clock);
  const get = REQUEST_TYPES.indexOf('raw_get');
  const put = REQUEST_TYPES.indexOf('raw_put');
  metrics.begin(clock.monotonicMs());
  metrics.done(get, clock.monotonicMs());
  metrics.done(get, clock.monotonicMs());
  clock.advance(2);
  metrics.endEvent();
  const arrivedMs = clock.monotonicMs();
  clock.advance(30);
  metrics.begin(clock.monotonicMs());
  metrics.done(put, arrivedMs);
  metrics.endEvent();
  assert.deepEqual([metrics.count('raw_get'), metrics.count('raw_put')], [2, 1]);
  assert.match(metrics.text(), /_sum\{type="raw_get",priority="unknown"\} 0.004$/m);
  assert.match(metrics.text(), /_sum\{type="raw_put",priority="unknown"\} 0.03$/m);
});

test('request metrics: the load is the share of the last second spent on requests', () => {
  const clock = new ManualClock();
  const metrics = new RequestMetrics(clock);
  for (let i = 0; i < 10; i++) {
    metrics.begin(clock.monotonicMs());
    clock.advance(25);
    metrics.endEvent();
    clock.advance(75);
  }
  assert.equal(metrics.loadPercent(clock.monotonicMs()), 25);
  clock.advance(1000);
  assert.equal(metrics.loadPercent(clock.monotonicMs()), 0);
});

test('resolved ts metrics: the leader and the follower that lag most, by how much; who knows nothing yet does not count', () => {
  const at = new Map([9000, 7000, 8000, 6000].map((ms, i) => [i + 1, composeTimestamp(ms, 0)]));
  const member = (id: number, isLeader: boolean) => ({ region: Object.assign(new Region(), { id }), isLeader });
  const members = [member(1, true), member(2, true), member(3, false), member(4, false), member(5, true)];
  const text = resolvedTsMetrics(members, (id) => at.get(id) ?? 0n, 10_000);
  const value = (name: string): string | undefined => text.match(new RegExp(`^${name} (.*)$`, 'm'))?.[1];
  const names = ['min_resolved_ts', 'min_leader_resolved_ts', 'min_follower_safe_ts'].map(
    (n) => `tikv_resolved_ts_${n}`,
  );
  assert.deepEqual(names.map(value), [at.get(2), at.get(2), at.get(4)].map(String));
  assert.deepEqual(
    names.map((name) => value(`${name}_gap_millis`)),
    ['3000', '3000', '4000'],
  );
  assert.deepEqual(
    names.map((name) => value(`${name}_region`)),
    ['2', '2', '4'],
  );
  assert.match(
    resolvedTsMetrics([], () => 0n, 1),
    /^tikv_resolved_ts_min_resolved_ts_gap_millis 0$/m,
  );
});
