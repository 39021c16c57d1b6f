import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { MemoryDisk } from '@tessera/env/memory';
import fc from 'fast-check';
import { defaultStoreConfig, parseStoreConfig, sampleStoreConfig } from './config.ts';
import { replaceFile, updateConfigFile, withConfigValue } from './config-file.ts';
import { CONFIG_KEYS } from './items.ts';

test('config file: the line of a key is changed, wherever and however it stands', () => {
  for (const [before, after] of [
    ['', '[log]\nlevel = "debug"\n'],
    ['[log]\nlevel = "info"\n', '[log]\nlevel = "debug"\n'],
    ['[log]\n  level="info" # why\nformat = "text"', '[log]\n  level = "debug" # why\nformat = "text"\n'],
    ['log.level = "info"\n', 'log.level = "debug"\n'],
    ['[log]\nformat = "text"\n\n[server]\n', '[log]\nformat = "text"\nlevel = "debug"\n\n[server]\n'],
    ['[server]\naddr = "a:1"\n', '[server]\naddr = "a:1"\n\n[log]\nlevel = "debug"\n'],
  ] as const) {
    assert.equal(withConfigValue(before, 'log.level', 'debug'), after);
  }
});

test('config file: changes in the sample file read back and leave the rest', async () => {
  const changes = fc.record({
    'log.level': fc.constantFrom('debug', 'warn'),
    'storage.max-key-size': fc.integer({ min: 1, max: 1024 }).map((n) => n * 1024),
    'server.health-feedback-interval': fc.integer({ min: 1, max: 100 }).map((n) => n * 100),
  });
  await fc.assert(
    fc.asyncProperty(changes, async (change) => {
      const disk = new MemoryDisk();
      await replaceFile(disk, '/c.toml', utf8(sampleStoreConfig()));
      await updateConfigFile(disk, '/c.toml', new Map(Object.entries(change)) as never);
      const text = fromUtf8(await disk.readFile('/c.toml'));
      const configuredKeys = [...CONFIG_KEYS].sort();
      assert.deepEqual(parseStoreConfig(text), defaultStoreConfig({ ...(change as object), configuredKeys }));
      assert.equal(text.split('\n').length, sampleStoreConfig().split('\n').length);
    }),
    { numRuns: 25 },
  );
});

test('config file: a style that cannot be edited is left alone', async () => {
  const disk = new MemoryDisk();
  const text = 'log = { level = "info" }\n';
  await replaceFile(disk, '/c.toml', utf8(text));
  await assert.rejects(updateConfigFile(disk, '/c.toml', new Map([['log.level', 'debug']])), /cannot edit \/c\.toml/);
  assert.equal(fromUtf8(await disk.readFile('/c.toml')), text);
});

test('config file: a replaced file survives a power cut whole', async () => {
  const disk = new MemoryDisk();
  await replaceFile(disk, '/f', utf8('old'));
  await replaceFile(disk, '/f', utf8('new, longer'));
  assert.equal(fromUtf8(await disk.afterCrash().readFile('/f')), 'new, longer');
});
