import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '@tessera/env/memory';
import { kvrpcpb } from './messages.ts';
import { StepQueue, Steps } from './step-queue.ts';

const { High, Low, Normal } = kvrpcpb.CommandPri;

class Rig {
  readonly clock = new ManualClock(0);
  readonly turns: (() => void)[] = [];
  readonly queue = new StepQueue({ clock: this.clock, tasks: { defer: (task) => void this.turns.push(task) } });
  readonly ran: string[] = [];

  /** A read of `steps` steps that take `stepMs` each. */
  read(name: string, priority: number, steps: number, stepMs = 1): void {
    let left = steps;
    const read = new Steps(() => {
      this.ran.push(name);
      this.clock.advance(stepMs);
      if (--left > 0) this.queue.push(read);
    }, priority);
    this.queue.push(read);
  }

  turn(): void {
    this.turns.shift()?.();
  }

  /** Runs everything; the order as text. */
  drain(): string {
    while (this.turns.length > 0) this.turn();
    return this.ran.join('');
  }
}

test('a turn runs a few steps, however many reads there are, and the next one follows', () => {
  const rig = new Rig();
  for (let i = 0; i < 100; i++) rig.read('x', Normal, 1);
  assert.equal(rig.turns.length, 1);
  rig.turn();
  assert.equal(rig.ran.length, 4);
  assert.equal(rig.turns.length, 1);
  assert.equal(rig.drain().length, 100);
  assert.equal(rig.turns.length, 0);
});

test('reads of one level take turns', () => {
  const rig = new Rig();
  rig.read('a', Normal, 3);
  rig.read('b', Normal, 3);
  assert.equal(rig.drain(), 'ababab');
});

test('a short read overtakes one that has used its time', () => {
  const rig = new Rig();
  rig.read('l', Normal, 40, 10);
  while (rig.ran.length < 8) rig.turn();
  rig.read('s', Normal, 2);
  rig.drain();
  assert.deepEqual([rig.ran[8], rig.ran[9]], ['s', 's']);
});

test('high before normal before low, and nobody starves', () => {
  const rig = new Rig();
  rig.read('l', Low, 10);
  rig.read('n', Normal, 20, 10);
  rig.read('h', High, 40, 10);
  const order = rig.drain();
  const third = (n: number): string => order.slice(n * 15, (n + 1) * 15);
  const count = (text: string, letter: string): number => text.split(letter).length - 1;
  assert.ok(count(third(0), 'h') >= 10, order);
  assert.ok(count(third(0), 'n') >= 1, order);
  assert.ok(count(order.slice(0, 50), 'l') >= 1, order);
  assert.ok(count(order.slice(0, 50), 'l') < count(order.slice(0, 50), 'n'), order);
});
