import type { Labels } from './types';

export interface Requirement {
  key?: string;
  operator?: string;
  values?: string[];
}

export const matchesLabels = (selector: Labels | undefined, labels: Labels | undefined): boolean =>
  Object.entries(selector ?? {}).every(([key, value]) => labels?.[key] === value);

const OPERATORS: Readonly<Record<string, (actual: string | undefined, values: string[]) => boolean>> = {
  In: (actual, values) => actual !== undefined && values.includes(actual),
  NotIn: (actual, values) => actual === undefined || !values.includes(actual),
  Exists: (actual) => actual !== undefined,
  DoesNotExist: (actual) => actual === undefined,
  Gt: (actual, [bound]) => Number(actual) > Number(bound),
  Lt: (actual, [bound]) => Number(actual) < Number(bound),
};

export const matchesRequirements = (
  requirements: readonly Requirement[] | undefined,
  labels: Labels | undefined,
): boolean =>
  (requirements ?? []).every(
    ({ key, operator, values }) => OPERATORS[operator ?? '']?.(labels?.[key ?? ''], values ?? []) ?? false,
  );
