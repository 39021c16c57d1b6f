/**
 * Emits one TypeScript file for one .proto file: enums as const objects, messages as classes with straight-line
 * `merge` and `write`, services as tables of methods.
 */
import protobuf from 'protobufjs';
import { type FieldPlan, moduleAlias, planField, type Scalar, typeReference } from './fields.ts';

export function emitFile(file: string, namespace: protobuf.Namespace, pkg: string, imports: readonly string[]): string {
  const body: string[] = [];
  emitScope(namespace, pkg, body);
  const text = body.join('\n');
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  const values = ['EMPTY_LIST', 'EMPTY_MAP', 'encodeWith', 'Reader', 'type Writer'].filter((name) =>
    uses(name.replace('type ', '')),
  );
  const head = [
    `// Generated from proto/${file} by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.`,
  ];
  if (uses('EMPTY_BYTES')) head.push("import { EMPTY_BYTES } from '@tessera/base';");
  if (values.length > 0) head.push(`import { ${values.join(', ')} } from '../runtime/index.ts';`);
  if (uses('Service')) head.push("import type { Service } from '../runtime/types.ts';");
  for (const name of imports) {
    if (uses(moduleAlias(name))) head.push(`import * as ${moduleAlias(name)} from './${name}.ts';`);
  }
  return `${head.join('\n')}\n\n${text.trim()}\n`;
}

function emitScope(scope: protobuf.NamespaceBase, pkg: string, out: string[]): void {
  for (const item of scope.nestedArray) {
    if (item instanceof protobuf.Enum) emitEnum(item, pkg, out);
    else if (item instanceof protobuf.Type) {
      emitMessage(item, pkg, out);
      emitScope(item, pkg, out);
    }
  }
  // Last: a table of methods refers to classes, which must be declared by then.
  for (const item of scope.nestedArray) if (item instanceof protobuf.Service) emitService(item, pkg, out);
}

function emitEnum(item: protobuf.Enum, pkg: string, out: string[]): void {
  const name = typeReference(item, pkg);
  out.push(`export const ${name} = {`);
  for (const [key, value] of Object.entries(item.values)) out.push(`  ${key}: ${value},`);
  out.push('} as const;', '/** Unknown values are kept. */', `export type ${name} = number;`, '');
}

function emitService(service: protobuf.Service, pkg: string, out: string[]): void {
  out.push(`export const ${service.name} = {`);
  for (const method of service.methodsArray) {
    if (method.resolvedRequestType === null || method.resolvedResponseType === null) throw new Error(method.fullName);
    out.push(
      `  ${method.name}: {`,
      `    path: '/${pkg}.${service.name}/${method.name}',`,
      `    clientStreaming: ${method.requestStream === true},`,
      `    serverStreaming: ${method.responseStream === true},`,
      `    request: ${typeReference(method.resolvedRequestType, pkg)},`,
      `    response: ${typeReference(method.resolvedResponseType, pkg)},`,
      '  },',
    );
  }
  out.push('} as const satisfies Service;', '');
}

/** A property of the class: a plain field, or a oneof with its alternatives. */
type Property =
  | { readonly kind: 'field'; readonly plan: FieldPlan; readonly enumType: string | undefined }
  | { readonly kind: 'oneof'; readonly name: string; readonly plans: readonly FieldPlan[] };

function propertiesOf(type: protobuf.Type, pkg: string): Property[] {
  const properties: Property[] = [];
  const seen = new Set<protobuf.OneOf>();
  for (const field of type.fieldsArray) {
    const oneof = field.partOf;
    if (oneof === null) {
      const enumType = field.resolvedType instanceof protobuf.Enum ? typeReference(field.resolvedType, pkg) : undefined;
      properties.push({ kind: 'field', plan: planField(field), enumType });
    } else if (!seen.has(oneof)) {
      seen.add(oneof);
      const plans = oneof.fieldsArray.map((member) => planField(member));
      const name = oneof.name.replace(/_+([a-z])/g, (_, char: string) => char.toUpperCase());
      properties.push({ kind: 'oneof', name, plans });
    }
  }
  return properties;
}

