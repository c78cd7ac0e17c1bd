import { bytesQuantity, quantityValue } from '../../kube/quantity';
import { withoutConditions } from './conditions';
import { launcherImage } from './launcher';
import { settingsFor } from './migration-policy';
import type { Instance, Migration } from './types';
import { NODE_LABEL } from './vm-names';
import { topologyOf } from './vmi-guest';
import type { World } from './world';

type State = NonNullable<NonNullable<Instance['status']>['migrationState']>;

/** A guest whose migration has a target pod, and has not begun. */
export function announced(vmi: Instance, migration: Migration, targetNode: string, world: World): Instance {
  const { policy, settings } = settingsFor(vmi, world);
  const migrationState = {
    migrationUid: migration.metadata.uid,
    mode: 'PreCopy',
    sourceNode: vmi.status?.nodeName,
    targetNode,
    migrationPolicyName: policy,
    migrationConfiguration: settings,
  } as unknown as State;
  return { ...vmi, status: { ...vmi.status, migrationState } };
}

/** A guest whose migration begins. */
export const started = (vmi: Instance, world: World): Instance => ({
  ...vmi,
  status: { ...vmi.status, migrationState: { ...vmi.status!.migrationState, startTimestamp: world.now() } as State },
});

/** What a guest waits for a migration with: done with it. */
const COMPLETED_BY_MIGRATION = [
  'HotVCPUChange',
  'HotMemoryChange',
  'VolumesChange',
  'MigrationRequired',
  'EvictionRequested',
];

/** A guest that has arrived: on its new node it has what was plugged meanwhile. */
export function completed(vmi: Instance, world: World): Instance {
  const arrived = withoutAbsentNics(vmi);
  const { migrationState, memory, conditions } = vmi.status!;
  const nodeName = migrationState!.targetNode!;
  return {
    ...arrived,
    metadata: { ...vmi.metadata, labels: { ...vmi.metadata.labels, [NODE_LABEL]: nodeName } },
    status: {
      ...vmi.status,
      nodeName,
      // It has left the node that it was asked to leave.
      evacuationNodeName: undefined,
      launcherContainerImageVersion: launcherImage(world),
      migrationState: ended(migrationState!, world),
      migratedVolumes: undefined,
      conditions: withoutConditions(conditions, COMPLETED_BY_MIGRATION),
      currentCPUTopology: topologyOf(arrived),
      memory: memory && { ...memory, guestCurrent: firstOf(memory) },
      // The NICs of the new pod: written anew by the VMI's own controller.
      interfaces: undefined,
    },
  } as Instance;
}

/** The first part of the memory that arrives: the block that virtio-mem plugs at once. */
function firstOf({ guestCurrent, guestRequested }: NonNullable<NonNullable<Instance['status']>['memory']>) {
  const [now, then] = [quantityValue(guestCurrent), quantityValue(guestRequested)];
  if (now === undefined || then === undefined || then - now <= BLOCK_BYTES) return guestRequested;
  return bytesQuantity(now + BLOCK_BYTES, '1Mi');
}

const BLOCK_BYTES = 128 * 2 ** 20;

export function failed(vmi: Instance, failureReason: string, world: World): Instance {
  const migrationState = { ...ended(vmi.status!.migrationState!, world), failed: true, failureReason };
  return { ...vmi, status: { ...vmi.status, migrationState } as Instance['status'] };
}

const ended = (state: State, world: World): State =>
  ({ ...state, completed: true, endTimestamp: world.now() }) as State;

function withoutAbsentNics(vmi: Instance): Instance {
  const { domain, networks } = vmi.spec;
  const interfaces = (domain.devices.interfaces ?? []).filter(({ state }) => state !== 'absent');
  const left = new Set(interfaces.map(({ name }) => name));
  return {
    ...vmi,
    spec: {
      ...vmi.spec,
      networks: networks?.filter(({ name }) => left.has(name)),
      domain: { ...domain, devices: { ...domain.devices, interfaces } },
    },
  };
}
