/**
 * `npm run bench -- codec`: BatchCommands of N raw requests, our generated code beside protobufjs.
 *
 * A store decodes requests and encodes responses, a client the other way round; one operation is one sub-request.
 * The peer is the code that protobufjs compiles from the same .proto files (`Type#setup`), which is what its
 * `pbjs -t static` writes to a file. Ours encodes into a reused Writer as the transport does; protobufjs allocates
 * the result, which is what its API offers. Both sides must agree on every byte before anything is measured.
 */
import { equal } from 'node:assert/strict';
import { Writer } from '@tessera/proto';
import { BatchCommandsRequest, BatchCommandsResponse } from '@tessera/proto/tikvpb';
import type protobuf from 'protobufjs';
import { loadProtos } from '../../tools/gen-proto/main.ts';
import { type Contender, measureInTurns } from '../harness/in-process.ts';
import { type Row, row } from '../harness/row.ts';

const PEER = 'protobufjs static';
const VALUE = Buffer.alloc(100, 'v');

export async function run(): Promise<Row[]> {
  const { root } = loadProtos();
  const requestType = root.lookupType('tikvpb.BatchCommandsRequest').setup();
  const responseType = root.lookupType('tikvpb.BatchCommandsResponse').setup();
  const rows: Row[] = [];
  for (const count of [1, 16, 128]) {
    rows.push(
      decodeRow(`decode-batch-${count}`, count, gets(count), BatchCommandsRequest, requestType),
      encodeRow(`encode-batch-${count}`, count, BatchCommandsResponse, getReplies(count), responseType),
      decodeRow(`decode-put-batch-${count}`, count, puts(count), BatchCommandsRequest, requestType),
    );
  }
  rows.push(decodeRow('decode-reply-batch-128', 128, getReplies(128), BatchCommandsResponse, responseType));
  rows.push(encodeRow('encode-request-batch-128', 128, BatchCommandsRequest, gets(128), requestType));
  return rows;
}

interface Codec {
  decode(bytes: Uint8Array): object;
  // biome-ignore lint/suspicious/noExplicitAny: one table for requests and responses
  write(message: any, writer: Writer): void;
}

function encodeWith(codec: Codec, message: object): Uint8Array {
  const writer = new Writer();
  codec.write(message, writer);
  return writer.finish();
}

function decodeRow(name: string, count: number, message: object, codec: Codec, peer: protobuf.Type): Row {
  // A slice of a larger buffer, as messages are when they come from a socket.
  const bytes = Buffer.concat([Buffer.alloc(5), encodeWith(codec, message)]).subarray(5);
  equal(Buffer.compare(peer.encode(peer.decode(bytes)).finish(), bytes), 0, 'both codecs must agree');
  return compare(
    name,
    count,
    () => codec.decode(bytes),
    () => peer.decode(bytes),
  );
}

function encodeRow(name: string, count: number, codec: Codec, message: object, peer: protobuf.Type): Row {
  const writer = new Writer(65_536);
  const theirMessage = peer.decode(encodeWith(codec, message));
  equal(Buffer.compare(peer.encode(theirMessage).finish(), encodeWith(codec, message)), 0, 'both codecs must agree');
  const encode = (): void => {
    writer.position = 0;
    codec.write(message, writer);
  };
  return compare(name, count, encode, () => peer.encode(theirMessage).finish());
}

function compare(name: string, count: number, ours: () => unknown, theirs: () => unknown): Row {
  // Many messages between two looks at the clock, which costs as much as a small message.
  const repeats = Math.ceil(1024 / count);
  const contender = (who: string, work: () => unknown): Contender => ({
    name: who,
    operations: repeats * count,
    run: () => {
      for (let i = 0; i < repeats; i++) work();
    },
  });
  const [our, their] = measureInTurns([contender('ours', ours), contender(PEER, theirs)]);
  return row(name, must(our), PEER, must(their));
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('measured fewer contenders than asked');
  return value;
}

/** The context that client-go sends with a raw request. */
const CONTEXT = {
  regionId: 5_021,
  regionEpoch: { confVer: 5, version: 1_290 },
  peer: { id: 5_023, storeId: 4 },
  maxExecutionDurationMs: 20_000,
  requestSource: 'external_RawKV',
};

function ids(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 1_000_000 + i);
}

function key(i: number): Uint8Array {
  return Buffer.from(`user${String(i).padStart(16, '0')}`);
}

function gets(count: number): object {
  const requests = ids(count).map((id) => ({
    cmd: { kind: 'rawGet', value: { context: CONTEXT, key: key(id), cf: 'default' } },
  }));
  return { requests, requestIds: ids(count) };
}

function puts(count: number): object {
  const requests = ids(count).map((id) => ({
    cmd: { kind: 'rawPut', value: { context: CONTEXT, key: key(id), value: VALUE, cf: 'default' } },
  }));
  return { requests, requestIds: ids(count) };
}

function getReplies(count: number): object {
  const responses = ids(count).map(() => ({ cmd: { kind: 'rawGet', value: { value: VALUE } } }));
  return { responses, requestIds: ids(count), transportLayerLoad: 7 };
}
