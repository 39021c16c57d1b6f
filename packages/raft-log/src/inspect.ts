/** Reading a raft log from outside, for `tessera ctl raft-log`. Nothing is changed. */
import { silentLogger } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { parseSegmentFileName, RaftLogError } from './format.ts';
import { type Place, recover } from './recovery.ts';

export interface InspectedRegion {
  readonly region: number;
  readonly firstIndex: number | undefined;
  readonly lastIndex: number | undefined;
  readonly lastTerm: number | undefined;
  readonly entryBytes: number;
  readonly stateBytes: number;
}

export interface InspectedRaftLog {
  readonly segments: readonly { readonly id: number; readonly sizeBytes: number; readonly usedBytes: number }[];
  readonly regions: readonly InspectedRegion[];
  readonly nextSequence: number;
  /** Dropped by the next start: a batch that a power cut tore, or that is being written. */
  readonly torn: Place | undefined;
  /** Why a log of these files would not open; each names file and offset. */
  readonly damages: readonly string[];
}

/** Reads every segment as an opening log does, and reads on behind what would stop that. Rejects where there is no log. */
export async function inspectRaftLog(disk: Disk, directory: string): Promise<InspectedRaftLog> {
  const ids = (await disk.list(directory)).map(parseSegmentFileName).filter((id) => id !== undefined);
  if (ids.length === 0) throw new RaftLogError('KV:RaftLog:Invalid', `${directory} holds no raft log`);
  ids.sort((a, b) => a - b);
  const damages: string[] = [];
  const { regions, segments, nextSequence, torn } = await recover(disk, directory, ids, silentLogger, ({ message }) => {
    damages.push(message);
  });
  const inspected = [...regions].map(([region, index]): InspectedRegion => {
    let entryBytes = 0;
    for (const slot of index.slots()) entryBytes += slot.length;
    const { firstIndex, lastIndex } = index;
    const lastTerm = lastIndex === undefined ? undefined : index.at(lastIndex)?.term;
    return { region, firstIndex, lastIndex, lastTerm, entryBytes, stateBytes: index.state?.length ?? 0 };
  });
  return {
    segments: segments.map(({ id, sizeBytes, writeOffset }) => ({ id, sizeBytes, usedBytes: writeOffset })),
    regions: inspected.sort((a, b) => a.region - b.region),
    ...{ nextSequence, torn, damages },
  };
}
