/**
 * One HTTP/2 stream that carries gRPC messages: cutting what arrives into messages, framing what is sent, and the
 * queue of what the peer's flow control does not let out yet. Server and client calls extend it.
 *
 * A message that lies whole in one chunk is a view of it. Any other is assembled in a buffer that grows with what
 * has arrived, never by what the peer announces.
 * HOT: no allocation per message but its view.
 */

import { EMPTY_BYTES } from '@tessera/base';
import type { WheelEntry } from '@tessera/env';
import type { Connection } from './connection.ts';
import { compress, decompress } from './gzip.ts';
import { FRAME_HEADER_BYTES, FrameType, readU32, writeU32 } from './http2.ts';
import { GrpcError, Status } from './status.ts';
import type { Encoder } from './types.ts';

/** Compressed flag and length before each message. */
const PREFIX_BYTES = 5;
const MESSAGE_OFFSET = FRAME_HEADER_BYTES + PREFIX_BYTES;
const FIRST_ASSEMBLY_BYTES = 64 * 1024;
/** The first buffer of a message that is not whole is at most so many times larger than what has arrived of it. */
const ASSEMBLY_FACTOR = 32;
/** Small messages share a chunk of the queue; the first one gets its own, for most queues hold no other. */
const QUEUE_CHUNK_BYTES = 16 * 1024;

const NOT_READING = 'the peer does not read: too many bytes are waiting for it';

interface QueueChunk {
  readonly bytes: Uint8Array;
  /** What waits is `[start, end)`; room for more follows. */
  start: number;
  end: number;
}

export abstract class Stream implements WheelEntry {
  connection!: Connection;
  id = 0;
  /** Nothing is delivered to the user any more, and nothing taken from it. The queue may still hold bytes. */
  closed = false;
  remoteEnded = false;
  sendWindow = 0;
  receiveWindow = 0;
  /** Encoding of what arrives, and whether what we send may be gzip. */
  encoding = 'identity';
  gzipFromBytes = Number.POSITIVE_INFINITY;
  /** What content-length leaves; undefined when there was none. */
  bodyLeft: number | undefined = undefined;

  deadlineMs: number | undefined = undefined;
  wheelNext: WheelEntry | undefined = undefined;
  wheelPrevious: WheelEntry | undefined = undefined;

  #paused = false;
  #owedBytes = 0;

  #prefixHave = 0;
  #compressed = 0;
  #length = 0;
  #assembly: Uint8Array | undefined = undefined;
  #assemblyHave = 0;

  /** Messages with their prefixes, end to end. */
  #queue: QueueChunk[] | undefined = undefined;
  /** Some of the queue has left, perhaps a part of a message. */
  #queueCut = false;
  queuedBytes = 0;
  /** `writeEnd` is due when the queue is empty. */
  ending = false;

  protected abstract onMessage(message: Uint8Array): void;
  protected abstract onRemoteEnd(): void;
  /** What arrives cannot be taken: a limit, bad compression, a cut message. */
  protected abstract onReceiveFault(error: GrpcError): void;
  /** A limit stops what we send. */
  protected abstract onSendFault(error: GrpcError): void;
  abstract onDrained(): void;
  /** The peer reset the stream, or broke the protocol on it. The stream is off the connection already. */
  abstract onReset(code: number, why: string | undefined): void;
  /** The connection is gone. */
  abstract onLost(error: GrpcError): void;
  abstract expired(): void;
  /** Writes what ends our side: trailers or an empty DATA. */
  protected abstract writeEnd(): void;

  // ---- receiving

