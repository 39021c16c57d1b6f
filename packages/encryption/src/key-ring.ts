/** The data keys in memory: one for new files, all for reading. Helper threads get a copy as a message. */
import { DataKey, type DataKeyFields } from './data-key.ts';

/** May be sent to another thread. Holds keys in the clear: never log it, never write it. */
export interface ExportedKeys {
  readonly currentId: number | undefined;
  readonly keys: readonly DataKeyFields[];
}

export class KeyRing {
  readonly #keys = new Map<number, DataKey>();
  #current: DataKey | undefined;

  static from(exported: ExportedKeys): KeyRing {
    const ring = new KeyRing();
    ring.adopt(exported);
    return ring;
  }

  /** Takes the keys over: what is open goes on with the key it has. */
  adopt(exported: ExportedKeys): void {
    for (const fields of exported.keys) if (!this.#keys.has(fields.id)) this.#keys.set(fields.id, new DataKey(fields));
    this.#current = exported.currentId === undefined ? undefined : this.#keys.get(exported.currentId);
  }

  export(): ExportedKeys {
    const keys = [...this.#keys.values()].map(({ id, method, key, createdMs, exposed }) => {
      return { id, method, key, createdMs, exposed };
    });
    return { currentId: this.#current?.id, keys };
  }

  /** For new files; undefined: they are written in the clear. */
  get current(): DataKey | undefined {
    return this.#current;
  }

  get size(): number {
    return this.#keys.size;
  }

  readonly find = (id: number): DataKey | undefined => this.#keys.get(id);
}
