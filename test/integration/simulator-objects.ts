import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';

/** A live object, as loosely typed as a test may see it. */
export interface Live {
  metadata: { name: string; namespace?: string; uid: string; generation: number; labels?: Record<string, string> };
  spec: { template: { spec: { domain: Record<string, unknown> } } } & Record<string, unknown>;
  status: {
    conditions: { type: string; status: string; reason?: string; message?: string }[];
    memory: { guestCurrent: string };
    currentCPUTopology: { sockets: number };
    interfaces: { name: string }[];
    migrationState: Record<string, unknown>;
    observedGeneration: number;
    desiredGeneration: number;
  } & Record<string, unknown>;
}

const kubevirt = (kind: string, plural: string): ResourceKind => ({
  apiVersion: 'kubevirt.io/v1',
  kind,
  plural,
  namespaced: true,
});

export const VM = kubevirt('VirtualMachine', 'virtualmachines');
export const VMI = kubevirt('VirtualMachineInstance', 'virtualmachineinstances');
export const MIGRATION = kubevirt('VirtualMachineInstanceMigration', 'virtualmachineinstancemigrations');
export const REPLICA_SET = kubevirt('VirtualMachineInstanceReplicaSet', 'virtualmachineinstancereplicasets');
export const KUBEVIRT = kubevirt('KubeVirt', 'kubevirts');
export const POOL: ResourceKind = {
  ...kubevirt('VirtualMachinePool', 'virtualmachinepools'),
  apiVersion: 'pool.kubevirt.io/v1beta1',
};
export const CLONE: ResourceKind = {
  ...kubevirt('VirtualMachineClone', 'virtualmachineclones'),
  apiVersion: 'clone.kubevirt.io/v1beta1',
};
export const DATA_VOLUME: ResourceKind = {
  ...kubevirt('DataVolume', 'datavolumes'),
  apiVersion: 'cdi.kubevirt.io/v1beta1',
};
export const CDI: ResourceKind = {
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'CDI',
  plural: 'cdis',
  namespaced: false,
};
export const CLAIM: ResourceKind = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  plural: 'persistentvolumeclaims',
  namespaced: true,
};
export const NODE: ResourceKind = { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false };
export const CRD: ResourceKind = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

/** Waits until the object is as `check` says; without a check, until it is gone. */
export async function awaitObject(
  cluster: Cluster,
  kind: ResourceKind,
  { metadata }: Pick<KubeObject, 'metadata'>,
  check: ((live: Live) => boolean) | undefined,
): Promise<Live> {
  const watch = cluster.watch(kind);
  const ref = { name: metadata!.name!, ...(kind.namespaced ? { namespace: metadata!.namespace } : {}) };
  try {
    return await watch.until(
      ref,
      (live) => {
        if (!check) return live === undefined ? ({} as Live) : undefined;
        return live && check(live as unknown as Live) ? (live as unknown as Live) : undefined;
      },
      { signal: AbortSignal.timeout(60_000) },
    );
  } catch (error) {
    const live = await cluster.find(kind, ref);
    throw new Error(
      `${kind.kind} ${ref.name}: ${(error as Error).message}; it is ${JSON.stringify(live?.status ?? live)}`,
    );
  } finally {
    watch.close();
  }
}

export const agentConnected = ({ status }: Live): boolean =>
  status.conditions?.some(({ type, status }) => type === 'AgentConnected' && status === 'True') ?? false;

/** A VM on a container disk, or on a disk imported from a registry. */
export function vm(name: string, options: { import?: boolean; interfaces?: object[] } = {}): KubeObject {
  const root = options.import
    ? { dataVolume: { name: `${name}-root` } }
    : { containerDisk: { image: 'registry.example/fedora:42' } };
  const dataVolumeTemplates = [
    {
      metadata: { name: `${name}-root` },
      spec: {
        source: { registry: { url: 'docker://registry.example/fedora:42' } },
        storage: { resources: { requests: { storage: '10Gi' } } },
      },
    },
  ];
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: 'default' },
    spec: {
      runStrategy: 'Always',
      ...(options.import ? { dataVolumeTemplates } : {}),
      template: {
        metadata: { labels: { app: name } },
        spec: {
          domain: {
            cpu: { sockets: 1, cores: 1, threads: 1 },
            memory: { guest: '2Gi' },
            devices: {
              disks: [{ name: 'root', disk: { bus: 'virtio' } }],
              interfaces: [{ name: 'default', masquerade: {} }],
            },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', ...root }],
        },
      },
    },
  };
}

/** KubeVirt's own role for migrations, as virt-operator makes it. */
export const MIGRATE_ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'kubevirt.io:migrate' },
  rules: [
    {
      apiGroups: ['kubevirt.io'],
      resources: ['virtualmachineinstancemigrations'],
      verbs: ['get', 'list', 'create', 'delete'],
    },
    { apiGroups: ['subresources.kubevirt.io'], resources: ['virtualmachines/migrate'], verbs: ['update'] },
  ],
} as KubeObject;
