/** HTTP: what restore tools need. Timestamps moved forward, and the mark of a cluster that is being restored. */
import { LOGICAL_BITS } from '../cluster/tso.ts';
import type { PdContext } from '../context.ts';
import { oneTimestamp } from '../services/tso-service.ts';
import { V1 } from './cluster-api.ts';
import { HttpError, type Router } from './router.ts';

export function registerAdminApi(router: Router, pd: PdContext): void {
  router.on('POST', `${V1}/admin/reset-ts`, async (request) => {
    const body = request.json() as { tso?: unknown; 'force-use-larger'?: unknown } | null;
    const text = String(body?.tso ?? '');
    if (!/^\d{1,19}$/.test(text)) throw new HttpError(400, 'tso must be a timestamp as a decimal text');
    const wanted = BigInt(text);
    const physical = Number(wanted >> BigInt(LOGICAL_BITS));
    const logical = Number(wanted & ((1n << BigInt(LOGICAL_BITS)) - 1n));
    const gapMs = physical - pd.clock.wallMs();
    if (gapMs > pd.settings.current['pd-server.max-gap-reset-ts'] && body?.['force-use-larger'] !== true) {
      throw new HttpError(403, 'the specified ts is too large');
    }
    if (!pd.tso.reset(physical, logical))
      throw new HttpError(403, 'the specified ts is not larger than the current one');
    // The next timestamp is granted only when the window that contains it is durable.
    await oneTimestamp(pd);
    return 'Reset ts successfully.';
  });

  const mark = `${V1}/admin/cluster/markers/snapshot-recovering`;
  router.on('GET', mark, () => ({ marked: pd.facts.get(pd.keys.snapshotRecovering) !== undefined }));
  router.on('POST', mark, async () => {
    await pd.facts.write([{ key: pd.keys.snapshotRecovering, value: 'on' }]);
    return 'The snapshot recovering mark is set.';
  });
  router.on('DELETE', mark, async () => {
    await pd.facts.write([{ key: pd.keys.snapshotRecovering, value: undefined }]);
    return 'The snapshot recovering mark is removed.';
  });
}
