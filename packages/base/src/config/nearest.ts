/** What a mistyped key may have meant. */

/** The key that `path` most resembles, if it resembles one at all. */
export function nearestKey(path: string, keys: Iterable<string>): string | undefined {
  const leaf = path.slice(path.lastIndexOf('.') + 1);
  let best: string | undefined;
  let bestDistance = Math.min(8, Math.max(2, Math.floor(path.length / 3))) + 1;
  for (const key of keys) {
    // The right name in the wrong section is as close as one typing mistake.
    const distance = key.endsWith(`.${leaf}`) ? Math.min(1.5, editDistance(path, key)) : editDistance(path, key);
    if (distance >= bestDistance) continue;
    best = key;
    bestDistance = distance;
  }
  return best;
}

/** Insertions, deletions and replacements that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
