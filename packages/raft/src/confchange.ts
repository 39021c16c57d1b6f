/**
 * Configurations and the legal steps between them (Raft thesis 4.3): pure functions from one configuration to the next.
 *
 * A configuration is joint when it has outgoing voters; decisions then need a majority of the incoming (`voters`)
 * and of the outgoing set. Invariants (`checkConfiguration`):
 *   learners x (voters + outgoing) = {}
 *   learnersNext <= outgoing, learnersNext x voters = {}: voters of the old set that become learners on leaving
 *   not joint => learnersNext = {} and not autoLeave
 * Lists are sorted and without duplicates. A step changes at most one voter, or goes through a joint configuration.
 */
import { type ConfChangeSingle, ConfChangeTransition, ConfChangeType, type ConfChangeV2, ConfState } from './types.ts';

export interface Configuration {
  readonly voters: readonly number[];
  readonly outgoing: readonly number[];
  readonly learners: readonly number[];
  readonly learnersNext: readonly number[];
  /** A leader leaves the joint configuration by itself once it is applied. */
  readonly autoLeave: boolean;
}

export type ChangeRefusal =
  | 'already-joint'
  | 'not-joint'
  | 'joint'
  | 'no-voters-to-join'
  | 'removes-all-voters'
  | 'changes-several-voters'
  | 'unknown-change-type';

export type ChangeResult =
  | { readonly kind: 'changed'; readonly configuration: Configuration }
  | { readonly kind: 'refused'; readonly reason: ChangeRefusal };

export const EMPTY_CONFIGURATION: Configuration = {
  voters: [],
  outgoing: [],
  learners: [],
  learnersNext: [],
  autoLeave: false,
};

export function isJoint(configuration: Configuration): boolean {
  return configuration.outgoing.length > 0;
}

export function isMember(configuration: Configuration, id: number): boolean {
  return isVoter(configuration, id) || configuration.learners.includes(id);
}

/** In either set of voters. */
export function isVoter(configuration: Configuration, id: number): boolean {
  return configuration.voters.includes(id) || configuration.outgoing.includes(id);
}

/** The change that leaves a joint configuration is the empty one. */
export function isLeaveJoint(change: ConfChangeV2): boolean {
  return change.transition === ConfChangeTransition.Auto && change.changes.length === 0;
}

/** Applies a committed change. Refused changes are a mistake of whoever let them into the log. */
export function applyChange(configuration: Configuration, change: ConfChangeV2): ChangeResult {
  if (isLeaveJoint(change)) return leaveJoint(configuration);
  if (change.transition === ConfChangeTransition.Auto && change.changes.length === 1) {
    return simpleChange(configuration, change.changes);
  }
  if (change.transition > ConfChangeTransition.Explicit) return refused('unknown-change-type');
  return enterJoint(configuration, change.transition !== ConfChangeTransition.Explicit, change.changes);
}

/** Changes that together add or remove at most one voter; learners at will. */
export function simpleChange(configuration: Configuration, changes: readonly ConfChangeSingle[]): ChangeResult {
  if (isJoint(configuration)) return refused('joint');
  const draft = new Draft(configuration);
  const reason = draft.apply(changes);
  if (reason !== undefined) return refused(reason);
  if (symmetricDifference(configuration.voters, draft.voters) > 1) return refused('changes-several-voters');
  return changed(draft.finish(false));
}

/** Any set of changes: the current voters become the outgoing set. */
export function enterJoint(
  configuration: Configuration,
  autoLeave: boolean,
  changes: readonly ConfChangeSingle[],
): ChangeResult {
  if (isJoint(configuration)) return refused('already-joint');
  if (configuration.voters.length === 0) return refused('no-voters-to-join');
  const draft = new Draft({ ...configuration, outgoing: configuration.voters });
  const reason = draft.apply(changes);
  return reason === undefined ? changed(draft.finish(autoLeave)) : refused(reason);
}

