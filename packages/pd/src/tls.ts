/**
 * TLS files of PD. The port asks for the material synchronously at each connection, the disk answers later: so the files are
 * read again every few seconds, and a replaced certificate works within that time.
 */
import { describeError, type Logger } from '@tessera/base';
import type { Disk, TlsMaterial, TlsOptions } from '@tessera/env';
import type { PdConfig } from './config/items.ts';

export const TLS_REFRESH_MS = 5000;

export class TlsFiles {
  readonly #disk: Disk;
  readonly #log: Logger;
  readonly #paths: { readonly ca: string; readonly cert: string; readonly key: string };
  #material: TlsMaterial;

  private constructor(
    disk: Disk,
    log: Logger,
    paths: { ca: string; cert: string; key: string },
    material: TlsMaterial,
  ) {
    this.#disk = disk;
    this.#log = log;
    this.#paths = paths;
    this.#material = material;
  }

  /** Undefined when the config has no certificates. Rejects when a file cannot be read. */
  static async open(disk: Disk, log: Logger, config: PdConfig): Promise<TlsFiles | undefined> {
    const paths = {
      ca: config['security.cacert-path'],
      cert: config['security.cert-path'],
      key: config['security.key-path'],
    };
    if (paths.cert === '') return undefined;
    return new TlsFiles(disk, log, paths, await readAll(disk, paths));
  }

  get options(): TlsOptions {
    return { material: () => this.#material, requireClientCertificate: true, alpn: ['h2', 'http/1.1'] };
  }

  /** Keeps the old material when the new cannot be read. */
  refresh(): void {
    readAll(this.#disk, this.#paths).then(
      (material) => {
        this.#material = material;
      },
      (error: unknown) => this.#log.warn?.('TLS files not read again', { error: describeError(error) }),
    );
  }
}

async function readAll(disk: Disk, paths: { ca: string; cert: string; key: string }): Promise<TlsMaterial> {
  const [ca, cert, key] = await Promise.all([paths.ca, paths.cert, paths.key].map((path) => disk.readFile(path)));
  return { ca, cert, key };
}

/** Why a client with this common name may not come in, by gRPC or HTTP; undefined when it may. */
export function refuseCommonName(config: PdConfig, name = ''): string | undefined {
  const allowed = config['security.cert-allowed-cn'];
  if (allowed.length === 0 || allowed.some((part) => name.includes(part))) return undefined;
  return `common name ${name} is not allowed`;
}
