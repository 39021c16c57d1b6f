/** What HTTP says in terms of gRPC, for answers that do not come from a gRPC server or do not end as they should. */
import { ErrorCode } from './http2.ts';
import { Status } from './status.ts';

/** As gRPC's document on HTTP to gRPC status codes says. */
export function httpStatus(status: string): Status {
  switch (status) {
    case '400':
      return Status.INTERNAL;
    case '401':
      return Status.UNAUTHENTICATED;
    case '403':
      return Status.PERMISSION_DENIED;
    case '404':
      return Status.UNIMPLEMENTED;
    case '429':
    case '502':
    case '503':
    case '504':
      return Status.UNAVAILABLE;
    default:
      return Status.UNKNOWN;
  }
}

/** As the gRPC protocol maps codes of RST_STREAM. */
export function resetStatus(code: number): Status {
  switch (code) {
    case ErrorCode.REFUSED_STREAM:
      return Status.UNAVAILABLE;
    case ErrorCode.CANCEL:
      return Status.CANCELLED;
    case ErrorCode.ENHANCE_YOUR_CALM:
      return Status.RESOURCE_EXHAUSTED;
    case ErrorCode.INADEQUATE_SECURITY:
      return Status.PERMISSION_DENIED;
    default:
      return Status.INTERNAL;
  }
}
