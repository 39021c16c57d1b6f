/** Workloads of transactions by name. */
import type { StoreConfig } from '@tessera/store';
import type { LoadName } from '../scenario.ts';
import { Bank } from './bank.ts';
import { Collector } from './collector.ts';
import { Counters } from './counters.ts';
import { Deadlocks } from './deadlocks.ts';
import type { Fleet } from './fleet.ts';
import { Lists } from './lists.ts';
import { Modes } from './modes.ts';
import type { TxnLoad } from './txn-load.ts';

export interface LoadTerms {
  readonly fleet: Fleet;
  /** Nothing fails. */
  readonly calm: boolean;
  readonly config: Partial<StoreConfig>;
  readonly seed: number;
}

export function createLoad(name: LoadName, { fleet, calm, config, seed }: LoadTerms): TxnLoad {
  const options = { fleet, calm, deaths: calm ? 0 : 0.1 };
  switch (name) {
    case 'lists':
      return new Lists(options, { steps: 4, appends: 0.6 });
    case 'coordinators':
      return new Lists({ ...options, deaths: 0.6 }, { steps: 6, appends: 0.9 });
    case 'counters':
      return new Counters(options);
    case 'deadlocks':
      return new Deadlocks(options);
    case 'collector':
      return new Collector(options, config['gc.enable-compaction-filter'] !== true);
    case 'modes':
      return new Modes(options, seed);
    default:
      return new Bank(options);
  }
}
