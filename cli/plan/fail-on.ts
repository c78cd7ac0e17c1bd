/** `--fail-on`: what makes a pipeline stop. */
import type { Effect } from '../../kubevirt/impact';
import type { ObjectPlan, Plan } from './compare';

type Test = (plan: ObjectPlan) => boolean;

const has =
  (...effects: Effect[]): Test =>
  ({ impact }) =>
    impact.changes.some(({ effect }) => effects.includes(effect));

/** What can be named, and what it means. */
export const FAIL_ON: Readonly<Record<string, { test: Test; meaning: string }>> = {
  hazard: { test: ({ impact }) => impact.hazards.length > 0, meaning: 'data or guests at risk' },
  refused: { test: has('refused'), meaning: 'the cluster would not accept it' },
  stuck: { test: has('stuck'), meaning: 'accepted, but it could not be carried out' },
  silent: { test: has('next-boot-silent'), meaning: 'waits for the next boot, unannounced' },
  restart: { test: has('restart', 'replace', 'data-loss'), meaning: 'needs a restart, or replaces something' },
  migration: { test: has('live+migration'), meaning: 'needs a live migration' },
  removed: { test: ({ status }) => status === 'removed', meaning: 'something is deleted' },
};

/** The names in a comma-separated list; throws at one that does not exist. */
export function parseFailOn(list: string): string[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.find((name) => !Object.hasOwn(FAIL_ON, name));
  if (unknown)
    throw new Error(`--fail-on knows no ${JSON.stringify(unknown)}; it knows ${Object.keys(FAIL_ON).join(', ')}.`);
  return names;
}

/** The objects at which the pipeline stops, with what they were caught for. */
export function failures(plan: Plan, names: readonly string[]): string[] {
  return plan.objects.flatMap((object) =>
    names
      .filter((name) => FAIL_ON[name]!.test(object))
      .map((name) => `${object.name}: ${name} (${FAIL_ON[name]!.meaning})`),
  );
}
