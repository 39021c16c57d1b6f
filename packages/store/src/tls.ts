/**
 * Certificates of a store: the three PEM files of [security], read again when the certificate's file changes. A set that cannot be
 * read leaves the old one in force. The allow-list of common names is checked once per gRPC
 * connection and for each HTTP request.
 */
import { describeError, type Logger } from '@tessera/base';
import type { Clock, Disk, Timer, TlsMaterial } from '@tessera/env';
import type { StoreConfig } from './config/items.ts';

/** Soon enough for an operator who looks, rare enough to cost nothing. */
const POLL_MS = 1000;

export class Certificates {
  readonly #disk: Disk;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #config: StoreConfig;
  #material: TlsMaterial;
  #modifiedMs: number;
  #timer: Timer | undefined;
  #closed = false;
  readonly material = (): TlsMaterial => this.#material;

  private constructor(
    env: { readonly disk: Disk; readonly clock: Clock; readonly log: Logger },
    config: StoreConfig,
    material: TlsMaterial,
    modifiedMs: number,
  ) {
    this.#disk = env.disk;
    this.#clock = env.clock;
    this.#log = env.log;
    this.#config = config;
    this.#material = material;
    this.#modifiedMs = modifiedMs;
    this.#pollLater();
  }

  /** Undefined when the configuration names none. Rejects when a file cannot be read. */
  static async load(
    env: { readonly disk: Disk; readonly clock: Clock; readonly log: Logger },
    config: StoreConfig,
  ): Promise<Certificates | undefined> {
    if (config['security.cert-path'] === '') return undefined;
    const modifiedMs = await modifiedAt(env.disk, config);
    return new Certificates(env, config, await readMaterial(env.disk, config), modifiedMs);
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #pollLater(): void {
    if (!this.#closed) this.#timer = this.#clock.setTimer(POLL_MS, () => void this.#poll());
  }

  async #poll(): Promise<void> {
    try {
      const modifiedMs = await modifiedAt(this.#disk, this.#config);
      if (modifiedMs !== this.#modifiedMs) {
        this.#modifiedMs = modifiedMs;
        this.#material = await readMaterial(this.#disk, this.#config);
        this.#log.info?.('certificates reloaded');
      }
    } catch (error) {
      this.#log.error?.('certificates cannot be reloaded; the old ones stay', { error: describeError(error) });
    }
    this.#pollLater();
  }
}

async function modifiedAt(disk: Disk, config: StoreConfig): Promise<number> {
  return (await disk.stat(config['security.cert-path']))?.modifiedMs ?? 0;
}

async function readMaterial(disk: Disk, config: StoreConfig): Promise<TlsMaterial> {
  return {
    ca: await disk.readFile(config['security.ca-path']),
    cert: await disk.readFile(config['security.cert-path']),
    key: await disk.readFile(config['security.key-path']),
  };
}

/** Why a client with this common name may not come in; undefined when it may. */
export function refuseCommonName(allowed: readonly string[], name: string | undefined): string | undefined {
  if (allowed.length === 0 || (name !== undefined && allowed.some((part) => name.includes(part)))) return undefined;
  const reason = name === undefined ? 'no certificate' : `common name "${name}" is not allowed`;
  return `Common name check fail, reason: ${reason}, cert_allowed_cn: ${allowed.join(', ')}`;
}
