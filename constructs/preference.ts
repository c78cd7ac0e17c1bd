import type { Construct } from 'constructs';
import type { instancetype as api } from '../kubevirt/types';
import { Manifest, Resource, type ResourceProps } from './base';
import { contentName } from './content-name';
import type { CommonPreference, PreferenceRef, PreferredDevices } from './machine';

export interface PreferenceProps
  extends ResourceProps,
    Readonly<Omit<api.VirtualMachinePreferenceSpec, 'annotations'>> {
  /**
   * Annotations that every guest of this preference gets.
   * @change /spec.template.metadata.annotations
   */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
  /**
   * For all namespaces. Default false.
   * @change /spec.preference
   */
  readonly clusterWide?: boolean;
}

/** What a guest system prefers. It fills in only what a machine leaves open. Its name ends in a hash of its content; see `Instancetype`. */
export class Preference extends Resource implements PreferenceRef {
  /**
   * A preference of the machine's namespace that exists already. Say its `devices` where they are known: they are then written into
   * the machine, which a NIC that is added to a running guest needs.
   */
  static named(name: string, options: { readonly devices?: PreferredDevices } = {}): PreferenceRef {
    return { name, kind: 'VirtualMachinePreference', ...options };
  }

  /** A preference for all namespaces that exists already. */
  static clusterNamed(name: string, options: { readonly devices?: PreferredDevices } = {}): PreferenceRef {
    return { name, kind: 'VirtualMachineClusterPreference', ...options };
  }

  readonly kind: PreferenceRef['kind'];
  readonly devices?: PreferredDevices;
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: PreferenceProps) {
    const { name, namespace, labels, annotations, guestAnnotations, clusterWide, ...rest } = props;
    const spec = { ...rest, annotations: guestAnnotations };
    const kind = clusterWide ? 'VirtualMachineClusterPreference' : 'VirtualMachinePreference';
    super(
      scope,
      id,
      { namespace, labels, annotations, name: contentName(name ?? id, spec) },
      { kind, clusterScoped: clusterWide },
    );
    this.kind = kind;
    this.devices = {
      diskBus: (props.devices?.preferredDiskBus ?? 'virtio') as PreferredDevices['diskBus'],
      interfaceModel: (props.devices?.preferredInterfaceModel ?? 'virtio') as PreferredDevices['interfaceModel'],
    };
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'instancetype.kubevirt.io/v1beta1',
      kind,
      metadata: this.objectMeta(),
      spec,
    });
  }
}

export declare namespace Preference {
  /** What a machine's `preference` can be. */
  type Ref = CommonPreference | PreferenceRef;
}
