/** deadlock.Deadlock: the wait-for graph of the cluster, for the other stores, at the store that holds it (facts 4.4). */
import { type GrpcServerFace, Status } from '@tessera/grpc';
import { Deadlock, DeadlockRequest, DeadlockResponse, WaitForEntriesResponse } from '@tessera/proto/deadlock';
import type { DeadlockDetector } from '@tessera/storage';

export function registerDeadlockService(server: GrpcServerFace, detector: DeadlockDetector): void {
  server.stream(Deadlock.Detect, (call) => ({
    message(bytes: Uint8Array): void {
      // Its sender asks PD again who leads.
      if (!detector.leads) {
        call.finish(Status.FAILED_PRECONDITION, 'this store does not lead deadlock detection');
        return;
      }
      const response = detector.handle(DeadlockRequest.decode(bytes));
      if (response !== undefined) call.send(DeadlockResponse, response);
    },
    halfClosed: () => call.finish(),
  }));
  server.unary(Deadlock.GetWaitForEntries, (call) => {
    call.reply(WaitForEntriesResponse, { entries: detector.entries() });
  });
}
