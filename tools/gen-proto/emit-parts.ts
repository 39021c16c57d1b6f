/** What the emitters of readers, writers and classes share. */
import { type FieldPlan, typeReference } from './fields.ts';

/** A property of the class: a plain field, or a oneof with its alternatives. */
export type Property =
  | { readonly kind: 'field'; readonly plan: FieldPlan; readonly enumType: string | undefined }
  | { readonly kind: 'oneof'; readonly name: string; readonly plans: readonly FieldPlan[] };

export function elementType(plan: FieldPlan, pkg: string, suffix: string): string {
  return plan.element.kind === 'message' ? typeReference(plan.element.target, pkg, suffix) : plan.element.scalar.type;
}

export function tagOf(plan: FieldPlan, wireType: number): number {
  return plan.number * 8 + wireType;
}

export function wireTypeOf(plan: FieldPlan): number {
  return plan.shape === 'map' || plan.element.kind === 'message' ? 2 : plan.element.scalar.wireType;
}

/** Short statements stand on one line: the generated files are long enough. */
export function joined(lines: readonly string[], indent: string): string {
  return indent + lines.map((line) => line.trim()).join(' ');
}