  receive(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    while (at < end && !this.closed) {
      if (this.#assembly !== undefined) {
        at = this.#assemble(this.#assembly, bytes, at, end);
      } else if (this.#prefixHave === 0 && end - at >= PREFIX_BYTES) {
        this.#compressed = bytes[at] as number;
        this.#length = readU32(bytes, at + 1);
        at = this.#startMessage(bytes, at + PREFIX_BYTES, end);
      } else {
        if (this.#prefixHave === 0) this.#compressed = bytes[at] as number;
        else this.#length = ((this.#length << 8) | (bytes[at] as number)) >>> 0;
        at++;
        if (++this.#prefixHave < PREFIX_BYTES) continue;
        this.#prefixHave = 0;
        at = this.#startMessage(bytes, at, end);
      }
    }
  }

  /** Returns where to go on in `bytes`. */
  #startMessage(bytes: Uint8Array, at: number, end: number): number {
    const length = this.#length;
    const limit = this.connection.host.limits.receiveMessageBytes;
    if (length > limit) {
      this.#refuse(Status.RESOURCE_EXHAUSTED, `message of ${length} bytes is larger than the limit of ${limit}`);
      return end;
    }
    if (end - at >= length) {
      this.#deliver(length === 0 ? EMPTY_BYTES : bytes.subarray(at, at + length));
      return at + length;
    }
    const capacity = Math.min(length, Math.max((end - at) * ASSEMBLY_FACTOR, FIRST_ASSEMBLY_BYTES));
    if (!this.#reserve(capacity)) return end;
    this.#assembly = new Uint8Array(capacity);
    this.#assembly.set(bytes.subarray(at, end));
    this.#assemblyHave = end - at;
    return end;
  }

  #assemble(assembly: Uint8Array, bytes: Uint8Array, at: number, end: number): number {
    const taken = Math.min(this.#length - this.#assemblyHave, end - at);
    const needed = this.#assemblyHave + taken;
    let target = assembly;
    if (needed > assembly.length) {
      const capacity = Math.min(this.#length, Math.max(needed, assembly.length * 2));
      if (!this.#reserve(capacity - assembly.length)) return end;
      target = new Uint8Array(capacity);
      target.set(assembly.subarray(0, this.#assemblyHave));
      this.#assembly = target;
    }
    target.set(bytes.subarray(at, at + taken), this.#assemblyHave);
    this.#assemblyHave = needed;
    if (needed === this.#length) {
      this.#dropAssembly();
      this.#deliver(target);
    }
    return at + taken;
  }

  #reserve(count: number): boolean {
    if (this.connection.assembly.reserve(count)) return true;
    this.#refuse(Status.RESOURCE_EXHAUSTED, 'too many bytes of unfinished messages');
    return false;
  }

  #dropAssembly(): void {
    if (this.#assembly === undefined) return;
    this.connection.assembly.release(this.#assembly.length);
    this.#assembly = undefined;
    this.#assemblyHave = 0;
  }

  #deliver(bytes: Uint8Array): void {
    let message = bytes;
    if (this.#compressed !== 0) {
      if (this.#compressed !== 1 || this.encoding === 'identity') {
        this.#refuse(Status.INTERNAL, 'compressed message without an encoding');
        return;
      }
      try {
        message = decompress(this.encoding, bytes, this.connection.host.limits.receiveMessageBytes);
      } catch (error) {
        if (!(error instanceof GrpcError)) throw error;
        this.onReceiveFault(error);
        return;
      }
    }
    this.connection.delivered();
    this.onMessage(message);
  }

  #refuse(status: Status, message: string): void {
    this.onReceiveFault(new GrpcError(status, message));
  }

  /** The peer's END_STREAM. */
  remoteEnd(): void {
    this.remoteEnded = true;
    if (this.closed) return;
    if (this.#assembly !== undefined || this.#prefixHave > 0) {
      this.#refuse(Status.INTERNAL, 'the last message is cut off');
    } else {
      this.onRemoteEnd();
    }
  }

  /** Bytes of DATA were taken in: grants them anew, half a window at a time. */
  consumed(count: number): void {
    this.#owedBytes += count;
    if (!this.#paused) this.#grant();
  }

  #grant(): void {
    if (this.remoteEnded || this.#owedBytes <= this.connection.host.limits.streamWindowBytes >> 1) return;
    this.connection.writeWindowUpdate(this.id, this.#owedBytes);
    this.receiveWindow += this.#owedBytes;
    this.#owedBytes = 0;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    if (this.connection === undefined) return;
    this.#grant();
    this.connection.wrote();
  }

  // ---- sending

  get bufferedBytes(): number {
    const connection = this.connection;
    return this.queuedBytes + connection.socketBufferedBytes + connection.output.unsentBytes;
  }

  get writable(): boolean {
    if (this.bufferedBytes < this.connection.host.limits.streamBufferBytes) return true;
    this.connection.backlog.wait(this);
    return false;
  }

  /** Frames one message; `flags` are for its last DATA frame. False when a limit stopped the call. */
  protected sendMessage<I>(type: Encoder<I> | undefined, message: I | Uint8Array, flags: number): boolean {
    const connection = this.connection;
    const { output, host } = connection;
    if (connection.bufferedBytes > host.limits.connectionBufferBytes) {
      this.onSendFault(new GrpcError(Status.RESOURCE_EXHAUSTED, NOT_READING));
      return false;
    }
    const start = output.openFrame();
    const writer = output.writer;
    writer.ensure(PREFIX_BYTES);
    writer.position += PREFIX_BYTES;
    if (type === undefined) {
      writer.raw(message as Uint8Array);
    } else {
      try {
        type.write(message as I, writer);
      } catch (error) {
        writer.position = start;
        throw error;
      }
    }
    let size = writer.position - start - MESSAGE_OFFSET;
    if (size > host.limits.sendMessageBytes) {
      writer.position = start;
      const text = `message of ${size} bytes is larger than the limit of ${host.limits.sendMessageBytes}`;
      this.onSendFault(new GrpcError(Status.RESOURCE_EXHAUSTED, text));
      return false;
    }
    let compressed = 0;
    if (size >= this.gzipFromBytes) {
      const packed = compress(writer.buffer.subarray(start + MESSAGE_OFFSET, writer.position));
      writer.position = start + MESSAGE_OFFSET;
      writer.raw(packed);
      size = packed.length;
      compressed = 1;
    }
    writer.buffer[start + FRAME_HEADER_BYTES] = compressed;
    writeU32(writer.buffer, start + FRAME_HEADER_BYTES + 1, size);
    const total = size + PREFIX_BYTES;
    if (this.queuedBytes === 0 && total <= this.sendWindow && total <= connection.sendWindow) {
      this.sendWindow -= total;
      connection.sendWindow -= total;
      output.closeFrame(start, FrameType.DATA, flags, this.id, connection.peerFrameBytes);
    } else if (host.memory.exhausted) {
      // Whoever reads what it asks for needs no queue, and does not suffer from those who do not.
      writer.position = start;
      this.onSendFault(new GrpcError(Status.RESOURCE_EXHAUSTED, NOT_READING));
      return false;
    } else {
      this.enqueue(writer.buffer.subarray(start + FRAME_HEADER_BYTES, writer.position));
      writer.position = start;
      this.ending = flags !== 0;
    }
    return true;
  }

  /** Copies `bytes` to be sent as DATA as the windows allow. */
  protected enqueue(bytes: Uint8Array): void {
    if (this.#queue === undefined) this.#queue = [];
    const last = this.#queue.at(-1);
    if (last !== undefined && last.bytes.length - last.end >= bytes.length) {
      last.bytes.set(bytes, last.end);
      last.end += bytes.length;
    } else {
      const capacity = last === undefined ? bytes.length : Math.max(bytes.length, QUEUE_CHUNK_BYTES);
      const chunk = new Uint8Array(capacity);
      chunk.set(bytes);
      this.#queue.push({ bytes: chunk, start: 0, end: bytes.length });
    }
    this.queuedBytes += bytes.length;
    this.connection.backlog.enqueued(this, bytes.length);
  }

  /** Sends one DATA frame of the queue if the windows allow it. */
  pump(): boolean {
    const head = this.#queue?.[0];
    if (head === undefined) return false;
    const { output, peerFrameBytes, sendWindow } = this.connection;
    const count = Math.min(head.end - head.start, sendWindow, this.sendWindow, peerFrameBytes);
    if (count <= 0) return false;
    const frame = output.openFrame();
    output.writer.raw(head.bytes.subarray(head.start, head.start + count));
    output.closeFrame(frame, FrameType.DATA, 0, this.id, peerFrameBytes);
    this.sendWindow -= count;
    this.connection.sendWindow -= count;
    head.start += count;
    this.#queueCut = true;
    if (head.start === head.end) this.#queue?.shift();
    this.#dequeue(count);
    if (this.queuedBytes === 0 && this.ending) this.writeEnd();
    return true;
  }

  #dequeue(count: number): void {
    this.queuedBytes -= count;
    if (this.queuedBytes === 0) {
      this.#queue = undefined;
      this.#queueCut = false;
    }
    this.connection.backlog.dequeued(this, count);
  }

  /** Forgets what is queued; true when a part of it has left, so that no trailers can follow. */
  protected dropQueue(): boolean {
    const cut = this.#queueCut;
    this.ending = false;
    if (this.queuedBytes > 0) this.#dequeue(this.queuedBytes);
    return cut;
  }

  /** Gives back what the stream holds of the connection's memory and of the wheel. */
  release(): void {
    this.closed = true;
    this.#dropAssembly();
    this.dropQueue();
    this.connection.host.wheel.remove(this);
  }
}
