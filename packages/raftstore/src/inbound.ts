/**
 * What a message from another store means for the peers of this one: which peer it is for, whether sender or target is
 * out of date, whether a peer is to be made (facts 8.9). Decides only; the store acts.
 *
 * A region's members at confVer c are fixed by its log. So who is not a member at c and sends with a smaller confVer was removed
 * and may be told so; who sends with confVer 0 knows nothing yet and is left alone.
 */
import type { Peer as MetaPeer, Region } from '@tessera/proto/metapb';
import type { RaftMessage } from '@tessera/proto/raft_serverpb';
import { MessageType } from '@tessera/raft';
import type { Tombstone } from './local-state.ts';
import type { Peer } from './peer.ts';
import { confVer, isInitialized, peerById } from './region.ts';

export type Verdict =
  | { readonly kind: 'step'; readonly peer: Peer }
  | { readonly kind: 'create'; readonly peerId: number }
  /** Our peer is out of date: its end. Whoever is a member at a later confVer than this is another. */
  | { readonly kind: 'destroy'; readonly peer: Peer; readonly confVer: number }
  /** Tell the sender that it was removed as of `region`. */
  | { readonly kind: 'sender-removed'; readonly sender: MetaPeer; readonly region: Region }
  /** Tell the sender that its region was merged into `target`. */
  | { readonly kind: 'sender-merged'; readonly sender: MetaPeer; readonly region: Region; readonly target: Region }
  | { readonly kind: 'drop' };

const DROP: Verdict = { kind: 'drop' };

/** `tombstone` is what is left of the region here. */
export function judge(
  message: RaftMessage,
  storeId: number,
  peer: Peer | undefined,
  tombstone: Tombstone | undefined,
): Verdict {
  const { fromPeer, toPeer, regionEpoch } = message;
  if (fromPeer === undefined || toPeer === undefined || toPeer.storeId !== storeId) return DROP;
  const sentConfVer = regionEpoch?.confVer ?? 0;
  if (message.isTombstone) {
    const stale = peer !== undefined && peer.peerId === toPeer.id && sentConfVer > confVer(peer.region);
    return stale ? { kind: 'destroy', peer, confVer: sentConfVer - 1 } : DROP;
  }
  const known = peer?.region ?? tombstone?.region;
  // A tombstone that was ordered from outside does not know the members.
  if (known !== undefined && isInitialized(known) && sentConfVer > 0 && sentConfVer < confVer(known)) {
    if (peerById(known, fromPeer.id) === undefined) return { kind: 'sender-removed', sender: fromPeer, region: known };
  }
  if (peer === undefined && tombstone?.mergedInto !== undefined) {
    // Nothing of it will be again. Peers that do not know must not wait for ever, nor just go: their target may need them.
    return { kind: 'sender-merged', sender: fromPeer, region: tombstone.region, target: tombstone.mergedInto };
  }
  if (peer !== undefined) {
    if (toPeer.id === peer.peerId) return { kind: 'step', peer };
    // Ids only grow: one that we do not know yet came after ours, which therefore was removed.
    const newer = toPeer.id > peer.peerId && sentConfVer > confVer(peer.region);
    return newer ? { kind: 'destroy', peer, confVer: sentConfVer - 1 } : DROP;
  }
  if (tombstone !== undefined && sentConfVer <= confVer(tombstone.region)) return DROP;
  return opensPeer(message.message?.msgType) ? { kind: 'create', peerId: toPeer.id } : DROP;
}

function opensPeer(msgType: number | undefined): boolean {
  return (
    msgType === MessageType.MsgRequestVote ||
    msgType === MessageType.MsgRequestPreVote ||
    msgType === MessageType.MsgAppend ||
    msgType === MessageType.MsgHeartbeat
  );
}
