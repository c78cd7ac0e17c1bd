import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { MachineAccess } from './access';
import { constructError, type IResource, Manifest, type ResourceProps } from './base';
import { guestSecret } from './guest-secret';
import { Guests, ImportedGuests, type ImportedGuestsOptions } from './guests';
import {
  guestHostname,
  identity,
  type Json,
  type LabelledGuests,
  Machine,
  type MachineCommonProps,
  type MadeDiskSource,
  type SizedExplicitly,
} from './machine';
import { ownDataVolume } from './own-data-volume';

/** A guest without a VirtualMachine: its size is written in it, because KubeVirt applies instancetypes and preferences to VirtualMachines only. */
export type BareMachineProps = MachineCommonProps &
  Omit<SizedExplicitly, 'preference'> & { readonly preference?: never; readonly instancetype?: never };

export type VirtualMachineInstanceProps = BareMachineProps & ResourceProps;

/** A bare guest: one that this program creates, or an existing one. */
export interface IVirtualMachineInstance extends IResource, LabelledGuests {}

/**
 * A guest that runs once: a VirtualMachineInstance without a VirtualMachine that would start it again. When it powers off it is over, and so it
 * is when its node dies. KubeVirt rejects nearly every change of it: delete it and create another one.
 *
 * Most programs want a `VirtualMachine`. A bare guest fits a job, a test, or a guest that another controller replaces.
 * @see https://kubevirt.io/user-guide/user_workloads/lifecycle/
 */
export class VirtualMachineInstance extends Guests implements IVirtualMachineInstance {
  /** An existing guest, as a target of policies, affinities and Services. */
  static fromVirtualMachineInstanceName(
    scope: Construct,
    id: string,
    name: string,
    options: ImportedGuestsOptions = {},
  ): IVirtualMachineInstance {
    return new ImportedGuests(scope, id, name, options);
  }

  readonly guestSelector: Readonly<Record<string, string>>;
  protected readonly apiObject: Manifest;
  protected readonly machine: Machine;

  constructor(scope: Construct, id: string, props: VirtualMachineInstanceProps) {
    super(scope, id, props, { kind: 'VirtualMachineInstance' });
    this.guestSelector = identity('kubevirt.io/vmi', this.name);
    this.machine = bareMachine(
      this,
      props,
      (disk, diskName, spec) => this.makeDataVolume(disk, diskName, spec),
      this.name,
    );
    const { metadata } = this.machine.template() as { metadata: { annotations?: Record<string, string> } };
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: this.objectMeta({ labels: this.machine.guestLabels, annotations: metadata.annotations ?? {} }),
      spec: Lazy.any({ produce: () => this.machine.template()['spec'] }),
    });
  }

  /** Commands that connect to the guest: `vmi.access.serial()`. */
  get access(): MachineAccess {
    return new MachineAccess(this, 'vmi');
  }

  /** Host name of the guest, and its name under a headless Service. */
  get hostname(): string {
    return this.machine.hostname ?? guestHostname(this.name);
  }

  /** The labels of a bare guest are those of its object. */
  override addGuestLabel(key: string, value: string): this {
    super.addGuestLabel(key, value);
    this.apiObject.metadata.addLabel(key, value);
    return this;
  }

  private makeDataVolume(disk: MadeDiskSource, diskName: string, spec: Json): string {
    if (disk.retain === false) {
      throw constructError(
        this,
        `disk "${diskName}" cannot be deleted with a bare guest, because only a VirtualMachine owns disks. Remove \`retain\`, or use a VirtualMachine.`,
      );
    }
    return ownDataVolume(this, disk, diskName, spec);
  }
}

/** The guest of an owner that knows no instancetypes; `name` is that of the only guest, where there is one. */
export function bareMachine(
  owner: Guests,
  props: BareMachineProps,
  makeDataVolume: (disk: MadeDiskSource, diskName: string, spec: Json) => string,
  name?: string,
): Machine {
  for (const prop of ['instancetype', 'preference'] as const) {
    if ((props as unknown as Record<string, unknown>)[prop] === undefined) continue;
    throw constructError(
      owner,
      `\`${prop}\` has no effect on a bare guest, because KubeVirt applies it to VirtualMachines only. Set \`cpu\` and \`memory\`, or use a VirtualMachine or a VMPool.`,
    );
  }
  return new Machine(
    {
      construct: owner,
      name,
      namespace: owner.namespace,
      identity: owner.guestSelector,
      makeSecret: (suffix, stringData) => guestSecret(owner, suffix, stringData),
      makeDataVolume,
    },
    props,
  );
}
