/**
 * Generates packages/proto/src/gen from proto/*.proto.
 *
 *   node tools/gen-proto/main.ts           writes the files
 *   node tools/gen-proto/main.ts --check   fails when a file differs from what would be written
 *
 * protobufjs parses the .proto files; everything that runs in the product is emitted here (ADR 0003).
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { emitFile } from './emit.ts';

const ROOT = join(import.meta.dirname, '../..');
const SOURCE = join(ROOT, 'proto');
export const TARGET = join(ROOT, 'packages/proto/src/gen');

export function loadProtos(): { root: protobuf.Root; files: Map<string, { package: string; imports: string[] }> } {
  const root = new protobuf.Root();
  const files = new Map<string, { package: string; imports: string[] }>();
  for (const name of readdirSync(SOURCE)
    .filter((file) => file.endsWith('.proto'))
    .sort()) {
    const parsed = protobuf.parse(readFileSync(join(SOURCE, name), 'utf8'), root, { keepCase: true });
    if (parsed.package === undefined) throw new Error(`${name}: no package`);
    files.set(name, { package: parsed.package, imports: parsed.imports ?? [] });
  }
  root.resolveAll();
  return { root, files };
}

/** File name to text, for every .proto file. */
export function generate(): Map<string, string> {
  const { root, files } = loadProtos();
  const out = new Map<string, string>();
  for (const [name, file] of files) {
    const namespace = root.lookup(file.package);
    if (!(namespace instanceof protobuf.Namespace)) throw new Error(`${name}: package ${file.package} is empty`);
    const imports = file.imports.map((path) => {
      const imported = files.get(path);
      if (imported === undefined) throw new Error(`${name}: imports ${path}, which is not in proto/`);
      return imported.package;
    });
    out.set(`${file.package}.ts`, emitFile(name, namespace, file.package, imports));
  }
  return out;
}

function main(): void {
  const wanted = generate();
  if (process.argv.includes('--check')) {
    const stale = [...wanted].filter(([name, text]) => read(name) !== text).map(([name]) => name);
    if (stale.length > 0) {
      console.error(`generated code differs from proto/: ${stale.join(', ')}; run npm run gen`);
      process.exitCode = 1;
    }
    return;
  }
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  for (const [name, text] of wanted) writeFileSync(join(TARGET, name), text);
  console.log(`${wanted.size} files written to packages/proto/src/gen`);
}

function read(name: string): string | undefined {
  try {
    return readFileSync(join(TARGET, name), 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.main) main();
