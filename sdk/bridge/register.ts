import type * as pulumi from '@pulumi/pulumi';
import type { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { describe, type KubeObject } from '../../kube/object';
import { PLACEMENTS, type Placement, placementsOf } from '../../kubevirt/placement';
import { type KubernetesResource, newResource } from '../resources';
import { cdk8s, synthesis } from './constructs';
import { dependenciesOf } from './dependencies';
import { withGrownDisks } from './grown-claims';
import { UnresolvedTokens } from './unresolved-tokens';

/** Additions of a component to the resources that it registers. */
export interface RegisterOptions {
  /** The resource that the objects become children of. */
  readonly parent: pulumi.Resource;
  /** The logical name of an object's resource. Must not change between releases: it is part of the URN. */
  readonly nameOf: (object: ApiObject) => string;
  /** Inputs besides the manifest, such as `await`. */
  readonly inputsOf?: (object: ApiObject, manifests: ReadonlyMap<ApiObject, KubeObject>) => Record<string, unknown>;
  /** Options besides the parent and the dependencies. */
  readonly optionsOf?: (object: ApiObject) => pulumi.CustomResourceOptions;
  /** Objects that are already registered: they are skipped, and others can depend on them. */
  readonly registered?: ReadonlyMap<ApiObject, KubernetesResource>;
}

const tokensOf = new WeakMap<App, UnresolvedTokens>();

/** The resolver that lets Outputs into an app, added on the first call. It comes first, because an Output has every property. */
export function acceptOutputs(app: App): UnresolvedTokens {
  const known = tokensOf.get(app);
  if (known) return known;
  const tokens = new UnresolvedTokens();
  app.resolvers.unshift(tokens);
  tokensOf.set(app, tokens);
  return tokens;
}

/** Registers every object below a construct as a resource, dependencies first. */
export function register(root: IConstruct, options: RegisterOptions): Map<ApiObject, KubernetesResource> {
  const ordered = synthesis()
    .inOrder(root)
    .map(({ object }) => object);
  const dependencies = dependenciesOf(ordered);
  const resources = new Map(options.registered);
  const unregistered = ordered.filter((object) => !resources.has(object));
  const manifests = withGrownDisks(rendered(root, unregistered));
  const gate = gateOf(manifests);
  for (const [object, manifest] of manifests) {
    const before = gate && object !== gate.object ? [gate.object, ...dependencies(object)] : dependencies(object);
    const dependsOn = [...new Set(before)].flatMap((other) => resources.get(other) ?? []);
    const inputs = {
      ...manifest,
      ...options.inputsOf?.(object, manifests),
      ...(object === gate?.object && { [PLACEMENTS]: gate.placements }),
    };
    const opts = { ...options.optionsOf?.(object), parent: options.parent, dependsOn };
    resources.set(object, newResource(options.nameOf(object), inputs, opts));
  }
  return resources;
}

/**
 * The first object, where a later one selects nodes: all others wait for it, and it for the provider, which looks whether there are such nodes. An
 * update without a preview would otherwise install operators before it comes to the object that selects them.
 */
function gateOf(
  manifests: ReadonlyMap<ApiObject, KubeObject>,
): { object: ApiObject; placements: readonly Placement[] } | undefined {
  const [object, ...others] = manifests.keys();
  const placements = others.flatMap((other) => placementsIn(manifests.get(other)!));
  return object && placements.length > 0 ? { object, placements } : undefined;
}

/** Those that not every cluster can satisfy: CDI selects Linux by itself. */
const placementsIn = (manifest: KubeObject): Placement[] =>
  placementsOf(manifest)
    .filter(({ nodeSelector }) => Object.keys(nodeSelector).some((label) => label !== 'kubernetes.io/os'))
    .map((one) => ({ ...one, at: `${describe(manifest)}: ${one.at}` }));

/** The manifests of these objects, or of all below a construct, with their Outputs. */
export function rendered(root: IConstruct, objects = synthesis().apiObjects(root)): Map<ApiObject, KubeObject> {
  const tokens = acceptOutputs(cdk8s().App.of(root));
  return new Map(objects.map((object) => [object, tokens.restore(object.toJson()) as KubeObject]));
}

/** `web/root` for the object at `web/root/Resource`: cdk8s omits `Resource` and `Default`, and so do resource names. */
export function namesBelow(root: IConstruct, prefix: string): (object: ApiObject) => string {
  const skip = root.node.scopes.length;
  return (object) =>
    [
      prefix,
      ...object.node.scopes
        .slice(skip)
        .map(({ node }) => node.id)
        .filter((id) => id !== 'Resource' && id !== 'Default'),
    ].join('/');
}
