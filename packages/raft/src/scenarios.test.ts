/** Our scenario files: what happens, step by step, in situations that the public files leave out. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkScenario } from '../../../tools/datadriven/index.ts';
import { Scenario } from './testing/scenario.ts';

const FOLDER = join(import.meta.dirname, '../testdata');

for (const name of readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .sort()) {
  test(`scenario: ${name.replace('.txt', '').replaceAll('_', ' ')}`, () => {
    const scenario = new Scenario();
    checkScenario(join(FOLDER, name), (step) => scenario.run(step));
  });
}
