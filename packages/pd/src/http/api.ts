/** PD's HTTP API, on the same port as gRPC. */
import type { HttpHandler } from '@tessera/env';
import type { PdContext } from '../context.ts';
import { registerAdminApi } from './admin-api.ts';
import { registerClusterApi, V1 } from './cluster-api.ts';
import { registerConfigApi } from './config-api.ts';
import { registerHotApi } from './hot-api.ts';
import { registerOperatorApi } from './operator-api.ts';
import { registerRegionApi } from './region-api.ts';
import { registerRegionStateApi } from './region-state-api.ts';
import { Router, rawResponse } from './router.ts';
import { registerSchedulerApi } from './scheduler-api.ts';
import { registerStoreApi } from './store-api.ts';

export function createHttpApi(pd: PdContext): HttpHandler {
  const router = new Router();
  const ping = () => rawResponse({ status: 200, body: '' });
  router.on('GET', '/ping', ping);
  router.on('GET', `${V1}/ping`, ping);
  router.on('GET', '/metrics', async () =>
    rawResponse({
      status: 200,
      headers: { 'content-type': pd.metrics.contentType },
      body: await pd.metrics.render(pd),
    }),
  );
  registerClusterApi(router, pd);
  registerStoreApi(router, pd);
  registerRegionApi(router, pd);
  registerRegionStateApi(router, pd);
  registerConfigApi(router, pd);
  registerOperatorApi(router, pd);
  registerSchedulerApi(router, pd);
  registerAdminApi(router, pd);
  registerHotApi(router, pd);
  return (request) => router.handle(request);
}
