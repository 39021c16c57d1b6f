/** The ports on Node: the only product code that touches time, randomness, files, sockets and the process. */
import type { Logger } from '@tessera/base';
import type { Env } from '../ports.ts';
import { nodeClock, nodeRandom, nodeTasks } from './clock.ts';
import { nodeDisk } from './disk.ts';
import { helpersOfOne, nodeHelpers } from './helpers.ts';
import { nodeMemory } from './memory.ts';
import { createNodeNetwork, type NodeNetworkOptions } from './network.ts';

export { threadCpuSeconds } from './cpu.ts';
export { descriptorsMax } from './descriptors.ts';
export { createNodeLogger, type LogLevel, type NodeLogger, type NodeLoggerOptions } from './logger.ts';
export { nodeMemory } from './memory.ts';
export type { NodeNetworkOptions } from './network.ts';

export interface NodeEnvOptions {
  readonly log: Logger;
  readonly network?: NodeNetworkOptions;
  /** Threads of this process that run a store each: they share the cores. Default 1. */
  readonly loops?: number;
}

export function createNodeEnv({ log, network, loops = 1 }: NodeEnvOptions): Env {
  return {
    clock: nodeClock,
    random: nodeRandom,
    disk: nodeDisk,
    network: createNodeNetwork(log.child({ name: 'network' }), network),
    tasks: nodeTasks,
    helpers: loops === 1 ? nodeHelpers : helpersOfOne(loops),
    memory: nodeMemory(loops),
    log,
  };
}
