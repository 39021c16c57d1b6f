/**
 * The first 4096 bytes of an encrypted file (docs/formats/encryption.md): which key and which IV. They travel with the file
 * through renames, links and crashes, so there is no dictionary of files that could disagree with the directory.
 *
 *   0     72  copy 1
 *   2048  72  copy 2, the same: in another sector, so that one damaged place loses nothing
 *
 *   copy  0   8  magic "TSENCRPT"
 *         8   4  version, 1
 *        12   4  method, as in encryptionpb.EncryptionMethod
 *        16   8  id of the data key
 *        24  16  IV
 *        40  32  HMAC-SHA256 of bytes 0..40 under the data key
 *
 * A whole page, so that what is aligned for its owner (blocks of the raft log) is aligned on disk.
 */
import { equalBytes } from '@tessera/base';
import { type CipherMethod, type DataKey, IV_BYTES, methodCode, methodOfCode } from './data-key.ts';

export const FILE_HEADER_BYTES = 4096;
const COPIES = [0, 2048] as const;
const COPY_BYTES = 72;
const SIGNED_BYTES = 40;
const MAGIC = [0x54, 0x53, 0x45, 0x4e, 0x43, 0x52, 0x50, 0x54] as const;
const VERSION = 1;

export function encodeFileHeader(key: DataKey, iv: Uint8Array): Uint8Array {
  const header = new Uint8Array(FILE_HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(MAGIC);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, methodCode(key.method), true);
  view.setBigUint64(16, BigInt(key.id), true);
  header.set(iv, 24);
  header.set(key.mac(header.subarray(0, SIGNED_BYTES)), SIGNED_BYTES);
  header.copyWithin(COPIES[1], 0, COPY_BYTES);
  return header;
}

export type DecodedHeader =
  /** Not ours: a file from before encryption was switched on. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'encrypted'; readonly key: DataKey; readonly iv: Uint8Array; readonly damagedCopy: boolean }
  /** Ours, with a key that is not in the dictionary. */
  | { readonly kind: 'unknown-key'; readonly keyId: number }
  /** Torn before the first sync of the file, or rotten in both copies. */
  | { readonly kind: 'damaged' };

export function decodeFileHeader(bytes: Uint8Array, find: (id: number) => DataKey | undefined): DecodedHeader {
  let ours = 0;
  let unknown: number | undefined;
  let found: { key: DataKey; iv: Uint8Array } | undefined;
  let valid = 0;
  for (const at of COPIES) {
    const copy = bytes.subarray(at, at + COPY_BYTES);
    if (copy.length < COPY_BYTES || MAGIC.some((byte, i) => copy[i] !== byte)) continue;
    ours++;
    const keyId = keyIdOf(copy);
    const key = find(keyId);
    if (key === undefined) unknown = keyId;
    else if (equalBytes(key.mac(copy.subarray(0, SIGNED_BYTES)), copy.subarray(SIGNED_BYTES))) {
      valid++;
      found ??= { key, iv: copy.slice(24, 24 + IV_BYTES) };
    }
  }
  if (found !== undefined) return { kind: 'encrypted', ...found, damagedCopy: valid < COPIES.length };
  if (ours === 0) return { kind: 'plain' };
  return unknown !== undefined && ours === COPIES.length
    ? { kind: 'unknown-key', keyId: unknown }
    : { kind: 'damaged' };
}

function keyIdOf(copy: Uint8Array): number {
  return Number(new DataView(copy.buffer, copy.byteOffset, copy.length).getBigUint64(16, true));
}

export interface FileHeaderReport {
  readonly method: CipherMethod | undefined;
  readonly keyId: number;
  readonly iv: Uint8Array;
}

/** What can be told of a header without any key; undefined when the file is not encrypted. */
export function inspectFileHeader(bytes: Uint8Array): FileHeaderReport | undefined {
  for (const at of COPIES) {
    const copy = bytes.subarray(at, at + COPY_BYTES);
    if (copy.length < COPY_BYTES || MAGIC.some((byte, i) => copy[i] !== byte)) continue;
    const code = new DataView(copy.buffer, copy.byteOffset, copy.length).getUint32(12, true);
    return { method: methodOfCode(code), keyId: keyIdOf(copy), iv: copy.slice(24, 24 + IV_BYTES) };
  }
  return undefined;
}
