import { stepsOf } from '../../kube/path';
import type { Change, RowId } from '../../kubevirt/impact';
import { type Condition, withConditions, withoutConditions } from './conditions';
import type { Instance, VirtualMachine, VmiSpec } from './shapes';
import type { World } from './world';

/** Carries out one row of the impact table on a guest: the VMI as it should be then. */
type Effect = (vmi: Instance, vm: VirtualMachine, path: string, world: World) => Instance;

/** What is done for each row that reaches a running guest. Rows about power are the run strategy's. */
const EFFECTS: Partial<Record<RowId, Effect>> = {
  'cpu-sockets-up': (vmi, vm, _, world) => {
    const cpu = { ...vmi.spec.domain.cpu, sockets: wanted(vm).domain.cpu?.sockets };
    return asking('HotVCPUChange', withDomain(vmi, { cpu } as never), world);
  },
  'memory-resize': (vmi, vm, _, world) => {
    const guest = wanted(vm).domain.memory?.guest;
    const resized = withDomain(vmi, { memory: { ...vmi.spec.domain.memory, guest } });
    const status = { ...resized.status, memory: { ...resized.status?.memory, guestRequested: guest } };
    return asking('HotMemoryChange', { ...resized, status } as Instance, world);
  },
  placement: (vmi, vm) => {
    const { nodeSelector, affinity, tolerations } = wanted(vm);
    return { ...vmi, spec: { ...vmi.spec, nodeSelector, affinity, tolerations } };
  },
  'synced-metadata': (vmi, vm, path) => {
    const key = stepsOf(path).at(-1);
    if (typeof key !== 'string') return vmi;
    const value = path.startsWith('metadata.')
      ? vm.metadata.annotations?.[key]
      : (vm.spec.template.metadata?.annotations as Record<string, string> | undefined)?.[key];
    const { [key]: _, ...others } = vmi.metadata.annotations ?? {};
    const annotations = value === undefined ? others : { ...others, [key]: value };
    return { ...vmi, metadata: { ...vmi.metadata, annotations } };
  },
  'disk-plugged': putDisk,
  'medium-changed': putDisk,
  'storage-migration': (vmi, vm, path, world) => {
    const name = nameIn(path);
    const claim = (list: VmiSpec['volumes']) => {
      const volume = list?.find((one) => one.name === name);
      return volume?.persistentVolumeClaim?.claimName ?? volume?.dataVolume?.name;
    };
    const moved = {
      volumeName: name,
      sourcePVCInfo: { claimName: claim(vmi.spec.volumes) },
      destinationPVCInfo: { claimName: claim(wanted(vm).volumes) },
    };
    const others = (vmi.status?.migratedVolumes ?? []).filter(({ volumeName }) => volumeName !== name);
    const status = { ...vmi.status, migratedVolumes: [...others, moved] };
    return asking('VolumesChange', putVolume({ ...vmi, status } as Instance, vm, name), world);
  },
  'storage-migration-cancelled': (vmi, vm, path) => {
    const status = {
      ...vmi.status,
      migratedVolumes: undefined,
      conditions: withoutConditions(vmi.status?.conditions, ['VolumesChange']),
    };
    return putVolume({ ...vmi, status } as Instance, vm, nameIn(path));
  },
  'nic-plugged': putNic,
  'nic-plugged-in-place': putNic,
  'nic-unplugged': putNic,
  'nic-unplugged-in-place': putNic,
  'nic-link': putNic,
  'nic-network': (vmi, vm, path, world) => asking('MigrationRequired', putNic(vmi, vm, path), world),
  'nic-network-same': putNic,
};

export function carryOut({ row, path }: Change, vmi: Instance, vm: VirtualMachine, world: World): Instance {
  return EFFECTS[row as RowId]?.(vmi, vm, path, world) ?? vmi;
}

/** A condition by which a guest asks for the migration that completes a change. */
export function asking(type: string, vmi: Instance, world: World): Instance {
  const condition: Condition = {
    type,
    status: 'True',
    ...(type === 'MigrationRequired' ? { reason: 'AutoMigrationDueToLiveUpdate' } : {}),
  };
  return {
    ...vmi,
    status: { ...vmi.status, conditions: withConditions(vmi.status?.conditions, [condition], world.now()) },
  };
}

const wanted = ({ spec }: VirtualMachine): VmiSpec => spec.template.spec!;

/** `volumes[data].dataVolume.name` is about `data`. */
const nameIn = (path: string): string => /\[([^\]]+)\]/.exec(path)?.[1] ?? '';

const withDomain = (vmi: Instance, domain: Partial<VmiSpec['domain']>): Instance => ({
  ...vmi,
  spec: { ...vmi.spec, domain: { ...vmi.spec.domain, ...domain } },
});

/** The list with the item of that name as `from` has it: replaced, added, or taken out. */
function put<T extends { name?: string }>(
  list: readonly T[] | undefined,
  from: readonly T[] | undefined,
  name: string,
): T[] {
  const item = from?.find((one) => one.name === name);
  if (!item) return (list ?? []).filter((one) => one.name !== name);
  if (!list?.some((one) => one.name === name)) return [...(list ?? []), item];
  // What the guest was given at boot beyond what the VM says, such as a bus, it keeps.
  return list.map((one) => (one.name === name ? { ...one, ...item } : one));
}

const putVolume = (vmi: Instance, vm: VirtualMachine, name: string): Instance => {
  const from = wanted(vm).volumes;
  const without = (vmi.spec.volumes ?? []).map((one) =>
    one.name === name ? (from?.find((item) => item.name === name) ?? one) : one,
  );
  return { ...vmi, spec: { ...vmi.spec, volumes: without } };
};

function putDisk(vmi: Instance, vm: VirtualMachine, path: string): Instance {
  const name = nameIn(path);
  const { volumes, domain } = wanted(vm);
  const devices = { ...vmi.spec.domain.devices, disks: put(vmi.spec.domain.devices.disks, domain.devices.disks, name) };
  const plugged = withDomain(vmi, { devices });
  const others = (vmi.spec.volumes ?? []).filter((volume) => volume.name !== name);
  return { ...plugged, spec: { ...plugged.spec, volumes: put(others, volumes, name) } };
}

function putNic(vmi: Instance, vm: VirtualMachine, path: string): Instance {
  const name = nameIn(path);
  const { networks, domain } = wanted(vm);
  const { interfaces } = vmi.spec.domain.devices;
  const nic = domain.devices.interfaces?.find((one) => one.name === name);
  const stateless = interfaces?.map((one) =>
    one.name === name && nic?.state === undefined ? { ...one, state: undefined } : one,
  );
  const devices = { ...vmi.spec.domain.devices, interfaces: put(stateless, domain.devices.interfaces, name) };
  const plugged = withDomain(vmi, { devices });
  return { ...plugged, spec: { ...plugged.spec, networks: put(vmi.spec.networks, networks, name) } };
}
