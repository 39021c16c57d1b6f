/**
 * Emits one TypeScript file for one .proto file: enums as const objects, messages as classes with straight-line
 * `merge` and `write`, services as tables of methods.
 */
import protobuf from 'protobufjs';
import { emitMerge } from './emit-merge.ts';
import { elementType, type Property } from './emit-parts.ts';
import { emitWrite } from './emit-write.ts';
import { moduleAlias, planField, typeReference } from './fields.ts';

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
