import type { Construct } from 'constructs';
import { mapUnresolved } from '../../kube/unresolved';
import {
  constructError,
  type IResource,
  isKnown,
  Manifest,
  type NamespacedRef,
  nameOf,
  type ResourceProps,
} from '../base';
import { existing, localRef, vmRef, type Whereabouts } from './reference';
import { ReferringResource } from './referring-resource';
import type { ISnapshot } from './snapshot';

/** Props of a clone, apart from what is cloned. */
export interface CloneOptions extends ResourceProps {
  /**
   * Name of the new VM.
   * @change VirtualMachineClone/spec.target
   */
  readonly to: string;
  /**
   * Keys of the labels that the new VM and its guest get, with `*` as a wildcard and `!` to exclude.
   * @default - all but those by which Services select the guest of the source
   * @change VirtualMachineClone/spec.labelFilters
   */
  readonly labelFilters?: readonly string[];
  /**
   * Keys of the annotations that the new VM and its guest get, with `*` as a wildcard and `!` to exclude.
   * @default - all
   * @change VirtualMachineClone/spec.annotationFilters
   */
  readonly annotationFilters?: readonly string[];
  /**
   * MAC addresses of the new guest, by the name of the NIC.
   * @default - new ones, which the cluster chooses
   * @change VirtualMachineClone/spec.newMacAddresses
   */
  readonly newMacAddresses?: Readonly<Record<string, string>>;
  /**
   * Serial number of the new guest's SMBIOS.
   * @default - a new one
   * @change VirtualMachineClone/spec.newSMBiosSerial
   */
  readonly newSmbiosSerial?: string;
  /**
   * Names of the new claims: `<new VM>-<disk>`, or random ones.
   * @default PrefixTargetName
   * @change VirtualMachineClone/spec.volumeNamePolicy
   */
  readonly volumeNamePolicy?: 'PrefixTargetName' | 'RandomizeNames';
  /**
   * Changes of the new VM, each a JSON patch operation: `{ op: 'add', path: '/spec/runStrategy', value: 'Always' }`.
   * @default - none: the new VM is stopped
   * @change VirtualMachineClone/spec.patches
   */
  readonly patches?: readonly ClonePatch[];
}

/** One operation of a JSON patch. */
export interface ClonePatch {
  /**
   * The operation.
   * @change VirtualMachineClone/spec.patches
   */
  readonly op: 'add' | 'replace' | 'remove';
  /**
   * JSON pointer below `/spec/`, `/metadata/labels/` or `/metadata/annotations/`.
   * @change VirtualMachineClone/spec.patches
   */
  readonly path: string;
  /**
   * The new value. KubeVirt accepts neither a colon nor a comma in it.
   * @default - none
   * @change VirtualMachineClone/spec.patches
   */
  readonly value?: unknown;
}

/** Props of a clone: of a VM, or of a snapshot. */
export type CloneProps = CloneOptions &
  (
    | {
        /**
         * The VM that is cloned.
         * @change VirtualMachineClone/spec.source
         */
        readonly of: NamespacedRef;
        readonly snapshot?: never;
      }
    | {
        /**
         * The snapshot that is cloned.
         * @change VirtualMachineClone/spec.source
         */
        readonly snapshot: ISnapshot | NamespacedRef;
        readonly of?: never;
      }
  );

/** Services select by these: a copy that has them would get the traffic of its source. */
const LABEL_FILTERS: readonly string[] = ['*', '!kubevirt.io/vm', '!vm.kubevirt.io/name'];

/**
 * Makes a VM of a VM or of a snapshot, once, when the object is first applied. The new VM is not part of the program.
 * @see https://kubevirt.io/user-guide/storage/clone_api/
 */
export class Clone extends ReferringResource<CloneProps> {
  /** A clone that exists already. */
  static fromCloneName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: CloneProps) {
    super(scope, id, props, { kind: 'VirtualMachineClone', refs: ({ of, snapshot }) => [of ?? snapshot] });
    const ref = props.of ?? props.snapshot;
    if (ref === undefined || (props.of !== undefined && props.snapshot !== undefined)) {
      throw constructError(
        this,
        `a clone is made of a VM or of a snapshot, and this one names ${ref === undefined ? 'neither' : 'both'}. Set either \`of\` or \`snapshot\`.`,
      );
    }
    if (props.of !== undefined && isKnown(props.to) && nameOf(props.of) === props.to) {
      throw constructError(this, `"${props.to}" cannot be cloned to itself. Set \`to\` to the name of a new VM.`);
    }
    const unreadable = props.patches?.find(({ value }) => isKnown(value) && /[,:]/.test(JSON.stringify(value) ?? ''));
    if (unreadable) {
      throw constructError(
        this,
        `the value of the patch of ${unreadable.path} has a comma or a colon, at which KubeVirt splits patches. Remove the patch, and change the new VM after it is made.`,
      );
    }
    const labelFilters = [...(props.labelFilters ?? LABEL_FILTERS)];
    const annotationFilters = props.annotationFilters && [...props.annotationFilters];
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'clone.kubevirt.io/v1beta1',
      kind: 'VirtualMachineClone',
      metadata: this.objectMeta(),
      spec: {
        source: props.of ? vmRef(ref) : localRef('snapshot.kubevirt.io', 'VirtualMachineSnapshot', ref),
        target: vmRef(props.to),
        labelFilters,
        annotationFilters,
        template: { labelFilters, annotationFilters },
        newMacAddresses: props.newMacAddresses && { ...props.newMacAddresses },
        newSMBiosSerial: props.newSmbiosSerial,
        volumeNamePolicy: props.volumeNamePolicy ?? 'PrefixTargetName',
        patches: props.patches?.map((patch) => mapUnresolved(patch, (known) => JSON.stringify(known))),
      },
    });
  }
}
