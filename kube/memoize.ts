/** What was made for a key, made on first demand. */
export function memoize<K, V>(
  memory: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** More texts than this are not kept; what is longer than anybody writes is not kept either. */
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 80;

/** The same function of a text, with its results kept: programs repeat a few texts (`4Gi`, `app`) thousands of times. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const made = read(text);
    if (known.size >= MOST_KNOWN) known.clear();
    if (text.length <= LONGEST_KNOWN) known.set(text, made);
    return made;
  };
}
