/** The selectors of a pool's selection policies. A pool's VMs are alike, so that they match one like all. */

import { own } from '../kubevirt/impact/difference';
import { isObject, type JsonObject, objectAt } from './json';

type Requirement = { key?: unknown; operator?: unknown; values?: unknown };

/** Whether the VMs made from a pool's template match; without selectors all do. */
export function matchesSelectors(selectors: JsonObject | undefined, template: JsonObject): boolean {
  if (!selectors) return true;
  const labels = objectAt(template, 'spec', 'template', 'metadata', 'labels') ?? {};
  const nodeSelector = objectAt(template, 'spec', 'template', 'spec', 'nodeSelector') ?? {};
  return (
    matchesLabels(objectAt(selectors, 'labelSelector'), labels) &&
    requirements(selectors['nodeSelectorRequirementMatcher']).every((requirement) => meets(requirement, nodeSelector))
  );
}

function matchesLabels(selector: JsonObject | undefined, labels: JsonObject): boolean {
  return (
    Object.entries(objectAt(selector, 'matchLabels') ?? {}).every(([key, value]) => own(labels, key) === value) &&
    requirements(selector?.['matchExpressions']).every((requirement) => meets(requirement, labels))
  );
}

function requirements(list: unknown): Requirement[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function meets({ key, operator, values }: Requirement, map: JsonObject): boolean {
  const found = typeof key === 'string' ? own(map, key) : undefined;
  const listed = Array.isArray(values) && values.includes(found);
  switch (operator) {
    case 'In':
      return found !== undefined && listed;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return found !== undefined;
    case 'DoesNotExist':
      return found === undefined;
    case 'Gt':
      return Number(found) > Number(Array.isArray(values) ? values[0] : undefined);
    case 'Lt':
      return Number(found) < Number(Array.isArray(values) ? values[0] : undefined);
    default:
      return false;
  }
}
