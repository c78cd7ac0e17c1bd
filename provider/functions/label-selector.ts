import { labelValueProblem, qualifiedNameProblem } from '../../kube/names';

/** One requirement: `key`, `!key`, `key=value`, `key!=value`, `key in (a,b)`. */
const REQUIREMENT =
  /^(?:!?\s*([^\s!=(),]+)|([^\s!=(),]+)\s*(?:==?|!=)\s*([^\s!=(),]*)|([^\s!=(),]+)\s+(?:in|notin)\s*\(([^()]*)\))$/;

/** What is wrong with the argument `labelSelector`: the API server's own message would not say where it stands. */
export function labelSelectorProblem(selector: unknown): { property: string; reason: string } | undefined {
  if (typeof selector !== 'string') return undefined;
  for (const part of selector.split(/,(?![^(]*\))/)) {
    const [found, exists, equal, value, set, values] = REQUIREMENT.exec(part.trim()) ?? [];
    const key = exists ?? equal ?? set ?? '';
    const problem =
      found === undefined
        ? 'it is not a requirement'
        : (qualifiedNameProblem(key) ??
          [value ?? '', ...(values?.split(',') ?? [])].map((one) => labelValueProblem(one.trim())).find(Boolean));
    if (problem)
      return {
        property: 'labelSelector',
        reason: `"${part.trim()}" in labelSelector is not valid: ${problem}. Write it as app=web,tier!=test or tier in (a,b).`,
      };
  }
  return undefined;
}
