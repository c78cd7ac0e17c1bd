import { labelValueProblem, qualifiedNameProblem } from '../../../../kube/names';
import type { ObjectMeta } from '../../../../kube/object';
import type { Fault } from '../../engine/fault';

/** What is wrong with labels and annotations. */
export function keyFaults(metadata: ObjectMeta | undefined, base: string): Fault[] {
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(metadata?.labels ?? {})) {
    const problem = qualifiedNameProblem(key);
    if (problem)
      faults.push({ at: `${base}.labels["${key}"]`, message: `"${key}" is no label key: ${problem}.`, found: key });
    const valueProblem = typeof value === 'string' ? labelValueProblem(value) : undefined;
    if (valueProblem)
      faults.push({
        at: `${base}.labels["${key}"]`,
        message: `"${value}" cannot be the value of a label: ${valueProblem}. Put longer texts into annotations.`,
        found: value,
      });
  }
  for (const key of Object.keys(metadata?.annotations ?? {})) {
    const problem = qualifiedNameProblem(key.toLowerCase());
    if (problem)
      faults.push({
        at: `${base}.annotations["${key}"]`,
        message: `"${key}" is no annotation key: ${problem}.`,
        found: key,
      });
  }
  return faults;
}
