/** What a request without a context is taken to carry: it names no region and fails at RegionNotFound. */
import { kvrpcpb } from './messages.ts';

export const EMPTY_CONTEXT: kvrpcpb.Context = Object.freeze(new kvrpcpb.Context());
