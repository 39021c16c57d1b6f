import { testFreshSeeds } from './fresh-runs.ts';

testFreshSeeds(true, Date.now());
