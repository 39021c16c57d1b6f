/** Who we are: the cluster id, made once and stored, and the member id, which follows from the name. */
import { crc32c, utf8 } from '@tessera/base';
import type { Clock, Random } from '@tessera/env';
import { type Facts, readU64, u64Bytes } from '../state/facts.ts';
import { CLUSTER_ID_KEY } from './keys.ts';

/** (Unix seconds << 32) + 32 random bits, as TiKV PD makes them. */
export async function loadClusterId(facts: Facts, clock: Clock, random: Random): Promise<bigint> {
  const stored = readU64(facts.get(CLUSTER_ID_KEY));
  if (stored !== undefined) return stored;
  const clusterId = (BigInt(Math.floor(clock.wallMs() / 1000)) << 32n) + BigInt(random.u32());
  await facts.write([{ key: CLUSTER_ID_KEY, value: u64Bytes(clusterId) }]);
  return clusterId;
}

/** The same after every restart, different for different names or tokens; never 0. */
export function memberIdOf(name: string, token: string): bigint {
  const text = utf8(`${token}/${name}`);
  return (BigInt(crc32c(text)) << 32n) | BigInt(crc32c(text, 0, text.length, 0x7065_6572)) | 1n;
}
