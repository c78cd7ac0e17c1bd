/** Label and node selectors: whether they match, and what is wrong with one that Kubernetes rejects. */
import { isObject, type JsonObject, objectAt } from './json';
import { labelValueProblem, qualifiedNameProblem } from './names';

/** A label selector as objects hold it. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: Requirement[];
}

export interface Requirement {
  key?: string;
  operator?: string;
  values?: string[];
}

/** Whether a selector matches something with these labels. An empty selector matches everything. Total on any JSON. */
export function matchesSelector(selector: unknown, labels: unknown): boolean {
  return (
    matchesLabels(objectAt(selector, 'matchLabels'), labels) &&
    matchesRequirements(objectAt(selector)?.['matchExpressions'], labels)
  );
}

/** Whether all of the wanted labels are there. */
export function matchesLabels(wanted: unknown, labels: unknown): boolean {
  const has = objectAt(labels) ?? {};
  return Object.entries(objectAt(wanted) ?? {}).every(([key, value]) => own(has, key) === value);
}

/** Whether all of the requirements are met, of a label selector or of a node selector. */
export function matchesRequirements(requirements: unknown, labels: unknown): boolean {
  const has = objectAt(labels) ?? {};
  const list = Array.isArray(requirements) ? requirements.filter(isObject) : [];
  return list.every(({ key, operator, values }) => {
    const meets = typeof operator === 'string' && Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    return meets?.(typeof key === 'string' ? own(has, key) : undefined, Array.isArray(values) ? values : []) ?? false;
  });
}

const OPERATORS: Readonly<Record<string, (found: unknown, values: readonly unknown[]) => boolean>> = {
  In: (found, values) => found !== undefined && values.includes(found),
  NotIn: (found, values) => found === undefined || !values.includes(found),
  Exists: (found) => found !== undefined,
  DoesNotExist: (found) => found === undefined,
  Gt: (found, [bound]) => Number(found) > Number(bound),
  Lt: (found, [bound]) => Number(found) < Number(bound),
};

/** A key such as `toString` is on every object, but seldom its own. */
const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** The place and the reason for which Kubernetes rejects a label selector. */
export function selectorProblem(selector: unknown): { at: string; problem: string } | undefined {
  if (selector === undefined || selector === null) return undefined;
  const { matchLabels, matchExpressions } = selector as LabelSelector;
  for (const key in matchLabels) {
    const value = matchLabels[key]!;
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem) return { at: 'matchLabels', problem: `the key "${key}" is not a valid label key: ${keyProblem}` };
    const problem = labelValueProblem(value);
    if (problem) return { at: 'matchLabels', problem: `the value "${value}" is not a valid label value: ${problem}` };
  }
  for (const [i, { key = '', operator = '', values = [] }] of (matchExpressions ?? []).entries()) {
    const at = `matchExpressions[${i}]`;
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem) return { at: `${at}.key`, problem: `"${key}" is not a valid label key: ${keyProblem}` };
    if (!SELECTOR_OPERATORS.includes(operator)) {
      return {
        at: `${at}.operator`,
        problem: `"${operator}" is not a valid operator; use ${SELECTOR_OPERATORS.slice(0, -1).join(', ')} or ${SELECTOR_OPERATORS.at(-1)}`,
      };
    }
    const wantsValues = operator === 'In' || operator === 'NotIn';
    if (wantsValues && values.length === 0)
      return { at: `${at}.values`, problem: `${operator} requires at least one value` };
    if (!wantsValues && values.length > 0) return { at: `${at}.values`, problem: `${operator} does not accept values` };
    const bad = values.find((value) => labelValueProblem(value));
    if (bad !== undefined)
      return { at: `${at}.values`, problem: `"${bad}" is not a valid label value: ${labelValueProblem(bad)}` };
  }
  return undefined;
}

const SELECTOR_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** One requirement of a selector as text: `key`, `!key`, `key=value`, `key!=value`, `key in (a,b)`. */
const REQUIREMENT_TEXT =
  /^(?:!?\s*([^\s!=(),]+)|([^\s!=(),]+)\s*(?:==?|!=)\s*([^\s!=(),]*)|([^\s!=(),]+)\s+(?:in|notin)\s*\(([^()]*)\))$/;

/** Why the API server rejects a label selector as text (`app=web,tier!=test`), with how to write it; undefined where it does not. */
export function selectorTextProblem(selector: string): string | undefined {
  // The commas within parentheses separate values.
  for (const part of selector.split(/,(?![^(]*\))/)) {
    const [found, exists, equal, value, set, values] = REQUIREMENT_TEXT.exec(part.trim()) ?? [];
    const words = [value ?? '', ...(values?.split(',') ?? [])];
    const problem =
      found === undefined
        ? 'it names no label, or has characters that none has'
        : (qualifiedNameProblem(exists ?? equal ?? set ?? '') ??
          words.map((one) => labelValueProblem(one.trim())).find((one) => one !== undefined));
    if (problem)
      return `"${part.trim()}" is not a valid label selector: ${problem}. Write it as app=web,tier!=test or tier in (a,b).`;
  }
  return undefined;
}
