/** temp */
import { PeerLife } from '../packages/raftstore/src/peer-life.ts';
import { Merging } from '../packages/raftstore/src/merging.ts';
import { runOnce, replayLine } from './run.ts';
const counts: Record<string, number> = {};
const wrap = (proto: any, name: string, label = name) => {
  const f = proto[name];
  proto[name] = function (...a: any[]) { counts[label] = (counts[label] ?? 0) + 1; const r = f.apply(this, a); return r; };
};
wrap(PeerLife.prototype, 'replace'); wrap(PeerLife.prototype, 'destroyMerged'); wrap(PeerLife.prototype, 'onRolledBack'); wrap(PeerLife.prototype, 'onMerge'); wrap(PeerLife.prototype, 'onPrepared');
wrap(Merging.prototype, 'onWantRollback'); wrap(Merging.prototype, 'onMerged');
const so = Merging.prototype.sourceOf; Merging.prototype.sourceOf = function (t, r) { const s = so.call(this, t, r); if (s === undefined) counts.waits = (counts.waits ?? 0) + 1; return s; };
const [scenario, from, n] = process.argv.slice(2);
let failed = 0;
for (let seed = Number(from); seed < Number(from) + Number(n); seed++) {
  const { failure } = await runOnce({ seed, scenario: scenario as any, seconds: 20 });
  if (failure !== undefined) { failed++; console.log(replayLine({ seed, scenario: scenario as any, seconds: 20 }), (failure as Error).message); }
}
console.log(failed, 'failed of', n, JSON.stringify(counts));
