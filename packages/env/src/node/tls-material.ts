/** Certificates for node:tls: options from PEM bytes, and a server context that follows replaced files. */
import { isIP } from 'node:net';
import { createSecureContext, type SecureContextOptions, type Server as TlsServer } from 'node:tls';
import { equalBytes, type Logger } from '@tessera/base';
import type { TlsMaterial, TlsOptions } from '../network.ts';

export function contextOptions(material: TlsMaterial): SecureContextOptions {
  const pem = (bytes: Uint8Array | undefined): Buffer | undefined =>
    bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return { ca: pem(material.ca), cert: pem(material.cert), key: pem(material.key), minVersion: 'TLSv1.2' };
}

/** What tls.connect and https.request need besides the address. */
export function clientTlsOptions(tls: TlsOptions, host: string) {
  return {
    ...contextOptions(tls.material()),
    // SNI carries names only; an address is verified against the certificate all the same.
    servername: tls.serverName ?? (isIP(host) === 0 ? host : ''),
    ...(tls.alpn === undefined ? {} : { ALPNProtocols: [...tls.alpn] }),
  };
}

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && equalBytes(a, b));

/**
 * Takes effect for connections accepted from now on when the material has changed. Material that cannot be read or
 * used is logged, once for each version, and the old stays.
 */
export class MaterialReloader {
  readonly #source: () => TlsMaterial;
  readonly #log: Logger;
  #current: TlsMaterial;
  #broken = false;

  constructor(source: () => TlsMaterial, initial: TlsMaterial, log: Logger) {
    this.#source = source;
    this.#current = initial;
    this.#log = log;
  }

  refresh(server: TlsServer): void {
    let next: TlsMaterial;
    try {
      next = this.#source();
    } catch (error) {
      if (!this.#broken) this.#log.error?.('TLS material cannot be read; keeping the old', { error });
      this.#broken = true;
      return;
    }
    this.#broken = false;
    const current = this.#current;
    if (same(next.ca, current.ca) && same(next.cert, current.cert) && same(next.key, current.key)) return;
    this.#current = next;
    try {
      const options = contextOptions(next);
      createSecureContext(options); // setSecureContext would change half of its fields before failing
      server.setSecureContext(options);
      this.#log.info?.('TLS material reloaded');
    } catch (error) {
      this.#log.error?.('new TLS material is unusable; keeping the old', { error });
    }
  }
}
