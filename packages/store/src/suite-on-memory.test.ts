/** The store's own suite once more, on the engine in memory; boot-on-memory.test.ts has the rest of it. */
import { MemoryEngine } from '@tessera/engine';
import { runOn } from './testing/test-cluster.ts';

runOn({ name: 'the engine in memory', open: async () => new MemoryEngine() });
await import('./raft/replication.test.ts');
await import('./service/service.test.ts');
await import('./status/status-server.test.ts');
