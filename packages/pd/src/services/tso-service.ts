/**
 * pdpb.PD: timestamps. One request, one answer, in order; client-go batches thousands of timestamps into a
 * request, client-java opens a stream for each and closes its side at once.
 * HOT: no allocation per request but the decoded message.
 */
import { GrpcError, type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { unknown } from '../cluster/failure.ts';
import { LOGICAL_BITS, type TsoConsumer, type TsoError } from '../cluster/tso.ts';
import type { PdContext } from '../context.ts';
import { readHex } from '../state/facts.ts';
import { CLUSTER_MISMATCH_STATUS, type Rpc } from './rpc.ts';

const { PD } = pdpb;

const REFUSALS: Readonly<Record<TsoError, readonly [Status, string]>> = {
  count: [Status.INVALID_ARGUMENT, `tso count should be positive and below ${1 << LOGICAL_BITS}`],
  busy: [Status.RESOURCE_EXHAUSTED, 'too many timestamp requests are waiting'],
  stopped: [Status.UNAVAILABLE, 'server is stopping'],
};

class TsoStream implements StreamReceiver, TsoConsumer {
  readonly #rpc: Rpc;
  readonly #pd: PdContext;
  readonly #call: ServerCall;
  /** Encoded before the next grant, hence one object for all. */
  readonly #response: {
    header: pdpb.ResponseHeaderInit;
    count: number;
    timestamp: { physical: number; logical: number };
  };
  #waiting = 0;
  #halfClosed = false;

  constructor(rpc: Rpc, pd: PdContext, call: ServerCall) {
    this.#rpc = rpc;
    this.#pd = pd;
    this.#call = call;
    this.#response = { header: rpc.header, count: 0, timestamp: { physical: 0, logical: 0 } };
  }

  message(bytes: Uint8Array): void {
    const request = pdpb.TsoRequest.decode(bytes);
    const mismatch = this.#rpc.mismatch(request.header);
    if (mismatch !== undefined) {
      this.#call.finish(CLUSTER_MISMATCH_STATUS, mismatch);
    } else if (request.dcLocation !== '' && request.dcLocation !== 'global') {
      this.#call.finish(Status.INVALID_ARGUMENT, `unknown dc_location ${JSON.stringify(request.dcLocation)}`);
    } else {
      this.#waiting++;
      this.#pd.metrics.tsoRequest(request.count);
      this.#pd.tso.request(request.count, this);
    }
  }

  granted(physicalMs: number, logical: number, count: number): void {
    this.#response.count = count;
    this.#response.timestamp.physical = physicalMs;
    this.#response.timestamp.logical = logical;
    this.#call.send(pdpb.TsoResponse, this.#response);
    this.#answered();
  }

  refused(reason: TsoError): void {
    const [status, message] = REFUSALS[reason];
    this.#call.finish(status, message);
  }

  halfClosed(): void {
    this.#halfClosed = true;
    if (this.#waiting === 0) this.#call.finish();
  }

  #answered(): void {
    this.#waiting--;
    if (this.#halfClosed && this.#waiting === 0) this.#call.finish();
  }
}

/** One timestamp as a promise. */
export function oneTimestamp(pd: PdContext): Promise<{ physical: number; logical: number }> {
  return new Promise((resolve, reject) => {
    pd.tso.request(1, {
      granted: (physical, logical) => resolve({ physical, logical }),
      refused: (reason) => reject(new GrpcError(...REFUSALS[reason])),
    });
  });
}

export function composeTs(timestamp: { readonly physical: number; readonly logical: number }): bigint {
  return (BigInt(timestamp.physical) << BigInt(LOGICAL_BITS)) + BigInt(timestamp.logical);
}

export function registerTsoService(rpc: Rpc, pd: PdContext): void {
  rpc.stream(PD.Tso, (call) => new TsoStream(rpc, pd, call));
  rpc.pd(PD.GetMinTS, async () => ({ timestamp: await oneTimestamp(pd) }));
  rpc.pd(PD.GetExternalTimestamp, () => ({ timestamp: readHex(pd.facts.get(pd.keys.externalTimestamp)) }));
  rpc.pd(PD.SetExternalTimestamp, async ({ timestamp }) => {
    const now = composeTs(await oneTimestamp(pd));
    return pd.facts.change(async () => {
      const current = readHex(pd.facts.get(pd.keys.externalTimestamp));
      if (timestamp > now) return unknown(`the external timestamp ${timestamp} is larger than the current ts ${now}`);
      if (timestamp <= current) return unknown(`the external timestamp ${timestamp} is not larger than ${current}`);
      await pd.facts.write([{ key: pd.keys.externalTimestamp, value: timestamp.toString(16) }]);
      return {};
    });
  });
}