function elementType(plan: FieldPlan, pkg: string, suffix: string): string {
  return plan.element.kind === 'message' ? typeReference(plan.element.target, pkg, suffix) : plan.element.scalar.type;
}

function fieldType(property: Property, pkg: string, suffix: string): string {
  if (property.kind === 'oneof') {
    const cases = property.plans.map(
      (plan) => `{ readonly kind: '${plan.name}'; readonly value: ${elementType(plan, pkg, suffix)} }`,
    );
    return [...cases, 'undefined'].join(' | ');
  }
  const { plan, enumType } = property;
  const element = enumType ?? elementType(plan, pkg, suffix);
  switch (plan.shape) {
    case 'single':
      return element;
    case 'optional':
      return `${element} | undefined`;
    case 'repeated':
      return `readonly ${element}[]`;
    case 'map':
      return `ReadonlyMap<${plan.mapKey?.type}, ${element}>`;
  }
}

function initialValue(property: Property): string {
  if (property.kind === 'oneof') return 'undefined';
  const { plan } = property;
  if (plan.shape === 'optional') return 'undefined';
  if (plan.shape === 'repeated') return 'EMPTY_LIST';
  if (plan.shape === 'map') return 'EMPTY_MAP';
  return plan.element.kind === 'scalar' ? plan.element.scalar.zero : 'undefined';
}

function propertyName(property: Property): string {
  return property.kind === 'oneof' ? property.name : property.plan.name;
}

function emitMessage(type: protobuf.Type, pkg: string, out: string[]): void {
  const name = typeReference(type, pkg);
  const properties = propertiesOf(type, pkg);
  out.push(`export interface ${name}Init {`);
  for (const property of properties) {
    const declared = fieldType(property, pkg, 'Init');
    out.push(
      `  readonly ${propertyName(property)}?: ${declared.includes('undefined') ? declared : `${declared} | undefined`};`,
    );
  }
  out.push('}', '', `export class ${name} {`, `  static readonly typeName = '${type.fullName.slice(1)}';`);
  for (const property of properties) {
    if (property.kind === 'field' && property.plan.deprecated) out.push('  /** @deprecated */');
    out.push(`  declare ${propertyName(property)}: ${fieldType(property, pkg, '')};`);
  }
  if (properties.length > 0) {
    out.push('', '  constructor() {');
    for (const property of properties) out.push(`    this.${propertyName(property)} = ${initialValue(property)};`);
    out.push('  }');
  }
  emitMerge(name, properties, pkg, out);
  emitWrite(name, properties, pkg, out);
  out.push(
    '',
    `  static read(r: Reader): ${name} {`,
    `    return ${name}.merge(new ${name}(), r);`,
    '  }',
    '',
    `  static decode(bytes: Uint8Array): ${name} {`,
    `    return ${name}.merge(new ${name}(), new Reader(bytes));`,
    '  }',
    '',
    `  static encode(m: ${name}Init): Uint8Array {`,
    `    return encodeWith(${name}.write, m);`,
    '  }',
    '}',
    '',
  );
}

function tagOf(plan: FieldPlan, wireType: number): number {
  return plan.number * 8 + wireType;
}

function wireTypeOf(plan: FieldPlan): number {
  return plan.shape === 'map' || plan.element.kind === 'message' ? 2 : plan.element.scalar.wireType;
}

/**
 * One case a field number, not a tag: dense numbers become a jump table, tags (multiples of eight) a chain of
 * comparisons. A field of another wire type than declared is skipped like an unknown one.
 */
function emitMerge(name: string, properties: readonly Property[], pkg: string, out: string[]): void {
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

function emitWrite(name: string, properties: readonly Property[], pkg: string, out: string[]): void {
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

/** Short statements stand on one line: the generated files are long enough. */
function joined(lines: readonly string[], indent: string): string {
  return indent + lines.map((line) => line.trim()).join(' ');
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
