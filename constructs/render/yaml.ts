/**
 * Manifests as YAML text. Written by hand because a tree of 10,000 VMs spends most of its time here: the libraries that were tried (`yaml`,
 * `js-yaml`) take alone what the whole synthesis may take. It writes a small, safe part of YAML: block mappings and sequences, literal blocks
 * for text of several lines, and plain scalars only where every YAML 1.1 and 1.2 reader agrees that they are strings; the rest is quoted as JSON.
 */
export function toYaml(value: unknown): string {
  const out: string[] = [];
  block(value, '', out);
  return `${out.join('\n')}\n`;
}

/** Letters first, then what cannot begin another token. `a:b` and `a/b@c` are safe, `a: b`, `a #b` and `a:` are not. */
const PLAIN = /^[A-Za-z_/][A-Za-z0-9_./@+-]*(?::[A-Za-z0-9_./@+-]+)*$/;
/** Words that some reader takes for a boolean, for nothing, or (`e-0`) for a number; YAML 1.1 has many of them. */
const RESERVED = /^(?:y|yes|n|no|true|false|on|off|null|[e0-9_+.-]+)$/i;
/** What a literal block can hold as it is: no other control characters or breaks than newline and tab, no surrogate halves. */
const LITERAL = /^[\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** What some readers take for a line break, or refuse, even between quotes. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function scalar(value: unknown): string {
  if (typeof value === 'string') return PLAIN.test(value) && !RESERVED.test(value) ? value : quoted(value);
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  return JSON.stringify(value);
}

const isEmpty = (value: object): boolean =>
  Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
const isBlock = (value: unknown): value is object => typeof value === 'object' && value !== null && !isEmpty(value);

function block(value: unknown, indent: string, out: string[]): void {
  if (!isBlock(value)) {
    out.push(`${indent}${scalar(value)}`);
  } else if (Array.isArray(value)) {
    for (const item of value) sequenceItem(item, indent, out);
  } else {
    for (const [key, item] of Object.entries(value)) entry(`${indent}${scalar(key)}:`, item, `${indent}  `, out);
  }
}

function entry(head: string, value: unknown, inner: string, out: string[]): void {
  if (isBlock(value)) {
    out.push(head);
    block(value, inner, out);
  } else {
    text(head, value, inner, out);
  }
}

function sequenceItem(item: unknown, indent: string, out: string[]): void {
  if (!isBlock(item)) {
    text(`${indent}-`, item, `${indent}  `, out);
    return;
  }
  // `- name: root`: the first line of the item stands behind the dash.
  const first = out.length;
  block(item, `${indent}  `, out);
  out[first] = `${indent}- ${(out[first] as string).slice(indent.length + 2)}`;
}

/** A scalar behind its key or dash; text of several lines as a literal block, which is how people read cloud-init. */
function text(head: string, value: unknown, inner: string, out: string[]): void {
  if (typeof value !== 'string' || !value.includes('\n') || !LITERAL.test(value) || /^[ \n\t]/.test(value)) {
    out.push(`${head} ${scalar(value)}`);
    return;
  }
  const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
  out.push(`${head} |${trailing === 0 ? '-' : trailing === 1 ? '' : '+'}`);
  const lines = (trailing === 0 ? value : value.slice(0, -1)).split('\n');
  for (const line of lines) out.push(line === '' ? '' : `${inner}${line}`);
}
