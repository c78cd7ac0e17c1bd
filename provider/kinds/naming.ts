import { isObject } from '../../kube/json';
import { subdomainProblem } from '../../kube/names';
import { isUnresolved } from '../../kube/unresolved';
import type { CheckFailure } from '../wire';
import { isNamespaced } from './resource';
import type { GroupVersionKind } from './token';

/** Pulumi's autonaming, where the user set it up. */
export interface Autonaming {
  proposedName: string;
  mode: number;
}

/** AutonamingOptions.Mode. */
const DISABLED = 2;

export interface Naming {
  gvk: GroupVersionKind;
  /** The resource's name in the program. */
  resourceName: string;
  /** The provider's namespace. */
  namespace: string;
  autonaming?: Autonaming;
  /** The inputs before, for a name that was made up then. */
  olds: Record<string, unknown>;
}

/**
 * Names what the program left unnamed: an object has its resource's name, without a random suffix, since a guest's name is its host
 * name and what its Services and disks refer to. A namespaced object without a namespace goes to the provider's.
 */
export function named(object: Record<string, unknown>, naming: Naming): Record<string, unknown> {
  const metadata = object['metadata'] ?? {};
  if (isUnresolved(metadata) || !isObject(metadata)) return object;
  const name = metadata['name'] ?? (metadata['generateName'] === undefined ? madeUpName(naming) : undefined);
  const namespaced = isNamespaced(naming.gvk) === true;
  const namespace = metadata['namespace'] ?? (namespaced ? naming.namespace : undefined);
  return {
    ...object,
    metadata: { ...metadata, ...(name !== undefined && { name }), ...(namespace !== undefined && { namespace }) },
  };
}

function madeUpName({ resourceName, autonaming, olds }: Naming): unknown {
  if (!autonaming) return resourceName;
  if (autonaming.mode === DISABLED) return undefined;
  const before = isObject(olds['metadata']) ? olds['metadata']['name'] : undefined;
  return before ?? autonaming.proposedName;
}

/** What is wrong with how an object is named, as far as it can be told without its kind's own rules. */
export function checkNames(object: Record<string, unknown>, given: unknown, gvk: GroupVersionKind): CheckFailure[] {
  const metadata = object['metadata'];
  if (!isObject(metadata)) return [];
  const failures: CheckFailure[] = [];
  const { name, namespace, generateName } = metadata;
  const wasGiven = isObject(given) && given['name'] !== undefined;
  if (generateName !== undefined) {
    failures.push({
      property: 'metadata.generateName',
      reason:
        'a name that the server makes up cannot be found again by Pulumi; set metadata.name, or leave both out to use the name of the resource',
    });
  } else if (name === undefined) {
    failures.push({ property: 'metadata.name', reason: 'is missing, and autonaming is switched off; set it' });
  } else if (typeof name === 'string' && !wasGiven) {
    const problem = subdomainProblem(name);
    if (problem) {
      failures.push({
        property: 'metadata.name',
        reason: `is not set, and the resource's name, "${name}", is not a valid name for a Kubernetes object: ${problem}. Set metadata.name.`,
      });
    }
  }
  if (isNamespaced(gvk) === false && namespace !== undefined) {
    failures.push({ property: 'metadata.namespace', reason: `a ${gvk.kind} has no namespace; leave it out` });
  }
  return failures;
}
