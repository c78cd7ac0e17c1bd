import * as pulumi from '@pulumi/pulumi';
import type { k8s } from '../kubevirt/types';
import type { DeepInput } from './deep-input';
import type { Settings } from './generated/settings';
import { VERSION } from './generated/version';

/** Inputs of every resource: the object's metadata, and its lifecycle settings. */
export interface ResourceArgs extends Settings {
  /** Name, namespace, labels and annotations. Default of the name: that of the resource, without a random suffix. */
  metadata?: DeepInput<k8s.ObjectMeta>;
}

/** Metadata of an existing object. */
export type ObservedMeta = k8s.ObjectMeta & { name: string };

/** Any Kubernetes object as a resource of the kubevirt provider. */
export abstract class KubernetesResource extends pulumi.CustomResource {
  // Declared only: Pulumi's constructor sets the outputs, and a field of the class would hide them.
  declare readonly apiVersion: pulumi.Output<string>;
  declare readonly kind: pulumi.Output<string>;
  declare readonly metadata: pulumi.Output<ObservedMeta>;
  /** Identity of the object in its cluster. */
  declare readonly uid: pulumi.Output<string>;

  protected constructor(token: string, name: string, inputs: object, opts: pulumi.CustomResourceOptions = {}) {
    // A resource that is only read has no inputs: all its properties come from the cluster.
    const known =
      opts.id === undefined ? inputs : Object.fromEntries(Object.keys(inputs).map((key) => [key, undefined]));
    const observed = { uid: undefined, status: undefined };
    super(token, name, { ...known, ...observed }, pulumi.mergeOptions({ version: VERSION }, opts));
  }
}

/** Static properties of the class of a kind. */
export interface FamilyClass {
  readonly __pulumiType: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** A type with a spec and a status, as every kind of the family has. */
type Root = { spec?: unknown; status?: unknown };

/** An object of the KubeVirt family. `Kept`: keys of its status that are outputs. */
export abstract class FamilyResource<
  T extends Root,
  Kept extends keyof NonNullable<T['status']> = never,
> extends KubernetesResource {
  declare readonly spec: pulumi.Output<NonNullable<T['spec']>>;
  /** The parts of the status that are useful in programs, as they were last observed. */
  declare readonly status: pulumi.Output<Pick<NonNullable<T['status']>, Kept> | undefined>;

  protected constructor(
    { __pulumiType, apiVersion, kind }: FamilyClass,
    name: string,
    args: ResourceArgs & { spec?: unknown },
    opts?: pulumi.CustomResourceOptions,
    outputs: object = {},
  ) {
    super(__pulumiType, name, { metadata: undefined, spec: undefined, ...args, apiVersion, kind, ...outputs }, opts);
  }
}

/** The guest of a VirtualMachine as the last update or refresh observed it. */
export interface ObservedGuest {
  /** Whether the VirtualMachine has a VirtualMachineInstance. */
  running: boolean;
  /** `status.phase` of the VirtualMachineInstance. */
  phase?: string;
  /** Condition `LiveMigratable` of the VirtualMachineInstance. */
  liveMigratable?: boolean;
  /** Condition `StorageLiveMigratable` of the VirtualMachineInstance. */
  storageLiveMigratable?: boolean;
  /** Whether earlier changes have reached the guest. Known after a refresh only. */
  settled?: boolean;
  /** Name of the ControllerRevision that the guest was booted from. */
  revision?: string;
  /** The `spec` that the guest was booted from, where it differs from the `spec` of the resource. */
  bootedFrom?: object;
  /** A restart that `onRestart: restart` left for a maintenance window, and the time at which that opens next. */
  restartPending?: { window: string; next: string };
}

/** An object with a guest. */
export abstract class GuestResource<
  T extends Root,
  Kept extends keyof NonNullable<T['status']> = never,
> extends FamilyResource<T, Kept> {
  /** Node that the guest runs on. */
  declare readonly nodeName: pulumi.Output<string | undefined>;
  /** The guest's addresses, those of its first interface first. */
  declare readonly ipAddresses: pulumi.Output<string[] | undefined>;
  /**
   * The guest of a VirtualMachine as it was last observed; previews judge changes by it. Undefined where the cluster did not show it, and for a
   * VirtualMachineInstance.
   */
  declare readonly guest: pulumi.Output<ObservedGuest | undefined>;

  protected constructor(
    type: FamilyClass,
    name: string,
    args: ResourceArgs & { spec?: unknown },
    opts?: pulumi.CustomResourceOptions,
  ) {
    super(type, name, args, opts, { nodeName: undefined, ipAddresses: undefined, guest: undefined });
  }
}

/** Whether a value is a resource of a type, of whichever copy of this package. */
export function isOfType(value: unknown, token: string): boolean {
  return pulumi.CustomResource.isInstance(value) && (value as { __pulumiType?: unknown }).__pulumiType === token;
}
