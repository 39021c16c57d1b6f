import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '@tessera/env/memory';
import { exponentialBuckets, HistogramFamily } from './histogram.ts';
import { REQUEST_TYPES, RequestMetrics } from './request-metrics.ts';

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
