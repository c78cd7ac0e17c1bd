import { RENAMED } from './generated/plain-components';

/** The type of the component of a construct. */
export const typeOf = (construct: string): string => `kubevirt:index:${RENAMED[construct] ?? construct}`;

/** The type that it had before it was renamed: stacks of programs in TypeScript have it. */
export const formerTypeOf = (type: string): string | undefined => {
  const [construct] = Object.entries(RENAMED).find(([, name]) => type === `kubevirt:index:${name}`) ?? [];
  return construct && `kubevirt:index:${construct}`;
};
