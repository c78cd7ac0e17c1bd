import type { Construct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../kube/unresolved';
import type { instancetype as api } from '../kubevirt/types';
import { checkedProps, Manifest, type Quantity, quantity, Resource, type ResourceProps } from './base';
import { contentName } from './content-name';
import type { CommonInstancetype, InferredFromVolume, InstancetypeRef } from './machine';

export interface InstancetypeProps
  extends ResourceProps,
    Readonly<Omit<api.VirtualMachineInstancetypeSpec, 'cpu' | 'memory' | 'annotations'>> {
  /**
   * Number of vCPUs, or the full CPU section of the API.
   * @change domain.cpu.sockets
   */
  readonly cpu: number | Readonly<api.CPUInstancetype>;
  /**
   * Amount of memory, or the full memory section of the API.
   * @change domain.memory.guest
   */
  readonly memory: Quantity | (Readonly<Omit<api.MemoryInstancetype, 'guest'>> & { readonly guest: Quantity });
  /**
   * Annotations of every guest of this instancetype.
   * @default - none
   * @change /spec.template.metadata.annotations
   */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
  /**
   * Whether to create a VirtualMachineClusterInstancetype, which VMs of every namespace can use.
   * @default false
   * @change /spec.instancetype
   */
  readonly clusterWide?: boolean;
}

/**
 * CPU, memory and devices for VMs. Its name ends with a hash of its content: KubeVirt copies an instancetype when a VM first refers to it and
 * ignores later edits, so an edit creates a new object that the VMs of this program then refer to, and the plan shows the effect on each.
 * @see https://kubevirt.io/user-guide/user_workloads/instancetypes/
 */
export class Instancetype extends Resource implements InstancetypeRef {
  /** An existing instancetype in the namespace of the VM. */
  static named(name: string): InstancetypeRef {
    return { name, kind: 'VirtualMachineInstancetype' };
  }

  /** An existing cluster-wide instancetype. */
  static clusterNamed(name: string): InstancetypeRef {
    return { name, kind: 'VirtualMachineClusterInstancetype' };
  }

  /**
   * The instancetype that the labels of a disk's origin name: of the golden image that it is cloned from, for example. KubeVirt reads them once, when
   * the VM is created, so the disk must exist or be in the VM's dataVolumeTemplates (`retain: false`).
   */
  static inferFromVolume(disk = 'root', options: Omit<InferredFromVolume, 'inferFromVolume'> = {}): InferredFromVolume {
    return { inferFromVolume: disk, ...options };
  }

  readonly kind: InstancetypeRef['kind'];
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: InstancetypeProps) {
    const { name, namespace, labels, annotations, cpu, memory, guestAnnotations, clusterWide, ...rest } = checkedProps(
      scope,
      id,
      new.target,
      props,
    );
    const spec = {
      cpu: isUnresolved(cpu) ? mapUnresolved(cpu, withGuest) : withGuest(cpu),
      memory:
        typeof memory === 'object' && 'guest' in memory
          ? { ...memory, guest: quantity(memory.guest) }
          : { guest: quantity(memory) },
      annotations: guestAnnotations,
      ...rest,
    };
    const kind = clusterWide ? 'VirtualMachineClusterInstancetype' : 'VirtualMachineInstancetype';
    super(scope, id, { ...props, name: contentName(name ?? id, spec) }, { kind, clusterScoped: clusterWide });
    this.kind = kind;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'instancetype.kubevirt.io/v1beta1',
      kind,
      metadata: this.objectMeta(),
      spec,
    });
  }
}

const withGuest = (cpu: unknown) => (typeof cpu === 'number' ? { guest: cpu } : cpu);

export declare namespace Instancetype {
  /** Values of the prop `instancetype`. */
  type Ref = CommonInstancetype | InstancetypeRef | InferredFromVolume;
}
