import { labelValueProblem, qualifiedNameProblem } from '../../../../kube/names';
import type { ObjectMeta } from '../../../../kube/object';
import type { Fault } from '../../engine/fault';

/** Violations in labels and annotations. */
export function keyFaults(metadata: ObjectMeta | undefined, base: string): Fault[] {
  const faults: Fault[] = [];
  const { labels, annotations } = metadata ?? {};
  for (const key in labels) {
    const value: unknown = labels[key];
    const problem = qualifiedNameProblem(key);
    if (problem)
      faults.push({
        at: `${base}.labels["${key}"]`,
        message: `"${key}" is not a valid label key: ${problem}.`,
        found: key,
      });
    const valueProblem = typeof value === 'string' ? labelValueProblem(value) : undefined;
    if (valueProblem)
      faults.push({
        at: `${base}.labels["${key}"]`,
        message: `"${value}" is not a valid label value: ${valueProblem}. Use an annotation for longer text.`,
        found: value,
      });
  }
  for (const key in annotations) {
    const problem = qualifiedNameProblem(key.toLowerCase());
    if (problem)
      faults.push({
        at: `${base}.annotations["${key}"]`,
        message: `"${key}" is not a valid annotation key: ${problem}.`,
        found: key,
      });
  }
  return faults;
}
