/**
 * The public scenario files of etcd-io/raft, where they are present: states, configurations and messages must be the
 * same. Their log lines are that project's wording and are left out. `LEDGER` holds every difference with its reason.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkScenario, type Step } from '../../../tools/datadriven/index.ts';
import {
  type ChangeRefusal,
  type ChangeResult,
  type Configuration,
  EMPTY_CONFIGURATION,
  enterJoint,
  leaveJoint,
  simpleChange,
} from './confchange.ts';
import { committedIndex, jointCommittedIndex, jointVoteResult, voteResult } from './quorum.ts';
import { peerStatus } from './status.ts';
import { describeConfiguration, describePeer } from './testing/describe.ts';
import { parseChanges, Scenario } from './testing/scenario.ts';
import { Tracker } from './tracker.ts';

/** Differences from the public files: which step, what differs, and why. */
const LEDGER: readonly { readonly file: string; readonly difference: string }[] = [
  {
    file: 'confchange/testdata/update.txt',
    difference:
      "`uN` (update a node's address) is not in eraftpb; it is run as a crossed-out change, which does as little",
  },
  {
    file: 'testdata/*',
    difference:
      'our refused votes carry the commit index and its term (election.ts says why); describe.ts leaves both out here',
  },
  {
    file: 'testdata/*',
    difference:
      'a Ready that holds a snapshot prints MustSync=false there; ours must be synced before it is acknowledged, and says so',
  },
];

const CASES = join(import.meta.dirname, '../../../../shared/raft-cases');
const present = existsSync(CASES);
if (!present) console.log(`raft: public cases skipped, ${CASES} is absent`);

function files(folder: string): readonly string[] {
  return readdirSync(join(CASES, folder))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name));
}

/** Without log lines; a step that only logged did `ok`. */
function withoutLogs(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\s*(DEBUG|INFO|WARN|ERROR) /.test(line));
  const text = lines.join('\n');
  return text === '' ? 'ok' : text;
}

function checkAll(folder: string, make: () => (step: Step) => string): void {
  if (!present) return;
  for (const file of files(folder)) {
    const note = LEDGER.find((entry) => entry.file === file);
    test(`public case: ${file}${note === undefined ? '' : ` (${note.difference})`}`, () => {
      checkScenario(join(CASES, file), make(), { normalise: withoutLogs });
    });
  }
}

checkAll('testdata', () => {
  const scenario = new Scenario();
  return (step) => scenario.run(step);
});

const REASONS: Readonly<Record<ChangeRefusal, string>> = {
  'already-joint': 'config is already joint',
  'not-joint': "can't leave a non-joint config",
  joint: "can't apply simple config change in joint config",
  'no-voters-to-join': "can't make a zero-voter config joint",
  'removes-all-voters': 'removed all voters',
  'changes-several-voters': 'more than one voter changed without entering joint config',
  'unknown-change-type': 'unexpected conf type',
};

checkAll('confchange/testdata', () => {
  const tracker = new Tracker(10, Number.POSITIVE_INFINITY);
  let configuration: Configuration = EMPTY_CONFIGURATION;
  let lastIndex = 0;
  const change = (step: Step): ChangeResult => {
    const changes = parseChanges(step.input);
    if (step.command === 'simple') return simpleChange(configuration, changes);
    if (step.command === 'leave-joint') return leaveJoint(configuration);
    return enterJoint(configuration, step.options.get('autoleave')?.[0] === 'true', changes);
  };
  return (step) => {
    const result = change(step);
    if (result.kind === 'changed') {
      configuration = result.configuration;
      tracker.switchTo(configuration, lastIndex);
    }
    lastIndex++;
    if (result.kind === 'refused') return REASONS[result.reason];
    // Activity is not shown in these files.
    const peers = tracker.peers.map((progress) => describePeer({ ...peerStatus(progress), recentActive: true }));
    return [describeConfiguration(configuration), ...peers].join('\n');
  };
});

checkAll('quorum/testdata', () => (step) => {
  const ids = (name: string) => (step.options.get(name) ?? []).filter((id) => id !== 'zero').map(Number);
  const [voters, outgoing] = [ids('cfg'), ids('cfgj')];
  const all = [...new Set([...voters, ...outgoing])];
  const answers = step.options.get(step.command === 'vote' ? 'votes' : 'idx') ?? [];
  if (answers.length !== all.length) return 'error: mismatched input';
  const known = all.map((id, i) => [id, answers[i] as string] as const).filter(([, answer]) => answer !== '_');
  const joint = step.options.has('cfgj');
  if (step.command === 'vote') {
    const votes = new Map(known.map(([id, answer]) => [id, answer === 'y']));
    const result = joint ? jointVoteResult(voters, outgoing, votes) : voteResult(voters, votes);
    return { won: 'VoteWon', lost: 'VoteLost', pending: 'VotePending' }[result];
  }
  const indexes = new Map(known.map(([id, answer]) => [id, Number(answer)]));
  const acked = { ackedIndex: (id: number) => indexes.get(id) };
  const result = joint ? jointCommittedIndex(voters, outgoing, acked) : committedIndex(voters, acked);
  // The picture above the result is etcd's.
  const text = result === Number.POSITIVE_INFINITY ? '∞' : String(result);
  return `${picture(all, indexes)}${text}`;
});

/** The bars that those files print beside each voter: as long as the voters it is ahead of. */
function picture(ids: readonly number[], indexes: ReadonlyMap<number, number>): string {
  if (ids.length === 0) return '<empty majority quorum>';
  const value = (id: number) => indexes.get(id) ?? 0;
  const count = ids.length;
  const lines = [...ids]
    .sort((a, b) => a - b)
    .map((id) => {
      const behind = ids.filter((other) => value(other) < value(id)).length;
      const bar = indexes.has(id) ? `${'x'.repeat(behind)}>${' '.repeat(count - behind)}` : `?${' '.repeat(count)}`;
      return `${bar} ${String(value(id)).padStart(5)}    (id=${id.toString(16)})`;
    });
  return `${' '.repeat(count)}    idx\n${lines.join('\n')}\n`;
}
