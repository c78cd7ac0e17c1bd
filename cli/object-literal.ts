/** JSON as source text of TypeScript. Nothing of an object becomes code: every text is a JSON literal. */

/** What a value is written as, for values that are not JSON; undefined for all others. */
export type Written = (value: unknown) => string | undefined;

export function objectLiteral(value: unknown, written: Written = () => undefined, indent = ''): string {
  const given = written(value);
  if (given !== undefined) return given;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const deeper = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => objectLiteral(item, written, deeper))
    : Object.entries(value).map(([key, item]) => `${property(key)}: ${objectLiteral(item, written, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return items.length === 0
    ? open + close
    : `${open}\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}${close}`;
}

function property(key: string): string {
  // Written plainly, this one key sets the prototype.
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : JSON.stringify(key);
}
