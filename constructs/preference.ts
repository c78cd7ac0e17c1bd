import type { Construct } from 'constructs';
import type { instancetype as api } from '../kubevirt/types';
import { checkedProps, Manifest, Resource, type ResourceProps } from './base';
import { contentName } from './content-name';
import type { CommonPreference, InferredFromVolume, PreferenceRef, PreferredDevices } from './machine';

export interface PreferenceProps
  extends ResourceProps,
    Readonly<Omit<api.VirtualMachinePreferenceSpec, 'annotations'>> {
  /**
   * Annotations of every guest with this preference.
   * @default - none
   * @change /spec.template.metadata.annotations
   */
  readonly guestAnnotations?: Readonly<Record<string, string>>;
  /**
   * Whether to create a VirtualMachineClusterPreference, which VMs of every namespace can use.
   * @default false
   * @change /spec.preference
   */
  readonly clusterWide?: boolean;
}

/**
 * Preferred devices and settings of a guest operating system, applied where a VM does not set them. Its name ends with a hash of its content;
 * see `Instancetype`.
 * @see https://kubevirt.io/user-guide/user_workloads/instancetypes/
 */
export class Preference extends Resource implements PreferenceRef {
  /**
   * An existing preference in the namespace of the VM. Pass its `devices` if you know them: they are then written into the VM, which adding a
   * NIC to a running guest requires.
   */
  static named(name: string, options: { readonly devices?: PreferredDevices } = {}): PreferenceRef {
    return { name, kind: 'VirtualMachinePreference', ...options };
  }

  /** An existing cluster-wide preference. */
  static clusterNamed(name: string, options: { readonly devices?: PreferredDevices } = {}): PreferenceRef {
    return { name, kind: 'VirtualMachineClusterPreference', ...options };
  }

  /**
   * The preference that the labels of a disk's origin name: of the golden image that it is cloned from, for example. KubeVirt reads them once, when
   * the VM is created, so the disk must exist or be in the VM's dataVolumeTemplates (`retain: false`).
   */
  static inferFromVolume(disk = 'root', options: Omit<InferredFromVolume, 'inferFromVolume'> = {}): InferredFromVolume {
    return { inferFromVolume: disk, ...options };
  }

  readonly kind: PreferenceRef['kind'];
  readonly devices?: PreferredDevices;
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: PreferenceProps) {
    const { name, namespace, labels, annotations, guestAnnotations, clusterWide, ...rest } = checkedProps(
      scope,
      id,
      new.target,
      props,
    );
    const spec = { ...rest, annotations: guestAnnotations };
    const kind = clusterWide ? 'VirtualMachineClusterPreference' : 'VirtualMachinePreference';
    super(scope, id, { ...props, name: contentName(name ?? id, spec) }, { kind, clusterScoped: clusterWide });
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
  /** Values of the prop `preference`. */
  type Ref = CommonPreference | PreferenceRef | InferredFromVolume;
}
