/** A plan as SARIF: an alert at the line of each change that a reviewer has to know of. */
import { type Level, type SarifResult, sarifLog } from '../report/sarif';
import type { ObjectPlan, Plan } from './compare';
import { marksOf } from './marks';
import type { Planned } from './planned';
import { type Source, sourcesIn } from './sources';
import { assumptionsOf, sumLines } from './text';

export function planSarif({ plans, fleet, now }: Planned): string {
  const sourceOf = sourcesIn(now);
  const results = plans.flatMap(({ site, plan }) =>
    plan.objects.flatMap((object) => resultsOf(object, sourceOf(object), site)),
  );
  const sums = fleet ? sumLines(plans).map((message) => ({ level: 'note' as const, message })) : [];
  return sarifLog('plan', results, [...sums, ...notices(plans.map(({ plan }) => plan))]);
}

function resultsOf(plan: ObjectPlan, source: Source, site: string | undefined): SarifResult[] {
  const object = site === undefined ? plan.name : `${site}: ${plan.name}`;
  return marksOf(plan).map((mark) => {
    const place = source.place(mark.path);
    return { ...mark, file: source.file, line: place?.line, column: place?.column, object };
  });
}

function notices(plans: readonly Plan[]): { level: Level; message: string }[] {
  const unread = plans.flatMap((plan) => plan.unread ?? []);
  return [
    ...[...new Set(unread)].map((message) => ({ level: 'warning' as const, message })),
    ...[...new Set(plans.flatMap(assumptionsOf))].map((message) => ({ level: 'note' as const, message })),
  ];
}
