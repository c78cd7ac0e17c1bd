import { claimsOf } from './claims';
import type { Condition } from './conditions';
import { CLAIM } from './kinds';

import type { Instance, VmiSpec } from './types';
import type { World } from './world';

interface Obstacle {
  reason: string;
  message: string;
  /** Whether it keeps the guest on its node even when its disks move along. */
  staysWithStorage: boolean;
  applies(vmi: Instance, world: World): boolean;
}

const devices = ({ spec }: Instance) => spec.domain.devices;

const podNetworks = ({ networks }: VmiSpec): (string | undefined)[] =>
  (networks ?? []).filter(({ pod }) => pod).map(({ name }) => name);

/** Why a guest cannot be moved to another node while it runs; the first that applies is the reason shown. */
const OBSTACLES: readonly Obstacle[] = [
  {
    reason: 'DisksNotLiveMigratable',
    message:
      'cannot migrate VMI: a PVC is not shared, live migration requires that all PVCs must be shared (using ReadWriteMany access mode)',
    staysWithStorage: false,
    applies: (vmi, world) => claimsOf(vmi.spec).some((name) => !isShared(vmi, name, world)),
  },
  {
    reason: 'DisksNotLiveMigratable',
    message: 'cannot migrate VMI: a hostDisk volume is not shared',
    staysWithStorage: true,
    applies: ({ spec }) => (spec.volumes ?? []).some(({ hostDisk }) => hostDisk && !hostDisk.shared),
  },
  {
    reason: 'InterfaceNotLiveMigratable',
    message: 'cannot migrate VMI which does not use masquerade, or a migratable binding, to connect to the pod network',
    staysWithStorage: true,
    applies: (vmi) =>
      vmi.metadata.annotations?.['kubevirt.io/allow-pod-bridge-network-live-migration'] === undefined &&
      (devices(vmi).interfaces ?? []).some(({ name, bridge }) => bridge && podNetworks(vmi.spec).includes(name)),
  },
  {
    reason: 'HostDeviceNotLiveMigratable',
    message: 'VMI uses a host device',
    staysWithStorage: true,
    applies: (vmi) => [...(devices(vmi).hostDevices ?? []), ...(devices(vmi).gpus ?? [])].length > 0,
  },
  {
    reason: 'SEVNotLiveMigratable',
    message: 'VMI uses confidential computing',
    staysWithStorage: true,
    applies: ({ spec }) => spec.domain.launchSecurity !== undefined,
  },
  {
    reason: 'HypervPassthroughNotLiveMigratable',
    message: 'VMI uses hyperv passthrough',
    staysWithStorage: true,
    applies: ({ spec }) => spec.domain.features?.hypervPassthrough?.enabled === true,
  },
];

function isShared({ metadata }: Instance, claim: string, world: World): boolean {
  const found = world.get(CLAIM, metadata.namespace, claim);
  return found === undefined || (found.spec.accessModes ?? []).includes('ReadWriteMany');
}

export function migratability(vmi: Instance, world: World): Condition[] {
  const found = OBSTACLES.filter(({ applies }) => applies(vmi, world));
  return [
    verdict('LiveMigratable', found[0]),
    verdict(
      'StorageLiveMigratable',
      found.find(({ staysWithStorage }) => staysWithStorage),
    ),
  ];
}

const verdict = (type: string, obstacle: Obstacle | undefined): Condition =>
  obstacle ? { type, status: 'False', reason: obstacle.reason, message: obstacle.message } : { type, status: 'True' };
