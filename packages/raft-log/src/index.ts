/** The face of the package. */
export { RaftLogError } from './format.ts';
export { type InspectedRaftLog, inspectRaftLog } from './inspect.ts';
export type { LogEntry } from './items.ts';
export { type FlushDone, RaftLog, type RaftLogOptions } from './raft-log.ts';
