import type { hostpathprovisioner, k8s } from '../../kubevirt/types';
import { isKnown } from '../base';
import type { Installation, Installed, ReleaseProps } from './installation';
import { type Nodes, nodeSelectorOf } from './node-selector';
import { StorageClass } from './storage-class';

/** Props of the hostpath provisioner. */
export interface HostPathProvisionerProps extends ReleaseProps {
  /**
   * Folders of the nodes, or volumes that are mounted there, in which disks are kept. Each has a StorageClass.
   * @change HostPathProvisioner/spec.storagePools
   */
  readonly pools: readonly StoragePool[];
  /**
   * Nodes that offer disks, by label.
   * @default - every Linux node
   * @change HostPathProvisioner/spec.workload
   */
  readonly nodes?: Nodes;
  /**
   * Every other field of the spec, in the shape of the API. Takes precedence over the other props.
   * @default - none
   * @change HostPathProvisioner/spec
   */
  readonly spec?: hostpathprovisioner.HostPathProvisionerSpec;
}

/** A pool of disks on the nodes. A guest with such a disk stays on its node: it cannot be migrated live. */
export interface StoragePool {
  /**
   * Name of the pool, up to 50 characters.
   * @change HostPathProvisioner/spec.storagePools[].name
   */
  readonly name: string;
  /**
   * Absolute path on the nodes: of the folder itself, or with `pvcTemplate` where the volume is mounted. Not a folder of
   * the operating system, which a full pool would stop.
   * @change HostPathProvisioner/spec.storagePools[].path
   */
  readonly path: string;
  /**
   * Claim that provides the pool's volume on each node, as block storage of another class. Its size is that of the pool.
   * @default - the folder at `path`
   * @change HostPathProvisioner/spec.storagePools[].pvcTemplate
   */
  readonly pvcTemplate?: k8s.PersistentVolumeClaimSpec;
  /**
   * Name of the StorageClass of the pool; `false` for none.
   * @default - `hostpath-` and the name of the pool
   * @change StorageClass/metadata.name
   */
  readonly storageClass?: string | false;
  /**
   * Whether claims without a StorageClass get disks of this pool.
   * @default false
   * @change StorageClass/metadata.annotations
   */
  readonly default?: boolean;
}

export const HOST_PATH_DRIVER = 'kubevirt.io.hostpath-provisioner';

export function installHostPathProvisioner(
  installation: Installation,
  props: HostPathProvisionerProps,
): Installed & { storageClasses: StorageClass[] } {
  checkPools(installation, props.pools);
  const { nodes, pools } = props;
  const spec: hostpathprovisioner.HostPathProvisionerSpec = {
    imagePullPolicy: 'IfNotPresent',
    storagePools: pools.map(({ name, path, pvcTemplate }) => ({ name, path, ...(pvcTemplate && { pvcTemplate }) })),
    workload: nodeSelectorOf(nodes ?? { 'kubernetes.io/os': 'linux' }).nodeSelector(),
    ...props.spec,
  };
  const installed = installation.operated('hostpath-provisioner', props, spec);
  const storageClasses = pools.flatMap(({ name, storageClass, ...pool }) => {
    if (storageClass === false) return [];
    const made = new StorageClass(installation.scope, `storage-class-${name}`, {
      name: storageClass ?? `hostpath-${name}`,
      provisioner: HOST_PATH_DRIVER,
      parameters: { storagePool: name },
      // The node of the disk is that of the guest, so the guest must be scheduled first.
      bindingMode: 'WaitForFirstConsumer',
      // A folder has no size of its own.
      expandable: false,
      default: pool.default,
    });
    made.node.addDependency(installed.main);
    return [made];
  });
  return { ...installed, storageClasses };
}

function checkPools(installation: Installation, pools: readonly StoragePool[]): void {
  if (pools.length === 0) {
    throw installation.error(
      "hostpathProvisioner.pools is empty, so no disk could be made. Name a pool and a folder with room on the nodes: pools: [{ name: 'local', path: '/var/hpvolumes' }].",
    );
  }
  for (const [index, pool] of pools.entries()) checkPool(installation, pool, index, pools.slice(0, index));
}

function checkPool(installation: Installation, pool: StoragePool, index: number, before: readonly StoragePool[]): void {
  const { name, path } = pool;
  const at = `hostpathProvisioner.pools[${index}]`;
  if (isKnown(path) && !/^\/[^/]/.test(path)) {
    throw installation.error(
      `${at}.path is ${JSON.stringify(path)}, which is not an absolute path below the root of the nodes. Name the folder on the nodes from the root, such as /var/hpvolumes.`,
    );
  }
  if (isKnown(path) && path.split('/').includes('..')) {
    throw installation.error(
      `${at}.path is ${JSON.stringify(path)}, which leads out of a folder. Name it without "..".`,
    );
  }
  if (isKnown(name) && (name.length === 0 || name.length > 50)) {
    throw installation.error(
      `${at}.name has ${name.length} characters. The provisioner accepts 1 to 50: choose a shorter one.`,
    );
  }
  const same = before.find((other) => other.name === name || other.path === path);
  if (same) {
    const field = same.name === name ? 'name' : 'path';
    throw installation.error(
      `${at}.${field} is ${JSON.stringify(pool[field])}, as of the pool before it. The provisioner rejects two pools with one ${field}: give each its own.`,
    );
  }
}
