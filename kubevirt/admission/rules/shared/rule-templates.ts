/** Rules and tests that several kinds share. */

import type { KubeObject } from '../../../../kube/object';
import { canonicalQuantity } from '../../../../kube/quantity';
import { type LabelSelector, selectorProblem } from '../../../../kube/selector';
import type { Fault } from '../../engine/fault';
import type { ObjectRule } from '../../engine/rule';
import { gateClosed } from './messages';

/** A selector that Kubernetes does not take. */
export function selectorFault(at: string, selector: LabelSelector | undefined): Fault | undefined {
  const problem = selector && selectorProblem(selector);
  if (!problem) return undefined;
  return { at: `${at}.${problem.at}`, message: `This selector cannot be used, because ${problem.problem}.` };
}

/** Whether two values are the same JSON, whatever the order of keys and the way quantities are written. Absent and empty count as the same. */
export function sameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, inner]) => inner !== null && inner !== '')
            .sort(([x], [y]) => (x < y ? -1 : 1)),
        )
      : typeof part === 'string'
        ? (canonicalQuantity(part) ?? part)
        : part,
  );
}

/** The rule of a kind whose spec never changes. */
export function immutableSpec(
  id: string,
  name: string,
  kinds: readonly string[],
  instead: string,
  example: Pick<ObjectRule, 'good' | 'bad'>,
): ObjectRule {
  return {
    id,
    name,
    title: `Change of the immutable spec of a ${kinds[0]}`,
    kinds,
    paths: ['spec'],
    on: 'update',
    check: (object, { old }) =>
      sameJson(object.spec, old?.spec)
        ? undefined
        : {
            at: 'spec',
            message: `The spec of a ${object.kind} cannot be changed once it is created, and this one differs from the one in the cluster. ${instead}`,
            allowed: 'the spec as it was created',
          },
    ...example,
  };
}

/** The rule of a kind that needs a feature gate to be created. */
export function needsGate(id: string, name: string, kinds: readonly string[], gate: string, off: boolean): ObjectRule {
  const configuration = { developerConfiguration: { [off ? 'featureGates' : 'disabledFeatureGates']: [gate] } };
  return {
    id,
    name,
    title: `${kinds[0]} without its feature gate`,
    kinds,
    paths: ['spec'],
    check: (object, { cluster, old }) =>
      old || cluster.gate(gate) ? undefined : gateClosed('', `A ${object.kind}`, gate),
    good: off ? { edit: {}, configuration } : {},
    bad: off ? {} : { edit: {}, configuration },
  };
}

/** What an object refers to, as `spec.source` and `spec.target` of several kinds do. */
export interface Reference {
  apiGroup?: string;
  kind?: string;
  name?: string;
}

export type WithSpec<S> = KubeObject & { spec: S };

/** Text that Go's float parser takes. */
export function floatOf(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
