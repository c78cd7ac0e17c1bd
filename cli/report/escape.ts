/** Text from manifests, as the place where it is shown takes it: names and messages must not steer a terminal, a comment or a parser. */
import { printable } from '../../kube/printable';

/** What moves a cursor, ends a line, reverses the direction in which text is read, or is not seen. */
const CONTROLS = /[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff]/gu;

/** For a terminal or a log: one line, in which control characters are shown by their number. */
export const printableLine = (text: string): string => printable(text.replace(/[\n\t]/g, ' '));

/** As indented JSON, in which what a terminal would obey stands as an escape of JSON. */
export const jsonText = (value: unknown): string => printable(JSON.stringify(value, null, 2));

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** As XML text and attribute. Dropped are characters that XML does not allow, and control characters that it does. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\u{7f}-\u{9f}]|\p{Bidi_Control}/gu, '')
    .replace(/[&<>"']/g, (one) => XML_ENTITIES[one]!);
}

/** Ends what GitHub and GitLab take for a mention or a reference; nobody sees it. They look for those after Markdown has been read, where a backslash is gone. */
const BREAK = '&#8203;';
const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const REFERENCES: Readonly<Record<string, string>> = { '@': `@${BREAK}`, '#': `#${BREAK}`, '!': `!${BREAK}` };
const MARKDOWN: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'\\`*_[]|$'].map((mark) => [mark, `\\${mark}`])),
  '~': `\\~${BREAK}`,
};

/** As text between HTML tags of a comment. */
export const html = (text: string): string => spelled(text, { ...HTML, ...REFERENCES });

/** As text of a Markdown paragraph or of the cell of a table. */
export const markdown = (text: string): string => spelled(text, { ...HTML, ...REFERENCES, ...MARKDOWN });

/** As code in Markdown, in the cell of a table, too. */
export function code(text: string): string {
  const line = oneLine(text);
  return /[`|\\]/.test(line) || line.trim() !== line || line === '' ? `<code>${markdown(line)}</code>` : `\`${line}\``;
}

const spelled = (text: string, spelling: Readonly<Record<string, string>>): string =>
  oneLine(text).replace(/[&<>"@#!\\`*_[\]|$~]/g, (one) => spelling[one] ?? one);

const oneLine = (text: string): string => text.replace(CONTROLS, ' ').replace(/ {2,}/g, ' ');
