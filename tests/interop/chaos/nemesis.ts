/**
 * Hurts a cluster for a while and heals it again, one fault at a time, chosen by a seed. A fault takes at most one store
 * of three away, except that all processes may die at once: what was acknowledged is on disk.
 */
import { Prng } from '@tessera/base';
import { type Cluster, type Member, pause } from '../../support/cluster.ts';
import type { Links } from './network.ts';

interface Fault {
  readonly name: string;
  /** Hurts, waits `holdMs`, heals. */
  inflict(holdMs: number): Promise<void>;
}

const HOLD_MS_MIN = 600;
const HOLD_MS_MAX = 4000;
const CALM_MS_MIN = 800;
const CALM_MS_MAX = 2500;
/** Between two transfers of a leader, which go on under every other fault. */
const TRANSFER_PAUSE_MS = 700;

export class Nemesis {
  readonly #cluster: Cluster;
  readonly #random: Prng;
  readonly #faults: readonly Fault[];
  /** Names of what was done, in order, with the time since the start in ms. */
  readonly story: string[] = [];
  #transfers = 0;
  #last = -1;

  /** Connections are cut where there are links; else processes die, all kinds of them in all ways, or stores by `kill -9` alone. */
  constructor(cluster: Cluster, seed: number, what: Links | 'deaths' | 'store kills' = 'deaths') {
    this.#cluster = cluster;
    this.#random = new Prng(seed);
    if (what === 'store kills') this.#faults = cluster.stores.map(killed);
    else this.#faults = what === 'deaths' ? this.#deaths() : this.#cuts(what);
  }

  get transfers(): number {
    return this.#transfers;
  }

  /** Resolves when the time is over, or it is told to end, and all is healed. */
  async run(ms: number, signal?: AbortSignal): Promise<void> {
    const startMs = performance.now();
    const goesOn = (): boolean => performance.now() < startMs + ms && signal?.aborted !== true;
    const transfers = this.#transferLeaders(goesOn);
    while (goesOn()) {
      const fault = this.#choose();
      const holdMs = this.#between(HOLD_MS_MIN, HOLD_MS_MAX);
      this.story.push(`${Math.round(performance.now() - startMs)} ${fault.name} for ${holdMs}`);
      await fault.inflict(holdMs);
      await pause(this.#between(CALM_MS_MIN, CALM_MS_MAX));
    }
    await transfers;
  }

  /** Any but the last one. */
  #choose(): Fault {
    let index = this.#random.int(0, this.#faults.length);
    if (index === this.#last) index = (index + 1) % this.#faults.length;
    this.#last = index;
    const fault = this.#faults[index];
    if (fault === undefined) throw new Error('no faults');
    return fault;
  }

  #between(min: number, max: number): number {
    return this.#random.int(min, max);
  }

  #deaths(): Fault[] {
    const { members, stores, pd } = this.#cluster;
    const faults: Fault[] = members.flatMap((member) => [killed(member), stopped(member)]);
    faults.push({
      name: 'kill all stores',
      async inflict(holdMs) {
        await Promise.all(stores.map((store) => store.stop()));
        await pause(holdMs / 2);
        await Promise.all(stores.map((store) => store.start()));
      },
    });
    for (const store of stores) {
      faults.push({
        name: `kill ${store.name} and pd`,
        async inflict(holdMs) {
          await Promise.all([store.stop(), pd.stop()]);
          await pause(holdMs);
          await pd.start();
          await store.start();
        },
      });
    }
    return faults;
  }

  #cuts(links: Links): Fault[] {
    const { stores, pd } = this.#cluster;
    const faults: Fault[] = [];
    for (const [i, store] of stores.entries()) {
      const others = stores.filter((other) => other !== store);
      const next = stores[(i + 1) % stores.length] ?? store;
      const cut = (name: string, pairs: readonly (readonly [Member, Member])[]): void => {
        faults.push({
          name,
          async inflict(holdMs) {
            for (const [from, to] of pairs) links.cut(from.place, to.place);
            await pause(holdMs);
            links.heal();
          },
        });
      };
      cut(
        `isolate ${store.name}`,
        [...others, pd].flatMap((other) => [[store, other] as const, [other, store] as const]),
      );
      cut(
        `${store.name} is heard and hears no store`,
        others.map((other) => [other, store] as const),
      );
      cut(
        `${store.name} hears and is not heard by stores`,
        others.map((other) => [store, other] as const),
      );
      cut(`${store.name} and ${next.name} do not meet`, [
        [store, next],
        [next, store],
      ]);
      cut(`${store.name} does not meet pd`, [
        [store, pd],
        [pd, store],
      ]);
    }
    return faults;
  }

  /** Moves the leader of some region to another of its voters, again and again; PD may be away. */
  async #transferLeaders(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await pause(TRANSFER_PAUSE_MS);
      try {
        const regions = await this.#cluster.regions();
        const region = regions[this.#random.int(0, Math.max(1, regions.length))];
        const targets = region?.peers?.filter((peer) => peer.store_id !== region.leader?.store_id) ?? [];
        const target = targets[this.#random.int(0, Math.max(1, targets.length))];
        if (region === undefined || target === undefined) continue;
        const operator = { name: 'transfer-leader', region_id: region.id, to_store_id: target.store_id };
        await this.#cluster.ask('operators', { method: 'POST', body: JSON.stringify(operator) });
        this.#transfers++;
      } catch {
        // PD is down, or the region has an operator already.
      }
    }
  }
}

function killed(member: Member): Fault {
  return {
    name: `kill ${member.name}`,
    async inflict(holdMs) {
      await member.stop();
      await pause(holdMs);
      await member.start();
    },
  };
}

function stopped(member: Member): Fault {
  return {
    name: `stop ${member.name}`,
    async inflict(holdMs) {
      member.pause();
      await pause(holdMs);
      member.resume();
    },
  };
}
