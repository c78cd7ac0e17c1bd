/** A plan for a terminal. */
import { type Effect, HAZARDS, headline, relevantAssumptions } from '../../kubevirt/impact';
import { printableLine } from '../report/escape';
import { frame, locus } from '../report/frame';
import { type Look, PLAIN, type Style, wrap } from '../terminal';
import { allHazards, type ObjectPlan, type Plan } from './compare';
import { restartsByWindow, restartsLine } from './restarts';
import { byWave, type SitePlan, type WavePlan } from './sites';
import type { Source } from './sources';

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

/** Without `sourceOf`, no file is quoted. */
export function planText(plan: Plan, look: Look = PLAIN, sourceOf?: SourceOf): string {
  return `${[...planLines(plan, look, sourceOf), countsLine(plan)].join('\n')}\n`;
}

type SourceOf = (object: ObjectPlan) => Source;

function planLines(plan: Plan, look: Look, sourceOf: SourceOf | undefined): string[] {
  const { paint, width } = look;
  const hazards = allHazards(plan).map(({ plan: object, hazard }) =>
    [
      `${paint(['bold', 'red'], '!')} ${paint('bold', HAZARDS[hazard.kind])}: ${printableLine(object.name)}${hazard.path ? ` ${printableLine(hazard.path)}` : ''}`,
      ...quoted(hazard.path, 'red', look, sourceOf?.(object)),
      wrap(`    ${printableLine(hazard.reason)}`, width, 4),
    ].join('\n'),
  );
  const objects = plan.objects.map((object) => objectText(object, plan.migrates, look, sourceOf?.(object)));
  const unread = (plan.unread ?? []).map((line) => wrap(`${paint('yellow', '?')} ${printableLine(line)}`, width, 2));
  const assumed = assumptionsOf(plan).map((assumption) =>
    paint('dim', wrap(`assumed: ${printableLine(assumption)}`, width, 9)),
  );
  return [...hazards, ...unread, ...objects, ...assumed];
}

/** The plan of a fleet, of which an object may stand in many files: the sum of each wave and of each window for restarts, then what happens in the waves. */
export function sitesText(plans: readonly SitePlan[], look: Look = PLAIN): string {
  const changing = byWave(plans).filter(({ plan }) => plan.objects.length > 0);
  return [
    ...sumLines(plans).map((line) => `${printableLine(line)}\n`),
    ...changing.map(
      ({ wave, plan }) =>
        `\n${look.paint('bold', printableLine(waveName(wave)))}:\n${planLines(plan, look, undefined).join('\n')}\n`,
    ),
  ].join('');
}

/** The plan of a fleet in a few lines: a sum for each wave, then for each window in which guests are restarted. */
export const sumLines = (plans: readonly SitePlan[]): string[] => [
  ...byWave(plans).map(waveLine),
  ...restartsByWindow(plans).map(restartsLine),
];

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

/** Effects by which the new manifest does not come about: the file is quoted. */
const QUOTED: ReadonlySet<Effect> = new Set(['stuck', 'refused', 'replace', 'data-loss']);

function objectText(object: ObjectPlan, migrates: boolean, look: Look, source: Source | undefined): string {
  const { name, status, file, impact, availability, note } = object;
  const { paint, width } = look;
  const text = (line: string, indent: number) => wrap(`${' '.repeat(indent)}${printableLine(line)}`, width, indent);
  const verdict = verdictOf(object, migrates);
  const head = `${paint(STATUS_STYLE[status] ?? 'dim', SIGN[status])} ${paint('bold', printableLine(name))}  ${verdict}  ${paint('dim', printableLine(file))}`;
  const changes = impact.changes.flatMap(({ path, effect, from, to, reason, advice }) => {
    const values =
      from === undefined && to === undefined
        ? ''
        : `  ${printableLine(from ?? '(none)')} -> ${printableLine(to ?? '(none)')}`;
    return [
      wrap(`    ${paint(EFFECT_STYLE[effect], effect.padEnd(16))} ${printableLine(path)}${values}`, width, 21),
      ...(QUOTED.has(effect) ? quoted(path, EFFECT_STYLE[effect], look, source) : []),
      text(reason, 6),
      ...(advice ? [paint('dim', text(advice, 6))] : []),
    ];
  });
  const noted = note === undefined ? [] : [text(note, 6)];
  const survives = availability
    ? [`node dies: ${availability.nodeLoss.sentence}`, `node drained: ${availability.drain.sentence}`].map((line) =>
        paint('dim', text(line, 6)),
      )
    : [];
  return [head, ...noted, ...changes, ...survives].join('\n');
}

/** The place of a path in the new manifests, and its line. */
function quoted(path: string, style: Style, look: Look, source: Source | undefined): string[] {
  const place = path === '' ? undefined : source?.place(path);
  if (!source || !place) return [];
  const lines = frame(place, { ...look, width: look.width - QUOTED_INDENT }, style).split('\n');
  return [look.paint('dim', locus(source.file, place)), ...lines.filter(Boolean)].map(
    (line) => `${' '.repeat(QUOTED_INDENT)}${line}`,
  );
}

const QUOTED_INDENT = 4;

/** What becomes of an object, in a few words. */
export function verdictOf({ status, impact, kept }: ObjectPlan, migrates: boolean): string {
  if (status === 'changed') return headline(impact, migrates);
  return kept ? 'leaves Git, stays in the cluster' : status;
}

export function countsLine({ objects, unchanged }: Plan): string {
  const count = (status: string) => objects.filter((object) => object.status === status).length;
  return `${count('changed')} changed, ${count('added')} added, ${count('removed')} removed, ${unchanged} unchanged`;
}
