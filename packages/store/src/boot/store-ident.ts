/**
 * Who this store is, kept in `{data-dir}/store-ident.json`: cluster, store id, API version of its data, and the cluster's first
 * region while it is being made. The engine holds cluster and store id too, so that a foreign or lost engine is noticed (`raft/replication.ts`).
 *
 *   region prepared here -> Bootstrap at PD -> `bootstrapped` here -> region written to the engine -> `region` forgotten here
 *
 * Each step is durable before the next, and each may be repeated after a crash.
 */
import { crc32c, fromUtf8, TesseraError, utf8 } from '@tessera/base';
import { type Disk, DiskError } from '@tessera/env';
import * as metapb from '@tessera/proto/metapb';
import type { StorageApi } from '@tessera/storage';
import { replaceFile } from '../config/config-file.ts';

const FILE = 'store-ident.json';
const FORMAT = 3;
/** As 3 without a checksum; still read. */
const FORMAT_UNCHECKED = 2;
const APIS: ReadonlySet<StorageApi> = new Set(['V1', 'V1ttl', 'V2']);

/** A fault that keeps a store from starting, or ends it. */
export class StoreError extends TesseraError {
  override name = 'StoreError';
}

export interface IdentRegion {
  readonly id: number;
  readonly peerId: number;
  readonly confVer: number;
  readonly version: number;
}

export interface StoreIdent {
  readonly clusterId: bigint;
  readonly storeId: number;
  /** The first region of the cluster, while it is not in the engine yet. */
  readonly region: IdentRegion | undefined;
  /** PD knows about `region`: it is not merely prepared. */
  readonly bootstrapped: boolean;
  /** The engine has been opened once, and says whose it is. */
  readonly engineUsed: boolean;
  /** In which the data is written; absent in directories that are older than the choice. */
  readonly api?: StorageApi;
}

export function regionOf(storeId: number, region: IdentRegion): metapb.Region {
  const peer = Object.assign(new metapb.Peer(), { id: region.peerId, storeId });
  const regionEpoch = Object.assign(new metapb.RegionEpoch(), { confVer: region.confVer, version: region.version });
  return Object.assign(new metapb.Region(), { id: region.id, regionEpoch, peers: [peer] });
}

export async function writeIdent(disk: Disk, dataDir: string, ident: StoreIdent): Promise<void> {
  const content = { format: FORMAT, ...ident, clusterId: String(ident.clusterId) };
  const text = JSON.stringify({ ...content, checksum: checksumOf(content) }, undefined, 2);
  await replaceFile(disk, `${dataDir}/${FILE}`, utf8(`${text}\n`));
}

/** Undefined when there is none; throws {@link StoreError} when it is not one of ours. */
export async function readIdent(disk: Disk, dataDir: string): Promise<StoreIdent | undefined> {
  const path = `${dataDir}/${FILE}`;
  let bytes: Uint8Array;
  try {
    bytes = await disk.readFile(path);
  } catch (error) {
    if (error instanceof DiskError && error.errno === 'ENOENT') return undefined;
    throw error;
  }
  const ident = parseIdent(fromUtf8(bytes));
  if (ident === undefined) throw new StoreError('KV:Store:Ident', `${path} is not the identity of a store`);
  return ident;
}

/** Over the values: spaces between them say nothing. */
function checksumOf(content: object): number {
  return crc32c(utf8(JSON.stringify(content)));
}

function parseIdent(text: string): StoreIdent | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const { checksum, ...content } = json as Record<string, unknown>;
  const { format, clusterId, storeId, region, bootstrapped, engineUsed, api } = content;
  const isUnchecked = format === FORMAT_UNCHECKED && checksum === undefined;
  if (!isUnchecked && (format !== FORMAT || checksum !== checksumOf(content))) return undefined;
  if (typeof clusterId !== 'string' || !/^[1-9]\d{0,19}$/.test(clusterId)) return undefined;
  if (!isId(storeId) || typeof bootstrapped !== 'boolean' || typeof engineUsed !== 'boolean') return undefined;
  if (region !== undefined && !isRegion(region)) return undefined;
  const ident = { clusterId: BigInt(clusterId), storeId, region, bootstrapped, engineUsed };
  if (api === undefined) return ident;
  return APIS.has(api as StorageApi) ? { ...ident, api: api as StorageApi } : undefined;
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isRegion(value: unknown): value is IdentRegion {
  if (typeof value !== 'object' || value === null) return false;
  const { id, peerId, confVer, version } = value as Record<string, unknown>;
  return isId(id) && isId(peerId) && isId(confVer) && isId(version);
}
