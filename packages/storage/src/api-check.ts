/**
 * Whether a request speaks the API version of the store, and its keys are of the mode that goes with it (facts 5.3):
 *
 *   store   request   raw commands   transactional commands
 *   V1      V1        any key        any key
 *   V1ttl   V1        any key        refused
 *   V2      V1        refused        TiDB's keys ('m', 't')
 *   V2      V2        keys in 'r'    keys in 'x'
 *
 * A refusal is TiKV's text; where it goes is up to the command's response. In `KeyError.abort` TiKV prints the debug form of its error;
 * there we give that, and the sentence after it for those who read or look for it.
 */
import { toHex } from '@tessera/base';
import { type KeyMode, keyModeOf, type RawApi, rangeModeOf } from '@tessera/codec';
import type { kvrpcpb } from './messages.ts';

/** As `storage.api-version` and `storage.enable-ttl` set it. */
export type StorageApi = RawApi;

const V1 = 0;
const V2 = 2;
const REQUEST_NAMES: readonly string[] = ['V1', 'V1ttl', 'V2', 'V3'];
const WRONG_VERSION = 'Api version in request does not match with TiKV storage';
const WRONG_MODE = 'Key mode mismatched with the request mode';

/** The mode of keys that the request may name; 'any' for all, undefined when the versions do not go together. */
function allowedMode(api: StorageApi, requested: number, isRaw: boolean): KeyMode | 'any' | undefined {
  if (api !== 'V2') return requested === V1 && (isRaw || api === 'V1') ? 'any' : undefined;
  if (requested === V2) return isRaw ? 'raw' : 'txn';
  return requested === V1 && !isRaw ? 'tidb' : undefined;
}

/** Where a refusal goes: into a text, or into `KeyError.abort`. */
export type RefusalForm = 'text' | 'abort';

function formed(form: RefusalForm, variant: string, fields: string, sentence: string): string {
  return form === 'text' ? sentence : `Error(${variant} { ${fields} }): ${sentence}`;
}

/** A key over the limit, in TiKV's words. */
export function keyTooLarge(form: RefusalForm, size: number, limit: number): string {
  const fields = `size: ${size}, limit: ${limit}`;
  return formed(form, 'KeyTooLarge', fields, `max key size exceeded, ${fields}`);
}

/** The checks of one family of commands. */
export class ApiCheck {
  readonly #isRaw: boolean;
  /** A key as TiKV shows it. */
  readonly #shown: (key: Uint8Array) => Uint8Array;
  readonly #form: RefusalForm;

  constructor(isRaw: boolean, shown: (key: Uint8Array) => Uint8Array, form: RefusalForm) {
    this.#isRaw = isRaw;
    this.#shown = shown;
    this.#form = form;
  }

  /** The version alone: for commands whose keys TiKV does not look at. */
  version(command: string, context: kvrpcpb.Context | undefined, api: StorageApi): string | undefined {
    const requested = context?.apiVersion ?? V1;
    return allowedMode(api, requested, this.#isRaw) === undefined ? this.#mismatch(command, api, requested) : undefined;
  }

  // HOT
  key(command: string, context: kvrpcpb.Context | undefined, api: StorageApi, key: Uint8Array): string | undefined {
    const requested = context?.apiVersion ?? V1;
    const mode = allowedMode(api, requested, this.#isRaw);
    if (mode === 'any') return undefined;
    if (mode === undefined) return this.#mismatch(command, api, requested);
    return keyModeOf(key) === mode ? undefined : this.#wrongKey(command, api, toHex(this.#shown(key)));
  }

  /** Answers for the first wrong key; without keys only the version is looked at. */
  keys(
    command: string,
    context: kvrpcpb.Context | undefined,
    api: StorageApi,
    keys: readonly Uint8Array[],
  ): string | undefined {
    const wrong = this.version(command, context, api);
    if (wrong !== undefined || api !== 'V2') return wrong;
    for (let i = 0; i < keys.length; i++) {
      const failure = this.key(command, context, api, keys[i] as Uint8Array);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  /** `end` undefined: open, which no mode allows. */
  range(
    command: string,
    context: kvrpcpb.Context | undefined,
    api: StorageApi,
    start: Uint8Array,
    end: Uint8Array | undefined,
  ): string | undefined {
    const requested = context?.apiVersion ?? V1;
    const mode = allowedMode(api, requested, this.#isRaw);
    if (mode === 'any') return undefined;
    if (mode === undefined) return this.#mismatch(command, api, requested);
    const [first, last] = [this.#shown(start), end === undefined ? undefined : this.#shown(end)];
    if (last !== undefined && rangeModeOf(first, last) === mode) return undefined;
    const text = last === undefined ? 'None' : `Some("${toHex(last)}")`;
    const range = `range: (Some("${toHex(first)}"), ${text})`;
    const fields = `cmd: ${command}, storage_api_version: ${api}, ${range}`;
    return formed(
      this.#form,
      'InvalidKeyRangeMode',
      fields,
      `${WRONG_MODE}, cmd: ${command}, storage: ${api}, ${range}`,
    );
  }

  #mismatch(command: string, api: StorageApi, requested: number): string {
    const name = REQUEST_NAMES[requested] ?? String(requested);
    const fields = `cmd: ${command}, storage_api_version: ${api}, req_api_version: ${name}`;
    const sentence = `${WRONG_VERSION}, cmd: ${command}, storage: ${api}, request: ${name}`;
    return formed(this.#form, 'ApiVersionNotMatched', fields, sentence);
  }

  #wrongKey(command: string, api: StorageApi, key: string): string {
    const fields = `cmd: ${command}, storage_api_version: ${api}, key: "${key}"`;
    return formed(this.#form, 'InvalidKeyMode', fields, `${WRONG_MODE}, cmd: ${command}, storage: ${api}, key: ${key}`);
  }
}
