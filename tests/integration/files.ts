/** For tests that damage a store's files while it is down. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Largest file below `directory` whose name fits. */
export function largest(directory: string, pattern: RegExp): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  assert.ok(files[0] !== undefined, `no file like ${pattern} in ${directory}`);
  return files[0];
}

export function flip(file: string, at: (size: number) => number): void {
  const bytes = readFileSync(file);
  const offset = at(bytes.length);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x40;
  writeFileSync(file, bytes);
}
