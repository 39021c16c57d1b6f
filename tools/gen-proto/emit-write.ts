/** Emits `write`: the fields in the order of the .proto file, each written when it is set. */
import { elementType, joined, type Property, tagOf, wireTypeOf } from './emit-parts.ts';
import { type FieldPlan, typeReference } from './fields.ts';

export function emitWrite(name: string, properties: readonly Property[], pkg: string, out: string[]): void {
  const unused = properties.length === 0 ? '_' : '';
  out.push('', `  static write(${unused}m: ${name}Init, ${unused}w: Writer): void {`);
  for (const property of properties) {
    if (property.kind === 'oneof') emitOneofWrite(property.name, property.plans, pkg, out);
    else emitFieldWrite(property.plan, pkg, out);
  }
  out.push('  }');
}

function writeElement(plan: FieldPlan, value: string, pkg: string, indent: string): string[] {
  const lines = [`${indent}w.tag(${tagOf(plan, wireTypeOf(plan))});`];
  if (plan.element.kind === 'scalar') return [...lines, `${indent}${plan.element.scalar.write(value)};`];
  const type = typeReference(plan.element.target, pkg);
  return [...lines, `${indent}const at = w.begin();`, `${indent}${type}.write(${value}, w);`, `${indent}w.end(at);`];
}

function emitOneofWrite(oneof: string, plans: readonly FieldPlan[], pkg: string, out: string[]): void {
  out.push(
    `    const ${oneof}_ = m.${oneof};`,
    `    if (${oneof}_ !== undefined) {`,
    `      switch (${oneof}_.kind) {`,
  );
  for (const plan of plans) {
    const write = writeElement(plan, `${oneof}_.value`, pkg, '');
    out.push(joined([`case '${plan.name}': {`, ...write, 'break;', '}'], '        '));
  }
  out.push('      }', '    }');
}

function emitFieldWrite(plan: FieldPlan, pkg: string, file: string[]): void {
  const out = ['{', `const v = m.${plan.name};`];
  if (plan.shape === 'map') emitMapWrite(plan, pkg, out);
  else if (plan.shape === 'repeated') {
    if (plan.packed && plan.element.kind === 'scalar' && plan.element.scalar.wireType !== 2) {
      out.push(
        '      if (v !== undefined && v.length > 0) {',
        `        w.tag(${tagOf(plan, 2)});`,
        '        const at = w.begin();',
        `        for (let i = 0; i < v.length; i++) ${plan.element.scalar.write(`v[i] as ${plan.element.scalar.type}`)};`,
        '        w.end(at);',
        '      }',
      );
    } else {
      const type = elementType(plan, pkg, 'Init');
      out.push('      if (v !== undefined) {', '        for (let i = 0; i < v.length; i++) {');
      out.push(...writeElement(plan, `v[i] as ${type}`, pkg, '          '), '        }', '      }');
    }
  } else {
    const set =
      plan.shape === 'single' && plan.element.kind === 'scalar' && !plan.required
        ? ` && ${plan.element.scalar.isSet('v')}`
        : '';
    out.push(`      if (v !== undefined${set}) {`, ...writeElement(plan, 'v', pkg, '        '), '      }');
  }
  out.push('    }');
  file.push(joined(out, '    '));
}

function emitMapWrite(plan: FieldPlan, pkg: string, out: string[]): void {
  const key = plan.mapKey;
  if (key === undefined) throw new Error(`map ${plan.name} has no key`);
  out.push('      if (v !== undefined) {', '        for (const [key, value] of v) {');
  out.push(`          w.tag(${tagOf(plan, 2)});`, '          const entry = w.begin();');
  out.push(`          w.tag(${8 + key.wireType});`, `          ${key.write('key')};`);
  if (plan.element.kind === 'scalar') {
    out.push(
      `          w.tag(${16 + plan.element.scalar.wireType});`,
      `          ${plan.element.scalar.write('value')};`,
    );
  } else {
    const type = typeReference(plan.element.target, pkg);
    out.push('          w.tag(18);', '          const at = w.begin();', `          ${type}.write(value, w);`);
    out.push('          w.end(at);');
  }
  out.push('          w.end(entry);', '        }', '      }');
}
