/** A plan as JUnit: a case for each object that changes, which fails where `--fail-on` catches it. */
import { junitXml, type TestCase } from '../report/junit';
import type { ObjectPlan } from './compare';
import { conditionsMet, FAIL_ON } from './fail-on';
import type { Planned } from './planned';
import { sourcesIn } from './sources';
import { sumLines, verdictOf } from './text';

export function planJunit({ plans, fleet, now, failOn }: Planned): string {
  const sourceOf = sourcesIn(now);
  const cases = plans.flatMap(({ site, plan }) =>
    plan.objects.map((object): TestCase => {
      const { file } = sourceOf(object);
      const met = conditionsMet(object, failOn);
      const conditions = met.map((name) => `${name} (${FAIL_ON[name]})`).join(', ');
      const why = object.impact.hazards.map(({ reason }) => reason).join(' ') || object.summary;
      return {
        group: site ?? file,
        file,
        name: object.name,
        ...(met.length > 0 && { outcome: 'failure', message: `${conditions}: ${why}` }),
        text: [verdictOf(object, plan.migrates), ...details(object)].join('\n'),
      };
    }),
  );
  // CI servers take a report without a case for one that got lost.
  const all = cases.length > 0 ? cases : [{ group: now.path, name: 'nothing changes' }];
  return junitXml('kubevirt-iac plan', all, fleet ? sumLines(plans).join('\n') : undefined);
}

function details({ note, impact }: ObjectPlan): string[] {
  return [
    ...(note === undefined ? [] : [note]),
    ...impact.hazards.map(({ reason }) => `careful: ${reason}`),
    ...impact.changes.map(({ path, effect, from, to, reason, advice }) => {
      const values = from === undefined && to === undefined ? '' : ` ${from ?? '(none)'} -> ${to ?? '(none)'}`;
      return `${path}${values}: ${effect}. ${[reason, advice].filter(Boolean).join(' ')}`;
    }),
  ];
}
