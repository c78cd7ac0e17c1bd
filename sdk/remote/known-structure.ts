import * as pulumi from '@pulumi/pulumi';
import { DependencyResource } from '@pulumi/pulumi/resource';
import type { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { parsePath, type Step } from '../../kube/path';
import { REMOTE_COMPONENTS } from './components';

/** Components that this process has made, by their URNs: what a program in another language refers to. */
export type Made = ReadonlyMap<string, pulumi.ComponentResource>;

/** URNs of the resources that an argument comes from, by its name. */
interface Dependencies {
  get(key: string): { getUrnsList(): string[] } | undefined;
}

/** Marks of Pulumi's protocol: a signed object and what it can be, and a value that is unknown in a preview. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const RESOURCE = '5cf8f73096256a8f31e491e813e4eb8e';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** Where a value comes from. */
interface Origin {
  readonly secret: boolean;
  /** URNs of resources. */
  readonly from: readonly string[];
  /** Whether this is said of the value itself, and not of a list or an object that it is a part of. */
  readonly own: boolean;
}

interface Context {
  readonly made: Made;
  /** URNs of the resources that lists and objects come from as a whole. */
  readonly ofWholes: Set<string>;
}

/**
 * The arguments of a request, with Outputs at their leaves and with the components that they refer to. Another language sends a list or an object
 * as one value, if a part of it is secret, unknown or comes from another resource; a component must know how many items there are, and their names.
 * So a part that is known and not secret is plain, and the component itself depends on the resources that the whole comes from.
 */
export function argumentsIn(
  inputs: Struct | undefined,
  dependencies: Dependencies,
  made: Made = new Map(),
): { args: Record<string, unknown>; dependsOn: readonly string[] } {
  const context: Context = { made, ofWholes: new Set() };
  const given = Object.entries((inputs?.toJavaScript() ?? {}) as Record<string, unknown>);
  const args = given.map(([key, value]) => {
    // An SDK that marks Outputs says of each one what it comes from.
    const from = hasOutputs(value) ? [] : (dependencies.get(key)?.getUrnsList() ?? []);
    return [key, leaves(value, { secret: false, from, own: true }, context)];
  });
  return { args: Object.fromEntries(args), dependsOn: [...context.ofWholes] };
}

const hasOutputs = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((value as Record<string, unknown>)[SIGNATURE] === OUTPUT || Object.values(value).some(hasOutputs));

function leaves(value: unknown, origin: Origin, context: Context): unknown {
  if (typeof value !== 'object' || value === null) return leaf(value, origin, context);
  const signed = value as Record<string, unknown>;
  switch (signed[SIGNATURE]) {
    case RESOURCE:
      return leaf(referenceIn(signed), origin, context);
    case SECRET:
      return leaves(signed['value'], { ...origin, secret: true }, context);
    case OUTPUT: {
      const { value: known = UNKNOWN, secret = false, dependencies = [] } = signed;
      const from = [...new Set([...origin.from, ...(dependencies as string[])])];
      return leaves(known, { secret: origin.secret || secret === true, from, own: true }, context);
    }
    default: {
      for (const urn of origin.own ? origin.from : []) context.ofWholes.add(urn);
      const part = (item: unknown) => leaves(item, { ...origin, own: false }, context);
      if (Array.isArray(value)) return value.map(part);
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, part(item)]));
    }
  }
}

/**
 * The URN of a component that is referred to, and the id of any other resource. (A program in YAML says of a component, too, that it has an id,
 * which is empty.)
 */
function referenceIn(reference: Readonly<Record<string, unknown>>): unknown {
  const urn = String(reference['urn']);
  const type = urn.split('::')[2]?.split('$').at(-1) ?? '';
  return type in REMOTE_COMPONENTS || !('id' in reference) ? urn : reference['id'] || UNKNOWN;
}

function leaf(value: unknown, { secret, from, own }: Origin, { made }: Context): unknown {
  const component = typeof value === 'string' ? made.get(value) : undefined;
  if (component) return component;
  if (value === UNKNOWN) return outputOf(undefined, { isKnown: false, secret, from });
  return secret || (own && from.length > 0) ? outputOf(value, { isKnown: true, secret, from }) : value;
}

type MakeOutput = new (
  resources: readonly pulumi.Resource[],
  value: Promise<unknown>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<readonly pulumi.Resource[]>,
) => pulumi.Output<unknown>;

/** An Output as the protocol describes it; Pulumi has no function for that. */
function outputOf(
  value: unknown,
  { isKnown, secret, from }: { isKnown: boolean } & Pick<Origin, 'secret' | 'from'>,
): pulumi.Output<unknown> {
  return new (pulumi.Output as unknown as MakeOutput)(
    from.map((urn) => new DependencyResource(urn)),
    Promise.resolve(value),
    Promise.resolve(isKnown),
    Promise.resolve(secret),
    Promise.resolve([]),
  );
}

/** An Output whose value is unknown in this preview. */
export const unknown = (): pulumi.Output<unknown> => outputOf(undefined, { isKnown: false, secret: false, from: [] });

/** Whether an argument is unknown in this preview, or a part of one that is. */
export async function isUnknownAt(args: Readonly<Record<string, unknown>>, path: string): Promise<boolean> {
  let found: unknown = args;
  for (const step of parsePath(path)) {
    if (pulumi.Output.isInstance(found)) break;
    found = (found as Record<Step, unknown> | undefined)?.[step];
  }
  return pulumi.Output.isInstance(found) && !(await (found as unknown as { isKnown: Promise<boolean> }).isKnown);
}
