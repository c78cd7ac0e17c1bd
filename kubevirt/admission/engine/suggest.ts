import { nearest } from '../../../kube/nearest';

export { nearest };

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