export function leaveJoint(configuration: Configuration): ChangeResult {
  if (!isJoint(configuration)) return refused('not-joint');
  return changed({
    ...EMPTY_CONFIGURATION,
    voters: configuration.voters,
    learners: sorted(new Set([...configuration.learners, ...configuration.learnersNext])),
  });
}

/** A mutable copy that single changes are made to, in order. */
class Draft {
  readonly voters: Set<number>;
  readonly #outgoing: readonly number[];
  readonly #learners: Set<number>;
  readonly #learnersNext: Set<number>;

  constructor(from: Configuration) {
    this.voters = new Set(from.voters);
    this.#outgoing = from.outgoing;
    this.#learners = new Set(from.learners);
    this.#learnersNext = new Set(from.learnersNext);
  }

  apply(changes: readonly ConfChangeSingle[]): ChangeRefusal | undefined {
    for (const { changeType, nodeId } of changes) {
      // Node 0 is how an application crosses out a change it decided against.
      if (nodeId === 0) continue;
      switch (changeType) {
        case ConfChangeType.AddNode:
          this.#remove(nodeId);
          this.voters.add(nodeId);
          break;
        case ConfChangeType.AddLearnerNode:
          this.#remove(nodeId);
          // A voter of the outgoing set stays a pure voter until the joint configuration is left.
          (this.#outgoing.includes(nodeId) ? this.#learnersNext : this.#learners).add(nodeId);
          break;
        case ConfChangeType.RemoveNode:
          this.#remove(nodeId);
          break;
        default:
          return 'unknown-change-type';
      }
    }
    return this.voters.size === 0 ? 'removes-all-voters' : undefined;
  }

  #remove(id: number): void {
    this.voters.delete(id);
    this.#learners.delete(id);
    this.#learnersNext.delete(id);
  }

  finish(autoLeave: boolean): Configuration {
    return {
      voters: sorted(this.voters),
      outgoing: this.#outgoing,
      learners: sorted(this.#learners),
      learnersNext: sorted(this.#learnersNext),
      autoLeave,
    };
  }
}

/** The first violated invariant, in words; undefined when the configuration is sound. */
export function checkConfiguration(configuration: Configuration): string | undefined {
  const { voters, outgoing, learners, learnersNext, autoLeave } = configuration;
  for (const id of learners) {
    if (voters.includes(id) || outgoing.includes(id)) return `${id} is learner and voter`;
  }
  for (const id of learnersNext) {
    if (!outgoing.includes(id)) return `${id} waits to be a learner but is no outgoing voter`;
    if (voters.includes(id)) return `${id} waits to be a learner but is an incoming voter`;
  }
  if (voters.length === 0 && outgoing.length + learners.length > 0) return 'members but no voters';
  if (outgoing.length === 0 && (learnersNext.length > 0 || autoLeave)) return 'joint leftovers without outgoing voters';
  return undefined;
}

export function toConfState(configuration: Configuration): ConfState {
  const state = new ConfState();
  state.voters = configuration.voters;
  state.votersOutgoing = configuration.outgoing;
  state.learners = configuration.learners;
  state.learnersNext = configuration.learnersNext;
  state.autoLeave = configuration.autoLeave;
  return state;
}

/** Does not check: see {@link checkConfiguration}. */
export function fromConfState(state: ConfState): Configuration {
  return {
    voters: sorted(new Set(state.voters)),
    outgoing: sorted(new Set(state.votersOutgoing)),
    learners: sorted(new Set(state.learners)),
    learnersNext: sorted(new Set(state.learnersNext)),
    autoLeave: state.autoLeave,
  };
}

function sorted(ids: ReadonlySet<number>): readonly number[] {
  return [...ids].sort((a, b) => a - b);
}

function symmetricDifference(before: readonly number[], after: ReadonlySet<number>): number {
  let kept = 0;
  for (const id of before) if (after.has(id)) kept++;
  return before.length + after.size - 2 * kept;
}

function changed(configuration: Configuration): ChangeResult {
  return { kind: 'changed', configuration };
}

function refused(reason: ChangeRefusal): ChangeResult {
  return { kind: 'refused', reason };
}
