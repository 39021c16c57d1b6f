/** HTTP: the settings, and those that may change while PD runs. */

import { formatVersion } from '../cluster/version.ts';
import { configJson } from '../config/config.ts';
import type { PdContext } from '../context.ts';
import { V1 } from './cluster-api.ts';
import { HttpError, type RouteRequest, type Router } from './router.ts';

export function registerConfigApi(router: Router, pd: PdContext): void {
  const { settings } = pd;
  const change = async (request: RouteRequest, prefix = ''): Promise<string> => {
    const body = request.json();
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new HttpError(400, 'the body must be an object of config items');
    }
    const items = Object.entries(body).map(([name, value]) => [name.startsWith(prefix) ? name : prefix + name, value]);
    if (items.length === 0) throw new HttpError(400, 'the body has no config item');
    await settings.change(Object.fromEntries(items) as Record<string, unknown>);
    return 'The config is updated.';
  };
  /** With what is kept per store and per scheduler elsewhere, but shown here by PD. */
  const scheduleJson = (): Record<string, unknown> => ({
    ...configJson(settings.current, 'schedule.'),
    'store-limit': storeLimitsJson(pd),
    'schedulers-v2': schedulersJson(pd),
  });
  router.on('GET', `${V1}/config`, () => ({
    ...configJson(settings.current),
    schedule: scheduleJson(),
    'cluster-version': formatVersion(pd.cluster.stores.clusterVersion()),
  }));
  router.on('POST', `${V1}/config`, (request) => change(request));
  for (const [path, section] of [
    ['schedule', 'schedule.'],
    ['replicate', 'replication.'],
    ['pd-server', 'pd-server.'],
  ] as const) {
    router.on('GET', `${V1}/config/${path}`, () =>
      section === 'schedule.' ? scheduleJson() : configJson(settings.current, section),
    );
    router.on('POST', `${V1}/config/${path}`, (request) => change(request, section));
  }
  router.on('GET', `${V1}/config/cluster-version`, () => formatVersion(pd.cluster.stores.clusterVersion()));
}

function storeLimitsJson(pd: PdContext): Record<string, unknown> {
  const { stores } = pd.cluster;
  return Object.fromEntries(stores.views().map(({ id }) => [id, stores.settings.limitsOf(id)]));
}

function schedulersJson(pd: PdContext): unknown[] {
  const type = (name: string): string => name.replace(/-scheduler$/, '');
  return [
    ...pd.scheduling.schedulers.names().map((name) => ({ type: type(name), disable: false })),
    ...pd.schedulers.disabled().map((name) => ({ type: type(name), disable: true })),
  ];
}
