import { testFreshSeeds } from './fresh-runs.ts';

testFreshSeeds(false, Date.now());
