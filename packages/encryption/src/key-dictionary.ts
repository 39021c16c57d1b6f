/**
 * key.dict, the dictionary of data keys (docs/formats/encryption.md). Little endian:
 *
 *   0   8  magic "TSKEYDIC"
 *   8   4  version, 1
 *  12   4  length of what is sealed
 *  16  12  nonce, 16 tag of AES-256-GCM under the master key; bytes 0..16 are authenticated too
 *  44      sealed: u64 current id (0: none), u32 count, then per key
 *            u64 id, u64 creation time in ms, u8 method, u8 exposed, u8 key length, key
 *   n   4  crc32 of everything before: tells damage from a wrong key
 *
 * Replaced as a whole: written beside, synced, renamed, directory synced. A key is used only after that.
 */
import { crc32 } from 'node:zlib';
import type { Disk, Random } from '@tessera/env';
import { type DataKeyFields, EncryptionError, keyBytesOf, methodCode, methodOfCode } from './data-key.ts';
import type { ExportedKeys } from './key-ring.ts';
import { type MasterKey, NONCE_BYTES, TAG_BYTES } from './master-key.ts';

export const KEY_DICTIONARY_NAME = 'key.dict';
const MAGIC = [0x54, 0x53, 0x4b, 0x45, 0x59, 0x44, 0x49, 0x43] as const;
const VERSION = 1;
const HEADER_BYTES = 16;
const FIXED_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BYTES;
const KEY_FIXED_BYTES = 19;

export function encodeKeyDictionary(keys: ExportedKeys, master: MasterKey, random: Random): Uint8Array {
  const content = encodeKeys(keys);
  const bytes = new Uint8Array(FIXED_BYTES + content.length + 4);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, content.length, true);
  bytes.set(
    master.seal(random.fill(new Uint8Array(NONCE_BYTES)), bytes.subarray(0, HEADER_BYTES), content),
    HEADER_BYTES,
  );
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, bytes.length - 4)), true);
  return bytes;
}

function encodeKeys({ currentId, keys }: ExportedKeys): Uint8Array {
  const content = new Uint8Array(keys.reduce((sum, { key }) => sum + KEY_FIXED_BYTES + key.length, 12));
  const view = new DataView(content.buffer);
  view.setBigUint64(0, BigInt(currentId ?? 0), true);
  view.setUint32(8, keys.length, true);
  let at = 12;
  for (const { id, createdMs, method, exposed, key } of keys) {
    view.setBigUint64(at, BigInt(id), true);
    view.setBigUint64(at + 8, BigInt(Math.floor(createdMs)), true);
    content.set([methodCode(method), exposed ? 1 : 0, key.length], at + 16);
    content.set(key, at + KEY_FIXED_BYTES);
    at += KEY_FIXED_BYTES + key.length;
  }
  return content;
}

function damaged(path: string, what: string): EncryptionError {
  return new EncryptionError('KV:Encryption:Crypter', `${path}: ${what}`, { details: { path } });
}

/** Undefined when `master` is not the key that sealed it. Throws when the bytes are damaged. */
export function decodeKeyDictionary(path: string, bytes: Uint8Array, master: MasterKey): ExportedKeys | undefined {
  if (bytes.length < FIXED_BYTES + 4 || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw damaged(path, 'is not a key dictionary');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(bytes.length - 4, true) !== crc32(bytes.subarray(0, bytes.length - 4))) {
    throw damaged(path, 'checksum mismatch: the key dictionary is damaged');
  }
  const version = view.getUint32(8, true);
  if (version !== VERSION) throw damaged(path, `format version ${version}, this program reads ${VERSION}`);
  if (view.getUint32(12, true) !== bytes.length - FIXED_BYTES - 4) throw damaged(path, 'length mismatch');
  const content = master.open(bytes.subarray(0, HEADER_BYTES), bytes.subarray(HEADER_BYTES, bytes.length - 4));
  return content === undefined ? undefined : decodeKeys(path, content);
}

function decodeKeys(path: string, content: Uint8Array): ExportedKeys {
  if (content.length < 12) throw damaged(path, 'the list of keys is too short');
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const currentId = Number(view.getBigUint64(0, true)) || undefined;
  const keys: DataKeyFields[] = [];
  let at = 12;
  for (let left = view.getUint32(8, true); left > 0; left--) {
    if (at + KEY_FIXED_BYTES > content.length) throw damaged(path, 'the list of keys is cut off');
    const method = methodOfCode(content[at + 16] as number);
    const end = at + KEY_FIXED_BYTES + (content[at + 18] as number);
    if (method === undefined || content[at + 18] !== keyBytesOf(method) || end > content.length) {
      throw damaged(path, 'a key of unknown method or wrong length');
    }
    keys.push({
      id: Number(view.getBigUint64(at, true)),
      createdMs: Number(view.getBigUint64(at + 8, true)),
      method,
      exposed: content[at + 17] === 1,
      key: content.slice(at + KEY_FIXED_BYTES, end),
    });
    at = end;
  }
  return { currentId, keys };
}

/** For inspection: the dictionary of a data directory. Undefined when there is none; throws for a wrong key. */
export async function readKeyDictionary(
  disk: Disk,
  directory: string,
  master: MasterKey,
): Promise<ExportedKeys | undefined> {
  const path = `${directory}/${KEY_DICTIONARY_NAME}`;
  if ((await disk.stat(path)) === undefined) return undefined;
  const keys = decodeKeyDictionary(path, await disk.readFile(path), master);
  if (keys === undefined) throw wrongMasterKey(path);
  return keys;
}

export function wrongMasterKey(path: string): EncryptionError {
  const what = `${path} was sealed with another master key than the one in security.encryption.master-key`;
  return new EncryptionError('KV:Encryption:WrongMasterKey', what, { details: { path } });
}

/** Durable when it resolves; the old dictionary stays whole until then. */
export async function writeKeyDictionary(disk: Disk, directory: string, bytes: Uint8Array): Promise<void> {
  const path = `${directory}/${KEY_DICTIONARY_NAME}`;
  const temporary = `${path}.tmp`;
  const file = await disk.open(temporary, 'open-or-create');
  try {
    await file.truncate(0);
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(temporary, path);
  await disk.syncDirectory(directory);
}
