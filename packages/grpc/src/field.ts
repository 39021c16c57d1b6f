/** Header fields: what HPACK tables hold and what header lists are made of, classified once when they are created. */

/** What a name means to us, so that a header list is built by a switch over small integers. */
export const FieldKind = {
  /** For the application. */
  METADATA: 0,
  METHOD: 1,
  PATH: 2,
  SCHEME: 3,
  AUTHORITY: 4,
  STATUS: 5,
  CONTENT_TYPE: 6,
  CONTENT_LENGTH: 7,
  TE: 8,
  GRPC_TIMEOUT: 9,
  GRPC_ENCODING: 10,
  GRPC_ACCEPT_ENCODING: 11,
  GRPC_STATUS: 12,
  GRPC_MESSAGE: 13,
  /** `grpc-*` names of others: reserved, not metadata. */
  RESERVED: 14,
  /** Makes the message malformed (RFC 9113 8.2, 8.3). */
  MALFORMED: 15,
} as const;

export type FieldKind = (typeof FieldKind)[keyof typeof FieldKind];

const KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  [':method', FieldKind.METHOD],
  [':path', FieldKind.PATH],
  [':scheme', FieldKind.SCHEME],
  [':authority', FieldKind.AUTHORITY],
  [':status', FieldKind.STATUS],
  ['content-type', FieldKind.CONTENT_TYPE],
  ['content-length', FieldKind.CONTENT_LENGTH],
  ['te', FieldKind.TE],
  ['grpc-timeout', FieldKind.GRPC_TIMEOUT],
  ['grpc-encoding', FieldKind.GRPC_ENCODING],
  ['grpc-accept-encoding', FieldKind.GRPC_ACCEPT_ENCODING],
  ['grpc-status', FieldKind.GRPC_STATUS],
  ['grpc-message', FieldKind.GRPC_MESSAGE],
  // Connection-specific headers of HTTP/1.1.
  ['connection', FieldKind.MALFORMED],
  ['keep-alive', FieldKind.MALFORMED],
  ['proxy-connection', FieldKind.MALFORMED],
  ['transfer-encoding', FieldKind.MALFORMED],
  ['upgrade', FieldKind.MALFORMED],
]);

// Lower-case token characters of RFC 9110, as RFC 9113 8.2.1 asks.
const VALID_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const INVALID_VALUE = /[\0\r\n]|^[ \t]|[ \t]$/;

function classify(name: string, value: string): FieldKind {
  const kind = KINDS.get(name);
  if (kind !== undefined) return INVALID_VALUE.test(value) ? FieldKind.MALFORMED : kind;
  if (!VALID_NAME.test(name) || INVALID_VALUE.test(value)) return FieldKind.MALFORMED;
  return name.startsWith('grpc-') ? FieldKind.RESERVED : FieldKind.METADATA;
}

/** RFC 7541 4.1: an entry costs its name, its value and 32. */
export const FIELD_OVERHEAD_BYTES = 32;

export class Field {
  readonly name: string;
  /** One char per byte. */
  readonly value: string;
  readonly kind: FieldKind;
  readonly sizeBytes: number;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
    this.kind = classify(name, value);
    this.sizeBytes = name.length + value.length + FIELD_OVERHEAD_BYTES;
  }
}
