import type { IConstruct } from 'constructs';
import { constructError } from './error';
import { isKnown } from './names';

/** Rejects a value that is not one of the choices of a prop: JavaScript and YAML have no compiler that would. */
export function checkChoice(scope: IConstruct, prop: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined || !isKnown(value) || choices.includes(value as string)) return;
  throw constructError(scope, `${prop} is ${JSON.stringify(value)}, which is not valid. Use ${choices.join(', ')}.`);
}
