/**
 * Reads CEL expressions as far as that goes without the types of their variables: whether one parses, which variables it names, and
 * what it gives where that shows in its form.
 */
export interface CelReading {
  /** Why it does not parse, with the place (from 1). */
  error?: string;
  /** Variables it reads, and the first field it reads of each. */
  variables: readonly { name: string; field?: string }[];
  /** What it gives: `bool`, `int`, `string`, ..., a struct by its name, or `unknown`. */
  gives: string;
}

export function readCel(text: string): CelReading {
  const reader = new Reader(tokensOf(text), text.length);
  try {
    const gives = reader.expression();
    reader.end();
    return { variables: reader.variables, gives };
  } catch (error) {
    if (error instanceof CelError) return { error: error.message, variables: [], gives: 'unknown' };
    throw error;
  }
}

class CelError extends Error {}

interface Token {
  kind: 'word' | 'int' | 'double' | 'string' | 'bytes' | 'sign' | 'bad';
  text: string;
  at: number;
}

const TOKEN =
  /\s+|\/\/[^\n]*|(?<string>[bB]?[rR]?[bB]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))|(?<double>\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)|(?<int>0x[0-9a-fA-F]+u?|\d+[uU]?)|(?<word>[A-Za-z_]\w*)|(?<sign>&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()[\]{}])|(?<bad>[\s\S])/gy;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (!kind) continue;
    const bytes = kind === 'string' && /^[rR]?[bB]/.test(match[0]);
    tokens.push({ kind: bytes ? 'bytes' : (kind as Token['kind']), text: match[0], at: match.index + 1 });
  }
  return tokens;
}

const MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const RELATIONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);
const LITERALS: Readonly<Record<string, string>> = { true: 'bool', false: 'bool', null: 'null' };
/** Nesting beyond this is refused rather than followed. */
const DEPTH = 100;

class Reader {
  readonly variables: { name: string; field?: string }[] = [];
  private readonly bound: string[] = [];
  private next = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly length: number,
  ) {}

  expression(): string {
    if (++this.depth > DEPTH) throw new CelError('it is nested too deeply');
    const condition = this.or();
    let gives = condition;
    if (this.take('?')) {
      const yes = this.or();
      this.expect(':');
      const no = this.expression();
      gives = yes === no ? yes : 'unknown';
    }
    this.depth--;
    return gives;
  }

  end(): void {
    if (this.next < this.tokens.length) throw this.unexpected();
  }

  private or(): string {
    return this.chain(() => this.chain(() => this.relation(), new Set(['&&']), 'bool'), new Set(['||']), 'bool');
  }

  private relation(): string {
    return this.chain(() => this.sum(), RELATIONS, 'bool');
  }

  private sum(): string {
    return this.chain(() => this.chain(() => this.unary(), new Set(['*', '/', '%'])), new Set(['+', '-']));
  }

  /** Operands joined by signs. The whole is what the first operand is, or `gives`. */
  private chain(operand: () => string, signs: ReadonlySet<string>, gives?: string): string {
    let found = operand();
    while (this.peek() && signs.has(this.peek()!.text) && this.peek()!.kind !== 'string') {
      this.next++;
      operand();
      if (gives) found = gives;
    }
    return found;
  }

  private unary(): string {
    let negated = false;
    for (;;) {
      if (this.take('!')) negated = true;
      else if (!this.take('-')) break;
    }
    const gives = this.member();
    return negated ? 'bool' : gives;
  }

  private member(): string {
    let gives = this.primary();
    for (;;) {
      if (this.take('.')) {
        const name = this.word();
        gives = this.take('(') ? this.call(name) : 'unknown';
      } else if (this.take('[')) {
        this.expression();
        this.expect(']');
        gives = 'unknown';
      } else return gives;
    }
  }

  private call(name: string): string {
    const variable = MACROS.has(name) ? this.peek()?.text : undefined;
    if (variable) this.bound.push(variable);
    this.list(')');
    if (variable) this.bound.pop();
    return ['all', 'exists', 'exists_one', 'startsWith', 'endsWith', 'contains', 'matches', 'has'].includes(name)
      ? 'bool'
      : name === 'size'
        ? 'int'
        : 'unknown';
  }

  private primary(): string {
    const token = this.tokens[this.next++];
    if (!token) throw this.unexpected();
    if (token.kind === 'int' || token.kind === 'double' || token.kind === 'string' || token.kind === 'bytes') {
      return token.kind;
    }
    if (token.text === '(') {
      const gives = this.expression();
      this.expect(')');
      return gives;
    }
    if (token.text === '[') {
      this.list(']');
      return 'list';
    }
    if (token.text === '{') {
      this.fields();
      return 'map';
    }
    if (token.text === '.' && this.peek()?.kind === 'word') return this.primary();
    if (token.kind !== 'word' || token.text === 'in') {
      this.next--;
      throw this.unexpected();
    }
    return LITERALS[token.text] ?? this.named(token.text);
  }

  /** A function, a struct or a variable. */
  private named(name: string): string {
    if (this.take('(')) return this.call(name);
    const path = [name];
    let ahead = this.next;
    while (this.tokens[ahead]?.text === '.' && this.tokens[ahead + 1]?.kind === 'word') {
      path.push(this.tokens[ahead + 1]!.text);
      ahead += 2;
    }
    if (this.tokens[ahead]?.text === '{') {
      this.next = ahead + 1;
      this.fields();
      return path.at(-1)!;
    }
    if (!this.bound.includes(name)) this.variables.push({ name, ...(path[1] !== undefined && { field: path[1] }) });
    return 'unknown';
  }

  private list(end: string): void {
    while (!this.take(end)) {
      this.expression();
      if (!this.take(',') && this.peek()?.text !== end) throw this.unexpected();
    }
  }

  private fields(): void {
    while (!this.take('}')) {
      const key = this.peek();
      if (key?.kind === 'word' && this.tokens[this.next + 1]?.text === ':') this.next++;
      else this.expression();
      this.expect(':');
      this.expression();
      if (!this.take(',') && this.peek()?.text !== '}') throw this.unexpected();
    }
  }

  private peek(): Token | undefined {
    return this.tokens[this.next];
  }

  private take(text: string): boolean {
    const token = this.peek();
    if (token?.text !== text || token.kind === 'string') return false;
    this.next++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected();
  }

  private word(): string {
    const token = this.peek();
    if (token?.kind !== 'word') throw this.unexpected();
    this.next++;
    return token.text;
  }

  private unexpected(): CelError {
    const token = this.peek();
    return new CelError(
      token
        ? `"${token.text}" at character ${token.at} was not expected`
        : `it ends too early, at character ${this.length + 1}`,
    );
  }
}
