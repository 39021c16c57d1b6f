/**
 * Encryption of one data directory: opens or makes the key dictionary, gives the disk whose files are encrypted, makes a new data
 * key when the current one is due.
 */
import { describeError, type Logger } from '@tessera/base';
import type { Disk, Env, Timer } from '@tessera/env';
import { type CipherMethod, type DataEncryptionMethod, EncryptionError, keyBytesOf } from './data-key.ts';
import { EncryptedDisk } from './encrypted-disk.ts';
import { FileCensus } from './file-census.ts';
import {
  decodeKeyDictionary,
  encodeKeyDictionary,
  KEY_DICTIONARY_NAME,
  writeKeyDictionary,
  wrongMasterKey,
} from './key-dictionary.ts';
import { type ExportedKeys, KeyRing } from './key-ring.ts';
import { loadMasterKey, type MasterKey, type MasterKeyConfig } from './master-key.ts';

/** `security.encryption.*` of TiKV. */
export interface EncryptionConfig {
  readonly method: DataEncryptionMethod;
  readonly dataKeyRotationPeriodMs: number;
  readonly masterKey: MasterKeyConfig;
  readonly previousMasterKey: MasterKeyConfig;
}

/** TiKV looks every ten minutes as well. */
const ROTATION_CHECK_MS = 600_000;

/** How long the dictionary took. */
export interface DictionaryTime {
  readonly operation: 'read' | 'write';
  readonly ms: number;
}

/** Kept until somebody takes them; more than years of rotations. */
const TIMES_MAX = 1000;

export interface EncryptionStats {
  /** New files are encrypted. */
  readonly enabled: boolean;
  readonly dataKeys: number;
  /** 0 when there is no dictionary. */
  readonly dictionaryBytes: number;
  /** New data keys that could not be stored. */
  readonly rotationFailures: number;
}

export class Encryption {
  /** Where everything in the directory that may hold user data is read and written. */
  readonly disk: Disk;
  readonly #env: Env;
  readonly #log: Logger;
  readonly #directory: string;
  readonly #config: EncryptionConfig;
  readonly #master: MasterKey | undefined;
  readonly #ring: KeyRing;
  readonly #census: FileCensus;
  readonly #times: DictionaryTime[] = [];
  #timer: Timer | undefined;
  #rotation: Promise<void> = Promise.resolve();
  #dictionaryBytes = 0;
  #rotationFailures = 0;

