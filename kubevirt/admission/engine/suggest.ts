/** The candidate that a misspelled word most likely meant; undefined where none is close. Case and dashes are ignored. */
export function nearest(word: unknown, candidates: Iterable<string | undefined>): string | undefined {
  if (typeof word !== 'string' || word === '') return undefined;
  const meant = fold(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(meant.length / 3)) + 1;
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

/** `a, b or c`, as a sentence lists what is allowed. */
export function oneOf(words: readonly unknown[]): string {
  const shown = words.map(String);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** A value as a message quotes it: short, on one line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no NaN, and would show null.
  const text =
    typeof value === 'string'
      ? `"${value}"`
      : typeof value === 'number'
        ? `${value}`
        : (JSON.stringify(value) ?? `${value}`);
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}

/** ` Did you mean "virtio"?`, or nothing. */
export function didYouMean(word: unknown, candidates: Iterable<string>): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
