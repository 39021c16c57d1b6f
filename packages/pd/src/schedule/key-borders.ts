/**
 * What the keys at the ends of a region (latin1) tell of who uses it: tables of TiDB and keyspaces of API V2. Both write keys in
 * memcomparable form: groups of eight bytes, each followed by 0xff, the last one by 0xff less the zeros that fill it up (facts 1.2).
 */

const GROUP = 8;
/** A mode byte and three of the keyspace; then `t` and the eight bytes of a table's id. */
const KEYSPACE_PREFIX = 4;
const TABLE_PREFIX = 9;

/** The first bytes that a key in memcomparable form stands for, enough for both prefixes; undefined when it is in another form. */
function decodeHead(key: string): string | undefined {
  let head = '';
  for (let at = 0; head.length < KEYSPACE_PREFIX + TABLE_PREFIX; at += GROUP + 1) {
    const padding = 0xff - key.charCodeAt(at + GROUP);
    if (!(padding >= 0 && padding <= GROUP)) return undefined;
    const end = at + GROUP - padding;
    head += key.slice(at, end);
    if (padding > 0) return key.slice(end, at + GROUP) === '\0'.repeat(padding) ? head : undefined;
  }
  return head;
}

/** The table that a region begins in; undefined for keys of no table. In API V2, with its keyspace. */
export function tableOf(startKey: string): string | undefined {
  const head = decodeHead(startKey);
  if (head === undefined) return undefined;
  const at = head.startsWith('x') ? KEYSPACE_PREFIX : 0;
  return head.length >= at + TABLE_PREFIX && head[at] === 't' ? head.slice(0, at + TABLE_PREFIX) : undefined;
}

/** The keyspace that begins at just this key in one of its modes; undefined for other keys. Where one begins, the one before ends. */
export function keyspaceFrom(key: string): number | undefined {
  const head = decodeHead(key);
  if (head?.length !== KEYSPACE_PREFIX || !(head.startsWith('r') || head.startsWith('x'))) return undefined;
  return (head.charCodeAt(1) << 16) | (head.charCodeAt(2) << 8) | head.charCodeAt(3);
}