  private constructor(
    env: Env,
    directory: string,
    config: EncryptionConfig,
    master: MasterKey | undefined,
    ring: KeyRing,
  ) {
    this.#env = env;
    this.#log = env.log.child({ name: 'encryption' });
    this.#directory = directory;
    this.#config = config;
    this.#master = master;
    this.#ring = ring;
    this.#census = new FileCensus(env.disk, directory);
    this.disk = new EncryptedDisk(env.disk, ring, env.random, this.#log);
  }

  /**
   * Rejects with {@link EncryptionError} when a master key is missing, malformed or wrong: nothing is ever written in the clear
   * because a key was not found.
   */
  static async open(env: Env, directory: string, config: EncryptionConfig): Promise<Encryption> {
    const { method, masterKey, previousMasterKey } = config;
    const master = await loadMasterKey(env.disk, masterKey);
    const path = `${directory}/${KEY_DICTIONARY_NAME}`;
    const exists = (await env.disk.stat(path)) !== undefined;
    if (master === undefined && (exists || method !== 'plaintext')) {
      const why = exists ? `${path} is sealed` : `data-encryption-method is ${method}`;
      const what = `${why}, but security.encryption.master-key is "plaintext": name the master key file`;
      throw new EncryptionError('KV:Encryption:WrongMasterKey', what, { details: { path } });
    }
    const ring = new KeyRing();
    const encryption = new Encryption(env, directory, config, master, ring);
    if (exists && master !== undefined) {
      const startMs = env.clock.monotonicMs();
      const bytes = await env.disk.readFile(path);
      let keys = decodeKeyDictionary(path, bytes, master);
      const resealed = keys === undefined;
      keys ??= await openWithPrevious(env.disk, path, bytes, previousMasterKey);
      ring.adopt(keys);
      encryption.#took('read', startMs);
      encryption.#dictionaryBytes = bytes.length;
      if (resealed) {
        await encryption.#store(keys);
        encryption.#log.info?.('the key dictionary is sealed with the new master key', { path });
      }
    }
    await encryption.rotateIfDue();
    if (method !== 'plaintext') encryption.#arm();
    return encryption;
  }

  stats(): EncryptionStats {
    return {
      enabled: this.#ring.current !== undefined,
      dataKeys: this.#ring.size,
      dictionaryBytes: this.#dictionaryBytes,
      rotationFailures: this.#rotationFailures,
    };
  }

  /** Of the dictionary, since the last call. */
  takeDictionaryTimes(): DictionaryTime[] {
    return this.#times.splice(0);
  }

  #took(operation: DictionaryTime['operation'], startMs: number): void {
    if (this.#times.length < TIMES_MAX) this.#times.push({ operation, ms: this.#env.clock.monotonicMs() - startMs });
  }

  /** Files of the directory that are encrypted. Lists it; reads headers of files that are new since the last time. */
  async countFiles(): Promise<number> {
    return this.#ring.size === 0 ? 0 : await this.#census.count();
  }

  get keys(): ExportedKeys {
    return this.#ring.export();
  }

  #arm(): void {
    this.#timer = this.#env.clock.setTimer(ROTATION_CHECK_MS, () => {
      this.rotateIfDue().catch((error) => {
        this.#rotationFailures++;
        this.#log.error?.('no new data key: the current one stays', { error: describeError(error) });
      });
      this.#arm();
    });
  }

  /** Makes a new data key when there is none of the configured method, or the current one is too old or was exposed. */
  rotateIfDue(): Promise<void> {
    // One at a time.
    this.#rotation = this.#rotation.catch(() => undefined).then(() => this.#rotate());
    return this.#rotation;
  }

  async #rotate(): Promise<void> {
    const { method, dataKeyRotationPeriodMs } = this.#config;
    const { currentId, keys } = this.#ring.export();
    if (method === 'plaintext') {
      if (currentId !== undefined) await this.#install({ currentId: undefined, keys });
      return;
    }
    const current = this.#ring.current;
    const now = this.#env.clock.wallMs();
    const age = current === undefined ? 0 : now - current.createdMs;
    if (current?.method === method && !current.exposed && age < dataKeyRotationPeriodMs) return;
    const id = 1 + Math.max(0, ...keys.map((key) => key.id));
    await this.#install({ currentId: id, keys: [...keys, this.#newKey(id, method, now)] });
    this.#log.info?.('new data key', { id, method });
  }

  #newKey(id: number, method: CipherMethod, createdMs: number): ExportedKeys['keys'][number] {
    const key = this.#env.random.fill(new Uint8Array(keyBytesOf(method)));
    return { id, method, key, createdMs, exposed: false };
  }

  /** The dictionary is durable before the key is used. */
  async #install(keys: ExportedKeys): Promise<void> {
    await this.#store(keys);
    this.#ring.adopt(keys);
  }

  async #store(keys: ExportedKeys): Promise<void> {
    const { clock, disk, random } = this.#env;
    if (this.#master === undefined) throw wrongMasterKey(`${this.#directory}/${KEY_DICTIONARY_NAME}`);
    const startMs = clock.monotonicMs();
    const bytes = encodeKeyDictionary(keys, this.#master, random);
    await writeKeyDictionary(disk, this.#directory, bytes);
    this.#took('write', startMs);
    this.#dictionaryBytes = bytes.length;
  }

  async close(): Promise<void> {
    this.#timer?.cancel();
    await this.#rotation.catch(() => undefined);
    this.#timer?.cancel();
  }
}

async function openWithPrevious(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  config: MasterKeyConfig,
): Promise<ExportedKeys> {
  const previous = await loadMasterKey(disk, config);
  if (previous === undefined) throw wrongMasterKey(path);
  const keys = decodeKeyDictionary(path, bytes, previous);
  if (keys === undefined) {
    const what = `${path} was sealed with neither security.encryption.master-key nor previous-master-key`;
    throw new EncryptionError('KV:Encryption:BothMasterKeyFail', what, { details: { path } });
  }
  return keys;
}
