/** The two ports of a store: gRPC for clients and other stores, HTTP for operators. TLS on both when certificates are there. */
import type { Env, HttpHandler, Listener, Socket, TlsOptions } from '@tessera/env';
import { parseAddress } from '../config/config.ts';
import type { StoreConfig } from '../config/items.ts';
import type { Certificates } from '../tls.ts';
import { StoreError } from './store-ident.ts';

/** Clients must show a certificate when there is TLS. */
export function listenGrpc(
  env: Env,
  config: StoreConfig,
  certificates: Certificates | undefined,
  onSocket: (socket: Socket) => void,
): Promise<Listener> {
  const tls = certificates && { material: certificates.material, requireClientCertificate: true, alpn: ['h2'] };
  return listen(env, 'server.addr', config['server.addr'], tls, { onSocket });
}

/** Undefined when `server.status-addr` is empty. Certificates of clients are asked for only where their names matter. */
export async function listenStatus(
  env: Env,
  config: StoreConfig,
  certificates: Certificates | undefined,
  onHttpRequest: HttpHandler,
): Promise<Listener | undefined> {
  const address = config['server.status-addr'];
  if (address === '') return undefined;
  const requireClientCertificate = config['security.cert-allowed-cn'].length > 0;
  const tls = certificates && { material: certificates.material, requireClientCertificate };
  return await listen(env, 'server.status-addr', address, tls, { onHttpRequest });
}

async function listen(
  env: Env,
  key: string,
  text: string,
  tls: TlsOptions | undefined,
  handlers: { readonly onSocket: (socket: Socket) => void } | { readonly onHttpRequest: HttpHandler },
): Promise<Listener> {
  const address = parseAddress(text);
  if (address === undefined) throw new StoreError('KV:Config:Invalid', `${key}: must be host:port`);
  return await env.network.listen({ ...address, ...handlers, ...(tls === undefined ? {} : { tls }) });
}

/** Empty when there is no status port. */
export function statusAddressOf(config: StoreConfig, listener: Listener | undefined): string {
  if (listener === undefined) return '';
  return config['server.advertise-status-addr'] || withPort(config['server.status-addr'], listener.port);
}

/** The address with the port that was picked, where it asked for any. */
export function withPort(address: string, port: number): string {
  return address.replace(/:0$/, `:${port}`);
}
