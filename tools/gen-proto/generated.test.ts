import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generate, TARGET } from './main.ts';

test('generated code: is what the generator writes from proto/ now', () => {
  const wanted = generate();
  assert.deepEqual(readdirSync(TARGET).sort(), [...wanted.keys()].sort());
  // Not deepEqual: a difference of megabytes would drown the message.
  for (const [name, text] of wanted) {
    assert.ok(readFileSync(join(TARGET, name), 'utf8') === text, `${name} is stale: run npm run gen`);
  }
});
