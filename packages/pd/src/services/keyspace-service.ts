/** keyspacepb.Keyspace: keyspaces of API V2 (created over HTTP). */
import { fromLatin1, prefixEnd } from '@tessera/base';
import * as keyspacepb from '@tessera/proto/keyspacepb';
import { Failure } from '../cluster/failure.ts';
import { notFound } from '../cluster/keyspaces.ts';
import type { PdContext } from '../context.ts';
import { keyRange } from '../state/txn.ts';
import { CLUSTER_MISMATCH_STATUS, type Rpc } from './rpc.ts';
import { afterRequest, serveWatch } from './watch-stream.ts';

const { Keyspace } = keyspacepb;

type KeyspaceRef = { readonly kind: string; readonly value: number | { readonly keyspaceId: number } } | undefined;

function idOf(ref: KeyspaceRef): number {
  if (ref === undefined) return 0;
  return typeof ref.value === 'number' ? ref.value : ref.value.keyspaceId;
}

export function registerKeyspaceService(rpc: Rpc, pd: PdContext): void {
  const { keyspaces } = pd;
  const answer = (meta: keyspacepb.KeyspaceMeta | undefined, what: string) =>
    meta === undefined ? notFound(what) : { keyspace: meta };

  rpc.pd(Keyspace.LoadKeyspace, ({ name }) => answer(keyspaces.byName(name), name));
  rpc.pd(Keyspace.LoadKeyspaceByID, ({ keyspace }) => answer(keyspaces.byId(idOf(keyspace)), `id ${idOf(keyspace)}`));
  rpc.pd(Keyspace.GetAllKeyspaces, ({ startKeyspace, limit }) => ({
    keyspaces: keyspaces.all(idOf(startKeyspace), limit),
  }));
  rpc.pd(Keyspace.UpdateKeyspaceState, async ({ keyspace, state }) => {
    const meta = await keyspaces.setState(idOf(keyspace), state);
    return meta instanceof Failure ? meta : { keyspace: meta };
  });

  rpc.stream(Keyspace.WatchKeyspaces, (call) =>
    afterRequest((bytes) => {
      const mismatch = rpc.mismatch(keyspacepb.WatchKeyspacesRequest.decode(bytes).header);
      if (mismatch !== undefined) {
        call.finish(CLUSTER_MISMATCH_STATUS, mismatch);
        return undefined;
      }
      const prefix = fromLatin1(pd.keys.keyspaceMetaPrefix);
      call.send(keyspacepb.WatchKeyspacesResponse, { header: rpc.header, keyspaces: keyspaces.all() });
      const options = {
        ...keyRange(prefix, prefixEnd(prefix)),
        startRevision: 0,
        withPrevious: false,
        skipDeletes: true,
      };
      return serveWatch(pd.watches, call, options, {
        events: (target, events) => {
          const changed = events.map(({ kv }) => keyspacepb.KeyspaceMeta.decode(kv.value));
          target.send(keyspacepb.WatchKeyspacesResponse, { header: rpc.header, keyspaces: changed });
        },
        // A reader that slow must ask again; the first message of a watch is the whole truth.
        compacted: () => undefined,
      });
    }),
  );
}
