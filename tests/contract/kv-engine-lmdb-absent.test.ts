/** The adapter over LMDB where the optional package is not installed. */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { LmdbEngine } from '@tessera/engine';

test('LmdbEngine: without the optional package it says which one to install', async () => {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'lmdb') throw new Error(`Cannot find package '${specifier}'`);
      return next(specifier, context);
    },
  });
  try {
    const opening = LmdbEngine.open({ directory: '/nowhere' });
    await assert.rejects(opening, { code: 'KV:Engine:Invalid', message: /npm install lmdb/ });
  } finally {
    hooks.deregister();
  }
});
