/**
 * The candidate that a misspelled word most likely meant; undefined where none is close. Case and dashes are ignored. `most`: letters that may
 * differ; a third of the word by default.
 */
export function nearest(word: unknown, candidates: Iterable<string | undefined>, most?: number): string | undefined {
  if (typeof word !== 'string' || word === '') return undefined;
  const meant = fold(word);
  let best: string | undefined;
  let bestDistance = (most ?? Math.max(1, Math.floor(meant.length / 3))) + 1;
  for (const candidate of candidates) {
    if (!candidate) continue;
    const distance = editDistance(meant, fold(candidate), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

const fold = (word: string) => word.toLowerCase().replace(/[-_\s]/g, '');

/** Optimal string alignment distance, given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 64 || b.length > 64) return limit;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    [older, previous] = [previous, row];
  }
  return previous[b.length]!;
}
