import type { Construct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../kube/unresolved';
import type { instancetype as api } from '../kubevirt/types';
import { Manifest, type Quantity, quantity, Resource, type ResourceProps } from './base';
import { contentName } from './content-name';
import type { CommonInstancetype, InstancetypeRef } from './machine';

export interface InstancetypeProps
  extends ResourceProps,
    Readonly<Omit<api.VirtualMachineInstancetypeSpec, 'cpu' | 'memory' | 'annotations'>> {
  /**
   * vCPUs: their number, or more than that.
   * @change domain.cpu.sockets
   */
  readonly cpu: number | Readonly<api.CPUInstancetype>;
  /**
   * Memory: its amount, or more than that.
   * @change domain.memory.guest
   */
  readonly memory: Quantity | (Readonly<Omit<api.MemoryInstancetype, 'guest'>> & { readonly guest: Quantity });
  /**
   * Annotations that every guest of this type gets.
   * @change /spec.template.metadata.annotations
   */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
  /**
   * For all namespaces. Default false.
   * @change /spec.instancetype
   */
  readonly clusterWide?: boolean;
}

/**
 * A size of machines. Its name ends in a hash of its content, since KubeVirt copies an instancetype when a machine first refers to it
 * and never looks again: an edited one is a new object, to which this program's machines then refer, and the plan shows what
 * that does to each of them.
 */
export class Instancetype extends Resource implements InstancetypeRef {
  /** An instancetype of the machine's namespace that exists already. */
  static named(name: string): InstancetypeRef {
    return { name, kind: 'VirtualMachineInstancetype' };
  }

  /** An instancetype for all namespaces that exists already. */
  static clusterNamed(name: string): InstancetypeRef {
    return { name, kind: 'VirtualMachineClusterInstancetype' };
  }

  readonly kind: InstancetypeRef['kind'];
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: InstancetypeProps) {
    const { name, namespace, labels, annotations, cpu, memory, guestAnnotations, clusterWide, ...rest } = props;
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
    super(
      scope,
      id,
      { namespace, labels, annotations, name: contentName(name ?? id, spec) },
      { kind, clusterScoped: clusterWide },
    );
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
  /** What a machine's `instancetype` can be. */
  type Ref = CommonInstancetype | InstancetypeRef;
}
