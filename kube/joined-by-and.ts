/** Names as a sentence has them: `a, b and c`. */
export const joinedByAnd = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
