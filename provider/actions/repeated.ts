/** What actions and Preflight have in common: they are done once, and again whenever an input changes. */
import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../kube/object';
import { type GroupVersionKind, parseUrn, type ResourceTraits, traitsOf } from '../kinds';
import { type Limits, type Operation, operate } from '../lifecycle';
import type { Session } from '../session';
import {
  Changes,
  DiffKind,
  type DiffRequest,
  type DiffResponse,
  type Properties,
  type ReadRequest,
  type ReadResponse,
  RpcError,
  status,
} from '../wire';

/** The inputs as the engine knows them from the run before. */
export const inputsBefore = (oldInputs: Properties, outputs: Properties): Properties =>
  Object.keys(oldInputs.value).length > 0 ? oldInputs : outputs;

/** Inputs that differ from those of the run before. */
export function changedInputs(request: Pick<DiffRequest, 'oldInputs' | 'olds' | 'news'>, known?: string[]): string[] {
  const before = inputsBefore(request.oldInputs, request.olds).value;
  const now = request.news.value;
  const keys = known ?? [...new Set([...Object.keys(request.oldInputs.value), ...Object.keys(now)])];
  return keys.filter((key) => !isDeepStrictEqual(before[key], now[key]));
}

/** It is done again where an input changed: in place, or as another resource. */
export function repeatedFor(changed: readonly string[], inPlace: boolean): Partial<DiffResponse> {
  if (changed.length === 0) return { changes: Changes.None, hasDetailedDiff: true };
  const kind = inPlace ? DiffKind.Update : DiffKind.UpdateReplace;
  return {
    changes: Changes.Some,
    diffs: [...changed],
    ...(!inPlace && { replaces: [...changed] }),
    detailedDiff: Object.fromEntries(changed.map((key) => [key, { kind, inputDiff: true }])),
    hasDetailedDiff: true,
  };
}

/** What was done stays done: a refresh looks at nothing. `refusal`: why it cannot be imported. */
export function unchanged({ id, inputs, properties }: ReadRequest, refusal: string): Partial<ReadResponse> {
  if (Object.keys(inputs.value).length === 0 && Object.keys(properties.value).length === 0)
    throw new RpcError(refusal, status.INVALID_ARGUMENT);
  return { id, inputs, properties };
}

/** The object that a run is about. */
export interface Subject {
  gvk: GroupVersionKind;
  object: KubeObject;
  traits?: ResourceTraits;
}

/** Does the work, with a timeout and a status line. */
export const inOperation = <T>(
  session: Session,
  urn: string,
  { value: inputs, secrets }: Properties,
  { gvk, object, traits }: Subject,
  limits: Limits,
  work: (operation: Operation) => Promise<T>,
): Promise<T> =>
  operate(
    session,
    {
      urn,
      token: parseUrn(urn).token,
      gvk,
      object,
      settings: {},
      traits: { ...traitsOf(gvk.apiVersion, gvk.kind), ...traits },
      schema: undefined,
      secrets,
      inputs,
    },
    limits,
    work,
  );
