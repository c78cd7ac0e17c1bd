import * as pulumi from '@pulumi/pulumi';
import { isObject } from '../../kube/json';

/**
 * An argument with its Outputs at the leaves. Another language may send a list or an object as one Output, because a part of it is secret or
 * comes from another resource; a component must know how many items there are. What is unknown in a preview stays one Output.
 */
export async function knownStructure(input: unknown): Promise<unknown> {
  if (!pulumi.Output.isInstance(input)) return input;
  const { isKnown, promise } = input as unknown as { isKnown: Promise<boolean>; promise(): Promise<unknown> };
  if (!(await isKnown)) return input;
  return leaves(await promise.call(input), input);
}

function leaves(value: unknown, output: pulumi.Output<unknown>): unknown {
  if (Array.isArray(value)) return value.map((item, index) => leaves(item, output.apply(at(index))));
  if (isObject(value) && !pulumi.Resource.isInstance(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, leaves(item, output.apply(at(key)))]));
  return output;
}

const at = (key: string | number) => (value: unknown) => (value as Record<string | number, unknown>)[key];
