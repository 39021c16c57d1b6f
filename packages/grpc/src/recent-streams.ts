/** The last streams that ended, to tell late frames on them from frames on streams that never were. */
const KEPT = 64;

export class RecentStreams {
  /** A ring of ids. Negative: we ended it before the peer had ended its side, so that more may be on its way. */
  readonly #ids = new Int32Array(KEPT);
  #next = 0;

  note(streamId: number, byPeer: boolean): void {
    this.#ids[this.#next++ % KEPT] = byPeer ? streamId : -streamId;
  }

  find(streamId: number): 'ended by the peer' | 'ended by us' | 'unknown' {
    if (this.#ids.includes(-streamId)) return 'ended by us';
    return this.#ids.includes(streamId) ? 'ended by the peer' : 'unknown';
  }
}
