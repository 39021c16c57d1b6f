/** Attaches to a socket, writes down what happens, and lets a test wait for it without sleeping. */
import { concatBytes, fromUtf8 } from '@tessera/base';
import type { Socket } from '@tessera/env';

export interface RecorderOptions {
  /** Handle `ended`, so that our direction stays open after the peer's. */
  readonly halfOpen?: boolean;
  readonly onData?: (chunk: Uint8Array) => void;
}

export class Recorder {
  readonly socket: Socket;
  readonly #chunks: Uint8Array[] = [];
  readonly events: string[] = [];
  sizeBytes = 0;
  /** No chunk was a Buffer. */
  plain = true;
  error: Error | undefined;
  #waiters: { condition: () => boolean; resolve: () => void }[] = [];

  constructor(socket: Socket, options: RecorderOptions = {}) {
    this.socket = socket;
    socket.attach({
      data: (chunk) => {
        this.#chunks.push(chunk);
        this.sizeBytes += chunk.length;
        this.plain &&= chunk.constructor === Uint8Array;
        this.#note('data');
        options.onData?.(chunk);
      },
      drained: () => this.#note('drained'),
      ...(options.halfOpen ? { ended: () => this.#note('ended') } : {}),
      closed: (error) => {
        this.error = error;
        this.#note('closed');
      },
    });
  }

  get bytes(): Uint8Array {
    return concatBytes(...this.#chunks);
  }

  get text(): string {
    return fromUtf8(this.bytes);
  }

  count(event: string): number {
    return this.events.filter((name) => name === event).length;
  }

  #note(event: string): void {
    this.events.push(event);
    this.check();
  }

  /** Looks again at what is waited for; for conditions that are not about this socket's events. */
  check(): void {
    this.#waiters = this.#waiters.filter(({ condition, resolve }) => {
      if (!condition()) return true;
      resolve();
      return false;
    });
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push({ condition, resolve });
      this.check();
    });
  }

  async untilText(text: string): Promise<void> {
    await this.until(() => this.text === text);
  }

  async untilClosed(): Promise<void> {
    await this.until(() => this.count('closed') > 0);
  }
}
