/** What a reader gets, and what it finds. */
import { objectAt, valueAt } from '../../../kube/json';
import { memoize } from '../../../kube/memoize';
import type { KubeObject } from '../../../kube/object';
import { type Guests, guestsAmong, MULTIPLE, namespaceOf } from '../../../kubevirt/guests';
import { launcherLabels } from '../../../kubevirt/launcher-pod';
import { type ObjectIndex, objectIndex } from '../../../kubevirt/object-index';
import type { Ref, Relation } from '../model';

/** A node; without `details`, only where it is referred to. */
export interface Found extends Ref {
  readonly app?: string | undefined;
  readonly details?: readonly string[];
}

export interface Link {
  readonly from: Ref;
  readonly to: Ref;
  readonly relation: Relation;
  readonly label?: string | undefined;
}

export interface Drawn {
  readonly nodes?: readonly Found[];
  readonly links?: readonly Link[];
}

/** Reads one object of its kind, as JSON that nobody has checked. */
export type Reader = (object: KubeObject, scene: Scene) => Drawn;

/** A Pod of guests, as policies and selectors see it. */
export interface Guest {
  readonly ref: Ref;
  readonly guests: Guests;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, unknown>>;
}

/** All the objects, and the guests among them. */
export interface Scene {
  readonly index: ObjectIndex;
  readonly guests: readonly Guest[];
  namespaceLabels(namespace: string): Readonly<Record<string, unknown>>;
}

export function sceneOf(objects: readonly KubeObject[]): Scene {
  const index = objectIndex(objects);
  const labels = new Map<string, Readonly<Record<string, unknown>>>();
  const read = (name: string) =>
    objectAt(
      index.given('Namespace').find((one) => one.metadata?.name === name),
      'metadata',
      'labels',
    );
  return {
    index,
    guests: guestsAmong(index).map(guestOf),
    namespaceLabels: (namespace) => memoize(labels, namespace, () => read(namespace) ?? {}),
  };
}

function guestOf(guests: Guests): Guest {
  const { owner, name, namespace } = guests;
  const { 'kubevirt.io': launcher, ...named } = launcherLabels(name);
  const own = MULTIPLE.has(owner.kind) ? { 'kubevirt.io': launcher } : { 'kubevirt.io': launcher, ...named };
  return { ref: refOf(owner), guests, namespace, labels: { ...guests.labels, ...own } };
}

/** The object itself, in a namespace. */
export const refOf = (object: KubeObject): Ref => ({
  kind: object.kind,
  namespace: namespaceOf(object),
  name: nameOf(object),
});

/** The object itself, of a kind without namespaces. */
export const clusterRefOf = (object: KubeObject): Ref => ({ kind: object.kind, name: nameOf(object) });

function nameOf(object: KubeObject): string {
  const { name, generateName } = objectAt(object, 'metadata') ?? {};
  return typeof name === 'string' && name !== '' ? name : `${text(generateName) ?? ''}*`;
}

/** Labels by which objects belong to an application, the first that is set. */
const APP_LABELS = ['app.kubernetes.io/part-of', 'app.kubernetes.io/name', 'app'];

export function appOf(...labelled: readonly unknown[]): string | undefined {
  const labels = labelled.map((one) => objectAt(one, 'metadata', 'labels'));
  return APP_LABELS.flatMap((key) => labels.map((one) => text(one?.[key]))).find((one) => one !== undefined);
}

/** A text that is not empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const textAt = (from: unknown, ...keys: readonly string[]): string | undefined => text(valueAt(from, ...keys));

/** Those that are there. */
export const details = (...texts: readonly (string | undefined | false)[]): string[] =>
  texts.filter((one): one is string => typeof one === 'string' && one !== '');
