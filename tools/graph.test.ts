import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildGraph, drawGraph, importsOf, placePicture, readGraph, type SourceFile } from './graph.ts';
import type { Package } from './house.ts';

const pack = (name: string, ...dependencies: string[]): Package => ({
  name,
  dependencies: dependencies.map((dependency) => `@tessera/${dependency}`),
  devDependencies: [],
  faces: name === 'proto' ? ['.', './*'] : ['.'],
});

const file = (path: string, ...imports: string[]): SourceFile => ({
  path: `packages/${path}`,
  text: imports.map((specifier) => `import { x } from '${specifier}';`).join('\n'),
});

const problemsOf = (packages: Package[], ...files: SourceFile[]): readonly string[] =>
  buildGraph(packages, files).problems;

test('imports: every form, none from comments', () => {
  // Put together, so that the tool does not see these as imports of this file.
  const [scope, here] = ['@tessera', '.'];
  const text = `
/** like import { x } from '${scope}/comment';
 * import { y } from '${scope}/star'; */
// import '${scope}/line';
import { a } from '${scope}/a';
import '${scope}/b';
export * from '${here}/c.ts';
const d = await import('${here}/d.ts');
import {
  type E,
} from 'e';`;
  assert.deepEqual(importsOf(text), ['@tessera/a', '@tessera/b', './c.ts', './d.ts', 'e']);
});

describe('rules', () => {
  test('an import from a row above, declared, is fine', () => {
    const packages = [pack('base'), pack('env', 'base'), pack('grpc', 'env')];
    assert.deepEqual(
      problemsOf(packages, file('env/src/a.ts', '@tessera/base'), file('grpc/src/a.ts', '@tessera/env')),
      [],
    );
  });

  test('an import from the same row or from below is refused, in tests too', () => {
    const packages = [pack('base', 'grpc'), pack('grpc', 'engine'), pack('engine')];
    assert.deepEqual(
      problemsOf(packages, file('base/src/a.test.ts', '@tessera/grpc'), file('grpc/src/a.ts', '@tessera/engine')),
      ['packages/base: imports grpc, which is not above it', 'packages/grpc: imports engine, which is not above it'],
    );
  });

  test('a dependency that is missing, superfluous, or only declared for development is named', () => {
    const store = { ...pack('store', 'codec'), devDependencies: ['@tessera/env'] };
    const packages = [pack('base'), pack('codec'), pack('env'), store];
    assert.deepEqual(problemsOf(packages, file('store/src/a.ts', '@tessera/base', '@tessera/env')), [
      'packages/store: package.json lacks @tessera/base',
      'packages/store: package.json lacks @tessera/env',
      'packages/store: package.json names @tessera/codec, which it does not import',
    ]);
    assert.deepEqual(
      problemsOf([pack('env'), { ...store, dependencies: [] }], file('store/src/a.test.ts', '@tessera/env')),
      [],
    );
  });

  test('a path past a face is refused, by name and by relative path', () => {
    const packages = [pack('base'), pack('proto', 'base'), pack('store', 'base', 'proto')];
    const inside = file('store/src/a.ts', '@tessera/proto/kvrpcpb', '@tessera/base/src/heap.ts');
    assert.deepEqual(problemsOf(packages, inside, file('proto/src/a.ts', '@tessera/base', '../../store/src/a.ts')), [
      'packages/store/src/a.ts: @tessera/base/src/heap.ts is no face',
      'packages/proto/src/a.ts: ../../store/src/a.ts goes past a face',
    ]);
    const outside = { path: 'bench/a.ts', text: `import { x } from '${'..'}/packages/base/src/heap.ts';` };
    assert.deepEqual(problemsOf([], outside), ['bench/a.ts: ../packages/base/src/heap.ts goes past a face']);
  });

  test('only tests may use what tests share', () => {
    const packages = [pack('base')];
    const shared = '../../../tests/support/certificates.ts';
    assert.deepEqual(
      problemsOf(packages, file('base/src/a.test.ts', shared), file('base/testing/a.ts', '../../../tools/x.ts')),
      [],
    );
    assert.equal(problemsOf(packages, file('base/src/a.ts', shared)).length, 1);
  });

  test('a package without a row is refused', () => {
    assert.deepEqual(problemsOf([pack('surprise')]), ['packages/surprise: has no row in tools/graph.ts']);
  });
});

test('picture: arrows that others imply are left out, a circle does not hang it', () => {
  const edges = new Map([
    ['base', new Set<string>()],
    ['env', new Set(['base'])],
    ['grpc', new Set(['base', 'env'])],
  ]);
  assert.deepEqual(drawGraph(edges).match(/\w+ --> \w+/g), ['env --> base', 'grpc --> env']);
  edges.get('base')?.add('grpc');
  assert.match(drawGraph(edges), /^```mermaid\n/);
});

test('picture: replaces what is between the markers and nothing else', () => {
  const document = 'a\n<!-- graph:begin -->\nold\n<!-- graph:end -->\nb\n';
  const placed = placePicture(document, 'NEW');
  assert.equal(placed, 'a\n<!-- graph:begin -->\nNEW\n<!-- graph:end -->\nb\n');
  assert.equal(placePicture(placed ?? '', 'NEW'), placed);
  assert.equal(placePicture('no markers', 'NEW'), undefined);
});

test('the house: its import graph breaks no rule', () => {
  assert.deepEqual(readGraph().problems, []);
});
