/** The face of the package. */
export { type AnyConfChange, asConfChangeV2, decodeConfChange } from './conf-change-codec.ts';
export {
  applyChange,
  type ChangeRefusal,
  type ChangeResult,
  type Configuration,
  checkConfiguration,
  fromConfState,
  isJoint,
  isMember,
  isVoter,
  toConfState,
} from './confchange.ts';
export { MemoryStorage } from './memory-storage.ts';
export type { ProgressState } from './progress.ts';
export { Raft } from './raft.ts';
export type { PeerStatus, RaftStatus } from './status.ts';
export type { RaftStorage, Unavailable } from './storage.ts';
export * from './types.ts';
