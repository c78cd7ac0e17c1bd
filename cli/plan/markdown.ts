/** A plan as a comment on a pull request: short on top, the details folded, and in words that need no KubeVirt. */
import { type Change, GLOSSARY, HAZARDS, labelOf } from '../../kubevirt/impact';
import { allHazards, type ObjectPlan, type Plan } from './compare';
import { countsLine } from './text';

/** GitHub takes no more than 65,536 characters in a comment. */
const MOST = 60_000;

export function planMarkdown(plan: Plan): string {
  const told = plan.objects.filter(
    (object) => object.status !== 'changed' || object.impact.class !== 'no-effect' || object.impact.hazards.length > 0,
  );
  const head = [
    '## What this change does to virtual machines',
    '',
    headline(plan),
    '',
    ...hazardLines(plan),
    ...(told.length > 0
      ? ['| Object | What happens | In short |', '| --- | --- | --- |', ...told.map(summaryRow), '']
      : []),
  ];
  const details = plan.objects.filter(({ impact }) => impact.changes.length > 0).map(objectDetails);
  const foot = [
    ...assumptions(plan),
    ...glossary(told),
    `<sub>${countsLine(plan)}. Predicted by \`kubevirt-iac plan\` before anything was applied.</sub>`,
    '',
  ];
  return fitted(head, details, foot);
}

/** As many folded details as fit; the table above them is never cut by them. */
function fitted(head: readonly string[], details: readonly string[], foot: readonly string[]): string {
  const fixed = [...head, ...foot].join('\n');
  const kept: string[] = [];
  let length = fixed.length;
  for (const detail of details) {
    if (length + detail.length > MOST) break;
    kept.push(detail);
    length += detail.length + 1;
  }
  const left = details.length - kept.length;
  const more = left > 0 ? [`_Details of ${left} more objects do not fit here; see the output of the job._`, ''] : [];
  return [...head, ...kept, ...more, ...foot].join('\n').slice(0, MOST + 5000);
}

function headline(plan: Plan): string {
  const hazards = allHazards(plan).length;
  const counts = new Map<string, number>();
  for (const { status, impact } of plan.objects) {
    const words = status === 'changed' ? labelOf(impact.class) : status === 'added' ? 'new' : 'deleted';
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  if (plan.objects.length === 0) return '**Nothing changes.**';
  const list = [...counts].map(([words, count]) => `${words}: ${count}`).join(' · ');
  return hazards > 0
    ? `**Careful: ${hazards} ${hazards === 1 ? 'hazard' : 'hazards'} to review before this is merged.** ${list}`
    : `**${list}**`;
}

function hazardLines(plan: Plan): string[] {
  const hazards = allHazards(plan);
  if (hazards.length === 0) return [];
  return [
    ...hazards.map(
      ({ plan: object, hazard }) =>
        `> ⚠️ **${HAZARDS[hazard.kind]}:** ${code(object.name)} ${escaped(hazard.reason)}\n>`,
    ),
    '',
  ];
}

function summaryRow({ name, status, impact, summary }: ObjectPlan): string {
  const verdict = status === 'changed' ? labelOf(impact.class) : status;
  return `| ${code(name)} | ${escaped(verdict)} | ${escaped(withoutHazards(summary))} |`;
}

/** Hazards stand above the table already. */
function withoutHazards(summary: string): string {
  return summary
    .split('; ')
    .filter((part) => !part.startsWith('careful: '))
    .join('; ');
}

function objectDetails({ name, file, impact }: ObjectPlan): string {
  return [
    `<details><summary>${html(name)}: ${html(labelOf(impact.class))}</summary>`,
    '',
    `In ${code(file)}:`,
    '',
    '| Field | Change | Effect | Why, and what to do |',
    '| --- | --- | --- | --- |',
    ...impact.changes.map(changeRow),
    '',
    '</details>',
    '',
  ].join('\n');
}

function changeRow({ path, effect, from, to, reason, advice }: Change): string {
  const values = from === undefined && to === undefined ? '' : `${code(from ?? '(none)')} → ${code(to ?? '(none)')}`;
  return `| ${code(path)} | ${values} | ${labelOf(effect)} | ${escaped(reason)}${advice ? ` _${escaped(advice)}_` : ''} |`;
}

function assumptions({ objects, unread = [] }: Plan): string[] {
  const said = [...new Set([...unread, ...objects.flatMap(({ impact }) => impact.assumptions)])];
  if (said.length === 0) return [];
  return [
    '<details><summary>What was assumed</summary>',
    '',
    ...said.map((assumption) => `- ${escaped(assumption)}`),
    '',
    '</details>',
    '',
  ];
}

/** The words of this plan, for readers who meet them for the first time. */
function glossary(told: readonly ObjectPlan[]): string[] {
  const text = told
    .flatMap(({ impact }) => [labelOf(impact.class), ...impact.changes.map(({ effect }) => labelOf(effect))])
    .join('\n');
  const used = GLOSSARY.filter(([word]) => text.includes(word));
  if (used.length === 0) return [];
  return [
    '<details><summary>Meaning of the terms</summary>',
    '',
    ...used.map(([word, meaning]) => `- **${word}**: ${meaning}`),
    '',
    '</details>',
    '',
  ];
}

/** Text from manifests is shown as it is, never as Markdown or HTML. */
function escaped(text: string): string {
  return html(oneLine(text).replace(/[\\`*_[\]|~#@]/g, (character) => `\\${character}`));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function html(text: string): string {
  return oneLine(text).replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/** A code span that the text cannot end. */
function code(text: string): string {
  const shown = oneLine(text).replace(/\|/g, '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
