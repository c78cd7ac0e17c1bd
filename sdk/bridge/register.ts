import type * as pulumi from '@pulumi/pulumi';
import { type ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { inOrder } from '../../constructs/synth';
import type { KubeObject } from '../../kube/object';
import { type KubernetesResource, newResource } from '../resources';
import { dependenciesOf } from './dependencies';
import { UnresolvedTokens } from './unresolved-tokens';

/** What a component adds to the resources that it registers. */
export interface RegisterOptions {
  /** The resource that the objects become children of. */
  readonly parent: pulumi.Resource;
  /** The logical name of an object's resource. Must not change between releases: it is part of the URN. */
  readonly nameOf: (object: ApiObject) => string;
  /** Inputs beyond the manifest, such as how long to wait for this object. */
  readonly inputsOf?: (object: ApiObject) => Record<string, unknown>;
  /** What is registered already: these are left out, and can be depended on. */
  readonly registered?: ReadonlyMap<ApiObject, KubernetesResource>;
}

const tokensOf = new WeakMap<App, UnresolvedTokens>();

/** The door for Outputs into this app, opened at the first call. It stands first, because an Output answers to any property. */
export function acceptOutputs(app: App): UnresolvedTokens {
  const known = tokensOf.get(app);
  if (known) return known;
  const tokens = new UnresolvedTokens();
  app.resolvers.unshift(tokens);
  tokensOf.set(app, tokens);
  return tokens;
}

/** Registers every object below a construct as a resource, in an order that lets each depend on those it must wait for. */
export function register(root: IConstruct, options: RegisterOptions): Map<ApiObject, KubernetesResource> {
  const tokens = acceptOutputs(App.of(root));
  const ordered = inOrder(root).map(({ object }) => object);
  const dependencies = dependenciesOf(ordered);
  const resources = new Map(options.registered);
  for (const object of ordered) {
    if (resources.has(object)) continue;
    const manifest = tokens.restore(object.toJson()) as KubeObject;
    const dependsOn = dependencies(object).flatMap((other) => resources.get(other) ?? []);
    const inputs = { ...manifest, ...options.inputsOf?.(object) };
    resources.set(object, newResource(options.nameOf(object), inputs, { parent: options.parent, dependsOn }));
  }
  return resources;
}

/** `web/root` for the object at `web/root/Resource`: cdk8s leaves out `Resource` and `Default`, and so do we. */
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
