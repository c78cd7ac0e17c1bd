/** An element of an XML document: its name, attributes and content. */
export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Elements, or the text. */
  readonly content?: readonly Element[] | string;
}

type Value = string | number | boolean | readonly Element[];

/** An element that holds a value; a value that is `undefined` makes no element. */
export function element(name: string, value: Value | undefined): Element[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  return [{ name, content: typeof value === 'object' ? value : String(value) }];
}

/** Elements for the keys of an object, in their order. */
export const elements = (values: Readonly<Record<string, Value | undefined>>): Element[] =>
  Object.entries(values).flatMap(([name, value]) => element(name, value));

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Characters that XML 1.0 cannot hold, even escaped. */
const FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Text as XML holds it. Throws on characters that no XML document can hold. */
export function escaped(text: string): string {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) {
    const code = forbidden[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    throw new Error(`A text of the answer file contains the character U+${code}, which XML cannot hold. Remove it.`);
  }
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character]!);
}

/** The document, indented by two spaces. Every text and attribute is escaped. */
export function document(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${rendered(root, '')}\n`;
}

function rendered({ name, attributes = {}, content = '' }: Element, indent: string): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  if (typeof content === 'string') return `${indent}<${opening}>${escaped(content)}</${name}>`;
  const inner = content.map((child) => rendered(child, `${indent}  `));
  return [`${indent}<${opening}>`, ...inner, `${indent}</${name}>`].join('\n');
}
