/** The ports on Node: the only product code that touches time, randomness, files, sockets and the process. */
import type { Logger } from '@tessera/base';
import type { Env } from '../ports.ts';
import { nodeClock, nodeRandom, nodeTasks } from './clock.ts';
import { nodeDisk } from './disk.ts';
import { nodeHelpers } from './helpers.ts';
import { createNodeNetwork, type NodeNetworkOptions } from './network.ts';

export { createNodeLogger, type LogLevel, type NodeLogger, type NodeLoggerOptions } from './logger.ts';
export type { NodeNetworkOptions } from './network.ts';

export interface NodeEnvOptions {
  readonly log: Logger;
  readonly network?: NodeNetworkOptions;
}

export function createNodeEnv({ log, network }: NodeEnvOptions): Env {
  return {
    clock: nodeClock,
    random: nodeRandom,
    disk: nodeDisk,
    network: createNodeNetwork(log.child({ name: 'network' }), network),
    tasks: nodeTasks,
    helpers: nodeHelpers,
    log,
  };
}
