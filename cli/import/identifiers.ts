/** Names in a program. */

/** Names of constants, such as `inShop`: never a word of the language, and none twice. */
export class Identifiers {
  private readonly taken = new Set<string>();

  of(prefix: string, name: string): string {
    const [first = '', ...words] = [...wordsOf(prefix), ...wordsOf(name)];
    const camel = first.charAt(0).toLowerCase() + first.slice(1) + words.map(capitalized).join('');
    // Without a second word it could be a word of the language.
    const base = words.length === 0 || /^\d/.test(camel) ? `the${capitalized(camel)}` : camel;
    for (let i = 1; ; i++) {
      const candidate = i === 1 ? base : `${base}_${i}`;
      if (this.taken.has(candidate)) continue;
      this.taken.add(candidate);
      return candidate;
    }
  }
}

const wordsOf = (text: string): string[] => text.split(/[^A-Za-z0-9]+/).filter(Boolean);

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Ids of constructs: the name, with the kind where two objects of a namespace share it. */
export class Ids {
  private readonly taken = new Set<string>();

  of(namespace: string, name: string, kind: string): string {
    const candidates = [name, `${name}-${kind.toLowerCase()}`];
    for (let i = 2; ; i++) {
      const id = candidates.shift() ?? `${name}-${kind.toLowerCase()}-${i}`;
      const key = `${namespace}\0${id}`;
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return id;
    }
  }
}
