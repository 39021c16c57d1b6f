/** The workload through our own client, as a program would use it. */
import { fromUtf8 } from '@tessera/base';
import { type Client, ClientError, UndeterminedError } from '@tessera/client';
import { type Answer, REFUSED, type SimKv, UNKNOWN } from './kv.ts';

export class ClientKv implements SimKv {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get(key: string): Promise<Answer<string | undefined>> {
    return answerOf(this.#client.raw.get(key).then((bytes) => (bytes === undefined ? undefined : fromUtf8(bytes))));
  }

  scan(start: string, end: string): Promise<Answer<ReadonlyMap<string, string>>> {
    const rows = async (): Promise<ReadonlyMap<string, string>> => {
      const found = new Map<string, string>();
      for await (const { key, value } of this.#client.raw.scan({ start, end })) {
        found.set(fromUtf8(key), fromUtf8(value));
      }
      return found;
    };
    return answerOf(rows());
  }

  put(key: string, value: string | undefined, { atomic }: { atomic: boolean }): Promise<Answer<void>> {
    const { raw } = this.#client;
    return answerOf(value === undefined ? raw.delete(key, { atomic }) : raw.put(key, value, { atomic }));
  }

  putAll(pairs: ReadonlyMap<string, string>): Promise<Answer<void>> {
    return answerOf(this.#client.raw.batchPut(pairs));
  }

  swap(key: string, expected: string | undefined, value: string): Promise<Answer<string | undefined>> {
    return answerOf(
      this.#client.raw
        .compareAndSwap(key, expected, value)
        .then(({ previous }) => (previous === undefined ? undefined : fromUtf8(previous))),
    );
  }
}

/** Every other error than an undetermined one promises that nothing happened. */
async function answerOf<T>(result: Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: await result };
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return error instanceof UndeterminedError ? UNKNOWN : REFUSED;
  }
}
