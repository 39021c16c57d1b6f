import { TesseraError } from '@tessera/base';

/** Bytes that are not what their place says. `code` is `KV:Codec:<Name>` (facts 6.5). */
export class CodecError extends TesseraError {
  override name = 'CodecError';

  constructor(kind: 'BadPadding' | 'KeyLength' | 'ValueLength' | 'ValueMeta', message: string) {
    super(`KV:Codec:${kind}`, message);
  }
}
