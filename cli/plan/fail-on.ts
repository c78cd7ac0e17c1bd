/** `--fail-on`: the conditions at which a pipeline stops. */
import { FAIL_ON_EFFECTS, type FailOn, failOnOf } from '../../kubevirt/impact';
import type { ObjectPlan, Plan } from './compare';

type Condition = 'hazard' | FailOn | 'removed';

/** What can be named, and what it means. */
export const FAIL_ON: Readonly<Record<Condition, string>> = {
  hazard: 'data or guests at risk',
  ...FAIL_ON_EFFECTS,
  removed: 'something is deleted',
};

/** The names in a comma-separated list; throws where one does not exist. */
export function parseFailOn(list: string): Condition[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.find((name) => !Object.hasOwn(FAIL_ON, name));
  if (unknown)
    throw new Error(
      `${JSON.stringify(unknown)} is not a valid value of --fail-on. Use one or more of ${Object.keys(FAIL_ON).join(', ')}.`,
    );
  return names as Condition[];
}

/** The objects at which the pipeline stops, with what they were caught for. */
export function failures(plan: Plan, conditions: readonly Condition[]): string[] {
  return plan.objects.flatMap((object) =>
    conditionsMet(object, conditions).map((name) => `${object.name}: ${name} (${FAIL_ON[name]})`),
  );
}

/** Which of the conditions an object meets. */
export function conditionsMet(object: ObjectPlan, conditions: readonly Condition[]): Condition[] {
  const met = new Set(conditionsOf(object));
  return conditions.filter((name) => met.has(name));
}

function conditionsOf({ impact, status, kept }: ObjectPlan): (Condition | undefined)[] {
  return [
    ...(impact.hazards.length > 0 ? ['hazard' as const] : []),
    ...(status === 'removed' && !kept ? ['removed' as const] : []),
    ...impact.changes.map(({ effect }) => failOnOf(effect)),
  ];
}
