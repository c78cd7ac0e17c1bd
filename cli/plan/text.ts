/** A plan for a terminal. */
import { styleText } from 'node:util';
import { type Effect, HAZARDS, headline, relevantAssumptions } from '../../kubevirt/impact';
import { printableLine } from '../report/escape';
import { allHazards, type ObjectPlan, type Plan } from './compare';
import { restartsByWindow, restartsLine } from './restarts';
import { byWave, type SitePlan, type WavePlan } from './sites';

type Style = Parameters<typeof styleText>[0];

const SIGN = { added: '+', removed: '-', changed: '~', unchanged: ' ' } as const;
const STATUS_STYLE: Readonly<Record<string, Style>> = { added: 'green', removed: 'red', changed: 'yellow' };
const EFFECT_STYLE: Readonly<Record<Effect, Style>> = {
  'no-effect': 'dim',
  live: 'green',
  'live+migration': 'green',
  'next-boot-silent': 'magenta',
  restart: 'yellow',
  stuck: 'red',
  refused: 'red',
  replace: 'red',
  'data-loss': 'red',
};

export function planText(plan: Plan, color: boolean): string {
  return `${[...planLines(plan, color), countsLine(plan)].join('\n')}\n`;
}

function planLines(plan: Plan, color: boolean): string[] {
  const paint = (style: Style, text: string) => (color ? styleText(style, text, { validateStream: false }) : text);
  const hazards = allHazards(plan).map(
    ({ plan: object, hazard }) =>
      `${paint(['bold', 'red'], '!')} ${paint('bold', HAZARDS[hazard.kind])}: ${printableLine(object.name)}${hazard.path ? ` ${printableLine(hazard.path)}` : ''}\n    ${printableLine(hazard.reason)}`,
  );
  const objects = plan.objects.map((object) => objectText(object, plan.migrates, paint));
  const unread = (plan.unread ?? []).map((line) => `${paint('yellow', '?')} ${printableLine(line)}`);
  const assumed = assumptionsOf(plan).map((assumption) => paint('dim', `assumed: ${printableLine(assumption)}`));
  return [...hazards, ...unread, ...objects, ...assumed];
}

/** The plan of a fleet: the sum of each wave and of each window for restarts, then what happens in the waves. */
export function sitesText(plans: readonly SitePlan[], color: boolean): string {
  const waves = byWave(plans);
  const changing = waves.filter(({ plan }) => plan.objects.length > 0);
  return [
    ...waves.map((wave) => `${printableLine(waveLine(wave))}\n`),
    ...restartsByWindow(plans).map((restarts) => `${printableLine(restartsLine(restarts))}\n`),
    ...changing.map(({ wave, plan }) => `\n${printableLine(waveName(wave))}:\n${planLines(plan, color).join('\n')}\n`),
  ].join('');
}

export const waveName = (wave: string | undefined): string =>
  wave === undefined ? 'outside of the sites' : `wave ${wave}`;

/** `wave canary: 1 of 3 sites changes; 4 restart`. */
export function waveLine({ wave, sites }: WavePlan): string {
  const changed = sites.filter(({ plan }) => plan.objects.length > 0);
  const verdicts = changed.flatMap(({ plan }) => plan.objects.map((object) => verdictOf(object, plan.migrates)));
  const counts = [...new Set(verdicts)].map(
    (verdict) => `${verdicts.filter((other) => other === verdict).length} x ${verdict}`,
  );
  const share =
    wave === undefined ? [] : [`${changed.length} of ${sites.length} ${sites.length === 1 ? 'site' : 'sites'} changed`];
  return `${waveName(wave)}: ${[...share, ...counts].join('; ')}`;
}

/** What the verdicts assume, each once for the whole plan. */
export function assumptionsOf({ objects }: Plan): string[] {
  return [...new Set(objects.flatMap(({ impact }) => relevantAssumptions(impact)))];
}

type Paint = (style: Style, text: string) => string;

function objectText(object: ObjectPlan, migrates: boolean, paint: Paint): string {
  const { name, status, file, impact, availability, note } = object;
  const verdict = verdictOf(object, migrates);
  const head = `${paint(STATUS_STYLE[status] ?? 'dim', SIGN[status])} ${paint('bold', printableLine(name))}  ${verdict}  ${paint('dim', printableLine(file))}`;
  const changes = impact.changes.flatMap(({ path, effect, from, to, reason, advice }) => {
    const values =
      from === undefined && to === undefined
        ? ''
        : `  ${printableLine(from ?? '(none)')} -> ${printableLine(to ?? '(none)')}`;
    return [
      `    ${paint(EFFECT_STYLE[effect], effect.padEnd(16))} ${printableLine(path)}${values}`,
      `      ${printableLine(reason)}`,
      ...(advice ? [`      ${paint('dim', printableLine(advice))}`] : []),
    ];
  });
  const noted = note === undefined ? [] : [`      ${printableLine(note)}`];
  const survives = availability
    ? [`node dies: ${availability.nodeLoss.sentence}`, `node drained: ${availability.drain.sentence}`].map((line) =>
        paint('dim', `      ${printableLine(line)}`),
      )
    : [];
  return [head, ...noted, ...changes, ...survives].join('\n');
}

/** What becomes of an object, in a few words. */
export function verdictOf({ status, impact, kept }: ObjectPlan, migrates: boolean): string {
  if (status === 'changed') return headline(impact, migrates);
  return kept ? 'leaves Git, stays in the cluster' : status;
}

export function countsLine({ objects, unchanged }: Plan): string {
  const count = (status: string) => objects.filter((object) => object.status === status).length;
  return `${count('changed')} changed, ${count('added')} added, ${count('removed')} removed, ${unchanged} unchanged`;
}
