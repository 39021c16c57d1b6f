/**
 * Completes package-lock.json after `npm install`.
 *
 * A registry that does not carry the binaries of every platform makes npm leave those optional packages out of the
 * lock, and `npm ci` then refuses the lock as out of sync. This adds them by name and version; on this platform they are
 * skipped by their `os` and `cpu`, elsewhere npm fetches them.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  license?: string;
  engines?: unknown;
  optionalDependencies?: Record<string, string>;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony', 'aix', 'sunos', 'netbsd', 'openbsd'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];
const FILE = 'package-lock.json';

/** What the package's name says of its platform; undefined when it names no system. */
function platformEntry(name: string, range: string, owner: Entry): Entry | undefined {
  const words = name.split(/[/-]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  if (os === undefined) return undefined;
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(owner.dev === true ? { dev: true } : {}),
    ...(owner.license === undefined ? {} : { license: owner.license }),
    optional: true,
    os: [os],
    ...(libc === undefined ? {} : { libc: [libc] }),
    ...(owner.engines === undefined ? {} : { engines: owner.engines }),
  };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, Entry> };
let added = 0;
for (const [path, owner] of Object.entries(lock.packages)) {
  if (path === '') continue;
  for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] !== undefined) continue;
    const entry = platformEntry(name, range, owner);
    if (entry === undefined) console.log(`left out, its name says no platform: ${name}`);
    else {
      lock.packages[key] = entry;
      added++;
    }
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages added to ${FILE}`);
