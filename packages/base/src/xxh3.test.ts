import assert from 'node:assert/strict';
import { it } from 'node:test';
import { xxh3 } from './xxh3.ts';

/** Made by the reference library (libxxhash 0.8 through Python's `xxhash`), one length or more for each of its ways. */
const EXPECTED: readonly (readonly [length: number, hash: string])[] = [
  [0, '2d06800538d394c2'],
  [1, 'c44bdff4074eecdb'],
  [2, '9093381c8763d62e'],
  [3, 'c3489259e968ad9e'],
  [4, 'd3d60c1519014e89'],
  [5, '559935c0f3f7327f'],
  [8, 'c9e3be8b2c4338e8'],
  [9, '325946960f0504be'],
  [12, 'ecee3a9db2f9e951'],
  [16, '42b39c7c320f4a82'],
  [17, '2dd70a430df523e2'],
  [32, '29d473240d99eaa7'],
  [33, '4878ef1ca41b80d0'],
  [64, 'd30c55e1256bc7df'],
  [65, 'd15c075e41134da6'],
  [96, 'b2e8a3e91f8e3989'],
  [97, '54144c46dc6d568b'],
  [128, 'b91599d3b0ad2bcc'],
  [129, '9ae489e3d274925f'],
  [144, 'ae14b5b720b71a88'],
  [160, '1109eaddbf39f6c4'],
  [239, 'dc493e03cf53b21e'],
  [240, 'f416ea92bf27837d'],
  [241, '1ed4be34efe44438'],
  [256, 'b999a9bf2e942f88'],
  [512, 'c7daa8a0ed7808f0'],
  [575, '0d36d1971a672608'],
  [1023, '06fc0609f03d38b9'],
  [1024, '4a8dd537a97feea7'],
  [1025, '5f3559e047a139a2'],
  [1088, '65f8aabe398e3ff6'],
  [2048, 'f763d9e4b166f256'],
  [2049, '3b26582e7d4167e2'],
  [4096, '287e798f4c885a78'],
  [16384, '20acd9b90419ac11'],
  [20000, '85e138b2cfb4baa9'],
];

const data = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7 + (i >> 3) * 13 + ((i * i) >> 5)) & 255);

it('xxh3 agrees with the reference library at every length class', () => {
  for (const [length, hash] of EXPECTED) {
    assert.equal(xxh3(data, 0, length).toString(16).padStart(16, '0'), hash, `${length} bytes`);
  }
});

it('xxh3 of a part is that of its copy, wherever it lies', () => {
  for (const length of [1, 7, 13, 100, 200, 300, 5000]) {
    assert.equal(xxh3(data, 3, 3 + length), xxh3(data.slice(3, 3 + length)));
  }
});
