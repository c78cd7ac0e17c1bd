/** Which workloads of a namespace belong to an operator, and which version an operator is. */
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { OPERATORS, type Operator, operatorNamed } from './table';

const MANAGERS: ReadonlySet<string> = new Set(
  Object.values(OPERATORS as Readonly<Record<string, Operator>>).flatMap(({ managedBy }) => managedBy ?? []),
);

/** Whether a workload in the operator's namespace concerns it. Namespaces are shared, as on OpenShift: what another operator manages does not. */
export function isOperand(workload: KubeObject, operator: Operator): boolean {
  const name = workload.metadata?.name ?? '';
  if (operator.managedBy === undefined || name === operator.deployment) return true;
  if (operatorNamed(name)) return false;
  const manager = workload.metadata?.labels?.['app.kubernetes.io/managed-by'];
  return manager === undefined || manager === operator.managedBy || !MANAGERS.has(manager);
}

/** The version that an operator's Deployment runs, with its leading `v`: its variable, else the tag of its image. */
export function operatorVersion(deployment: KubeObject, operator: Operator): string | undefined {
  const containers = objectsAt(deployment, 'spec', 'template', 'spec', 'containers');
  const variables = containers.flatMap((container) => objectsAt(container, 'env'));
  const set = variables.find(({ name }) => operator.versionVariable !== undefined && name === operator.versionVariable);
  const image = containers.map((container) => String(container['image'] ?? '')).find((one) => one.includes('operator'));
  const found = set?.['value'] ?? /:([^:/@]+)(?:@|$)/.exec(image ?? '')?.[1];
  return typeof found === 'string' && /^v?\d+\.\d+\.\d+/.test(found) ? `v${found.replace(/^v/, '')}` : undefined;
}

/** The version that an operator's object reports to run, with its leading `v`. */
export function observedVersion(resource: KubeObject, operator: Operator): string | undefined {
  const { versions, versionEntry } = operator;
  const entry = versionEntry && objectsAt(resource, 'status', 'versions').find(({ name }) => name === versionEntry);
  const found = entry ? entry['version'] : versions && valueAt(resource, 'status', versions.observed);
  return typeof found === 'string' && found !== '' ? `v${found.replace(/^v/, '')}` : undefined;
}

/** Whether the operator is rolling out another version than the one that runs. */
export function isUpgrading(resource: KubeObject, operator: Operator): boolean {
  if (!operator.versions) return false;
  const observed = valueAt(resource, 'status', operator.versions.observed);
  const target = valueAt(resource, 'status', operator.versions.target);
  return observed !== undefined && target !== undefined && observed !== target;
}
