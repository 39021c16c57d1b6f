/** A job for the tests of helpers: does as its input says. */
import { TesseraError } from '@tessera/base';
import type { Job } from '../helpers.ts';

export interface EchoInput {
  readonly write?: string;
  readonly asks?: readonly unknown[];
  readonly until?: 'cancelled';
  readonly fails?: string;
  readonly dies?: boolean;
  readonly shared?: SharedArrayBuffer;
}

export interface EchoOutput {
  readonly answers: readonly unknown[];
  readonly read: string;
}

export const job: Job<EchoInput, EchoOutput> = {
  module: import.meta.url,
  async run(input, context) {
    const answers: unknown[] = [];
    for (const question of input.asks ?? []) answers.push(await context.ask(question));
    if (input.shared !== undefined) Atomics.add(new Int32Array(input.shared), 0, 1);
    if (input.fails !== undefined) throw new TesseraError('KV:Test:Failed', input.fails, { details: { at: 7 } });
    if (input.dies === true) {
      queueMicrotask(() => {
        throw new Error('nobody catches this');
      });
      await context.pause();
    }
    for (let i = 0; input.until === 'cancelled' && !context.cancelled; i++) {
      await context.pause();
      if (i % 100 === 99) await context.ask('still running');
    }
    if (input.write === undefined) return { answers, read: '' };
    const file = await context.disk.open(input.write, 'create');
    await file.write(new TextEncoder().encode('from a job'), 0);
    await file.sync();
    await file.close();
    return { answers, read: new TextDecoder().decode(await context.disk.readFile(input.write)) };
  },
};
