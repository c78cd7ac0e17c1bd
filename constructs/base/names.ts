import type { IConstruct } from 'constructs';
import { labelProblem, subdomainProblem } from '../../kube/names';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError } from './error';

/** The rule for the names of a kind: a DNS label of 63 characters, or a DNS subdomain of 253. */
export type NameRule = 'label' | 'subdomain';

const PROBLEMS: Record<NameRule, (name: string) => string | undefined> = {
  label: labelProblem,
  subdomain: subdomainProblem,
};

/** Whether a text contains a template parameter, so that its value is not known yet. */
export function isParameter(value: unknown): value is string {
  return typeof value === 'string' && /\$\{\{?\w+\}?\}/.test(value);
}

/** Text that a resolver of the App replaces: a token of the AWS CDK or of CDK for Terraform. */
const isToken = (value: unknown): boolean => typeof value === 'string' && /\$\{\w*Token\[/.test(value);

/** Whether a value can be judged now: it is neither unresolved nor a template parameter. */
export function isKnown(value: unknown): boolean {
  return !isUnresolved(value) && !isParameter(value) && !isToken(value);
}

/** Throws for a value that is not known now although the shape of the object depends on it, which otherwise would be that of another value. */
export function requireKnown(construct: IConstruct, values: Readonly<Record<string, unknown>>): void {
  const path = Object.keys(values).find((one) => !isKnown(values[one]));
  if (path === undefined) return;
  throw constructError(
    construct,
    `\`${path}\` determines the shape of the object, so it must be known at synth. Write the value itself, instead of an output or a placeholder.`,
  );
}

/** `name` itself, if the API accepts it; an unresolved name and a template parameter pass unchecked. */
export function checkedName(construct: IConstruct, kind: string, name: string, rule: NameRule): string {
  if (!isKnown(name)) return name;
  const problem = typeof name === 'string' ? PROBLEMS[rule](name) : 'it is not a string';
  if (problem === undefined) return name;
  throw constructError(
    construct,
    `${kind} name "${name}" is not valid: ${problem}. Set \`name\` in the props, or give the construct another id.`,
  );
}

/** A name with a suffix; an unresolved name stays unresolved. */
export function suffixed(name: string, suffix: string): string {
  return mapUnresolved(name as unknown, (known) => `${known}-${suffix}`) as string;
}
