import type { IConstruct } from 'constructs';
import { mapUnresolved } from '../../kube/unresolved';
import type { core } from '../../kubevirt/types';
import { constructError } from '../base';
import type { Json } from './json';
import type { ResourceClaim, ResourceClaims } from './resource-claim';

/**
 * A trusted platform module. `true` creates one that loses its state when the guest stops.
 * @see https://kubevirt.io/user-guide/compute/persistent_tpm_and_uefi_state/
 * @change domain.devices.tpm
 */
export type Tpm =
  | boolean
  | {
      /**
       * Whether the TPM keeps its state across restarts. Needs a StorageClass for VM state.
       * @default false
       * @change domain.devices.tpm.persistent
       * @see https://kubevirt.io/user-guide/compute/persistent_tpm_and_uefi_state/
       */
      readonly persistent?: boolean;
    };

export const tpmSpec = (tpm: Tpm | undefined): Json | undefined =>
  tpm === undefined ? undefined : typeof tpm === 'boolean' ? { enabled: tpm } : { persistent: tpm.persistent };

/**
 * Devices other than disks, NICs and the TPM, in the shape of the API: `rng`, `sound`, `video`, `inputs`, `watchdog`, `panicDevices`,
 * `autoattachVSOCK`, `logSerialConsole`, ... GPUs and host devices may also name the claim that allocates them.
 * @change domain.devices
 */
export type Devices = Readonly<
  Omit<core.Devices, 'disks' | 'interfaces' | 'filesystems' | 'tpm' | 'gpus' | 'hostDevices'>
> & {
  /**
   * GPUs of the node: `Gpu.named('nvidia.com/A2')`, or `Gpu.fromClaim(claim, request)`. A guest with one cannot be migrated live.
   * @default - none
   * @change domain.devices.gpus
   */
  readonly gpus?: readonly Gpu[];
  /**
   * PCI, mediated and USB devices of the node: `HostDevice.named('intel.com/qat')`. Needs the feature gate `HostDevices`; a guest with
   * one cannot be migrated live.
   * @default - none
   * @change domain.devices.hostDevices
   */
  readonly hostDevices?: readonly HostDevice[];
};

/** A GPU, in the shape of the API or with the claim that allocates it. */
export type Gpu =
  | (Readonly<core.GPU> & Unclaimed)
  | (Readonly<Omit<core.GPU, ByNameOrClaim>> & ClaimedDevice & Unnamed);

/** A device of the node, in the shape of the API or with the claim that allocates it. */
export type HostDevice =
  | (Readonly<core.HostDevice> & Unclaimed)
  | (Readonly<Omit<core.HostDevice, ByNameOrClaim>> & ClaimedDevice & Unnamed);

type Unclaimed = { readonly [K in keyof ClaimedDevice]?: never };
type Unnamed = { readonly [K in ByNameOrClaim]?: never };
type ByNameOrClaim = 'deviceName' | 'claimName' | 'requestName';

/** A device that dynamic resource allocation hands to the guest. */
export interface ClaimedDevice {
  /**
   * Claim that the device is allocated by.
   * @change resourceClaims
   */
  readonly claim: ResourceClaim;
  /**
   * Request of the claim, by its name there.
   * @change domain.devices.gpus
   * @change domain.devices.hostDevices
   */
  readonly request: string;
}

type GpuOptions = Readonly<Partial<Omit<core.GPU, ByNameOrClaim>>>;
type HostDeviceOptions = Readonly<Partial<Omit<core.HostDevice, ByNameOrClaim>>>;

export const Gpu = {
  /** A GPU, or a part of one, by the resource name under which the cluster permits it. */
  named: (deviceName: string, options: GpuOptions = {}): Gpu => ({
    name: plainName(deviceName),
    deviceName,
    ...options,
  }),
  /** A GPU that dynamic resource allocation hands to the guest. */
  fromClaim: (claim: ResourceClaim, request: string, options: GpuOptions = {}): Gpu => ({
    name: request,
    claim,
    request,
    ...options,
  }),
};

export const HostDevice = {
  /** A PCI, mediated or USB device, by the resource name under which the cluster permits it. */
  named: (deviceName: string, options: HostDeviceOptions = {}): HostDevice => ({
    name: plainName(deviceName),
    deviceName,
    ...options,
  }),
  /** A device that dynamic resource allocation hands to the guest. Needs the feature gate `HostDevicesWithDRA` as well. */
  fromClaim: (claim: ResourceClaim, request: string, options: HostDeviceOptions = {}): HostDevice => ({
    name: request,
    claim,
    request,
    ...options,
  }),
};

/** The last part of a resource name, as a name within the VM: `A2` of `nvidia.com/A2`. */
const plainName = (deviceName: string): string =>
  mapUnresolved(deviceName as unknown, (known) =>
    String(known)
      .split('/')
      .pop()!
      .replace(/[^A-Za-z0-9_-]/g, '-'),
  ) as string;

/** `domain.devices` without disks, NICs and the TPM; the claims of its devices go to `claims`. */
export function devicesSpec(construct: IConstruct, devices: Devices | undefined, claims: ResourceClaims): Json {
  if (!devices) return {};
  const { gpus, hostDevices, ...rest } = devices;
  const names = [...(gpus ?? []), ...(hostDevices ?? [])].map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw constructError(
      construct,
      `two devices are named "${twice}". Give one of them another name: Gpu.named('nvidia.com/A2', { name: 'second' }).`,
    );
  }
  return {
    ...rest,
    gpus: gpus?.map((gpu) => claimed(gpu, claims)),
    hostDevices: hostDevices?.map((device) => claimed(device, claims)),
  };
}

function claimed(device: Gpu | HostDevice, claims: ResourceClaims): Json {
  if (device.claim === undefined) return { ...device };
  const { claim, request, ...rest } = device;
  return { ...rest, claimName: claims.add(claim), requestName: request };
}

/**
 * Clock of the guest, in the shape of the API.
 * @change domain.clock
 */
export type Clock = Readonly<core.Clock>;

export const Clock = {
  /** A clock in UTC, or at an offset in seconds from it. */
  utc: (options: { readonly offsetSeconds?: number } = {}): Clock => ({ utc: options }),
  /** A clock in the local time of a zone, such as `Europe/Berlin`, as Windows expects. */
  timezone: (timezone: string): Clock => ({ timezone }),
};

/**
 * Features of the virtual hardware, in the shape of the API.
 * @change domain.features
 */
export type Features = Readonly<core.Features>;
