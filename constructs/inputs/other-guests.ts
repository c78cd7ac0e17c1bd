import type { IConstruct } from 'constructs';
import { constructError, type IResource } from '../base';
import type { LabelledGuests } from '../machine';

/** A VM or pool beside this one. */
export interface OtherGuests extends IResource, LabelledGuests {}

export const inputError = (guests: IConstruct, path: string, problem: string): Error =>
  constructError(guests, `\`${path}\` ${problem}`);

/** The one of these keys that a rule has. Throws if it has none or several, or if `guests` is something else. */
export function onlyOne<Key extends string>(
  guests: IConstruct,
  path: string,
  rule: { readonly [K in Key | 'guests']?: unknown },
  keys: readonly Key[],
): Key {
  const given = keys.filter((key) => rule[key] !== undefined);
  const [only, another] = given;
  if (only === undefined || another !== undefined) {
    const found = only === undefined ? 'none of them' : given.join(' and ');
    throw inputError(guests, path, `must have one of ${keys.join(', ')}; found ${found}.`);
  }
  if (only === 'guests' && !isGuests(rule.guests)) {
    throw inputError(
      guests,
      `${path}.guests`,
      'is not a VM or a pool of this program. Refer to the component itself, or select guests by `pods`, their labels.',
    );
  }
  return only;
}

const isGuests = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'guestSelector' in value && 'node' in value;
