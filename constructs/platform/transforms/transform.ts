import { ensureObject, type JsonObject, objectAt, objectsAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { mirroredImage, withRegistry } from '../../../kubevirt/releases';
import { replaceImages } from './images';
import { containersOf, podSpecOf } from './pod-spec';

/** Nodes of the pods of operators. */
export interface PlacementTransform {
  /**
   * Labels of the nodes, in addition to those that the manifest asks for.
   * @default - only those of the manifest
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Tolerations, in addition to those of the manifest.
   * @default - only those of the manifest
   */
  readonly tolerations?: readonly Readonly<Record<string, unknown>>[];
  /**
   * Whether the node affinity that the manifest requires is removed. virt-operator requires a control-plane node, which a managed cluster does not
   * show: it stays pending there otherwise.
   * @default false
   */
  readonly anyNode?: boolean;
}

/** Proxy of operators. */
export interface ProxyTransform {
  /**
   * Value of `HTTP_PROXY`.
   * @default - not set
   */
  readonly http?: string;
  /**
   * Value of `HTTPS_PROXY`.
   * @default - not set
   */
  readonly https?: string;
  /**
   * Hosts that are reached directly: value of `NO_PROXY`. Include the API server and the cluster's own networks.
   * @default - not set
   */
  readonly noProxy?: readonly string[];
}

/** Requests and limits of a container. */
export interface ContainerResources {
  /**
   * Quantities that the scheduler reserves, such as `{ cpu: '100m', memory: '256Mi' }`.
   * @default - those of the manifest
   */
  readonly requests?: Readonly<Record<string, string>>;
  /**
   * Quantities that the container cannot exceed.
   * @default - those of the manifest
   */
  readonly limits?: Readonly<Record<string, string>>;
}

/** A change of published manifests before they are applied. Each is applied to the workloads of the manifests: the operators, not their operands. */
export class Transform {
  /**
   * Other registries: `{ 'quay.io/kubevirt': 'registry.example/virt' }`. The longest start of an image that the map contains applies. Includes the
   * images that operators run their operands with.
   */
  static registry(map: Readonly<Record<string, string>>): Transform {
    return new Transform((object) => replaceImages(object, (image) => withRegistry(image, map)));
  }

  /** One registry that mirrors all others under the same paths, as the copy script of `kubevirt-iac vendor` fills it. */
  static mirror(registry: string): Transform {
    return new Transform((object) => replaceImages(object, (image) => mirroredImage(image, registry)));
  }

  /** Other images by their whole name: `{ 'quay.io/kubevirt/cdi-operator:v1.66.0': 'registry.example/cdi-operator:patched' }`. */
  static images(map: Readonly<Record<string, string>>): Transform {
    return new Transform((object) => replaceImages(object, (image) => map[image] ?? image));
  }

  /** Names of Secrets that the pods pull their images with, in the namespace of the operator. */
  static pullSecrets(...names: string[]): Transform {
    return Transform.ofPods((pod) => {
      const given = objectsAt(pod, 'imagePullSecrets');
      const added = names.filter((name) => !given.some((secret) => secret['name'] === name));
      if (added.length > 0) pod['imagePullSecrets'] = [...given, ...added.map((name) => ({ name }))];
    });
  }

  /** Nodes that the pods run on. */
  static placement({ nodeSelector, tolerations = [], anyNode = false }: PlacementTransform): Transform {
    return Transform.ofPods((pod) => {
      if (nodeSelector) pod['nodeSelector'] = { ...(pod['nodeSelector'] as JsonObject | undefined), ...nodeSelector };
      if (tolerations.length > 0) pod['tolerations'] = [...objectsAt(pod, 'tolerations'), ...tolerations];
      if (anyNode) delete objectAt(pod, 'affinity', 'nodeAffinity')?.['requiredDuringSchedulingIgnoredDuringExecution'];
    });
  }

  /** Number of pods by the name of their Deployment or StatefulSet: `{ 'virt-operator': 1 }`. */
  static replicas(counts: Readonly<Record<string, number>>): Transform {
    return new Transform((object) => {
      const count = own(counts, object);
      const spec = ['Deployment', 'StatefulSet'].includes(object.kind) ? object.spec : undefined;
      if (count !== undefined && spec) spec['replicas'] = count;
    }, Object.keys(counts));
  }

  /** Proxy of every container, as the env variables that Go programs read. */
  static proxy({ http, https, noProxy }: ProxyTransform): Transform {
    const variables = Object.entries({ HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: noProxy?.join(',') })
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      .map(([name, value]) => ({ name, value }));
    const names = variables.map(({ name }) => name);
    return Transform.ofPods((pod) => {
      for (const container of containersOf(pod)) {
        const others = objectsAt(container, 'env').filter(({ name }) => !names.includes(String(name)));
        container['env'] = [...others, ...variables];
      }
    });
  }

  /** Requests and limits of every container, by the name of their workload: `{ 'cdi-operator': { requests: { memory: '256Mi' } } }`. */
  static resources(byWorkload: Readonly<Record<string, ContainerResources>>): Transform {
    return new Transform((object) => {
      const { requests, limits } = own(byWorkload, object) ?? {};
      const pod = podSpecOf(object);
      if (!pod || (!requests && !limits)) return;
      for (const container of containersOf(pod)) {
        const resources = ensureObject(container, 'resources');
        if (!resources) continue;
        if (requests) resources['requests'] = { ...(resources['requests'] as JsonObject | undefined), ...requests };
        if (limits) resources['limits'] = { ...(resources['limits'] as JsonObject | undefined), ...limits };
      }
    }, Object.keys(byWorkload));
  }

  private static ofPods(edit: (pod: JsonObject) => void): Transform {
    return new Transform((object) => {
      const pod = podSpecOf(object);
      if (pod) edit(pod);
    });
  }

  private constructor(
    /** @internal Changes a copy of the object. */
    readonly edit: (object: KubeObject) => void,
    /** @internal Workloads that it is about by name, and that must exist. */
    readonly workloads: readonly string[] = [],
  ) {}
}

const own = <T>(byName: Readonly<Record<string, T>>, { metadata }: KubeObject): T | undefined =>
  metadata?.name !== undefined && Object.hasOwn(byName, metadata.name) ? byName[metadata.name] : undefined;
