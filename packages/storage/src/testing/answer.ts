/** A reply that decodes what it gets, so that both ways of answering look alike; complains when answered twice. */
import assert from 'node:assert/strict';
import type { Reply } from '../reply.ts';

export interface MessageType<R> {
  encode(init: never): Uint8Array;
  decode(bytes: Uint8Array): R;
}

export class Answer<R> implements Reply<object> {
  readonly receivedMs: number;
  value: R | undefined;
  readonly #type: MessageType<R>;

  constructor(type: MessageType<R>, receivedMs = 0) {
    this.#type = type;
    this.receivedMs = receivedMs;
  }

  done(response: object): void {
    this.doneEncoded(this.#type.encode(response as never));
  }

  doneEncoded(fields: Uint8Array): void {
    assert.equal(this.value, undefined, 'answered twice');
    this.value = this.#type.decode(fields.slice());
  }

  get now(): R {
    return this.value ?? assert.fail('not answered');
  }
}
