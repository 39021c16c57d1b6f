/** What a checker says of a region. */
import type { RegionInfo } from '../../cluster/region-info.ts';
import type { OperatorSpec } from '../operator.ts';
import type { View } from '../view.ts';

/** An operator that helps; or why it is not helped now, told when asked; or undefined: all is well. */
export type Verdict = OperatorSpec | (() => string) | undefined;

export type Checker = (view: View, region: RegionInfo) => Verdict;

export function blocked(why: string): Verdict {
  return () => why;
}
