/** The reference page `docs/constructs/reference.md`: every prop with its type, its default, and the effect of a change. */
import { changeSentence } from './change-tags';
import type { Files } from './files';
import { type Prop, type PropsType, propsTypes } from './props';

const PAGE = 'docs/constructs/reference.md';

export function constructDocs(): Files {
  const types = propsTypes()
    .filter(({ props }) => props.some(({ doc }) => doc.changes.length > 0 || doc.default !== undefined))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = [
    '# Props of the constructs',
    '',
    '<!-- Generated from the doc comments in constructs/ by `npm run generate`. Change them there. -->',
    '',
    'Every prop with its type, its default, and what a change of it does to a running guest. Editors show the same text.',
    'The guides beside this page introduce the constructs; [What a change does](../what-a-change-does.md) lists all effects.',
    '',
    ...types.flatMap((type) => section(type, new Set(types.map(({ name }) => name)))),
  ];
  return new Map([[PAGE, `${lines.join('\n').trimEnd()}\n`]]);
}

function section({ name, description, props, inherits }: PropsType, known: ReadonlySet<string>): string[] {
  const others = inherits.filter((other) => known.has(other)).map((other) => `[${other}](#${other.toLowerCase()})`);
  return [
    `## ${name}`,
    '',
    ...(description ? [description, ''] : []),
    '| Prop | Type | Default | Description | A change |',
    '| --- | --- | --- | --- | --- |',
    ...props.map(row),
    '',
    ...(others.length > 0 ? [`And the props of ${others.join(', ')}.`, ''] : []),
  ];
}

function row({ name, type, optional, doc }: Prop): string {
  const see = doc.see.map((url) => ` [Upstream documentation](${url})`).join('');
  const cells = [
    `\`${name}\``,
    `\`${type}\``,
    optional ? defaultText(doc.default) : '(required)',
    `${doc.description}${see}`,
    [...new Set(doc.changes.map(changeSentence))].join(' '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** As in cdk8s-plus, a dash marks a default in words; anything else is a value. */
function defaultText(text: string | undefined): string {
  if (text === undefined) return '';
  return text.startsWith('- ') ? text.slice(2) : `\`${text}\``;
}
