import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, isCompatible, parseVersion, type Version } from './version.ts';

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  assert.ok(parsed !== undefined, text);
  return parsed;
};

test('version: order of releases and pre-releases', () => {
  const ordered = ['0.0.0', '', '1.0.1', '5.4.0', '8.5.4-alpha', '8.5.4-beta', 'v8.5.4', '8.10.0'];
  for (let i = 1; i < ordered.length; i++) {
    assert.ok(compareVersions(version(ordered[i - 1] ?? ''), version(ordered[i] ?? '')) < 0, ordered[i]);
  }
});

test('version: malformed texts', () => {
  for (const text of ['8', '8.5', 'eight', '8.5.x', '8.5.4 ', '-1.0.0', '1.2.3.4'])
    assert.equal(parseVersion(text), undefined);
});

test('version: a store may be newer, or another patch of the same minor version', () => {
  assert.equal(isCompatible(version('8.5.4'), version('8.5.0')), true);
  assert.equal(isCompatible(version('8.5.4'), version('9.0.0')), true);
  assert.equal(isCompatible(version('8.5.4'), version('8.4.9')), false);
  assert.equal(isCompatible(version('8.5.4'), version('7.5.4')), false);
});
