/** A value that is made on first use and kept. For modules that take time to load and that most programs never need. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
