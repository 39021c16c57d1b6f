/**
 * What PD hears of the regions this store leads: all on a new stream; one at once when its leader or members change; each
 * once an interval, spread over it; every second while replicas lag or are down, because PD waits for their progress.
 */
import type { Clock, Tasks, Timer } from '@tessera/env';
import type { PdClient, RegionHeartbeats } from '@tessera/pd-client';
import type * as pdpb from '@tessera/proto/pdpb';
import { type Observer, type RaftStore, takeRegionFacts } from '@tessera/raftstore';
import { queryStats } from './read-traffic.ts';

const TICK_MS = 1000;

export interface RegionReporterOptions {
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly pd: PdClient;
  readonly store: RaftStore;
  /** PD wants a region changed. */
  instruct(instruction: pdpb.RegionHeartbeatResponse): void;
}

export class RegionReporter implements Observer {
  /** `raftstore.pd-heartbeat-tick-interval`. */
  intervalMs = 60_000;
  sent = 0;
  readonly #options: RegionReporterOptions;
  readonly #stream: RegionHeartbeats;
  /** To be told in this turn. */
  readonly #due = new Set<number>();
  /** Of the present round, not told yet. */
  #round: number[] = [];
  /** Region-milliseconds since the last one of a round: one is due for each `intervalMs`. */
  #credit = 0;
  /** Those with replicas that lag or are down. */
  readonly #unwell = new Set<number>();
  #timer: Timer | undefined;
  #deferred = false;

  constructor(options: RegionReporterOptions) {
    this.#options = options;
    this.#stream = options.pd.regionHeartbeats({
      connected: () => {
        for (const id of options.store.peers.keys()) this.#due.add(id);
        this.#later();
      },
      response: (response) => options.instruct(response),
    });
    this.#arm();
  }

  close(): void {
    this.#timer?.cancel();
    this.#stream.close();
  }

  heartbeatDue(regionId: number): void {
    this.#due.add(regionId);
    this.#later();
  }

  destroyed(regionId: number): void {
    this.#unwell.delete(regionId);
  }

  #later(): void {
    if (this.#deferred) return;
    this.#deferred = true;
    this.#options.tasks.defer(() => {
      this.#deferred = false;
      for (const id of this.#due) this.#send(id);
      this.#due.clear();
    });
  }

  #arm(): void {
    this.#timer = this.#options.clock.setTimer(TICK_MS, () => {
      this.#tick();
      this.#arm();
    });
  }

  #tick(): void {
    const { peers } = this.#options.store;
    for (const id of this.#unwell) this.#due.add(id);
    this.#credit += Math.min(TICK_MS, this.intervalMs) * peers.size;
    const share = Math.floor(this.#credit / this.intervalMs);
    this.#credit -= share * this.intervalMs;
    for (let i = 0; i < share; i++) {
      if (this.#round.length === 0) this.#round = [...peers.keys()];
      const id = this.#round.pop();
      if (id !== undefined) this.#due.add(id);
    }
    if (this.#due.size > 0) this.#later();
  }

  #send(regionId: number): void {
    const peer = this.#options.store.peers.get(regionId);
    this.#unwell.delete(regionId);
    if (peer === undefined || !this.#stream.connected) return;
    const facts = takeRegionFacts(this.#options.store, peer);
    if (facts === undefined) return;
    if (facts.pendingPeers.length > 0 || facts.downPeers.length > 0) this.#unwell.add(regionId);
    const { approximateSizeBytes, reads, ...same } = facts;
    // 0 would be a size that is not known.
    const approximateSize = Math.max(1, approximateSizeBytes);
    const { bytesRead, keysRead } = reads;
    const traffic = { bytesRead, keysRead, queryStats: queryStats(reads) };
    if (this.#stream.send({ ...same, ...traffic, approximateSize })) this.sent++;
  }
}
