/**
 * What goes wrong when talking to PD. `kind` says what a caller can do about it; `type` is PD's own error type when
 * PD answered with an error in the response header (features 16.2).
 */
import { type ErrorDetails, TesseraError } from '@tessera/base';
import * as pdpb from '@tessera/proto/pdpb';

export type PdErrorKind =
  /** PD answered and said no: see `type`. */
  | 'refused'
  /** No leader could be reached within the deadline. */
  | 'unavailable'
  /** The caller's deadline passed. */
  | 'deadline'
  /** The caller's signal was aborted, or the client was closed. */
  | 'aborted'
  /** The endpoints belong to another cluster, or to different ones. */
  | 'cluster-mismatch'
  /** This PD does not know the call. */
  | 'unimplemented'
  /** PD failed the call with another gRPC status, or answered what no PD should. */
  | 'failed';

const CODES: Readonly<Record<number, string>> = {
  [pdpb.ErrorType.NOT_BOOTSTRAPPED]: 'KV:Pd:ClusterNotBootstraped',
  [pdpb.ErrorType.ALREADY_BOOTSTRAPPED]: 'KV:Pd:ClusterBootstraped',
  [pdpb.ErrorType.STORE_TOMBSTONE]: 'KV:Pd:StoreTombstone',
  [pdpb.ErrorType.INCOMPATIBLE_VERSION]: 'KV:Pd:Imcompatible',
  [pdpb.ErrorType.REGION_NOT_FOUND]: 'KV:Pd:RegionNotFound',
  [pdpb.ErrorType.DATA_COMPACTED]: 'KV:Pd:DataCompacted',
};

export interface PdErrorOptions {
  readonly type?: pdpb.ErrorType;
  readonly cause?: unknown;
  readonly details?: ErrorDetails;
}

export class PdError extends TesseraError {
  override name = 'PdError';
  readonly kind: PdErrorKind;
  /** `pdpb.ErrorType`; OK unless `kind` is 'refused'. */
  readonly type: pdpb.ErrorType;

  constructor(kind: PdErrorKind, message: string, options: PdErrorOptions = {}) {
    const type = options.type ?? pdpb.ErrorType.OK;
    super(kind === 'refused' ? (CODES[type] ?? 'KV:Pd:Unknown') : 'KV:Pd:Grpc', message, options);
    this.kind = kind;
    this.type = type;
  }
}
