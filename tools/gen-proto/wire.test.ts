/**
 * Our .proto files against facts/wire.json: every message, field number, name, type, label, packedness, oneof, enum
 * value, method path and streaming kind. The facts lie outside the repository; without them the test skips.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import protobuf from 'protobufjs';
import { loadProtos } from './main.ts';

const FACTS = join(import.meta.dirname, '../../../shared/facts/wire.json');

/** Files of the protocol that we do not carry, and why. A store or a PD never meets them on its own ports. */
const NOT_CARRIED: Readonly<Record<string, string>> = {
  'autoid.proto': 'served by TiDB to TiDB',
  'configpb.proto': 'a service PD removed; configuration is served over HTTP',
  'db9_coprocessor.proto': 'private extension of another product',
  'enginepb.proto': 'the first TiFlash protocol, gone from TiKV',
  'externalworkloadpb.proto': 'controller of a cloud service',
  'ext/etcd/v3election/v3electionpb/v3election.proto': 'no client of PD uses etcd elections through this service',
  'ext/etcd/v3lock/v3lockpb/v3lock.proto': 'no client of PD uses etcd locks through this service',
  'import_kvpb.proto': 'served by tikv-importer, a program that was retired',
  'keyspace_encryptionpb.proto': 'files of an encryption layer of a cloud service',
  'routerpb.proto': 'a separate router process in front of PD',
  'schedulingpb.proto': 'between PD and its scheduling process; ours schedules inside PD',
  'tipb/explain.proto': 'between TiDB and its dashboard',
  'tipb/spfresh_search.proto': 'vector index of another engine',
  'tipb/spfresh_teardown.proto': 'vector index of another engine',
  'tipb/tici/indexer.proto': 'full-text index service, another process',
  'tipb/topsql_agent.proto': 'between TiDB and the Top SQL agent',
  'tipb/trace.proto': 'span events of a tracing format that was removed',
};

interface WireField {
  readonly n: number;
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly packed?: boolean;
  readonly oneof?: string;
}
interface WireMethod {
  readonly name: string;
  readonly path: string;
  readonly request: string;
  readonly response: string;
  readonly client_streaming: boolean;
  readonly server_streaming: boolean;
}
interface Wire {
  readonly files: Readonly<Record<string, unknown>>;
  readonly messages: Readonly<Record<string, { readonly file: string; readonly fields: readonly WireField[] }>>;
  readonly enums: Readonly<
    Record<string, { readonly file: string; readonly values: Readonly<Record<string, number>> }>
  >;
  readonly services: Readonly<Record<string, { readonly file: string; readonly methods: readonly WireMethod[] }>>;
}

interface Ours {
  readonly messages: Map<string, protobuf.Type>;
  readonly enums: Map<string, protobuf.Enum>;
  readonly services: Map<string, protobuf.Service>;
}

function ours(): Ours {
  const found: Ours = { messages: new Map(), enums: new Map(), services: new Map() };
  const walk = (scope: protobuf.NamespaceBase): void => {
    for (const item of scope.nestedArray) {
      const name = item.fullName.slice(1);
      if (item instanceof protobuf.Enum) found.enums.set(name, item);
      else if (item instanceof protobuf.Service) found.services.set(name, item);
      else {
        if (item instanceof protobuf.Type) found.messages.set(name, item);
        walk(item as protobuf.NamespaceBase);
      }
    }
  };
  walk(loadProtos().root);
  return found;
}

/** One line that says all the wire sees of a field. */
function describeWire(field: WireField): string {
  return line(field.n, field.name, field.type, field.label, field.packed === true, field.oneof);
}

function describeOurs(field: protobuf.Field): string {
  const resolved = field.resolvedType?.fullName.slice(1) ?? field.type;
  const isMap = field instanceof protobuf.MapField;
  const label = isMap ? 'map' : field.repeated ? 'rep' : field.required ? 'req' : 'opt';
  const packable = !(field.resolvedType instanceof protobuf.Type) && field.type !== 'string' && field.type !== 'bytes';
  const type = isMap ? `map<${field.keyType},${resolved}>` : resolved;
  return line(field.id, field.name, type, label, field.repeated && field.packed && packable, field.partOf?.name);
}

function line(id: number, name: string, type: string, label: string, packed: boolean, oneof?: string): string {
  return `${id} ${name}: ${label} ${type}${packed ? ' packed' : ''}${oneof === undefined ? '' : ` in ${oneof}`}`;
}

function describeMethod(method: protobuf.Method, service: string): string {
  const request = method.resolvedRequestType?.fullName.slice(1);
  const response = method.resolvedResponseType?.fullName.slice(1);
  return methodLine(`/${service}/${method.name}`, request, response, method.requestStream, method.responseStream);
}

function methodLine(path: string, request = '?', response = '?', clientStream = false, serverStream = false): string {
  return `${path} (${clientStream ? 'stream ' : ''}${request}) ${serverStream ? 'stream ' : ''}${response}`;
}

if (!existsSync(FACTS)) {
  test('wire facts: ../shared/facts/wire.json is absent, .proto files not compared', { skip: true });
} else {
  const wire: Wire = JSON.parse(readFileSync(FACTS, 'utf8'));
  const mine = ours();
  const carried = (entry: { readonly file: string }): boolean => NOT_CARRIED[entry.file] === undefined;

  test('wire facts: the ledger names only files that exist and that we do not carry', () => {
    for (const file of Object.keys(NOT_CARRIED)) {
      assert.ok(file in wire.files, `${file} is not in wire.json`);
      const names = Object.entries(wire.messages).filter(([, message]) => message.file === file);
      for (const [name] of names) assert.ok(!mine.messages.has(name), `${name} is carried after all`);
    }
  });

  test('wire facts: every message has the same fields', () => {
    for (const [name, message] of Object.entries(wire.messages)) {
      if (!carried(message)) continue;
      const type = mine.messages.get(name);
      assert.ok(type, `message ${name} is missing`);
      const expected = message.fields.map(describeWire).sort();
      assert.deepEqual(type.fieldsArray.map(describeOurs).sort(), expected, name);
    }
    for (const name of mine.messages.keys()) assert.ok(name in wire.messages, `message ${name} is our invention`);
  });

  test('wire facts: every enum has the same values', () => {
    for (const [name, item] of Object.entries(wire.enums)) {
      if (carried(item)) assert.deepEqual({ ...mine.enums.get(name)?.values }, item.values, name);
    }
    for (const name of mine.enums.keys()) assert.ok(name in wire.enums, `enum ${name} is our invention`);
  });

  test('wire facts: every method has the same path, types and streaming kind', () => {
    for (const [name, service] of Object.entries(wire.services)) {
      if (!carried(service)) continue;
      const expected = service.methods.map((m) =>
        methodLine(m.path, m.request, m.response, m.client_streaming, m.server_streaming),
      );
      const methods = mine.services.get(name)?.methodsArray.map((method) => describeMethod(method, name)) ?? [];
      assert.deepEqual(methods.sort(), expected.sort(), name);
    }
    for (const name of mine.services.keys()) assert.ok(name in wire.services, `service ${name} is our invention`);
  });
}
