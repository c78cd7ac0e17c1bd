/** What stands in the cluster of an operator and of what it would take with it. */
import { ApiError, type ListOptions, type ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Operator } from '../../kubevirt/operators';
import { COMPONENTS } from '../../kubevirt/releases';
import type { Session } from '../session';

/** The kind of an operator's object. */
export function resourceKind(operator: Operator): ResourceKind {
  const { apiVersion, kind } = COMPONENTS[operator.component].resource!;
  return kindOf(apiVersion, kind)!;
}

/** All objects of a kind; none where the cluster does not serve it. What may not be listed is an error: then nothing is known. */
export async function allOf(
  { cluster }: Session,
  kind: ResourceKind,
  options: ListOptions = {},
): Promise<readonly KubeObject[]> {
  try {
    return (await cluster.list(kind, options)).items;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  }
}
