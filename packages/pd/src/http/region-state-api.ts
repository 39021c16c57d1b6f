/** HTTP: regions by what is the matter with them, the largest and busiest ones, scattering, splitting, replication of a range. */
import { fromHex } from '@tessera/base';
import { REGION_CHECKS, regionCheckContext } from '../cluster/region-checks.ts';
import type { RegionInfo } from '../cluster/region-info.ts';
import { epochOf } from '../cluster/region-info.ts';
import { scatterRegions } from '../cluster/region-scatterer.ts';
import { splitRegions } from '../cluster/region-splitter.ts';
import type { PdContext } from '../context.ts';
import { isReplicated } from '../schedule/model.ts';
import { Body } from './body.ts';
import { needCluster, V1 } from './cluster-api.ts';
import { scatterIds } from './operator-api.ts';
import { keyOf, limitOf, take } from './region-api.ts';
import { HttpError, type Router } from './router.ts';
import { regionsJson } from './shapes.ts';

/** What `/regions/{name}` orders by, largest first. */
const TOPS: Readonly<Record<string, (region: RegionInfo) => number>> = {
  writeflow: ({ stats }) => stats.writtenBytes,
  readflow: ({ stats }) => stats.readBytes,
  confver: ({ meta }) => epochOf(meta).confVer,
  version: ({ meta }) => epochOf(meta).version,
  size: ({ stats }) => stats.approximateSizeMib,
  keys: ({ stats }) => stats.approximateKeys,
  cpu: ({ stats }) => stats.cpuUsage,
};
const DEFAULT_BUCKET_MIB = 10;
const DEFAULT_BUCKET_KEYS = 10_000;

export function registerRegionStateApi(router: Router, pd: PdContext): void {
  registerQuestions(router, pd);
  registerHistograms(router, pd);
  registerActions(router, pd);
}

function registerQuestions(router: Router, pd: PdContext): void {
  const { tree } = pd.cluster.regions;
  for (const [name, check] of Object.entries(REGION_CHECKS)) {
    router.on('GET', `${V1}/regions/check/${name}`, () => {
      needCluster(pd);
      const context = regionCheckContext(pd.settings.current, pd.cluster.stores);
      return regionsJson([...tree.scan('')].filter((region) => check(region, context)));
    });
  }
  for (const [name, amount] of Object.entries(TOPS)) {
    router.on('GET', `${V1}/regions/${name}`, (request) => {
      needCluster(pd);
      const all = [...tree.all()].sort((a, b) => amount(b) - amount(a) || a.meta.id - b.meta.id);
      return regionsJson(take(all, limitOf(request)));
    });
  }
  router.on('GET', `${V1}/regions/replicated`, (request) => {
    needCluster(pd);
    const from = keyOf(request, request.query.get('startKey') ?? '');
    const to = keyOf(request, request.query.get('endKey') ?? '');
    const wanted = pd.settings.current['replication.max-replicas'];
    let state = 'REPLICATED';
    for (const region of tree.scan(from, to === '' ? undefined : to)) {
      if (isReplicated(region, wanted)) continue;
      if (pd.scheduling.operators.of(region.meta.id) === undefined) return 'PENDING';
      state = 'INPROGRESS';
    }
    return state;
  });
}

function registerHistograms(router: Router, pd: PdContext): void {
  const histogram = (path: string, bucket: number, amount: (region: RegionInfo) => number): void => {
    router.on('GET', `${V1}/regions/check/${path}`, ({ query }) => {
      needCluster(pd);
      const width = Number(query.get('bound') ?? bucket);
      if (!Number.isSafeInteger(width) || width < 1) throw new HttpError(400, 'bound must be a positive number');
      const counts = new Map<number, number>();
      for (const region of pd.cluster.regions.tree.all()) {
        const index = Math.floor(amount(region) / width);
        counts.set(index, (counts.get(index) ?? 0) + 1);
      }
      return [...counts]
        .sort(([a], [b]) => a - b)
        .map(([index, count]) => ({ start: index * width, end: (index + 1) * width - 1, count }));
    });
  };
  histogram('hist-size', DEFAULT_BUCKET_MIB, ({ stats }) => stats.approximateSizeMib);
  histogram('hist-keys', DEFAULT_BUCKET_KEYS, ({ stats }) => stats.approximateKeys);
}

function registerActions(router: Router, pd: PdContext): void {
  router.on('POST', `${V1}/regions/scatter`, async (request) => {
    needCluster(pd);
    const body = new Body(request.json());
    const group = body.has('group') ? body.text('group') : '';
    const retries = body.has('retry_limit') ? body.id('retry_limit') : 0;
    const { percentage, failures } = await scatterRegions(pd, scatterIds(pd, body), group, retries);
    return { 'processed-percentage': percentage, failures: Object.fromEntries(failures) };
  });
  router.on('POST', `${V1}/regions/split`, async (request) => {
    needCluster(pd);
    const body = new Body(request.json());
    const keys = body.texts('split_keys').map((text) => {
      const key = fromHex(text);
      if (key === undefined) throw new HttpError(400, `not a key in hex: ${JSON.stringify(text)}`);
      return key;
    });
    if (keys.length === 0) throw new HttpError(400, 'split_keys are needed');
    const retries = body.has('retry_limit') ? body.id('retry_limit') : 0;
    const { percentage, regionIds } = await splitRegions(pd, keys, retries);
    return { 'processed-percentage': percentage, 'regions-id': regionIds };
  });
  const accelerate = (body: Body): void => {
    const end = body.hexKey('end_key');
    const range = pd.cluster.regions.tree.scan(body.hexKey('start_key'), end === '' ? undefined : end);
    for (const { meta } of range) pd.scheduling.suspect(meta.id);
  };
  router.on('POST', `${V1}/regions/accelerate-schedule`, (request) => {
    needCluster(pd);
    accelerate(new Body(request.json()));
    return 'Accelerate regions scheduling in a given range successfully.';
  });
  router.on('POST', `${V1}/regions/accelerate-schedule/batch`, (request) => {
    needCluster(pd);
    const ranges = request.json();
    if (!Array.isArray(ranges)) throw new HttpError(400, 'the body must be a list of ranges');
    for (const range of ranges) accelerate(new Body(range));
    return 'Accelerate regions scheduling in given ranges successfully.';
  });
}
