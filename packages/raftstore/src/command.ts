/**
 * Writes as raft entries: raft_cmdpb.RaftCmdRequest, so that known tools can read the log. Keys lose their prefix 'z'
 * on the way in and get it back when they are applied.
 *
 * All writes of one region in a turn are one entry. It is applied completely or, when the region's version is no longer
 * the one in the header, not at all.
 */
import { EMPTY_BYTES, equalBytes, must } from '@tessera/base';
import { DATA_END_KEY, DATA_PREFIX } from '@tessera/codec';
import {
  BATCH_DELETE,
  BATCH_PUT,
  BatchCursor,
  CF,
  CF_NAMES,
  type ColumnFamily,
  columnFamilyByName,
  type WriteBatch,
} from '@tessera/engine';
import { Reader, Writer } from '@tessera/proto';
import type { Region } from '@tessera/proto/metapb';
import {
  type AdminRequestInit,
  CmdType,
  DeleteRangeRequest,
  DeleteRequest,
  RaftCmdRequest,
  RaftRequestHeader,
  Request,
} from '@tessera/proto/raft_cmdpb';

/** RaftCmdRequest.header and .requests. */
const HEADER_TAG = 10;
const REQUEST_TAG = 18;
/** Shorter entries are copied out of the builder's buffer; of a longer one the buffer itself is the entry. */
const COPIED_BYTES = 16 * 1024;
const FIRST_BYTES = 256;

function writeHeader(writer: Writer, region: Region): void {
  writer.tag(HEADER_TAG);
  const at = writer.begin();
  RaftRequestHeader.write({ regionId: region.id, regionEpoch: region.regionEpoch }, writer);
  writer.end(at);
}

// HOT: every written key passes here.
/** Gathers the writes of one region for its next entry. */
export class CommandBuilder {
  #writer = new Writer(FIRST_BYTES);
  #requests = 0;
  /** Of the entry before: the next one is likely to be as large, and growing to that copies it several times. */
  #lastBytes = 0;

  get empty(): boolean {
    return this.#requests === 0;
  }

  get sizeBytes(): number {
    return this.#writer.position;
  }

