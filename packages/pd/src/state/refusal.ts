/** Outcomes of the etcd API that are errors: texts and codes as etcd's clients match them. Values, never thrown here. */
import { Status } from '@tessera/grpc';

export interface Refusal {
  readonly kind: 'refused';
  readonly status: Status;
  readonly message: string;
}

function refusal(status: Status, text: string): Refusal {
  return { kind: 'refused', status, message: `etcdserver: ${text}` };
}

export const REFUSALS = {
  emptyKey: refusal(Status.INVALID_ARGUMENT, 'key is not provided'),
  keyNotFound: refusal(Status.INVALID_ARGUMENT, 'key not found'),
  valueProvided: refusal(Status.INVALID_ARGUMENT, 'value is provided'),
  leaseProvided: refusal(Status.INVALID_ARGUMENT, 'lease is provided'),
  tooManyOps: refusal(Status.INVALID_ARGUMENT, 'too many operations in txn request'),
  duplicateKey: refusal(Status.INVALID_ARGUMENT, 'duplicate key given in txn request'),
  requestTooLarge: refusal(Status.INVALID_ARGUMENT, 'request is too large'),
  invalidSort: refusal(Status.INVALID_ARGUMENT, 'invalid sort option'),
  compacted: refusal(Status.OUT_OF_RANGE, 'mvcc: required revision has been compacted'),
  futureRevision: refusal(Status.OUT_OF_RANGE, 'mvcc: required revision is a future revision'),
  noSpace: refusal(Status.RESOURCE_EXHAUSTED, 'mvcc: database space exceeded'),
  tooManyRequests: refusal(Status.RESOURCE_EXHAUSTED, 'too many requests'),
  leaseNotFound: refusal(Status.NOT_FOUND, 'requested lease not found'),
  leaseExists: refusal(Status.FAILED_PRECONDITION, 'lease already exists'),
  leaseTtlTooLarge: refusal(Status.OUT_OF_RANGE, 'too large lease TTL'),
  stopped: refusal(Status.UNAVAILABLE, 'server stopped'),
} as const;
