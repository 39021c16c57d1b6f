/**
 * Our tables before RocksDB's eyes and RocksDB's tables before ours. Needs Debian's rocksdb-tools (sst_dump, db_bench);
 * skipped where they are missing.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { fromHex, fromLatin1, silentLogger, toHex } from '@tessera/base';
import { CF, type Compression, LsmEngine, type LsmOptions, runRead, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';

const env = createNodeEnv({ log: silentLogger });
const root = mkdtempSync(join(tmpdir(), 'tessera-rocksdb-'));
after(() => rmSync(root, { recursive: true, force: true }));

const skip =
  spawnSync('sst_dump', ['--help']).error || spawnSync('db_bench', ['--help']).error
    ? 'sst_dump and db_bench (Debian: rocksdb-tools) are not installed'
    : false;

function optionsFor(directory: string, compression: Compression): LsmOptions {
  return {
    ...{ directory: join(root, directory), disk: env.disk, tasks: env.tasks },
    ...{ compression: [compression], blockBytes: 512, restartInterval: 4, automaticCompaction: false },
  };
}

function sstDump(directory: string, ...args: string[]): string {
  const run = spawnSync('sst_dump', [`--file=${directory}`, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  return run.stdout + run.stderr;
}

for (const compression of ['none', 'zstd'] as const) {
  it(`sst_dump: verifies and lists tables of ours, compression ${compression}`, { skip }, async () => {
    const options = optionsFor(`ours-${compression}`, compression);
    const engine = await LsmEngine.open(options);
    const expected: string[] = [];
    for (let i = 0; i < 3000; i++) {
      const batch = new WriteBatch();
      const key = fromLatin1(`key${String(i).padStart(6, '0')}`);
      const value = fromLatin1(`value ${i} `.repeat(1 + (i % 7)));
      if (i % 11 === 0) batch.delete(CF.default, key);
      else batch.put(CF.default, key, value);
      engine.write(batch);
      if (i % 11 !== 0) expected.push(`'${toHex(key)}' seq:${i + 1}, type:1 => ${toHex(value)}`);
      else expected.push(`'${toHex(key)}' seq:${i + 1}, type:0 => `);
    }
    const ranges = new WriteBatch();
    ranges.deleteRange(CF.default, fromLatin1('zz1'), fromLatin1('zz5'));
    engine.write(ranges);
    await engine.flush();
    await engine.close();
    assert.match(sstDump(options.directory, '--command=verify'), /The file is ok/);
    const listed = sstDump(options.directory, '--command=scan', '--output_hex').split('\n');
    assert.deepEqual(
      listed.filter((line) => line.includes('seq:') && !line.includes('type:15')),
      expected,
    );
    const properties = sstDump(options.directory, '--show_properties', '--command=none');
    assert.match(properties, /# entries: 3001/);
    assert.match(properties, /# deletions: 274/);
    assert.match(properties, /# range deletions: 1/);
    assert.match(properties, /comparator name: leveldb.BytewiseComparator/);
  });
}

/** `db_bench` writes XXH3 unless told: 1 is crc32c, which TiKV's tables have. */
const THEIRS = [
  ...(['none', 'snappy', 'zlib', 'lz4', 'lz4hc', 'zstd'] as const).map((compression) => ({ compression, checksum: 4 })),
  { compression: 'none', checksum: 1 },
  { compression: 'lz4', checksum: 1 },
] as const;
for (const { compression, checksum } of THEIRS) {
  it(`ingest: tables that RocksDB wrote, compression ${compression}, checksum kind ${checksum}`, { skip }, async () => {
    const source = join(root, `theirs-${compression}-${checksum}`);
    const run = spawnSync(
      'db_bench',
      [
        ...[
          '--benchmarks=fillseq,compact',
          `--db=${source}`,
          '--num=5000',
          '--value_size=60',
          `--checksum_type=${checksum}`,
        ],
        ...[`--compression_type=${compression}`, '--disable_wal=1', '--bloom_bits=10', '--format_version=5'],
      ],
      { encoding: 'utf8' },
    );
    assert.equal(run.status, 0, run.stderr);
    const tables = readdirSync(source).filter((name) => name.endsWith('.sst'));
    assert.ok(tables.length > 0);
    const listed = sstDump(source, '--command=scan', '--output_hex')
      .split('\n')
      .map((line) => /^'([0-9A-F]+)' seq:\d+, type:1 => ([0-9A-F]*)$/.exec(line))
      .filter((match) => match !== null)
      .map((match) => [match[1] as string, match[2] as string]);
    assert.equal(listed.length, 5000);
    const engine = await LsmEngine.open(optionsFor(`taken-${compression}-${checksum}`, 'none'));
    await engine.ingest(tables.map((name) => ({ cf: CF.default, path: join(source, name) })));
    await engine.compactRange(CF.default);
    const found: string[][] = [];
    using snapshot = engine.snapshot();
    using iterator = snapshot.iterator(CF.default);
    await runRead(engine, snapshot, () => iterator.seekToFirst());
    while (iterator.valid) {
      found.push([toHex(iterator.key()), toHex(iterator.value())]);
      await runRead(engine, snapshot, () => iterator.next());
    }
    assert.deepEqual(found, listed);
    for (const [key, value] of listed.slice(0, 50)) {
      const got = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromHex(key as string) as Uint8Array));
      assert.equal(got && toHex(got), value);
    }
    await engine.close();
  });
}
