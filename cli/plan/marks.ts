/** What a reviewer has to know of an object of a plan, each at its path: for alerts of code scanning, and for editors. */
import { type Effect, HAZARDS, type HazardKind, labelOf, meaningOf } from '../../kubevirt/impact';
import type { Level, SarifRule } from '../report/sarif';
import type { ObjectPlan } from './compare';

export interface Mark {
  rule: SarifRule;
  level: Level;
  message: string;
  /** Within the object; empty for the object as a whole. */
  path: string;
}

/** How serious an effect is. Of those without a level, a reviewer need not know. */
const LEVELS: Readonly<Record<Effect, Level | undefined>> = {
  'no-effect': undefined,
  live: undefined,
  'live+migration': 'note',
  'next-boot-silent': 'warning',
  restart: 'warning',
  stuck: 'error',
  refused: 'error',
  replace: 'error',
  'data-loss': 'error',
};

export function marksOf(plan: ObjectPlan): Mark[] {
  const hazards = plan.impact.hazards.map(
    ({ kind, path, reason }): Mark => ({ path, rule: hazardRule(kind), level: 'error', message: reason }),
  );
  const changes = plan.impact.changes.flatMap(({ path, effect, from, to, reason, advice }): Mark[] => {
    const level = LEVELS[effect];
    if (!level) return [];
    const values = from === undefined && to === undefined ? '' : `${from ?? '(none)'} -> ${to ?? '(none)'} `;
    const message = `${values}${labelOf(effect)}. ${[reason, advice].filter(Boolean).join(' ')}`;
    return [{ path, rule: effectRule(effect), level, message }];
  });
  return [...hazards, ...changes, ...moves(plan).map((one) => ({ path: '', ...one }))];
}

/** What is known of an object that came or left. */
function moves({ status, note, kept, renamedFrom }: ObjectPlan): Pick<Mark, 'rule' | 'level' | 'message'>[] {
  if (renamedFrom !== undefined) return [{ rule: RENAMED, level: 'warning', message: note ?? '' }];
  if (status !== 'removed') return [];
  if (kept) return [{ rule: KEPT, level: 'note', message: note ?? '' }];
  return [{ rule: REMOVED, level: 'note', message: note ?? 'is deleted' }];
}

const PAGE = 'docs/what-a-change-does.md';
const RENAMED: SarifRule = {
  id: 'plan/renamed',
  title: 'Object under another name',
  help: 'An object that left looks like one that came: the cluster deletes one and creates the other.',
  page: 'docs/pipelines.md',
};
const KEPT: SarifRule = {
  id: 'plan/kept',
  title: 'Object that leaves Git and stays in the cluster',
  help: 'Argo CD, Flux or Helm keep it because of an annotation.',
  page: 'docs/pipelines.md',
};
const REMOVED: SarifRule = {
  id: 'plan/removed',
  title: 'Object that is deleted',
  help: 'The object is not among the new manifests.',
  page: 'docs/pipelines.md',
};

const hazardRule = (kind: HazardKind): SarifRule => ({
  id: `hazard/${kind}`,
  title: HAZARDS[kind],
  help: `${HAZARDS[kind]}. Data or guests are at risk.`,
  page: PAGE,
});

const effectRule = (effect: Effect): SarifRule => ({
  id: `effect/${effect}`,
  title: `Change that ${EFFECT_TITLES[effect] ?? labelOf(effect)}`,
  help: meaningOf(effect),
  page: PAGE,
});

/** Where the label does not continue the sentence. */
const EFFECT_TITLES: Readonly<Partial<Record<Effect, string>>> = {
  'live+migration': 'moves the VM to another node',
  refused: 'the cluster rejects',
  replace: 'deletes and recreates the object',
};
