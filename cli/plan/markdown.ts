/** A plan as a comment on a pull request: short on top, the details folded, and in words that need no KubeVirt. */
import { type Change, changeLabel, glossaryOf, HAZARDS, headline } from '../../kubevirt/impact';
import { code, html, markdown } from '../report/escape';
import { allHazards, type ObjectPlan, type Plan } from './compare';
import { byWave, type SitePlan } from './sites';
import { assumptionsOf, countsLine, sumLines, verdictOf } from './text';

/** GitHub takes no more than 65,536 characters in a comment. */
const MOST = 60_000;

const TITLE = ['## What this change does to virtual machines', ''];

export function planMarkdown(plan: Plan): string {
  return [...TITLE, planBody(plan, MOST)].join('\n');
}

/** The plan of a fleet: the sum of each wave and of each window for restarts, then what happens in it, as far as it fits. */
export function sitesMarkdown(plans: readonly SitePlan[]): string {
  const changing = byWave(plans).filter(({ plan }) => plan.objects.length > 0);
  const bodies = changing.map(
    ({ wave = 'outside of the sites', plan }) =>
      `\n### ${markdown(wave)}\n\n${planBody(plan, MOST / changing.length - 1000)}`,
  );
  return [...TITLE, ...sumLines(plans).map((line) => `- ${markdown(line)}`), ...bodies].join('\n');
}

function planBody(plan: Plan, most: number): string {
  const told = plan.objects.filter(
    (object) => object.status !== 'changed' || object.impact.class !== 'no-effect' || object.impact.hazards.length > 0,
  );
  const head = [
    opening(plan),
    '',
    ...hazardLines(plan),
    ...(told.length > 0
      ? [
          '| Object | What happens | In short |',
          '| --- | --- | --- |',
          ...told.map((object) => summaryRow(object, plan.migrates)),
          '',
        ]
      : []),
  ];
  const details = plan.objects
    .filter(({ impact }) => impact.changes.length > 0)
    .map((object) => objectDetails(object, plan.migrates));
  const foot = [
    ...assumptions(plan),
    ...glossary(told, plan.migrates),
    `<sub>${countsLine(plan)}. Predicted by \`kubevirt-iac plan\` before anything was applied.</sub>`,
    '',
  ];
  return fitted(head, details, foot, most);
}

/** As many folded details as fit; the table above them is never cut by them. */
function fitted(head: readonly string[], details: readonly string[], foot: readonly string[], most: number): string {
  const fixed = [...head, ...foot].join('\n');
  const kept: string[] = [];
  let length = fixed.length;
  for (const detail of details) {
    if (length + detail.length > most) break;
    kept.push(detail);
    length += detail.length + 1;
  }
  const left = details.length - kept.length;
  const more = left > 0 ? [`_Details of ${left} more objects do not fit here; see the output of the job._`, ''] : [];
  return [...head, ...kept, ...more, ...foot].join('\n').slice(0, most + 5000);
}

function opening(plan: Plan): string {
  const hazards = allHazards(plan).length;
  const counts = new Map<string, number>();
  for (const object of plan.objects) {
    const words = COUNTED[verdictOf(object, plan.migrates)] ?? verdictOf(object, plan.migrates);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  if (plan.objects.length === 0) return '**Nothing changes.**';
  const list = [...counts].map(([words, count]) => `${words}: ${count}`).join(' · ');
  return hazards > 0
    ? `**Careful: ${hazards} ${hazards === 1 ? 'hazard' : 'hazards'} to review before this is merged.** ${list}`
    : `**${list}**`;
}

const COUNTED: Readonly<Record<string, string>> = { added: 'new', removed: 'deleted' };

function hazardLines(plan: Plan): string[] {
  const hazards = allHazards(plan);
  if (hazards.length === 0) return [];
  return [
    ...hazards.map(
      ({ plan: object, hazard }) =>
        `> ⚠️ **${HAZARDS[hazard.kind]}:** ${code(object.name)} ${markdown(hazard.reason)}\n>`,
    ),
    '',
  ];
}

function summaryRow(object: ObjectPlan, migrates: boolean): string {
  const { name, summary } = object;
  return `| ${code(name)} | ${markdown(verdictOf(object, migrates))} | ${markdown(withoutHazards(summary))} |`;
}

/** Hazards stand above the table already. */
function withoutHazards(summary: string): string {
  return summary
    .split('; ')
    .filter((part) => !part.startsWith('careful: '))
    .join('; ');
}

function objectDetails({ name, file, impact }: ObjectPlan, migrates: boolean): string {
  return [
    `<details><summary>${html(name)}: ${html(headline(impact, migrates))}</summary>`,
    '',
    `In ${code(file)}:`,
    '',
    '| Field | Change | Effect | Why, and what to do |',
    '| --- | --- | --- | --- |',
    ...impact.changes.map((change) => changeRow(change, migrates)),
    '',
    '</details>',
    '',
  ].join('\n');
}

function changeRow(change: Change, migrates: boolean): string {
  const { path, from, to, reason, advice } = change;
  const values = from === undefined && to === undefined ? '' : `${code(from ?? '(none)')} → ${code(to ?? '(none)')}`;
  return `| ${code(path)} | ${values} | ${changeLabel(change, migrates)} | ${markdown(reason)}${advice ? ` _${markdown(advice)}_` : ''} |`;
}

function assumptions(plan: Plan): string[] {
  const said = [...new Set([...(plan.unread ?? []), ...assumptionsOf(plan)])];
  if (said.length === 0) return [];
  return [
    '<details><summary>What was assumed</summary>',
    '',
    ...said.map((assumption) => `- ${markdown(assumption)}`),
    '',
    '</details>',
    '',
  ];
}

/** The words of this plan, for readers who meet them for the first time. */
function glossary(told: readonly ObjectPlan[], migrates: boolean): string[] {
  const text = told
    .flatMap(({ impact }) => [
      headline(impact, migrates),
      ...impact.changes.map((change) => changeLabel(change, migrates)),
    ])
    .join('\n');
  const used = glossaryOf(text);
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
