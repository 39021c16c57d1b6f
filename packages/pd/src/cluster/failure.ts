/** Outcomes that PD reports in `header.error` with gRPC OK: values, never thrown. */
import * as pdpb from '@tessera/proto/pdpb';

export class Failure {
  readonly type: pdpb.ErrorType;
  readonly message: string;

  constructor(type: pdpb.ErrorType, message: string) {
    this.type = type;
    this.message = message;
  }
}

export function unknown(message: string): Failure {
  return new Failure(pdpb.ErrorType.UNKNOWN, message);
}

export const NOT_BOOTSTRAPPED = new Failure(pdpb.ErrorType.NOT_BOOTSTRAPPED, 'cluster is not bootstrapped');
export const ALREADY_BOOTSTRAPPED = new Failure(pdpb.ErrorType.ALREADY_BOOTSTRAPPED, 'cluster is already bootstrapped');
export const STORE_TOMBSTONE = new Failure(pdpb.ErrorType.STORE_TOMBSTONE, 'store is tombstone');
