/** HEADERS and CONTINUATION frames put together to whole header blocks (RFC 9113 4.3), with padding and priority cut off. */
import { ConnectionError, ErrorCode, Flag, FrameType, protocolError, readU32, sizeError } from './http2.ts';

/** With frames of 16 KiB far beyond what the size limit lets through; empty frames reach it. */
const MAX_CONTINUATIONS = 64;

export interface BlockHandler {
  /** A whole header block; `flags` are those of its HEADERS frame. Borrowed for the call. */
  onHeaders(streamId: number, flags: number, bytes: Uint8Array, start: number, end: number): void;
}

export class HeaderBlocks {
  readonly #handler: BlockHandler;
  readonly #limitBytes: number;
  /** The stream whose block is incomplete; 0: none. */
  #streamId = 0;
  #flags = 0;
  #block = new Uint8Array(0);
  #frames = 0;

  constructor(handler: BlockHandler, limitBytes: number) {
    this.#handler = handler;
    this.#limitBytes = limitBytes;
  }

  /** Throws when an incomplete block forbids the frame. */
  check(type: number, streamId: number): void {
    if (this.#streamId !== 0 && (type !== FrameType.CONTINUATION || streamId !== this.#streamId)) {
      throw protocolError('frame inside a header block');
    }
  }

  /** True when the frame makes its stream depend on itself, which resets the stream after its block is decoded. */
  onHeadersFrame(flags: number, streamId: number, bytes: Uint8Array, frameStart: number, frameEnd: number): boolean {
    if (streamId === 0) throw protocolError('HEADERS on stream 0');
    let start = frameStart;
    let end = frameEnd;
    if ((flags & Flag.PADDED) !== 0) {
      if (start === end) throw sizeError('HEADERS');
      end -= bytes[start++] as number;
    }
    let selfDependent = false;
    if ((flags & Flag.PRIORITY) !== 0) {
      selfDependent = start + 5 <= end && (readU32(bytes, start) & 0x7fff_ffff) === streamId;
      start += 5;
    }
    if (start > end) throw protocolError('padding longer than its frame');
    if ((flags & Flag.END_HEADERS) !== 0) {
      this.#handler.onHeaders(streamId, flags, bytes, start, end);
    } else {
      this.#streamId = streamId;
      this.#flags = flags;
      this.#frames = 0;
      this.#block = new Uint8Array(bytes.subarray(start, end));
    }
    return selfDependent;
  }

  onContinuation(flags: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.#streamId === 0) throw protocolError('CONTINUATION without HEADERS');
    const before = this.#block;
    // A compressed block larger than the decoded list may be is hostile, and so are many small pieces.
    if (before.length + end - start > this.#limitBytes || ++this.#frames > MAX_CONTINUATIONS) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'header block too large');
    }
    const block = new Uint8Array(before.length + end - start);
    block.set(before);
    block.set(bytes.subarray(start, end), before.length);
    this.#block = block;
    if ((flags & Flag.END_HEADERS) === 0) return;
    const streamId = this.#streamId;
    this.#streamId = 0;
    this.#block = new Uint8Array(0);
    this.#handler.onHeaders(streamId, this.#flags, block, 0, block.length);
  }
}
