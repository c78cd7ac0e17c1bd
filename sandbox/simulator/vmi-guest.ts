import { SECONDS } from './durations';
import { hash } from './hash';
import { CLAIM } from './kinds';
import type { Instance } from './types';
import { isMigrating } from './vm-status';
import { passed, type World } from './world';

type Status = NonNullable<Instance['status']>;

/** What a guest agent would say. Nobody shall take a simulated guest for a real one. */
const GUEST_OS = {
  id: 'simulated',
  name: 'simulated',
  prettyName: 'Simulated guest (kubevirt-iac sandbox)',
  version: '1',
};

/** The annotation by which preferences name the operating system. */
const OS = 'vm.kubevirt.io/os';

/** Windows has an id of its own, by which programs choose how they connect. */
export const guestOsOf = ({ metadata }: Instance): typeof GUEST_OS =>
  metadata.annotations?.[OS] === 'windows' ? { ...GUEST_OS, id: 'mswindows' } : GUEST_OS;

/**
 * The NICs as they are in the running guest: those that its pod was made with. One that was plugged since is not among them until the
 * guest moves to a new pod.
 */
export function interfacesOf(vmi: Instance, nodeName: string, agent: boolean): Status['interfaces'] {
  const networks = new Map((vmi.spec.networks ?? []).map((network) => [network.name, network]));
  const inPod = vmi.status?.interfaces?.map(({ name }) => name);
  return (vmi.spec.domain.devices.interfaces ?? [])
    .filter(({ name, state }) => state !== 'absent' && (inPod === undefined || inPod.includes(name)))
    .map(({ name, macAddress, state }, index) => {
      const isPod = networks.get(name)?.pod !== undefined;
      const address = isPod ? podAddress(vmi, nodeName) : `192.168.${50 + index}.${hostNumber(vmi)}`;
      return {
        name,
        mac: macAddress ?? macOf(vmi, name),
        podInterfaceName: isPod ? 'eth0' : `pod${hash(name).toString(16)}`,
        infoSource: agent ? 'domain, guest-agent' : 'domain',
        ...(agent ? { interfaceName: `eth${index}` } : {}),
        // Without an agent, only the pod network's address is known.
        ...(isPod || agent ? { ipAddress: address, ipAddresses: [address] } : {}),
        linkState: state === 'down' ? 'down' : 'up',
        queueCount: 1,
      };
    });
}

/**
 * What of the NICs waits for a new pod, and since when: SR-IOV at once, a bridge after a while in which it could be plugged in place. Those
 * that were plugged during a migration come with that one.
 */
export function nicsAskForMigration(vmi: Instance, world: World): boolean {
  if (isMigrating(vmi) || vmi.status?.interfaces === undefined) return false;
  const inPod = new Set(vmi.status.interfaces.map(({ name }) => name));
  return (vmi.spec.domain.devices.interfaces ?? [])
    .filter(({ name, state }) => (state === 'absent' ? true : !inPod.has(name)))
    .some(({ name, sriov }) => sriov !== undefined || passed(world, vmi, `plug ${name}`, SECONDS.bridgePlug));
}

/** The pod of a guest gets another address with each node. */
function podAddress({ metadata }: Instance, nodeName: string): string {
  const number = hash(`${metadata.uid} ${nodeName}`);
  return `10.${128 + (hash(nodeName) % 64)}.${(number >>> 8) % 256}.${1 + (number % 254)}`;
}

const hostNumber = ({ metadata }: Instance): number => 2 + (hash(metadata.uid) % 250);

function macOf({ metadata }: Instance, name: string): string {
  const number = hash(`${metadata.uid} ${name}`);
  const octet = (shift: number) => ((number >>> shift) & 0xff).toString(16).padStart(2, '0');
  return `02:00:${octet(24)}:${octet(16)}:${octet(8)}:${octet(0)}`;
}

const PLUGGED = { phase: 'Ready' as never, reason: 'VolumeReady', message: 'Successfully attach hotplugged volume' };
const PLUGGING = {
  phase: 'AttachedToNode' as never,
  reason: 'AttachVolume',
  message: 'Created hotplug attachment pod',
};

/** The disks as they are in the running guest. */
export function volumeStatusOf(vmi: Instance, world: World): Status['volumeStatus'] {
  return (vmi.spec.volumes ?? []).map((volume, index) => {
    const claimName = volume.persistentVolumeClaim?.claimName ?? volume.dataVolume?.name;
    const claim = claimName === undefined ? undefined : world.get(CLAIM, vmi.metadata.namespace, claimName);
    const hotplugged = volume.persistentVolumeClaim?.hotpluggable || volume.dataVolume?.hotpluggable;
    const attached = hotplugged && passed(world, vmi, `plug volume ${volume.name}`, SECONDS.bind);
    return {
      name: volume.name!,
      target: `vd${String.fromCharCode(97 + index)}`,
      ...(claim
        ? {
            persistentVolumeClaimInfo: {
              claimName,
              accessModes: claim.spec.accessModes as never,
              volumeMode: claim.spec.volumeMode as never,
              capacity: claim.status?.capacity,
              requests: claim.spec.resources?.requests as never,
            },
          }
        : {}),
      ...(hotplugged ? { hotplugVolume: {}, ...(attached ? PLUGGED : PLUGGING) } : {}),
    };
  }) as Status['volumeStatus'];
}

export function topologyOf({ spec }: Pick<Instance, 'spec'>): Status['currentCPUTopology'] {
  const { sockets, cores, threads } = spec.domain.cpu ?? {};
  return { sockets: sockets || 1, cores: cores || 1, threads: threads || 1 };
}

export function memoryOf({ spec, status }: Instance): Status['memory'] {
  const guest = spec.domain.memory?.guest ?? spec.domain.resources?.requests?.['memory'];
  return (
    status?.memory ??
    (guest === undefined ? undefined : { guestAtBoot: guest, guestCurrent: guest, guestRequested: guest })
  );
}
