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

/**
 * A change of published manifests before they are applied. Plain data, as the factories return it: `{ mirror: 'registry.example' }`. Each is applied
 * to the workloads of the manifests: the operators, not their operands.
 */
export type Transform =
  | {
      /** Other registries: `{ 'quay.io/kubevirt': 'registry.example/virt' }`. */
      readonly registry: Readonly<Record<string, string>>;
    }
  | {
      /** One registry that mirrors all others under the same paths. */
      readonly mirror: string;
    }
  | {
      /** Other images by their whole name. */
      readonly images: Readonly<Record<string, string>>;
    }
  | {
      /** Names of Secrets that the pods pull their images with. */
      readonly pullSecrets: readonly string[];
    }
  | {
      /** Nodes that the pods run on. */
      readonly placement: PlacementTransform;
    }
  | {
      /** Number of pods by the name of their Deployment or StatefulSet. */
      readonly replicas: Readonly<Record<string, number>>;
    }
  | {
      /** Proxy of every container. */
      readonly proxy: ProxyTransform;
    }
  | {
      /** Requests and limits of every container, by the name of their workload. */
      readonly resources: Readonly<Record<string, ContainerResources>>;
    };

export const Transform = {
  /**
   * Other registries: `{ 'quay.io/kubevirt': 'registry.example/virt' }`. The longest start of an image that the map contains applies. Includes the
   * images that operators run their operands with.
   */
  registry: (map: Readonly<Record<string, string>>): Transform => ({ registry: map }),
  /** One registry that mirrors all others under the same paths, as the copy script of `kubevirt-iac vendor` fills it. */
  mirror: (registry: string): Transform => ({ mirror: registry }),
  /** Other images by their whole name: `{ 'quay.io/kubevirt/cdi-operator:v1.66.0': 'registry.example/cdi-operator:patched' }`. */
  images: (map: Readonly<Record<string, string>>): Transform => ({ images: map }),
  /** Names of Secrets that the pods pull their images with, in the namespace of the operator. */
  pullSecrets: (...names: string[]): Transform => ({ pullSecrets: names }),
  /** Nodes that the pods run on. */
  placement: (placement: PlacementTransform): Transform => ({ placement }),
  /** Number of pods by the name of their Deployment or StatefulSet: `{ 'virt-operator': 1 }`. */
  replicas: (counts: Readonly<Record<string, number>>): Transform => ({ replicas: counts }),
  /** Proxy of every container, as the env variables that Go programs read. */
  proxy: (proxy: ProxyTransform): Transform => ({ proxy }),
  /** Requests and limits of every container, by the name of their workload: `{ 'cdi-operator': { requests: { memory: '256Mi' } } }`. */
  resources: (byWorkload: Readonly<Record<string, ContainerResources>>): Transform => ({ resources: byWorkload }),
};