  /** Adds all of `batch`, copied, for `region` as it is now. */
  add(region: Region, batch: WriteBatch): void {
    const writer = this.#writer;
    if (this.#requests === 0) {
      if (this.#lastBytes > COPIED_BYTES) writer.ensure(this.#lastBytes + (this.#lastBytes >> 3));
      writeHeader(writer, region);
    }
    const cursor = new BatchCursor(batch.encoded());
    while (cursor.next()) {
      const { bytes, kind } = cursor;
      const cf = CF_NAMES[cursor.cf];
      const key = bytes.subarray(cursor.keyStart + 1, cursor.keyEnd);
      const value = bytes.subarray(cursor.valueStart, cursor.valueEnd);
      writer.tag(REQUEST_TAG);
      const at = writer.begin();
      if (kind === BATCH_PUT) Request.write({ cmdType: CmdType.Put, put: { cf, key, value } }, writer);
      else if (kind === BATCH_DELETE) Request.write({ cmdType: CmdType.Delete, delete: { cf, key } }, writer);
      else {
        const endKey = equalBytes(value, DATA_END_KEY) ? EMPTY_BYTES : value.subarray(1);
        Request.write({ cmdType: CmdType.DeleteRange, deleteRange: { cf, startKey: key, endKey } }, writer);
      }
      writer.end(at);
      this.#requests++;
    }
  }

  /** The entry's data, owned by the caller; the builder is empty then. */
  take(): Uint8Array {
    const writer = this.#writer;
    const bytes = writer.position;
    const isGiven = bytes > COPIED_BYTES && bytes * 2 > writer.buffer.length;
    const data = isGiven ? writer.view() : writer.finish();
    // Nothing large is kept for a region that may write no more.
    if (isGiven || writer.buffer.length > COPIED_BYTES) this.#writer = new Writer(FIRST_BYTES);
    else writer.position = 0;
    this.#lastBytes = bytes;
    this.#requests = 0;
    return data;
  }
}

export function encodeAdmin(region: Region, adminRequest: AdminRequestInit): Uint8Array {
  const header = { regionId: region.id, regionEpoch: region.regionEpoch };
  return RaftCmdRequest.encode({ header, adminRequest });
}

let scratch = new Uint8Array(1024);

/** 'z' + key; borrowed until the next call. */
function prefixed(key: Uint8Array): Uint8Array {
  if (scratch.length <= key.length) scratch = new Uint8Array(key.length * 2);
  scratch[0] = DATA_PREFIX;
  scratch.set(key, 1);
  return scratch.subarray(0, key.length + 1);
}

function family(name: string): ColumnFamily {
  return must(columnFamilyByName(name), 'a committed entry names an unknown column family');
}

/** Tags of RaftRequestHeader, RegionEpoch, Request and PutRequest: puts are read without an object for each. */
const TAG = { epoch: 42, version: 16, put: 34, delete: 42, deleteRange: 66, cf: 10, key: 18, value: 26 } as const;

// HOT: every written key of every replica passes here.
/**
 * Adds what the command writes to `batch`: all of it when it is a command of writes whose header has `version`, else nothing, and
 * the answer is false.
 */
export function applyWrites(data: Uint8Array, version: number, batch: WriteBatch): boolean {
  const reader = new Reader(data);
  if (reader.tag() !== HEADER_TAG || headerVersion(reader) !== version) return false;
  if (data[reader.position] !== REQUEST_TAG) return false;
  while (reader.position < reader.limit) {
    const tag = reader.tag();
    if (tag === REQUEST_TAG) applyRequest(reader, batch);
    else reader.skip(tag);
  }
  return true;
}

/** RaftRequestHeader.region_epoch.version */
function headerVersion(reader: Reader): number {
  let version = 0;
  const end = reader.enter();
  while (reader.position < reader.limit) {
    const tag = reader.tag();
    if (tag !== TAG.epoch) {
      reader.skip(tag);
      continue;
    }
    const outer = reader.enter();
    while (reader.position < reader.limit) {
      const inner = reader.tag();
      if (inner === TAG.version) version = reader.uint64();
      else reader.skip(inner);
    }
    reader.leave(outer);
  }
  reader.leave(end);
  return version;
}

function applyRequest(reader: Reader, batch: WriteBatch): void {
  const outer = reader.enter();
  while (reader.position < reader.limit) {
    const tag = reader.tag();
    if (tag === TAG.put) applyPut(reader, batch);
    else if (tag === TAG.delete) applyDelete(reader, batch);
    else if (tag === TAG.deleteRange) applyDeleteRange(reader, batch);
    else reader.skip(tag);
  }
  reader.leave(outer);
}

function applyPut(reader: Reader, batch: WriteBatch): void {
  const outer = reader.enter();
  let cf: ColumnFamily = CF.default;
  let keyStart = 0;
  let keyEnd = 0;
  let valueStart = 0;
  let valueEnd = 0;
  while (reader.position < reader.limit) {
    const tag = reader.tag();
    if (tag === TAG.cf) cf = family(reader.string());
    else if (tag === TAG.key) {
      const end = reader.enter();
      keyStart = reader.position;
      keyEnd = reader.position = reader.limit;
      reader.leave(end);
    } else if (tag === TAG.value) {
      const end = reader.enter();
      valueStart = reader.position;
      valueEnd = reader.position = reader.limit;
      reader.leave(end);
    } else reader.skip(tag);
  }
  reader.leave(outer);
  batch.putSlices(cf, DATA_PREFIX, reader.buffer, keyStart, keyEnd, valueStart, valueEnd);
}

function applyDelete(reader: Reader, batch: WriteBatch): void {
  const outer = reader.enter();
  const { cf, key } = DeleteRequest.merge(new DeleteRequest(), reader);
  reader.leave(outer);
  batch.delete(family(cf), prefixed(key));
}

function applyDeleteRange(reader: Reader, batch: WriteBatch): void {
  const outer = reader.enter();
  const { cf, startKey, endKey } = DeleteRangeRequest.merge(new DeleteRangeRequest(), reader);
  reader.leave(outer);
  const start = prefixed(startKey).slice();
  batch.deleteRange(family(cf), start, endKey.length === 0 ? DATA_END_KEY : prefixed(endKey));
}
