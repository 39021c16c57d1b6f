/** etcdserverpb.Lease: granting and revoking go through the log, time is measured here. */
import { fromLatin1 } from '@tessera/base';
import * as etcd from '@tessera/proto/etcdserverpb';
import type { PdContext } from '../context.ts';
import { MAX_LEASE_TTL_SECONDS } from '../state/pd-state.ts';
import { REFUSALS } from '../state/refusal.ts';
import { etcdHeader, proposeFor, refusedError } from './etcd-header.ts';
import type { Rpc } from './rpc.ts';

/** A lease costs a few hundred bytes; clients hold a handful each. */
const MAX_LEASES = 100_000;

export function registerEtcdLease(rpc: Rpc, pd: PdContext): void {
  const { leases } = pd.facts.log.state;
  // As etcd: a lease must outlive an election, so that a change of leader does not end it.
  const minTtlSeconds = Math.ceil((1.5 * pd.settings.current['election-interval']) / 1000);

  rpc.server.unary(etcd.Lease.LeaseGrant, (call, bytes) => {
    const request = etcd.LeaseGrantRequest.decode(bytes);
    if (request.ttl > MAX_LEASE_TTL_SECONDS) throw refusedError(REFUSALS.leaseTtlTooLarge);
    if (leases.size >= MAX_LEASES) throw refusedError(REFUSALS.tooManyRequests);
    const id = request.id === 0n ? randomLeaseId(pd) : request.id;
    const ttl = Math.max(minTtlSeconds, request.ttl);
    proposeFor(pd, call, { kind: 'lease-grant', id, ttlSeconds: ttl }, (result) => {
      pd.leaseClock.start(id, ttl);
      call.reply(etcd.LeaseGrantResponse, { header: etcdHeader(pd, result.revision), id, ttl });
    });
  });

  rpc.server.unary(etcd.Lease.LeaseRevoke, (call, bytes) => {
    const { id } = etcd.LeaseRevokeRequest.decode(bytes);
    proposeFor(pd, call, { kind: 'lease-revoke', id }, (result) => {
      pd.leaseClock.forget(id);
      call.reply(etcd.LeaseRevokeResponse, { header: etcdHeader(pd, result.revision) });
    });
  });

  rpc.stream(etcd.Lease.LeaseKeepAlive, (call) => ({
    message: (bytes) => {
      const { id } = etcd.LeaseKeepAliveRequest.decode(bytes);
      // TTL 0 says that the lease is gone.
      const ttl = leases.has(id) ? pd.leaseClock.renew(id) : undefined;
      call.send(etcd.LeaseKeepAliveResponse, { header: etcdHeader(pd), id, ttl: ttl ?? 0 });
    },
    halfClosed: () => call.finish(),
  }));

  rpc.unary(etcd.Lease.LeaseTimeToLive, ({ id, keys }) => {
    const lease = leases.get(id);
    if (lease === undefined) return { header: etcdHeader(pd), id, ttl: -1 };
    return {
      header: etcdHeader(pd),
      id,
      ttl: pd.leaseClock.remainingSeconds(id) ?? 0,
      grantedTTL: lease.ttlSeconds,
      keys: keys ? [...lease.keys].sort().map(fromLatin1) : [],
    };
  });

  rpc.unary(etcd.Lease.LeaseLeases, () => ({
    header: etcdHeader(pd),
    leases: leases.all().map(({ id }) => ({ id })),
  }));
}

/** Positive and, with 63 random bits, new. */
function randomLeaseId(pd: PdContext): bigint {
  const bytes = Buffer.from(pd.random.fill(new Uint8Array(8)));
  return (bytes.readBigUInt64BE() >> 1n) | 1n;
}
