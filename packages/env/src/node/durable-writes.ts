/**
 * Writes that are their own sync, through descriptors of their own: O_DSYNC, and past the page cache (O_DIRECT) where memory and
 * place suit the device. HOT: every commit waits for one.
 *
 * Past the page cache a write saves the copy into it and the search for dirty pages: of 4 to 8 KiB a quarter to a third of the CPU,
 * of 1 MiB three quarters and half the time.
 */
import { constants, write } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { errnoOf } from '../faults.ts';

/** What every device takes; one that wants more says EINVAL, and its files are written through the page cache then. */
const SECTOR_BYTES = 512;
const WASM_PAGE_BYTES = 65_536;

/** What is used of the global, which Node's types leave out. */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

/** Buffers of {@link deviceMemory}. */
const aligned = new WeakSet<ArrayBufferLike>();

/** Memory that begins at a page, which no other allocation promises. An address space with a limit may have none: then any memory. */
export function deviceMemory(bytes: number): Uint8Array {
  try {
    const { buffer } = new WebAssembly.Memory({ initial: Math.ceil(bytes / WASM_PAGE_BYTES) });
    aligned.add(buffer);
    return new Uint8Array(buffer);
  } catch {
    return new Uint8Array(bytes);
  }
}

type Descriptor = FileHandle | 'unavailable' | undefined;

export class DurableWrites {
  readonly #handle: FileHandle;
  #direct: Descriptor = constants.O_DIRECT === undefined ? 'unavailable' : undefined;
  #synced: Descriptor;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    const isWhole = ((bytes.byteOffset | bytes.length | position) & (SECTOR_BYTES - 1)) === 0;
    if (isWhole && this.#direct !== 'unavailable' && aligned.has(bytes.buffer)) {
      const direct = (this.#direct ??= await this.#open(constants.O_DSYNC | constants.O_DIRECT));
      if (direct !== 'unavailable') {
        if (await writeAll(direct.fd, bytes, position)) return;
        this.#direct = 'unavailable';
        await direct.close();
      }
    }
    const synced = (this.#synced ??= await this.#open(constants.O_DSYNC));
    if (synced !== 'unavailable') await writeAll(synced.fd, bytes, position);
    else {
      await writeAll(this.#handle.fd, bytes, position);
      await this.#handle.datasync();
    }
  }

  /** The same file once more. By descriptor: its name may have changed. Not everywhere can one be opened again. */
  #open(flags: number): Promise<FileHandle | 'unavailable'> {
    return open(`/proc/self/fd/${this.#handle.fd}`, constants.O_WRONLY | flags).catch(() => 'unavailable' as const);
  }

  async close(): Promise<void> {
    if (typeof this.#direct === 'object') await this.#direct.close();
    if (typeof this.#synced === 'object') await this.#synced.close();
  }
}

/** False: not to be written like this (EINVAL); what part of it was does not matter, all of it is written again. Half the CPU of a file handle's `write`. */
function writeAll(descriptor: number, bytes: Uint8Array, position: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let done = 0;
    const go = (): void => {
      write(descriptor, bytes, done, bytes.length - done, position + done, (error, written) => {
        if (error !== null) {
          if (errnoOf(error, '') === 'EINVAL') resolve(false);
          else reject(error);
          return;
        }
        done += written;
        if (done === bytes.length) resolve(true);
        else go();
      });
    };
    go();
  });
}
