/** Emits `merge`: one switch over field numbers that reads a message field by field. */
import { elementType, joined, type Property, tagOf, wireTypeOf } from './emit-parts.ts';
import { type FieldPlan, type Scalar, typeReference } from './fields.ts';

/**
 * One case a field number, not a tag: dense numbers become a jump table, tags (multiples of eight) a chain of
 * comparisons. A field of another wire type than declared is skipped like an unknown one.
 */
export function emitMerge(name: string, properties: readonly Property[], pkg: string, out: string[]): void {
  out.push('', `  static merge(m: ${name}, r: Reader): ${name} {`, '    while (r.position < r.limit) {');
  out.push('      const tag = r.tag();');
  if (properties.length > 0) out.push('      switch (tag >>> 3) {');
  for (const property of properties) {
    if (property.kind === 'oneof') for (const plan of property.plans) emitOneofCase(property.name, plan, pkg, out);
    else emitCase(property.plan, pkg, out);
  }
  if (properties.length > 0) out.push('      }');
  out.push('      r.skip(tag);', '    }', '    return m;', '  }');
}

/** `case 1: if (tag !== 10) break; <statements> continue;` on one line. */
function caseOf(plan: FieldPlan, statements: readonly string[]): string {
  const guard = `if (tag !== ${tagOf(plan, wireTypeOf(plan))}) break;`;
  return joined([`case ${plan.number}:`, '{', guard, ...statements, 'continue;', '}'], '        ');
}

function emitOneofCase(oneof: string, plan: FieldPlan, pkg: string, out: string[]): void {
  if (plan.element.kind === 'scalar') {
    out.push(caseOf(plan, [`m.${oneof} = { kind: '${plan.name}', value: ${plan.element.scalar.read} };`]));
    return;
  }
  const type = typeReference(plan.element.target, pkg);
  const statements = [
    'const outer = r.enter();',
    `const v = m.${oneof}?.kind === '${plan.name}' ? m.${oneof}.value : new ${type}();`,
    `m.${oneof} = { kind: '${plan.name}', value: ${type}.merge(v, r) };`,
    'r.leave(outer);',
  ];
  out.push(caseOf(plan, statements));
}

function emitCase(plan: FieldPlan, pkg: string, out: string[]): void {
  const target = `m.${plan.name}`;
  if (plan.shape === 'map') emitMapCase(plan, pkg, out);
  else if (plan.element.kind === 'message') {
    const type = typeReference(plan.element.target, pkg);
    const statements =
      plan.shape === 'repeated'
        ? [
            `if (${target} === EMPTY_LIST) ${target} = [];`,
            `(${target} as ${type}[]).push(${type}.merge(new ${type}(), r));`,
          ]
        : [`${target} = ${type}.merge(${target} ?? new ${type}(), r);`];
    out.push(caseOf(plan, ['const outer = r.enter();', ...statements, 'r.leave(outer);']));
  } else if (plan.shape === 'repeated') emitRepeatedScalarCase(plan, plan.element.scalar, out);
  else out.push(caseOf(plan, [`${target} = ${plan.element.scalar.read};`]));
}

/** Numbers come packed or one by one, whatever the .proto file says. */
function emitRepeatedScalarCase(plan: FieldPlan, scalar: Scalar, out: string[]): void {
  const target = `m.${plan.name}`;
  const list = `if (${target} === EMPTY_LIST) ${target} = [];`;
  const push = `(${target} as ${scalar.type}[]).push(${scalar.read});`;
  if (scalar.wireType === 2) {
    out.push(caseOf(plan, [list, push]));
    return;
  }
  out.push(
    `        case ${plan.number}: {`,
    `          if (tag !== ${tagOf(plan, scalar.wireType)} && tag !== ${tagOf(plan, 2)}) break;`,
    `          ${list}`,
    `          if (tag === ${tagOf(plan, scalar.wireType)}) { ${push} continue; }`,
    '          const outer = r.enter();',
    `          while (r.position < r.limit) ${push}`,
    '          r.leave(outer);',
    '          continue;',
    '        }',
  );
}

function emitMapCase(plan: FieldPlan, pkg: string, out: string[]): void {
  const key = plan.mapKey;
  if (key === undefined) throw new Error(`map ${plan.name} has no key`);
  const target = `m.${plan.name}`;
  const type = elementType(plan, pkg, '');
  const message = plan.element.kind === 'message';
  const zero = plan.element.kind === 'scalar' ? plan.element.scalar.zero : `new ${type}()`;
  out.push(
    `        case ${plan.number}: {`,
    `          if (tag !== ${tagOf(plan, 2)}) break;`,
    `          if (${target} === EMPTY_MAP) ${target} = new Map();`,
    '          const outer = r.enter();',
    `          let k: ${key.type} = ${key.zero};`,
    `          ${message ? 'const' : 'let'} v: ${type} = ${zero};`,
    '          while (r.position < r.limit) {',
    '            const entry = r.tag();',
    `            if (entry === ${8 + key.wireType}) k = ${key.read};`,
  );
  if (plan.element.kind === 'message') {
    out.push(
      '            else if (entry === 18) {',
      '              const inner = r.enter();',
      `              ${type}.merge(v as ${type}, r);`,
      '              r.leave(inner);',
      '            } else r.skip(entry);',
    );
  } else {
    out.push(
      `            else if (entry === ${16 + plan.element.scalar.wireType}) v = ${plan.element.scalar.read};`,
      '            else r.skip(entry);',
    );
  }
  out.push('          }', '          r.leave(outer);', `          (${target} as Map<${key.type}, ${type}>).set(k, v);`);
  out.push('          continue;', '        }');
}
