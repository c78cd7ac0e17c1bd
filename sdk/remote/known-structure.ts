import * as pulumi from '@pulumi/pulumi';
import type { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { isObject } from '../../kube/json';
import { deserializeInputs } from './runtime';

/** Components that this process has made, by their URNs: what a program in another language refers to. */
export type Made = ReadonlyMap<string, pulumi.ComponentResource>;

/** The arguments of a request, each with its structure. */
export async function argumentsIn(
  inputs: Struct | undefined,
  dependenciesByKey: object,
  made: Made,
): Promise<Record<string, unknown>> {
  const given = Object.entries(await deserializeInputs(inputs, dependenciesByKey));
  const known = given.map(async ([key, input]) => [key, await knownStructure(input, made)]);
  return Object.fromEntries(await Promise.all(known));
}

/**
 * An argument with its Outputs at the leaves, and with the components that it refers to. Another language may send a list or an object as one
 * Output, because a part of it is secret or comes from another resource; a component must know how many items there are. What is unknown in a
 * preview stays one Output.
 */
export async function knownStructure(input: unknown, made: Made = new Map()): Promise<unknown> {
  if (!pulumi.Output.isInstance(input)) return leaves(input, undefined, made);
  const { isKnown, promise } = input as unknown as { isKnown: Promise<boolean>; promise(): Promise<unknown> };
  if (!(await isKnown)) return input;
  return leaves(await promise.call(input), input, made);
}

/** Without an Output that it comes from, a value is its own leaf. */
function leaves(value: unknown, output: pulumi.Output<unknown> | undefined, made: Made): unknown {
  if (Array.isArray(value)) return value.map((item, index) => leaves(item, output?.apply(at(index)), made));
  if (pulumi.Resource.isInstance(value)) return value;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, leaves(item, output?.apply(at(key)), made)]);
    return Object.fromEntries(entries);
  }
  // A program may also refer to a component by its URN.
  return (typeof value === 'string' && made.get(value)) || (output ?? value);
}

const at = (key: string | number) => (value: unknown) => (value as Record<string | number, unknown>)[key];
