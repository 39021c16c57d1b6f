/** What all transactions of a client share. */
import type { Env } from '@tessera/env';
import type { PdClient } from '@tessera/pd-client';
import type { Route } from '../fan-out.ts';
import type { KeySpace } from '../key-space.ts';
import { fatalPdError } from '../locate.ts';
import type { CallOptions, Router } from '../router.ts';
import { ValueSlab } from '../value-slab.ts';
import { Background } from './background.ts';
import { LockResolver } from './lock-resolver.ts';
import { Operation } from './operation.ts';
import { SafePoints } from './safe-points.ts';
import { type TxnCommands, txnCommands } from './txn-commands.ts';

export type TxnEnv = Pick<Env, 'clock' | 'random' | 'log'>;

export class TxnWorld {
  readonly env: TxnEnv;
  readonly pd: PdClient;
  readonly router: Router;
  readonly keys: KeySpace;
  /** Of requests that say nothing beside their region. */
  readonly route: Route;
  readonly commands: TxnCommands;
  readonly background: Background;
  readonly resolver: LockResolver;
  readonly safePoints: SafePoints;

  constructor(env: TxnEnv, pd: PdClient, router: Router, keys: KeySpace, keyspaceId: number | undefined) {
    this.env = env;
    this.pd = pd;
    this.router = router;
    this.keys = keys;
    this.route = { router, keys };
    this.commands = txnCommands(keys, new ValueSlab());
    this.background = new Background(env.log);
    this.resolver = new LockResolver(this);
    this.safePoints = new SafePoints(pd, env.clock, keyspaceId);
  }

  operation(name: string, options: CallOptions): Operation {
    return Operation.start(this.env, this.router, name, options);
  }

  /** Larger than every timestamp before. Rejects with ClientError only. */
  async timestamp(operation: Operation): Promise<bigint> {
    for (;;) {
      try {
        return await this.pd.getTimestamp({ timeoutMs: Math.max(1, operation.leftMs) });
      } catch (error) {
        const fatal = fatalPdError(error, operation.name);
        if (fatal !== undefined) throw fatal;
        await operation.pause('pdRpc', `no timestamp (${(error as Error).message})`);
      }
    }
  }
}
