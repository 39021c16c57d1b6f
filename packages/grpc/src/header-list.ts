/**
 * One decoded header block: the fields HTTP/2 and gRPC give a meaning to, checked, and the rest as metadata.
 * Immutable once decoded, so that calls with equal blocks share one list.
 */
import { type Field, FieldKind } from './field.ts';
import type { FieldSink } from './hpack-decoder.ts';
import { decodeMetadata, parseTimeoutMs } from './metadata.ts';
import { EMPTY_METADATA } from './status.ts';
import type { Metadata } from './types.ts';

export class HeaderList implements FieldSink {
  method = '';
  path = '';
  scheme = '';
  status = '';
  contentType = '';
  /** -1: not said. */
  contentLength = -1;
  encoding = 'identity';
  acceptsGzip = false;
  /** Undefined: no timeout; NaN: not a timeout. */
  timeoutMs: number | undefined = undefined;
  grpcStatus = '';
  grpcMessage = '';
  /** Why RFC 9113 calls the message malformed. */
  malformed: string | undefined = undefined;
  sizeBytes = 0;
  readonly #limitBytes: number;
  #seen = 0;
  #regular = false;
  #others: Field[] | undefined = undefined;
  #metadata: Metadata | undefined = undefined;

  /** Fields beyond the limit are counted, not kept. */
  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** By its content-type: application/grpc, perhaps with a codec or parameters. */
  get isGrpc(): boolean {
    return this.contentType === 'application/grpc' || /^application\/grpc[+;]/i.test(this.contentType);
  }

  get tooLarge(): boolean {
    return this.sizeBytes > this.#limitBytes;
  }

  get metadata(): Metadata {
    if (this.#metadata === undefined) {
      this.#metadata = this.#others === undefined ? EMPTY_METADATA : decodeMetadata(this.#others);
    }
    return this.#metadata;
  }

  add(field: Field): void {
    this.sizeBytes += field.sizeBytes;
    if (this.sizeBytes > this.#limitBytes) return;
    const kind = field.kind;
    const value = field.value;
    if (kind === FieldKind.METADATA) {
      this.#regular = true;
      if (this.#others === undefined) this.#others = [field];
      else this.#others.push(field);
      return;
    }
    if (kind >= FieldKind.METHOD && kind <= FieldKind.STATUS) this.#pseudo(kind);
    else this.#regular = true;
    switch (kind) {
      case FieldKind.METHOD:
        this.method = value;
        break;
      case FieldKind.PATH:
        this.path = value;
        break;
      case FieldKind.SCHEME:
        this.scheme = value;
        break;
      case FieldKind.STATUS:
        this.status = value;
        break;
      case FieldKind.CONTENT_TYPE:
        this.contentType = value;
        break;
      case FieldKind.CONTENT_LENGTH:
        this.#setContentLength(value);
        break;
      case FieldKind.TE:
        if (value !== 'trailers') this.malformed ??= 'te is not trailers';
        break;
      case FieldKind.GRPC_TIMEOUT:
        this.timeoutMs = parseTimeoutMs(value);
        break;
      case FieldKind.GRPC_ENCODING:
        this.encoding = value;
        break;
      case FieldKind.GRPC_ACCEPT_ENCODING:
        this.acceptsGzip = /(?:^|,)\s*gzip\s*(?:,|$)/.test(value);
        break;
      case FieldKind.GRPC_STATUS:
        this.grpcStatus = value;
        break;
      case FieldKind.GRPC_MESSAGE:
        this.grpcMessage = value;
        break;
      case FieldKind.MALFORMED:
        this.malformed ??= 'invalid header field';
        break;
    }
  }

  #pseudo(kind: FieldKind): void {
    if (this.#regular) this.malformed ??= 'pseudo-header after a regular header';
    if ((this.#seen & (1 << kind)) !== 0) this.malformed ??= 'pseudo-header repeated';
    this.#seen |= 1 << kind;
  }

  #setContentLength(value: string): void {
    const length = /^\d{1,15}$/.test(value) ? Number(value) : -1;
    if (length === -1 || (this.contentLength !== -1 && this.contentLength !== length)) {
      this.malformed ??= 'bad content-length';
    }
    this.contentLength = length;
  }

  /** Why this is not the head of a request; undefined when it is. */
  requestFault(): string | undefined {
    if (this.malformed !== undefined) return this.malformed;
    if (this.#seen & (1 << FieldKind.STATUS)) return ':status in a request';
    if (this.method === '' || this.scheme === '' || this.path === '') return 'missing pseudo-header';
    return undefined;
  }

  responseFault(): string | undefined {
    if (this.malformed !== undefined) return this.malformed;
    if ((this.#seen & ~(1 << FieldKind.STATUS)) !== 0) return 'request pseudo-header in a response';
    return /^[1-9]\d\d$/.test(this.status) ? undefined : 'missing or bad :status';
  }

  trailersFault(): string | undefined {
    return this.malformed ?? (this.#seen === 0 ? undefined : 'pseudo-header in trailers');
  }
}
