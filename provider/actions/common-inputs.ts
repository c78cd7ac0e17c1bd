import { isObject } from '../../kube/json';
import { isUnresolved } from '../../kube/unresolved';
import type { CheckFailure } from '../wire';
import type { Action, ActionInput, ActionOutput } from './action';

/** Inputs of every action. */
export const COMMON_INPUTS: Readonly<Record<string, ActionInput>> = {
  namespace: { type: 'string', description: 'Namespace of the VirtualMachine. Default: that of the provider.' },
  triggers: {
    type: 'any',
    description:
      'Any value: the action is done again when it changes. Default: it is done again only when another input changes.',
  },
};

const FITS: Readonly<Record<string, { fits(value: unknown): boolean; says: string }>> = {
  string: { fits: (value) => typeof value === 'string' && value !== '', says: 'a text that is not empty' },
  number: { fits: (value) => typeof value === 'number' && value >= 0, says: 'a number from 0' },
  boolean: { fits: (value) => typeof value === 'boolean', says: 'true or false' },
  map: {
    fits: (value) =>
      isObject(value) && Object.values(value).every((one) => typeof one === 'string' || isUnresolved(one)),
    says: 'an object whose values are texts',
  },
  list: {
    fits: (value) =>
      Array.isArray(value) && value.every((one) => (typeof one === 'string' && one !== '') || isUnresolved(one)),
    says: 'a list of texts',
  },
  objects: { fits: (value) => Array.isArray(value) && value.every(isObject), says: 'a list of objects' },
  any: { fits: () => true, says: 'any value' },
};

const alternatives = (values: readonly string[]): string =>
  [values.slice(0, -1).join(', '), values.at(-1)].filter(Boolean).join(' or ');

/** All inputs of an action. */
export function inputsOf({ inputs, clusterWide }: Pick<Action, 'inputs' | 'clusterWide'>): typeof COMMON_INPUTS {
  const { namespace, ...common } = COMMON_INPUTS;
  return { ...(clusterWide ? {} : { namespace: namespace! }), ...common, ...inputs };
}

/** All outputs of an action; a description alone is that of a text. */
export function outputsOf({ outputs }: Pick<Action, 'outputs'>): Record<string, ActionOutput> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output]) => [
      name,
      typeof output === 'string' ? { type: 'string', description: output } : output,
    ]),
  );
}

/** Problems of the inputs of an action, of each and of all together. */
export function checkAction(token: string, action: Action, given: Record<string, unknown>): CheckFailure[] {
  const failures = checkInputs(token, inputsOf(action), given);
  if (failures.length > 0 || Object.values(given).some(isUnresolved)) return failures;
  return (action.problems?.(given) ?? []).map((reason) => ({ property: '', reason }));
}

/** Problems of the inputs of a resource of ours. Unknown values are checked once they are known. */
export function checkInputs(
  token: string,
  all: Readonly<Record<string, ActionInput>>,
  given: Record<string, unknown>,
): CheckFailure[] {
  const unknown = Object.keys(given)
    .filter((name) => !Object.hasOwn(all, name))
    .map((name) => ({
      property: '',
      reason: `"${name}" is not an input of ${token}; its inputs are ${Object.keys(all).join(', ')}`,
    }));
  const wrong = Object.entries(all).flatMap(([property, { type, required, values }]) => {
    const value = given[property];
    if (isUnresolved(value)) return [];
    if (value === undefined || value === null)
      return required ? [{ property: '', reason: `${property} is missing. Set it.` }] : [];
    const { fits, says } = FITS[type]!;
    const allowed = values && alternatives(values);
    return fits(value) && (values?.includes(String(value)) ?? true)
      ? []
      : [{ property, reason: `${property} must be ${allowed ?? says}, not ${JSON.stringify(value)}` }];
  });
  return [...unknown, ...wrong];
}
