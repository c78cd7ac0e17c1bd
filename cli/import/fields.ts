/** Reading of manifests whose shape is not known. */
import { isObject } from '../../kube/json';

export type Json = Record<string, unknown>;

export const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), value);

export const objectAt = (value: unknown, ...keys: string[]): Json => {
  const found = at(value, ...keys);
  return isObject(found) ? found : {};
};

export const listAt = (value: unknown, ...keys: string[]): Json[] => {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found.filter(isObject) : [];
};

export const filled = (props: Json): Json =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** Undefined in place of an object or a list without content. */
export const orNone = <T extends object>(value: T): T | undefined => (isEmpty(value) ? undefined : value);

export const without = (value: Json, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
