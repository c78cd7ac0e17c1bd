/** JUnit reports, read by a parser that takes only well-formed XML. */

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN = /<\?xml[^?]*\?>|<\/(\w[\w-]*)>|<(\w[\w-]*)((?:\s+\w+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML does not allow.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function decoded(text: string): string {
  const rest = text.replace(/&(\w+);/g, (whole, name) => {
    if (!ENTITIES[name]) throw new Error(`an entity that XML does not know: ${whole}`);
    return '';
  });
  if (/[&]/.test(rest) || FORBIDDEN.test(text))
    throw new Error(`text that XML does not allow: ${JSON.stringify(text)}`);
  return text.replace(/&(\w+);/g, (_, name) => ENTITIES[name]!);
}

function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) throw new Error(`not XML at: ${text.slice(at, at + 60)}`);
    const [, close, start, attributes = '', empty, words] = token;
    if (close !== undefined && open.pop()!.name !== close) throw new Error(`</${close}> closes another element`);
    if (words !== undefined) open.at(-1)!.text += decoded(words);
    if (start === undefined) continue;
    const pairs = [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key!, decoded(value!)]);
    const element = { name: start, attributes: Object.fromEntries(pairs), children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length > 1 || root.children.length !== 1) throw new Error('not one whole element');
  return root.children[0]!;
}

export interface Case {
  group: string;
  name: string;
  file: string | undefined;
  /** `passed`, or the element that says otherwise. */
  outcome: string;
  message: string | undefined;
  text: string;
}

/** The cases of a report; throws where it is not well-formed, or where the counts of the suite are not those of its cases. */
export function readJunit(text: string): Case[] {
  const suite = readXml(text);
  if (suite.name !== 'testsuite') throw new Error(`<testsuite> expected, <${suite.name}> found`);
  // What is said of all cases together stands behind them.
  const said = suite.children.at(-1)?.name === 'system-out' ? suite.children.pop() : undefined;
  if (said && said.text === '') throw new Error('an empty <system-out>');
  const cases = suite.children.map(({ attributes, children: [inner] }): Case => {
    const passed = inner === undefined || inner.name === 'system-out';
    return {
      group: attributes['classname']!,
      name: attributes['name']!,
      file: attributes['file'],
      outcome: passed ? 'passed' : inner.name,
      message: inner?.attributes['message'],
      text: inner?.text ?? '',
    };
  });
  const count = (outcome: string) => String(cases.filter((one) => one.outcome === outcome).length);
  const { tests, failures, errors, skipped } = suite.attributes;
  const counts = [String(cases.length), count('failure'), count('error'), count('skipped')];
  if (JSON.stringify([tests, failures, errors, skipped]) !== JSON.stringify(counts))
    throw new Error(`the suite counts ${[tests, failures, errors, skipped]}, its cases ${counts}`);
  return cases;
}
