import type { IConstruct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError } from './error';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What a kind asks of its names: a DNS label of 63 characters, or a DNS subdomain of 253. */
export type NameRule = 'label' | 'subdomain';

const RULES: Record<NameRule, { pattern: RegExp; max: number; words: string }> = {
  label: { pattern: LABEL, max: 63, words: 'lower case letters, digits and dashes, at most 63' },
  subdomain: { pattern: SUBDOMAIN, max: 253, words: 'lower case letters, digits, dashes and dots, at most 253' },
};

/** Whether a text holds a template parameter, so that nothing can be said of it yet. */
export function isParameter(value: unknown): value is string {
  return typeof value === 'string' && /\$\{\{?\w+\}?\}/.test(value);
}

/** Whether a value can be judged now: it is neither late nor a template parameter. */
export function isKnown(value: unknown): boolean {
  return !isUnresolved(value) && !isParameter(value);
}

/** `name` itself, if the API would take it; a late name and a template parameter are taken on trust. */
export function checkedName(construct: IConstruct, what: string, name: string, rule: NameRule): string {
  if (!isKnown(name)) return name;
  const { pattern, max, words } = RULES[rule];
  if (typeof name === 'string' && name.length <= max && pattern.test(name)) return name;
  throw constructError(
    construct,
    `${what} "${name}" is no valid name. Allowed are ${words}, beginning and ending with a letter or digit. ` +
      'Give `name` in the props, or another id to the construct.',
  );
}

/** A name with something after it; a late name stays late. */
export function suffixed(name: string, suffix: string): string {
  return mapUnresolved(name as unknown, (known) => `${known}-${suffix}`) as string;
}
