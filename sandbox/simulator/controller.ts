import type { Action } from './actions';
import type { Kind } from './kinds';
import { type AnyLive, controllerOf } from './live-object';
import type { World } from './world';

/** A controller: its reconcile function gets one object and the world around it, and returns what to do. Pure, so that it can be tested as a function. */
export interface Controller<T extends AnyLive = AnyLive> {
  readonly name: string;
  readonly kind: Kind<T>;
  readonly reconcile: (object: T, world: World) => Action[];
  /** Other kinds whose changes enqueue objects of the controller's kind. */
  readonly watches?: readonly Trigger[];
}

export interface Trigger {
  readonly kind: Kind;
  /** The objects of the controller's kind to reconcile after a change of `changed`. */
  readonly mapToRequests: (changed: AnyLive, world: World) => readonly Request[];
}

export type Request = { readonly namespace?: string; readonly name: string };

/** For a table of controllers of different kinds: the runner gives each one objects of its own kind only. */
export const controller = <T extends AnyLive>(definition: Controller<T>): Controller =>
  definition as unknown as Controller;

/** Enqueues the controlling owner of what changed. */
export const forOwner = (kind: Kind, owners: Kind): Trigger => ({
  kind,
  mapToRequests: (changed) => {
    const reference = controllerOf(changed);
    return reference?.kind === owners.kind ? [{ namespace: changed.metadata.namespace, name: reference.name }] : [];
  },
});

/** Enqueues all objects of kind `of` in the namespace of what changed; in all namespaces, if one of the two kinds is cluster-wide. */
export const forAll = (kind: Kind, of: Kind): Trigger => ({
  kind,
  mapToRequests: (changed, world) =>
    world.list(of, of.namespaced ? changed.metadata.namespace : undefined).map(({ metadata }) => metadata),
});

/** Enqueues the objects that the changed object owns. */
export const forOwned = (owners: Kind, of: Kind): Trigger => ({
  kind: owners,
  mapToRequests: (changed, world) => world.owned(of, changed).map(({ metadata }) => metadata),
});
