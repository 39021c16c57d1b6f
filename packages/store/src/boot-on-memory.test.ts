/** How a store boots, reports and stops, once more on the engine in memory. */
import { MemoryEngine } from '@tessera/engine';
import { runOn } from './testing/test-cluster.ts';

runOn({ name: 'the engine in memory', open: async () => new MemoryEngine() });
await import('./boot/boot.test.ts');
