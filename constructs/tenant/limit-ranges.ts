import type { ApiObject } from 'cdk8s';
import { type JsonObject, objectAt, objectsAt } from '../../kube/json';
import { isKnown } from '../base';

const SCOPES = ['Container', 'Pod'];
const RESOURCES = ['memory', 'cpu'] as const;

const HARM: Readonly<Record<(typeof RESOURCES)[number], string>> = {
  memory: 'a guest with more memory than that cannot start, and any other is killed when its Pod needs more',
  cpu: 'the vCPUs of every guest are slowed down to it',
};

/**
 * Harm that LimitRanges of a namespace do to its guests. The Pods that run guests have no limits of their own, so every default is written into them,
 * and a maximum without a default is one, too.
 */
export function limitRangeProblems(objects: readonly ApiObject[], namespace: string): string[] {
  return objects
    .filter(({ kind, metadata }) => kind === 'LimitRange' && metadata.namespace === namespace)
    .flatMap((object) =>
      objectsAt(object.toJson() as JsonObject, 'spec', 'limits').flatMap((limit) => problemsOf(object, limit)),
    );
}

function problemsOf(object: ApiObject, limit: JsonObject): string[] {
  if (!SCOPES.includes(String(limit['type']))) return [];
  return RESOURCES.flatMap((resource) => {
    const field = (['default', 'max'] as const).find((name) => objectAt(limit, name)?.[resource] !== undefined);
    if (!field) return [];
    const value = objectAt(limit, field)![resource];
    return [
      `LimitRange ${object.name} (${object.node.path}) has ${field}.${resource}${isKnown(value) ? ` ${String(value)}` : ''} for every ${limit['type']}, which becomes a limit of the Pods that run guests: ${HARM[resource]}. ` +
        "Remove it from the LimitRange; `defaultRequest`, and limits of the type PersistentVolumeClaim, do guests no harm. If the VMs set limits of their own, set `limitRanges: 'accept'`.",
    ];
  });
}
