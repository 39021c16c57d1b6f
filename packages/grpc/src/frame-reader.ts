/**
 * Cuts the bytes of a connection into frames. DATA goes on as it arrives, piece by piece, as views of the received
 * chunk; every other frame is handed over whole, and is copied only when a chunk boundary cuts it. So at most one
 * control frame (16 KiB) is held back.
 * HOT: no allocation but for cut frames.
 */
import {
  ConnectionError,
  DEFAULT_FRAME_BYTES,
  ErrorCode,
  Flag,
  FRAME_HEADER_BYTES,
  FrameType,
  readU32,
} from './http2.ts';

/** May throw ConnectionError, which leaves the reader unusable. */
export interface FrameHandler {
  /** A whole frame other than DATA with payload `[start, end)`; borrowed for the call. */
  frame(type: number, flags: number, streamId: number, bytes: Uint8Array, start: number, end: number): void;
  /** A DATA frame begins; `length` is what it takes of the flow control windows, padding included. */
  dataStart(streamId: number, flags: number, length: number): void;
  /** Payload without padding; views of `bytes` may be kept. */
  dataBytes(bytes: Uint8Array, start: number, end: number): void;
  dataEnd(): void;
}

export class FrameReader {
  readonly #handler: FrameHandler;
  readonly #header = new Uint8Array(FRAME_HEADER_BYTES);
  #headerHave = 0;
  /** A frame that a chunk boundary cuts. */
  #payload: Uint8Array | undefined = undefined;
  #payloadHave = 0;
  #inData = false;
  #padLengthDue = false;
  #dataLeft = 0;
  #padLeft = 0;

  constructor(handler: FrameHandler) {
    this.#handler = handler;
  }

  feed(bytes: Uint8Array, start = 0): void {
    const end = bytes.length;
    let at = start;
    while (at < end || this.#inData) {
      if (this.#inData) {
        at = this.#feedData(bytes, at, end);
        if (this.#inData) return;
      } else if (this.#payload !== undefined) {
        at = this.#feedPayload(this.#payload, bytes, at, end);
      } else if (this.#headerHave > 0 || end - at < FRAME_HEADER_BYTES) {
        at = this.#feedHeader(bytes, at, end);
      } else {
        at = this.#frame(bytes, at, bytes, at + FRAME_HEADER_BYTES, end);
      }
    }
  }

  /** Starts on the frame whose header is at `header[headerAt]`; returns where its payload ended in `bytes`. */
  #frame(header: Uint8Array, headerAt: number, bytes: Uint8Array, at: number, end: number): number {
    const length =
      ((header[headerAt] as number) << 16) | ((header[headerAt + 1] as number) << 8) | (header[headerAt + 2] as number);
    if (length > DEFAULT_FRAME_BYTES) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'frame too large');
    const type = header[headerAt + 3] as number;
    const flags = header[headerAt + 4] as number;
    const streamId = readU32(header, headerAt + 5) & 0x7fff_ffff;
    if (type === FrameType.DATA) {
      this.#inData = true;
      this.#dataLeft = length;
      this.#padLeft = 0;
      this.#padLengthDue = (flags & Flag.PADDED) !== 0;
      if (this.#padLengthDue && length === 0) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'no pad length');
      this.#handler.dataStart(streamId, flags, length);
      return at;
    }
    if (end - at < length) {
      if (header !== this.#header) this.#header.set(header.subarray(headerAt, headerAt + FRAME_HEADER_BYTES));
      this.#payload = new Uint8Array(length);
      this.#payload.set(bytes.subarray(at, end));
      this.#payloadHave = end - at;
      return end;
    }
    this.#handler.frame(type, flags, streamId, bytes, at, at + length);
    return at + length;
  }

  #feedHeader(bytes: Uint8Array, at: number, end: number): number {
    const taken = Math.min(FRAME_HEADER_BYTES - this.#headerHave, end - at);
    for (let i = 0; i < taken; i++) this.#header[this.#headerHave + i] = bytes[at + i] as number;
    this.#headerHave += taken;
    if (this.#headerHave < FRAME_HEADER_BYTES) return end;
    this.#headerHave = 0;
    return this.#frame(this.#header, 0, bytes, at + taken, end);
  }

  #feedPayload(payload: Uint8Array, bytes: Uint8Array, at: number, end: number): number {
    const taken = Math.min(payload.length - this.#payloadHave, end - at);
    payload.set(bytes.subarray(at, at + taken), this.#payloadHave);
    this.#payloadHave += taken;
    if (this.#payloadHave === payload.length) {
      this.#payload = undefined;
      this.#frame(this.#header, 0, payload, 0, payload.length);
    }
    return at + taken;
  }

  #feedData(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    if (this.#padLengthDue) {
      if (at === end) return at;
      this.#padLengthDue = false;
      this.#padLeft = bytes[at++] as number;
      this.#dataLeft -= 1 + this.#padLeft;
      if (this.#dataLeft < 0) throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'padding longer than its frame');
    }
    if (this.#dataLeft > 0) {
      const taken = Math.min(this.#dataLeft, end - at);
      this.#dataLeft -= taken;
      if (taken > 0) this.#handler.dataBytes(bytes, at, at + taken);
      at += taken;
      if (this.#dataLeft > 0) return at;
    }
    const skipped = Math.min(this.#padLeft, end - at);
    this.#padLeft -= skipped;
    at += skipped;
    if (this.#padLeft > 0) return at;
    this.#inData = false;
    this.#handler.dataEnd();
    return at;
  }
}
