import * as pulumi from '@pulumi/pulumi';
import { type JavaScriptValue, Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { isObject } from '../../kube/json';
import { REMOTE_COMPONENTS } from './components';
import { deserializeInputs } from './runtime';

/** Components that this process has made, by their URNs: what a program in another language refers to. */
export type Made = ReadonlyMap<string, pulumi.ComponentResource>;

/** The arguments of a request, each with its structure. */
export async function argumentsIn(
  inputs: Struct | undefined,
  dependenciesByKey: object,
  made: Made,
): Promise<Record<string, unknown>> {
  const given = Object.entries(await deserializeInputs(withoutReferences(inputs), dependenciesByKey));
  const known = given.map(async ([key, input]) => [key, await knownStructure(input, made)]);
  return Object.fromEntries(await Promise.all(known));
}

/** Marks of Pulumi's protocol: a signed object, a reference to a resource, and a value that is unknown in a preview. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const RESOURCE = '5cf8f73096256a8f31e491e813e4eb8e';
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/**
 * Inputs with a component's URN in place of a reference to it, and with the id of any other resource. (A program in YAML says of a component, too,
 * that it has an id, which is empty.)
 */
function withoutReferences(inputs: Struct | undefined): Struct | undefined {
  let found = false;
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (!isObject(value)) return value;
    if (value[SIGNATURE] !== RESOURCE)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
    found = true;
    const urn = String(value['urn']);
    const type = urn.split('::')[2]?.split('$').at(-1) ?? '';
    return type in REMOTE_COMPONENTS || !('id' in value) ? urn : value['id'] || UNKNOWN;
  };
  const result = inputs && plain(inputs.toJavaScript());
  return found ? Struct.fromJavaScript(result as Record<string, JavaScriptValue>) : inputs;
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
  if (isObject(value) && !pulumi.Resource.isInstance(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, leaves(item, output?.apply(at(key)), made)]);
    return Object.fromEntries(entries);
  }
  // A reference to a component is its URN.
  return (typeof value === 'string' && made.get(value)) || (output ?? value);
}

const at = (key: string | number) => (value: unknown) => (value as Record<string | number, unknown>)[key];
