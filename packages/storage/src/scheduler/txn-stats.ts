/** What a store tells of its transactional commands. Indexes are those of {@link TXN_COMMANDS}. */
import { TXN_COMMANDS, type TxnCommandKind } from './txn-command.ts';

/** Hears of times as they pass, in seconds. */
export interface TxnTimes {
  /** Of a command that writes, from its arrival to its answer. */
  command(kind: number, seconds: number): void;
  latchWait(kind: number, seconds: number): void;
}

export class TxnStats {
  /** Commands that arrived. */
  readonly commands = new Float64Array(TXN_COMMANDS.length);
  /** Those that were told that the store is busy. */
  readonly tooBusy = new Float64Array(TXN_COMMANDS.length);
  /** By `CommandPri`: normal, low, high. */
  readonly byPriority = new Float64Array(3);
  times: TxnTimes | undefined;

  arrived(kind: TxnCommandKind, priority: number): void {
    const index = KIND_INDEX[kind];
    this.commands[index] = (this.commands[index] as number) + 1;
    if (priority < 3) this.byPriority[priority] = (this.byPriority[priority] as number) + 1;
  }

  busy(kind: TxnCommandKind): void {
    const index = KIND_INDEX[kind];
    this.tooBusy[index] = (this.tooBusy[index] as number) + 1;
  }
}

export const KIND_INDEX = Object.fromEntries(TXN_COMMANDS.map((kind, index) => [kind, index])) as Readonly<
  Record<TxnCommandKind, number>
>;
