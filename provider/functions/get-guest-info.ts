import { ApiError } from '../../cluster';
import { isTrue } from '../../kube/condition';
import { isObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type Call, maybe, NAMESPACE, type ProviderFunction, type Struct, text, VM_NAME } from './function';
import { noSuchVm, type Place, placeOf, readSubresource, vmAndGuest } from './read';

const OS: Struct = {
  name: 'GuestOperatingSystem',
  description: 'The operating system of a guest, as its agent reports it.',
  fields: {
    id: maybe('string', 'Name for programs, such as `fedora` or `mswindows`.'),
    name: maybe('string', 'Name of the system.'),
    prettyName: maybe('string', 'Name and version, for people.'),
    version: maybe('string', 'Version of the system.'),
    versionId: maybe('string', 'Version for programs, such as `42`.'),
    kernelRelease: maybe('string', 'Release of the kernel.'),
    kernelVersion: maybe('string', 'Build of the kernel.'),
    machine: maybe('string', 'Hardware architecture, such as `x86_64`.'),
  },
};

const INTERFACE: Struct = {
  name: 'GuestInterface',
  description: 'A network interface of a guest.',
  fields: {
    name: maybe(
      'string',
      'Name of the network in the spec of the VM; absent for an interface that only the guest knows.',
    ),
    interfaceName: maybe('string', 'Name inside the guest, which its agent reports.'),
    mac: maybe('string', 'Hardware address.'),
    ipAddresses: { type: { list: 'string' }, description: 'Its addresses.' },
    source: maybe('string', 'Who reports it: `domain`, `guest-agent`, `multus-status`, or several of them.'),
    linkState: maybe('string', '`up` or `down`.'),
  },
};

const FILE_SYSTEM: Struct = {
  name: 'GuestFileSystem',
  description: 'A mounted file system of a guest.',
  fields: {
    diskName: text('Name of the block device inside the guest.'),
    mountPoint: text('Where it is mounted.'),
    type: text('Type of the file system, such as `ext4`.'),
    usedBytes: { type: 'number', description: 'Bytes in use.' },
    totalBytes: { type: 'number', description: 'Bytes in all.' },
  },
};

const USER: Struct = {
  name: 'GuestUser',
  description: 'A user who is logged in.',
  fields: {
    userName: text('Name of the user.'),
    domain: maybe('string', 'Domain of the user, in Windows.'),
    loginTime: maybe('number', 'Time of the login, in seconds since 1970.'),
  },
};

export const getGuestInfo: ProviderFunction = {
  description:
    'What the guest agent of a VirtualMachine reports: operating system, host name, interfaces, file systems, users. Without an agent, `agentConnected` is false, `message` says what to do, and only what KubeVirt itself knows is there. An error if there is no VM of that name.',
  inputs: { name: VM_NAME, namespace: NAMESPACE },
  outputs: {
    running: { type: 'boolean', description: 'Whether the guest runs.' },
    agentConnected: { type: 'boolean', description: 'Whether its agent answers.' },
    message: maybe('string', 'Why its agent does not, and what to do.'),
    agentVersion: maybe('string', 'Version of the agent.'),
    hostname: maybe('string', 'Host name that the guest gives itself.'),
    timezone: maybe('string', 'Time zone of the guest.'),
    os: maybe(OS, 'Its operating system.'),
    fsFreezeStatus: maybe('string', 'Whether its file systems are frozen for a snapshot.'),
    nodeName: maybe('string', 'Node that the guest runs on.'),
    interfaces: { type: { list: INTERFACE }, description: 'Its network interfaces.' },
    fileSystems: { type: { list: FILE_SYSTEM }, description: 'Its mounted file systems.' },
    users: { type: { list: USER }, description: 'Users who are logged in.' },
  },
  async run(args, call) {
    const place = placeOf(args, call);
    const { vm, vmi } = await vmAndGuest(call, place);
    if (!vm && !vmi) throw await noSuchVm(call, place);
    const running = valueAt(vmi, 'status', 'phase') === 'Running';
    const reported = vmi && running && isTrue(vmi, 'AgentConnected') ? await fromAgent(call, place) : undefined;
    return {
      running,
      agentConnected: reported !== undefined,
      ...(reported === undefined && { message: running ? NO_AGENT : NOT_RUNNING }),
      ...(typeof valueAt(vmi, 'status', 'nodeName') === 'string' && { nodeName: valueAt(vmi, 'status', 'nodeName') }),
      interfaces: running ? interfacesOf(vmi!) : [],
      fileSystems: [],
      users: [],
      ...reported,
    };
  },
};

const NOT_RUNNING = 'The guest does not run: start the VM.';
const NO_AGENT =
  'The guest agent is not connected: install and start qemu-guest-agent in the guest, or wait until the guest has booted.';

/** What the agent said; undefined where it has just gone. */
async function fromAgent(call: Call, place: Place): Promise<Record<string, unknown> | undefined> {
  const read = (name: string) =>
    readSubresource<unknown>(call, place, { plural: 'virtualmachineinstances', name, verb: 'get' });
  try {
    const [info, disks, users] = await Promise.all(['guestosinfo', 'filesystemlist', 'userlist'].map(read));
    const os = objectAt(info, 'os');
    return {
      ...texts(info, { guestAgentVersion: 'agentVersion', hostname: 'hostname', timezone: 'timezone' }),
      ...texts(info, { fsFreezeStatus: 'fsFreezeStatus' }),
      ...(os && { os: texts(os, Object.fromEntries(Object.keys(OS.fields).map((key) => [key, key]))) }),
      fileSystems: objectsAt(disks, 'items').map(({ diskName, mountPoint, fileSystemType, usedBytes, totalBytes }) => ({
        diskName: String(diskName ?? ''),
        mountPoint: String(mountPoint ?? ''),
        type: String(fileSystemType ?? ''),
        usedBytes: Number(usedBytes ?? 0),
        totalBytes: Number(totalBytes ?? 0),
      })),
      users: objectsAt(users, 'items').map((one) => ({
        userName: String(one['userName'] ?? ''),
        ...texts(one, { domain: 'domain' }),
        ...(typeof one['loginTime'] === 'number' && { loginTime: one['loginTime'] }),
      })),
    };
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return undefined;
    throw error;
  }
}

const interfacesOf = (vmi: KubeObject): Record<string, unknown>[] =>
  objectsAt(vmi, 'status', 'interfaces').map((one) => ({
    ...texts(one, {
      name: 'name',
      interfaceName: 'interfaceName',
      mac: 'mac',
      infoSource: 'source',
      linkState: 'linkState',
    }),
    ipAddresses: Array.isArray(one['ipAddresses']) ? one['ipAddresses'] : one['ipAddress'] ? [one['ipAddress']] : [],
  }));

/** The texts of an object that are filled, under new names. */
const texts = (from: unknown, names: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const value = isObject(from) ? from[key] : undefined;
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
