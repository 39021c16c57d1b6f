/**
 * Shared empty values of absent repeated and map fields: most requests leave most of them out, and an array per
 * field would be most of the cost of decoding. Frozen, so nobody fills them by mistake.
 */
export const EMPTY_LIST: readonly never[] = Object.freeze([]);
export const EMPTY_MAP: ReadonlyMap<never, never> = new Map<never, never>();
