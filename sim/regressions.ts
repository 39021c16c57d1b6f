/** Runs that failed once, each with what it found; they are run for good. */
import type { ScenarioName } from './scenarios.ts';

export interface Regression {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly seconds: number;
  readonly story: string;
}

export const REGRESSIONS: readonly Regression[] = [
  {
    scenario: 'transfers',
    seed: 1,
    seconds: 20,
    story:
      'a compare-and-swap read while its store led, waited for the disk while others led, and wrote when its store led again: a lost update',
  },
  {
    scenario: 'storms',
    seed: 300029,
    seconds: 20,
    story:
      'after a kill the raft log took a last batch from the page cache, synced the empty segment behind it instead, and a power cut lost what was acknowledged since',
  },
  {
    scenario: 'members',
    seed: 810076,
    seconds: 20,
    story:
      'two stores were drained at once and handed the lead of their regions to each other for ever, so that no learner came: a fault of our operators, not of the product',
  },
  {
    scenario: 'handover',
    seed: 2000005,
    seconds: 20,
    story:
      'the lead went to a member that was to be demoted while the end of the joint state was under way: it led as a learner, gave up, and for an election timeout the region had no leader; a commit was given up, its locks stayed',
  },
  {
    scenario: 'bank',
    seed: 2100017,
    seconds: 20,
    story:
      'the stream of a snapshot broke while its receiver did the last checks: it was complete all the same, was installed, and its files went: the store stopped',
  },
  {
    scenario: 'swaps',
    seed: 1000008,
    seconds: 20,
    story:
      'a store ended while a slow disk held the chunk of a snapshot that it received: nobody waited for the write, and its file was left open',
  },
  {
    scenario: 'deadlocks',
    seed: 4000032,
    seconds: 20,
    story:
      'an engine closed its tables between two reads of one load, which opened its table again: a file stayed open',
  },
  {
    scenario: 'handover',
    seed: 3000069,
    seconds: 20,
    story:
      'a prewrite waited for the disk while the lead went, and with it the locks in memory into a proposal: it answered that its lock was missing',
  },
  {
    scenario: 'snapshots',
    seed: 5000009,
    seconds: 20,
    story:
      'a snapshot was made between the application of an entry and the write of its batch: it named the index and lacked the data, and so did the replica that took it',
  },
  {
    scenario: 'begins',
    seed: 16,
    seconds: 20,
    story:
      'a new member voted before it had any data; its store started anew, found the tombstone of the member before it and removed the log with the vote: it voted again in the same term, and two led',
  },
  {
    scenario: 'merges',
    seed: 5014,
    seconds: 20,
    story:
      'a snapshot of the same leader was on its way to a member when a merge was prepared: the log of that member began too late to carry it out',
  },
  {
    scenario: 'merges',
    seed: 40237,
    seconds: 20,
    story:
      'a read of the log was answered with what had been read for an earlier, shorter question: a merge could have carried too little',
  },
  {
    scenario: 'merge-handover',
    seed: 7500007,
    seconds: 20,
    story:
      'a region made by a split campaigned only if its parent still led when the split was on disk: another store led it, without the locks in memory',
  },
  {
    scenario: 'merge-handover',
    seed: 7500012,
    seconds: 20,
    story: 'a pipelined lock was answered though a split was ahead of it in the log, behind which it was refused',
  },
  {
    scenario: 'merge-handover',
    seed: 7700010,
    seconds: 20,
    story: 'the same behind the CommitMerge of a neighbour',
  },
  {
    scenario: 'collector',
    seed: 7500015,
    seconds: 20,
    story: 'a look for garbage opened its file again after the engine had closed it',
  },
  {
    scenario: 'merge-lists',
    seed: 13000007,
    seconds: 20,
    story:
      'a merge moved a region while the leaders were read one after the other, and the simulator took what it had missed for lost: a fault of its own',
  },
];
