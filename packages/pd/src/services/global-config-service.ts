/** pdpb.PD: the global config, plain keys under a path in the key-value store. */
import { fromLatin1, fromUtf8, latin1, prefixEnd, utf8 } from '@tessera/base';
import { GrpcError, Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { GLOBAL_CONFIG_PATH } from '../cluster/keys.ts';
import type { PdContext } from '../context.ts';
import type { Write } from '../state/facts.ts';
import { keyRange } from '../state/txn.ts';
import { checkQuota } from './etcd-header.ts';
import type { Rpc } from './rpc.ts';
import { afterRequest, serveWatch } from './watch-stream.ts';

const { PD } = pdpb;

/** Paths join with exactly one slash. Names and paths are UTF-8, keys latin1 strings of its bytes. */
function keyOf(path: string, name: string): string {
  return latin1(utf8(`${prefixOf(path)}${name.replace(/^\/+/, '')}`));
}

function prefixOf(path: string): string {
  return `${(path === '' ? GLOBAL_CONFIG_PATH : path).replace(/\/+$/, '')}/`;
}

export function registerGlobalConfigService(rpc: Rpc, pd: PdContext): void {
  rpc.unary(PD.StoreGlobalConfig, async ({ changes, configPath }) => {
    const writes = changes.map(({ name, value, payload, kind }): Write => {
      if (name === '') throw new GrpcError(Status.INVALID_ARGUMENT, 'a global config item has no name');
      const content = value === '' ? new Uint8Array(payload) : value;
      return { key: keyOf(configPath, name), value: kind === pdpb.EventType.DELETE ? undefined : content };
    });
    if (new Set(writes.map(({ key }) => key)).size < writes.length) {
      throw new GrpcError(Status.INVALID_ARGUMENT, 'a global config item is named twice');
    }
    checkQuota(
      pd,
      changes.reduce((bytes, { value, payload }) => bytes + value.length + payload.length, 0),
    );
    await pd.facts.write(writes);
    return {};
  });

  rpc.unary(PD.LoadGlobalConfig, ({ names, configPath }) => {
    const revision = pd.facts.log.state.kv.revision;
    if (names.length === 0) {
      const entries = pd.facts.list(latin1(utf8(prefixOf(configPath))));
      return { revision, items: entries.map(({ key, value }) => itemOf(fromUtf8(fromLatin1(key)), value)) };
    }
    const items = names.map((name): pdpb.GlobalConfigItemInit => {
      const key = keyOf(configPath, name);
      const value = pd.facts.get(key);
      if (value !== undefined) return itemOf(name, value);
      const message = `key ${fromUtf8(fromLatin1(key))} not found`;
      return { name, error: { type: pdpb.ErrorType.GLOBAL_CONFIG_NOT_FOUND, message } };
    });
    return { revision, items };
  });

  rpc.stream(PD.WatchGlobalConfig, (call) =>
    afterRequest((bytes) => {
      const request = pdpb.WatchGlobalConfigRequest.decode(bytes);
      const prefix = utf8(prefixOf(request.configPath));
      const options = {
        ...keyRange(prefix, prefixEnd(prefix)),
        startRevision: Math.max(0, request.revision),
        withPrevious: true,
      };
      return serveWatch(pd.watches, call, options, {
        events: (target, events, revision) => {
          const changes = events.map(({ kv, previous }): pdpb.GlobalConfigItemInit => {
            const name = fromUtf8(fromLatin1(kv.key));
            if (kv.version > 0) return { ...itemOf(name, kv.value), kind: pdpb.EventType.PUT };
            return { ...itemOf(name, previous?.value ?? kv.value), kind: pdpb.EventType.DELETE };
          });
          target.send(pdpb.WatchGlobalConfigResponse, { changes, revision, header: rpc.header });
        },
        compacted: (target, revision) => {
          const error = {
            type: pdpb.ErrorType.DATA_COMPACTED,
            message: `required watch revision ${request.revision} is smaller than the compact revision ${revision}`,
          };
          target.send(pdpb.WatchGlobalConfigResponse, { header: { ...rpc.header, error }, revision });
        },
      });
    }),
  );
}

function itemOf(name: string, value: Uint8Array): pdpb.GlobalConfigItemInit {
  return { name, payload: value, value: fromUtf8(value) };
}
