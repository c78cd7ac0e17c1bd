import { ensureObject, isObject, type JsonObject, objectAt, objectsAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { containsUnresolved } from '../../../kube/unresolved';
import { mirroredImage, withRegistry } from '../../../kubevirt/releases';
import { replaceImages } from './images';
import { containersOf, podSpecOf } from './pod-spec';
import type { ContainerResources, PlacementTransform, ProxyTransform, Transform } from './transform';

type Key = Transform extends infer T ? (T extends unknown ? keyof T : never) : never;

/** Changes an object in place. */
export type Edit = (object: KubeObject) => void;

interface Kind<V> {
  readonly accepts: (value: unknown) => boolean;
  readonly edit: (value: V) => Edit;
  /** Workloads that it is about by name, and that must exist. */
  readonly workloads?: (value: V) => string[];
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const names = (value: object): string[] => Object.keys(value);

const KINDS: { readonly [K in Key]: Kind<never> } = {
  registry: {
    accepts: isObject,
    edit: (map: Readonly<Record<string, string>>) => (object) =>
      replaceImages(object, (image) => withRegistry(image, map)),
  },
  mirror: {
    accepts: isText,
    edit: (registry: string) => (object) => replaceImages(object, (image) => mirroredImage(image, registry)),
  },
  images: {
    accepts: isObject,
    edit: (map: Readonly<Record<string, string>>) => (object) => replaceImages(object, (image) => map[image] ?? image),
  },
  pullSecrets: {
    accepts: (value) => Array.isArray(value) && value.every(isText),
    edit: (secrets: readonly string[]) => ofPods((pod) => addPullSecrets(pod, secrets)),
  },
  placement: {
    accepts: isObject,
    edit: (placement: PlacementTransform) => ofPods((pod) => place(pod, placement)),
  },
  replicas: { accepts: isObject, edit: setReplicas, workloads: names },
  proxy: { accepts: isObject, edit: (proxy: ProxyTransform) => ofPods((pod) => setProxy(pod, proxy)) },
  resources: { accepts: isObject, edit: setResources, workloads: names },
};

const KEYS = Object.keys(KINDS) as Key[];
const keyOf = (transform: object): Key => KEYS.find((key) => key in transform)!;
const givenOf = (transform: Transform): never => (transform as Record<string, unknown>)[keyOf(transform)] as never;

/** What a transform does to an object. */
export const editOf = (transform: Transform): Edit => KINDS[keyOf(transform)].edit(givenOf(transform));

/** Workloads that a transform names. */
export const workloadsOf = (transform: Transform): string[] =>
  KINDS[keyOf(transform)].workloads?.(givenOf(transform)) ?? [];

/** Why a value is not a transform; undefined where it is one. For programs that no compiler has checked. */
export function transformProblem(transform: unknown): string | undefined {
  if (containsUnresolved(transform))
    return 'is not known until the program is deployed, but it changes what is read when the program runs. Use a value that is known then, such as one of its configuration.';
  const given = isObject(transform) ? Object.keys(transform) : [];
  const key = KEYS.find((one) => one === given[0]);
  if (given.length === 1 && key && KINDS[key].accepts((transform as JsonObject)[key])) return undefined;
  return `is ${JSON.stringify(transform)}, which is not a valid transform. Set exactly one of ${KEYS.slice(0, -1).join(', ')} and ${KEYS.at(-1)}, such as { mirror: 'registry.example' }.`;
}

function ofPods(edit: (pod: JsonObject) => void): Edit {
  return (object) => {
    const pod = podSpecOf(object);
    if (pod) edit(pod);
  };
}

function addPullSecrets(pod: JsonObject, secrets: readonly string[]): void {
  const given = objectsAt(pod, 'imagePullSecrets');
  const added = secrets.filter((name) => !given.some((secret) => secret['name'] === name));
  if (added.length > 0) pod['imagePullSecrets'] = [...given, ...added.map((name) => ({ name }))];
}

function place(pod: JsonObject, { nodeSelector, tolerations = [], anyNode = false }: PlacementTransform): void {
  if (nodeSelector) pod['nodeSelector'] = { ...(pod['nodeSelector'] as JsonObject | undefined), ...nodeSelector };
  if (tolerations.length > 0) pod['tolerations'] = [...objectsAt(pod, 'tolerations'), ...tolerations];
  if (anyNode) delete objectAt(pod, 'affinity', 'nodeAffinity')?.['requiredDuringSchedulingIgnoredDuringExecution'];
}

function setReplicas(counts: Readonly<Record<string, number>>): Edit {
  return (object) => {
    const count = own(counts, object);
    const spec = ['Deployment', 'StatefulSet'].includes(object.kind) ? object.spec : undefined;
    if (count !== undefined && spec) spec['replicas'] = count;
  };
}

function setProxy(pod: JsonObject, { http, https, noProxy }: ProxyTransform): void {
  const variables = Object.entries({ HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: noProxy?.join(',') })
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => ({ name, value }));
  const set = variables.map(({ name }) => name);
  for (const container of containersOf(pod)) {
    const others = objectsAt(container, 'env').filter(({ name }) => !set.includes(String(name)));
    container['env'] = [...others, ...variables];
  }
}

function setResources(byWorkload: Readonly<Record<string, ContainerResources>>): Edit {
  return (object) => {
    const { requests, limits } = own(byWorkload, object) ?? {};
    const pod = podSpecOf(object);
    if (!pod || (!requests && !limits)) return;
    for (const container of containersOf(pod)) {
      const resources = ensureObject(container, 'resources');
      if (!resources) continue;
      if (requests) resources['requests'] = { ...(resources['requests'] as JsonObject | undefined), ...requests };
      if (limits) resources['limits'] = { ...(resources['limits'] as JsonObject | undefined), ...limits };
    }
  };
}

const own = <T>(byName: Readonly<Record<string, T>>, { metadata }: KubeObject): T | undefined =>
  metadata?.name !== undefined && Object.hasOwn(byName, metadata.name) ? byName[metadata.name] : undefined;
