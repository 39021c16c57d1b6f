/** kill -9 of a store and of the placement driver, each in its own process, under a client that knows nothing of it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Client, connect } from '@tessera/client';
import { killAll, Program } from './program.ts';

after(killAll);

async function startPd(directory: string, port = 0): Promise<{ pd: Program; url: string; port: number }> {
  const pd = new Program(['pd', '--data-dir', join(directory, 'pd'), '--client-urls', `http://127.0.0.1:${port}`]);
  const [, url = ''] = await pd.waitFor(/^ready: pd (http:\/\/[\d.:]+), /m);
  return { pd, url, port: Number(url.split(':').at(-1)) };
}

async function startStore(
  directory: string,
  pdUrl: string,
  port = 0,
): Promise<{ store: Program; id: string; port: number }> {
  const store = new Program([
    ...['store', '--data-dir', join(directory, 'store'), '--pd', pdUrl],
    ...['--addr', `127.0.0.1:${port}`, '--status-addr', '127.0.0.1:0'],
  ]);
  const [, id = '', address = ''] = await store.waitFor(/^ready: store (\d+) ([\d.:]+), /m);
  return { store, id, port: Number(address.split(':').at(-1)) };
}

/** Puts keys one after another until told to stop; a put may take as long as the client's own time-out. */
class Load {
  puts = 0;
  #running = true;
  readonly #done: Promise<void>;

  constructor(client: Client) {
    this.#done = this.#run(client);
  }

  async #run(client: Client): Promise<void> {
    while (this.#running) {
      await client.raw.put(`key/${this.puts % 1000}`, 'value');
      this.puts++;
    }
  }

  /** Resolves when so many more puts were answered; rejects when one failed. */
  async more(count: number): Promise<void> {
    const target = this.puts + count;
    while (this.puts < target) await Promise.race([this.#done, new Promise((resolve) => setImmediate(resolve))]);
  }

  stop(): Promise<void> {
    this.#running = false;
    return this.#done;
  }
}

test('kill -9: a client under load outlives the store and the placement driver, and both come back as themselves', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-kill-'));
  try {
    const first = await startPd(directory);
    const store = await startStore(directory, first.url);
    const client = await connect({ pdEndpoints: [first.url] });
    const load = new Load(client);
    await load.more(100);
    let timestamp = await client.pd.getTimestamp();

    await store.store.stop('SIGKILL');
    const again = await startStore(directory, first.url, store.port);
    assert.equal(again.id, store.id);
    await load.more(100);
    // Memory is gone with the process, as the README says; what is written from now on is served.
    await client.raw.put('after/store', '1');
    assert.equal(Buffer.from((await client.raw.get('after/store')) ?? []).toString(), '1');

    await first.pd.stop('SIGKILL');
    await load.more(100);
    const second = await startPd(directory, first.port);
    for (let i = 0; i < 3; i++) {
      const next = await client.pd.getTimestamp();
      assert.ok(next > timestamp, 'timestamps never go back');
      timestamp = next;
    }
    assert.equal(String((await client.pd.getAllStores())[0]?.id), store.id);

    await load.stop();
    await client.close();
    assert.equal((await again.store.stop('SIGTERM')).code, 0);
    assert.equal((await second.pd.stop('SIGTERM')).code, 0);
  } finally {
    await rm(directory, { recursive: true });
  }
});
