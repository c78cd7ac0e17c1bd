/** Whether an answer of a function is what its table, and with it schema.json and the SDK, promises. */
import { isObject } from '../../kube/json';
import { type Fields, FUNCTIONS, type Shape } from '../../provider';

/** The paths at which an answer differs from the declared outputs. */
export const departures = (name: string, answer: object): string[] => ofFields(FUNCTIONS[name]!.outputs, answer, name);

function ofFields(fields: Fields, value: object, path: string): string[] {
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  return [
    ...given.filter(([key]) => !Object.hasOwn(fields, key)).map(([key]) => `${path}.${key} is not declared`),
    ...Object.entries(fields).flatMap(([key, { type, optional, values }]) => {
      const one = (value as Record<string, unknown>)[key];
      if (one === undefined) return optional ? [] : [`${path}.${key} is missing`];
      const wrong = values && !values.all.includes(String(one)) ? [`${path}.${key} is not one of its values`] : [];
      return [...wrong, ...ofShape(type, one, `${path}.${key}`)];
    }),
  ];
}

function ofShape(shape: Shape, value: unknown, path: string): string[] {
  if (shape === 'any') return [];
  if (shape === 'integer') return Number.isSafeInteger(value) ? [] : [`${path} is not an integer`];
  if (typeof shape === 'string') return typeof value === shape ? [] : [`${path} is not a ${shape}`];
  if ('list' in shape)
    return Array.isArray(value)
      ? value.flatMap((one, index) => ofShape(shape.list, one, `${path}[${index}]`))
      : [`${path} is not a list`];
  if (!isObject(value)) return [`${path} is not an object`];
  if ('map' in shape) return Object.entries(value).flatMap(([key, one]) => ofShape(shape.map, one, `${path}.${key}`));
  return ofFields(shape.fields, value, path);
}
