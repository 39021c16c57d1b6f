import { MemoryEngine } from '@tessera/engine';
import { kvEngineContract } from './kv-engine.ts';

kvEngineContract('MemoryEngine', () => new MemoryEngine());
