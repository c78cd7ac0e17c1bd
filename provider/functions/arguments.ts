import { isObject } from '../../kube/json';
import type { CheckFailure, Properties } from '../wire';
import type { Arguments, Field, Fields, ProviderFunction, Shape } from './function';

interface Type {
  fits(value: unknown): boolean;
  says: string;
}

const SIMPLE: Readonly<Record<Extract<Shape, string>, Type>> = {
  string: { fits: (value) => typeof value === 'string' && value !== '', says: 'a text that is not empty' },
  integer: { fits: Number.isSafeInteger, says: 'a whole number' },
  number: { fits: Number.isFinite, says: 'a number' },
  boolean: { fits: (value) => typeof value === 'boolean', says: 'true or false' },
  any: { fits: () => true, says: 'any value' },
};

function typeOf(shape: Shape): Type {
  if (typeof shape === 'string') return SIMPLE[shape];
  if ('list' in shape) {
    const { fits } = typeOf(shape.list);
    return {
      fits: (value) => Array.isArray(value) && value.every(fits),
      says: `a list of ${PLURALS[String(shape.list)]}`,
    };
  }
  if ('map' in shape) {
    const { fits } = typeOf(shape.map);
    return {
      fits: (value) => isObject(value) && Object.values(value).every(fits),
      says: 'an object whose values are texts',
    };
  }
  return { fits: isObject, says: 'an object' };
}

const PLURALS: Readonly<Record<string, string>> = { string: 'texts', number: 'numbers', integer: 'whole numbers' };

/** What is wrong with the arguments of a function: each with its repair, all at once. */
export function argumentFailures(
  token: string,
  { inputs, problem }: ProviderFunction,
  { value: args, secrets }: Properties,
): CheckFailure[] {
  const unknown = Object.keys(args)
    .filter((name) => !Object.hasOwn(inputs, name))
    .map((property) => ({
      property,
      reason: `"${property}" is not an argument of ${token}; the arguments are ${Object.keys(inputs).join(', ')}. Remove it, or correct its name.`,
    }));
  const failures = [...unknown, ...wrongArguments(token, inputs, args, secrets.length > 0)];
  if (failures.length > 0) return failures;
  const together = problem?.(args);
  return together ? [together] : [];
}

function wrongArguments(token: string, inputs: Fields, args: Arguments, secret: boolean): CheckFailure[] {
  return Object.entries(inputs).flatMap(([property, field]) => {
    const reason = wrong(property, field, args[property], { token, secret });
    return reason === undefined ? [] : [{ property, reason }];
  });
}

function wrong(
  property: string,
  { type, values, optional, description }: Field,
  value: unknown,
  { token, secret }: { token: string; secret: boolean },
): string | undefined {
  if (value === undefined || value === null)
    return optional ? undefined : `${property} is missing from the arguments of ${token}: ${description} Set it.`;
  const { fits, says } = typeOf(type);
  const allowed = values ? values.all.join(' or ') : says;
  if (fits(value) && (values?.all.includes(String(value)) ?? true)) return undefined;
  // Where one argument is secret, none is quoted.
  return `${property} must be ${allowed}${secret ? '' : `, not ${JSON.stringify(value)}`}.`;
}
