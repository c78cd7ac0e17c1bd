/** Markup that is safe by construction: whatever a template is given is text, unless it is markup of a template itself. */
import { printable } from '../../kube/printable';

/** Markup. It is only made by `markup`, so that no text becomes markup by accident. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Value[] | undefined | false;

/** A template of HTML. Text and numbers are escaped, for elements and for quoted attributes alike; lists are joined, undefined and false are omitted. */
export const markup = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(strings.reduce((text, part, at) => `${text}${rendered(values[at - 1])}${part}`));

function rendered(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(rendered).join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (one) => ENTITIES[one]!);
