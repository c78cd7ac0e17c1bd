import type { Construct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../kube/unresolved';
import {
  constructError,
  ImportedResource,
  isKnown,
  Manifest,
  type NameRef,
  type NamespacedRef,
  nameOf,
  namespaceOf,
  Resource,
  type ResourceProps,
  suffixed,
} from './base';
import { type IVirtualMachine, VirtualMachine } from './virtual-machine';

/** An object in vCenter: by its name, or by its managed object ID, which a rename does not change. */
export type VmwareRef =
  | string
  | {
      /**
       * Managed object ID, such as `network-31`.
       * @change Plan/spec.vms
       */
      readonly id: string;
    };

/** Where the guests' NICs on a network of vSphere end. */
export interface VmwareNetwork {
  /**
   * The network or port group in vSphere.
   * @change NetworkMap/spec.map
   */
  readonly from: VmwareRef;
  /**
   * The pod network, a network of this program or another NetworkAttachmentDefinition, or nothing.
   * @change NetworkMap/spec.map
   */
  readonly to: 'pod' | 'ignored' | VmwareTarget;
}

/** A network that guests get to. */
export interface VmwareTarget {
  /**
   * A network of this program, or another NetworkAttachmentDefinition.
   * @change NetworkMap/spec.map
   */
  readonly network: NamespacedRef;
}

/** Where the disks on a datastore end. */
export interface VmwareDatastore {
  /**
   * The datastore in vSphere.
   * @change StorageMap/spec.map
   */
  readonly from: VmwareRef;
  /**
   * StorageClass of the claims.
   * @change StorageMap/spec.map
   */
  readonly to: NameRef;
  /**
   * Access mode of the claims. A guest on ReadWriteMany can be migrated live.
   * @default - that of the StorageProfile
   * @change StorageMap/spec.map
   */
  readonly accessMode?: 'ReadWriteMany' | 'ReadWriteOnce' | 'ReadOnlyMany';
  /**
   * Volume mode of the claims.
   * @default - that of the StorageProfile
   * @change StorageMap/spec.map
   */
  readonly volumeMode?: 'Block' | 'Filesystem';
}

/** A VM that is imported. */
export interface VmwareVm {
  /**
   * The VM in vSphere.
   * @change Plan/spec.vms
   */
  readonly from: VmwareRef;
  /**
   * Name of the VirtualMachine.
   * @default - the name in vSphere, if it is a valid one
   * @change Plan/spec.vms
   */
  readonly to?: string;
  /**
   * Instancetype of the VirtualMachine.
   * @default - CPUs and memory as in vSphere
   * @change Plan/spec.vms
   */
  readonly instancetype?: NameRef;
}

/** Props of an import from VMware vSphere. */
export interface VmwareImportProps extends ResourceProps {
  /**
   * URL of vCenter or of an ESXi host: `https://vcenter.example.com/sdk`.
   * @change Provider/spec.url
   */
  readonly url: string;
  /**
   * Secret in the namespace of the import, with the keys `user`, `password`, `url`, and `cacert` or
   * `insecureSkipVerify`. It is never made here, so that no password is in Git.
   * @change Provider/spec.secret
   */
  readonly secret: NameRef;
  /**
   * Kind of server at the URL.
   * @default vcenter
   * @change Provider/spec.settings
   */
  readonly endpoint?: 'vcenter' | 'esxi';
  /**
   * Image with VMware's VDDK, which makes transfers fast. Its licence forbids a public registry.
   * @default - none
   * @change Provider/spec.settings
   */
  readonly vddkImage?: string;
  /**
   * Networks, by where they end. Each network of an imported VM must be among them.
   * @change NetworkMap/spec.map
   */
  readonly networks: readonly VmwareNetwork[];
  /**
   * Datastores, by where they end. Each datastore of an imported VM must be among them.
   * @change StorageMap/spec.map
   */
  readonly datastores: readonly VmwareDatastore[];
  /**
   * The VMs.
   * @change Plan/spec.vms
   */
  readonly vms: readonly (VmwareRef | VmwareVm)[];
  /**
   * Namespace that the VirtualMachines are made in.
   * @change Plan/spec.targetNamespace
   */
  readonly targetNamespace: string;
  /**
   * Whether disks are copied while the guests still run, and only the rest at the cutover. Needs changed block tracking in vSphere.
   * @default false
   * @change Plan/spec.warm
   */
  readonly warm?: boolean;
  /**
   * Whether guests keep static addresses.
   * @default true
   * @change Plan/spec.preserveStaticIPs
   */
  readonly preserveStaticIps?: boolean;
  /**
   * Provider object of the cluster that is imported into.
   * @default - `host` in the namespace of the import, which Forklift makes in its own
   * @change Plan/spec.provider
   */
  readonly destination?: NamespacedRef;
  /**
   * Whether to run the plan. A warm import ends at `cutover`, a time such as `2026-12-24T22:00:00Z`.
   * @default - not: the plan is made and checked, and waits
   * @change Migration/spec.plan
   */
  readonly run?: boolean | { readonly cutover: string };
}

const API = 'forklift.konveyor.io/v1beta1';

/**
 * The import of VMs from VMware vSphere with Forklift: Provider, NetworkMap, StorageMap and Plan, and a Migration once `run` is set. Make it in the namespace of
 * Forklift (`konveyor-forklift`, or `openshift-mtv` on OpenShift), whose operator must be installed.
 *
 * Claims get the names `<vm>-<index>`, so that the program that owns the VMs after the cutover knows them: with a Forklift whose plans have
 * `pvcNameTemplateUseGenerateName`; an older one appends random characters.
 * @see https://kubev2v.github.io/forklift-documentation/
 */
export class VmwareImport extends Resource {
  /** An existing import, as something to depend on. */
  static fromVmwareImportName(
    scope: Construct,
    id: string,
    name: string,
    options: Pick<ResourceProps, 'namespace'> = {},
  ): ImportedResource {
    return new ImportedResource(scope, id, name, options.namespace);
  }

  protected readonly apiObject: Manifest;
  private readonly targetNamespace: string;
  private readonly names: readonly (string | undefined)[];

  constructor(scope: Construct, id: string, props: VmwareImportProps) {
    super(scope, id, props, { kind: 'Plan', nameRule: 'label' });
    this.check(props);
    this.targetNamespace = props.targetNamespace;
    const vms = props.vms.map((vm): VmwareVm => (typeof vm === 'object' && 'from' in vm ? vm : { from: vm }));
    this.names = vms.map(({ from, to }) => to ?? (typeof from === 'string' ? from : undefined));
    const provider = this.provider(props);
    const [networkMap, storageMap] = [this.networkMap(props), this.storageMap(props)];
    for (const map of [networkMap, storageMap]) map.node.addDependency(provider);
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: API,
      kind: 'Plan',
      metadata: this.objectMeta(),
      spec: {
        provider: this.pair(props),
        map: { network: this.ref(networkMap), storage: this.ref(storageMap) },
        targetNamespace: props.targetNamespace,
        vms: vms.map(({ from, to, instancetype }) => ({
          ...sourceRef(from),
          targetName: to,
          instanceType: instancetype === undefined ? undefined : nameOf(instancetype),
        })),
        warm: props.warm ?? false,
        preserveStaticIPs: props.preserveStaticIps ?? true,
        // Without these, names of claims end in random characters.
        pvcNameTemplate: '{{.VmName}}-{{.DiskIndex}}',
        pvcNameTemplateUseGenerateName: false,
      },
    });
    this.apiObject.node.addDependency(networkMap, storageMap);
    if (props.run) this.migration(props.run).node.addDependency(this.apiObject);
  }

  /** A VM of the import, by its name in the cluster: for Services, policies and schedules before and after the cutover. */
  vm(name: string): IVirtualMachine {
    if (!this.names.includes(name) && !this.names.some((one) => one === undefined || !isKnown(one))) {
      throw constructError(this, `"${name}" is not imported. The VMs are ${this.names.join(', ')}.`);
    }
    const known = this.node.tryFindChild(`vm-${name}`) as IVirtualMachine | undefined;
    return (
      known ?? VirtualMachine.fromVirtualMachineName(this, `vm-${name}`, name, { namespace: this.targetNamespace })
    );
  }

  private check({ url, networks, datastores, vms, warm, run }: VmwareImportProps): void {
    if (isKnown(url) && !/^https:\/\/[^/\s@]+\/sdk$/.test(url)) {
      throw constructError(
        this,
        'the URL is not that of a vSphere API. Use https://HOST/sdk, and put user and password into the Secret.',
      );
    }
    const empty = Object.entries({ networks, datastores, vms }).find(([, list]) => list.length === 0);
    if (empty) throw constructError(this, `\`${empty[0]}\` is empty, so nothing can be imported. List at least one.`);
    if (typeof run === 'object' && !warm) {
      throw constructError(
        this,
        'a cutover belongs to a warm import, and this one is not. Set `warm: true`, or `run: true`.',
      );
    }
  }

  private provider({ url, secret, endpoint, vddkImage }: VmwareImportProps): Manifest {
    return new Manifest(this, 'provider', {
      apiVersion: API,
      kind: 'Provider',
      metadata: { name: this.name, namespace: this.namespace },
      spec: {
        type: 'vsphere',
        url,
        secret: { name: nameOf(secret), namespace: this.namespace },
        settings: { sdkEndpoint: endpoint ?? 'vcenter', vddkInitImage: vddkImage },
      },
    });
  }

  private networkMap(props: VmwareImportProps): Manifest {
    return this.map(
      'NetworkMap',
      props,
      props.networks.map(({ from, to }) => ({ source: sourceRef(from), destination: this.network(to) })),
    );
  }

  private network(to: VmwareNetwork['to']): unknown {
    if (isUnresolved(to)) return mapUnresolved(to as unknown, (known) => this.network(known as typeof to));
    if (typeof to === 'string') return { type: to };
    return { type: 'multus', name: nameOf(to.network), namespace: namespaceOf(to.network) ?? this.targetNamespace };
  }

  private storageMap(props: VmwareImportProps): Manifest {
    return this.map(
      'StorageMap',
      props,
      props.datastores.map(({ from, to, accessMode, volumeMode }) => ({
        source: sourceRef(from),
        destination: { storageClass: nameOf(to), accessMode, volumeMode },
      })),
    );
  }

  private map(kind: 'NetworkMap' | 'StorageMap', props: VmwareImportProps, map: readonly object[]): Manifest {
    return new Manifest(this, kind, {
      apiVersion: API,
      kind,
      metadata: { name: this.name, namespace: this.namespace },
      spec: { provider: this.pair(props), map },
    });
  }

  private migration(run: boolean | { readonly cutover: string }): Manifest {
    return new Manifest(this, 'migration', {
      apiVersion: API,
      kind: 'Migration',
      metadata: { name: suffixed(this.name, 'run'), namespace: this.namespace },
      spec: {
        plan: { name: this.name, namespace: this.namespace },
        cutover: typeof run === 'object' ? run.cutover : undefined,
      },
    });
  }

  private pair({ destination = 'host' }: VmwareImportProps) {
    return {
      source: { name: this.name, namespace: this.namespace },
      destination: { name: nameOf(destination), namespace: namespaceOf(destination) ?? this.namespace },
    };
  }

  private ref({ name, metadata }: Manifest) {
    return { name, namespace: metadata.namespace };
  }
}

const sourceRef = (ref: VmwareRef) => (typeof ref === 'object' && 'id' in ref ? { id: ref.id } : { name: ref });
