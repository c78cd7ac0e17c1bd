import type * as pulumi from '@pulumi/pulumi';
import type { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { KubeObject } from '../../kube/object';
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
  for (const [object, manifest] of manifests) {
    const dependsOn = dependencies(object).flatMap((other) => resources.get(other) ?? []);
    const inputs = { ...manifest, ...options.inputsOf?.(object, manifests) };
    const opts = { ...options.optionsOf?.(object), parent: options.parent, dependsOn };
    resources.set(object, newResource(options.nameOf(object), inputs, opts));
  }
  return resources;
}

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
