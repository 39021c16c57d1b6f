/** The one error of this package: bytes that come from a socket or a file are not what their place says. */
import { TesseraError } from '@tessera/base';

/** `code` is `KV:Codec:<Name>` (facts 6.5). */
export class CodecError extends TesseraError {
  override name = 'CodecError';

  constructor(kind: 'BadPadding' | 'KeyLength' | 'ValueLength' | 'ValueMeta', message: string) {
    super(`KV:Codec:${kind}`, message);
  }
}
