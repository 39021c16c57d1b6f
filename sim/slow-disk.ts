/** A disk whose changes and reads take (virtual) time, over one that may lie: what is under way is cut by a crash. */
import type { Prng } from '@tessera/base';
import { type Disk, type DiskFile, DiskLayer, type OpenMode } from '@tessera/env';
import type { SimProcess } from './sim-process.ts';

export interface DiskSpeed {
  /** Of most operations. */
  latencyMs: number;
  /** Chance of one that takes fifty times as long. */
  hiccup: number;
  /** Reads take so much longer: cold blocks under compactions, while syncs are as fast as ever. */
  readMs?: number;
}

export class SlowDisk extends DiskLayer {
  readonly #process: SimProcess;
  readonly #prng: Prng;
  readonly #speed: Readonly<DiskSpeed>;

  /** `speed` may change while it runs. */
  constructor(disk: Disk, process: SimProcess, prng: Prng, speed: Readonly<DiskSpeed>) {
    super(disk);
    this.#process = process;
    this.#prng = prng;
    this.#speed = speed;
  }

  #wait(): Promise<void> {
    const { latencyMs, hiccup } = this.#speed;
    const factor = this.#prng.chance(hiccup) ? 50 : 2 * this.#prng.float();
    return this.#process.sleep(latencyMs * factor, 'disk');
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await this.below.open(path, mode);
    return {
      path,
      read: async (target, position) => {
        await this.#wait();
        const { readMs } = this.#speed;
        if (readMs !== undefined) await this.#process.sleep(readMs, 'disk');
        return file.read(target, position);
      },
      write: (bytes, position) => file.write(bytes, position),
      sync: async () => {
        await this.#wait();
        await file.sync();
      },
      truncate: (sizeBytes) => file.truncate(sizeBytes),
      sizeBytes: () => file.sizeBytes(),
      close: () => file.close(),
    };
  }

  override async syncDirectory(path: string): Promise<void> {
    await this.#wait();
    await this.below.syncDirectory(path);
  }
}
