/** Reading a raft log from outside, for `tessera ctl raft-log`. Nothing is changed. */
import { silentLogger } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { parseSegmentFileName } from './format.ts';
import { recover } from './recovery.ts';

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
}

/** Reads every segment as an opening log does: rejects with Corruption, naming file and offset, where that would. */
export async function inspectRaftLog(disk: Disk, directory: string): Promise<InspectedRaftLog> {
  const ids = (await disk.list(directory)).map(parseSegmentFileName).filter((id) => id !== undefined);
  const { regions, segments, nextSequence } = await recover(
    disk,
    directory,
    ids.sort((a, b) => a - b),
    silentLogger,
  );
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
    nextSequence,
  };
}
