/** Two guests that share what only one of them can use: the API looks at one object at a time and accepts both. */
import { isObject, type JsonObject, objectsAt, valueAt } from '../../../../kube/json';
import { describe, type KubeObject } from '../../../../kube/object';
import { type Guests, guestsAmong, guestsOf, MULTIPLE, namespaceOf } from '../../../guests';
import type { ObjectIndex } from '../../../object-index';
import type { core } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';

type Users = ReadonlyMap<string, readonly Guests[]>;

/** Who uses what, by a key; guests that do not run use nothing. */
function usersBy(index: ObjectIndex, keysOf: (guests: Guests) => readonly string[]): Users {
  const users = new Map<string, Guests[]>();
  for (const guests of guestsAmong(index)) {
    if (guests.count === 0) continue;
    for (const key of keysOf(guests)) {
      const known = users.get(key);
      if (!known) users.set(key, [guests]);
      else if (!known.includes(guests)) known.push(guests);
    }
  }
  return users;
}

/** The claim behind a volume that only one guest can write. */
function claimIn(volume: JsonObject): string | undefined {
  const claim = valueAt(volume, 'persistentVolumeClaim', 'claimName') ?? valueAt(volume, 'dataVolume', 'name');
  if (typeof claim !== 'string' || valueAt(volume, 'persistentVolumeClaim', 'readOnly') === true) return undefined;
  return claim;
}

/** Whether several guests may have the disk at once: it is meant to be shared, or none of them writes it. */
function isShareable(disk: JsonObject): boolean {
  if (disk['shareable'] === true || isObject(disk['cdrom']) || isObject(disk['lun'])) return true;
  return valueAt(disk, 'disk', 'readonly') === true;
}

const claimKey = (namespace: string, claim: string) => `${namespace}/${claim}`;

function claimsOf({ namespace, spec, ownDisks }: Guests): string[] {
  const keys: string[] = [];
  const disks = objectsAt(spec, 'domain', 'devices', 'disks');
  for (const volume of objectsAt(spec, 'volumes')) {
    const claim = claimIn(volume);
    if (claim === undefined || ownDisks.includes(claim)) continue;
    if (isInOneGuest(volume['name'], disks, spec)) keys.push(claimKey(namespace, claim));
  }
  return keys;
}

function isInOneGuest(name: unknown, disks: readonly JsonObject[], spec: JsonObject): boolean {
  const disk = disks.find((one) => one['name'] === name);
  if (disk) return !isShareable(disk);
  return !objectsAt(spec, 'domain', 'devices', 'filesystems').some((one) => one['name'] === name);
}

const claims = (index: ObjectIndex): Users => index.derived(listClaims);
const listClaims = (index: ObjectIndex): Users => usersBy(index, claimsOf);

const macOf = (nic: JsonObject): string | undefined =>
  typeof nic['macAddress'] === 'string' && nic['macAddress'] !== ''
    ? nic['macAddress'].toLowerCase().replaceAll('-', ':')
    : undefined;

const macsOf = ({ spec }: Guests): string[] =>
  objectsAt(spec, 'domain', 'devices', 'interfaces').flatMap((nic) => macOf(nic) ?? []);

const macs = (index: ObjectIndex): Users => index.derived(listMacs);
const listMacs = (index: ObjectIndex): Users => usersBy(index, macsOf);

const ownGuests = ({ object }: VmiSpecView): Guests | undefined => guestsOf(object);

/** Another that uses the same, or the guest's own siblings; undefined where it has what it uses to itself. */
function rivalOf(vmi: VmiSpecView, key: string, users: (index: ObjectIndex) => Users): string | undefined {
  const { object, related } = vmi;
  const others = users(related).get(key);
  // Most have what they use to themselves: that is seen without a look at the object.
  if (!MULTIPLE.has(object.kind) && (!others || (others.length === 1 && others[0]!.owner === object))) return undefined;
  const own = vmi.derived(ownGuests);
  if (!own || own.count === 0) return undefined;
  if (own.count > 1) return `all ${own.count} guests of ${describe(object)}`;
  const other = others?.find(
    ({ owner, name, namespace }) =>
      name !== '' && !(name === own.name && namespace === own.namespace && isSame(owner, object)),
  );
  return other && `${describe(object)} and ${describe(other.owner)}`;
}

/** A VirtualMachine and the VirtualMachineInstance of its name are one machine. */
const isSame = (one: KubeObject, other: KubeObject): boolean =>
  one.kind === other.kind || [one.kind, other.kind].every((kind) => SINGLE.has(kind));
const SINGLE: ReadonlySet<string> = new Set(['VirtualMachine', 'VirtualMachineInstance']);

const SHARED_CLAIM = ['volumes[].persistentVolumeClaim', 'volumes[].dataVolume'];

function sharedClaim(volume: core.Volume, vmi: VmiSpecView): Fault | undefined {
  const claim = claimIn(volume as unknown as JsonObject);
  if (claim === undefined || (MULTIPLE.has(vmi.object.kind) && vmi.derived(ownGuests)?.ownDisks.includes(claim)))
    return undefined;
  const disk = vmi.disk(volume.name);
  if (
    disk
      ? isShareable(disk as unknown as JsonObject)
      : vmi.devices.filesystems?.some(({ name }) => name === volume.name)
  )
    return undefined;
  const users = rivalOf(vmi, claimKey(namespaceOf(vmi.object), claim), claims);
  if (users === undefined) return undefined;
  const repair = MULTIPLE.has(vmi.object.kind)
    ? 'Give each guest a disk of its own with dataVolumeTemplates'
    : 'Give each a disk of its own';
  return {
    at: volume.dataVolume ? 'dataVolume.name' : 'persistentVolumeClaim.claimName',
    message: `The disk "${claim}" is used by ${users}. Two guests that write one disk destroy its file system; at best only the first of them starts. ${repair}, or set shareable: true on the disk (with cache: none and a ReadWriteMany claim) if the guests run a cluster file system.`,
    found: claim,
    allowed: 'a claim that no other guest uses',
  };
}

function sharedMac(nic: core.Interface, vmi: VmiSpecView): Fault | undefined {
  const mac = macOf(nic as unknown as JsonObject);
  const users = mac === undefined ? undefined : rivalOf(vmi, mac, macs);
  if (users === undefined) return undefined;
  return {
    at: 'macAddress',
    message: `The MAC address ${mac} is used by ${users}. On one network neither is reached reliably, and kubemacpool, where it is installed, rejects the second. Give each its own, or omit macAddress.`,
    found: nic.macAddress,
    allowed: 'an address that no other guest uses',
  };
}

const onClaim = { 'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data' } } };
const shareable = {
  'domain.devices.disks[0]': { name: 'root', disk: { bus: 'virtio' }, shareable: true, cache: 'none' },
};
const mac = '02:00:00:00:00:01';
const withMac = { 'domain.devices.interfaces[0]': { name: 'default', masquerade: {}, macAddress: mac } };
const other = (spec: object): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'db', namespace: 'default' },
  spec: { runStrategy: 'Always', template: { spec } },
});
const onSameClaim = other({
  domain: { devices: { disks: [{ name: 'root', disk: {} }] } },
  volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'data' } }],
});

export const COLLISIONS = vmiRules('collisions of guests', [
  {
    id: 'COL-01',
    name: 'claim-of-several-guests',
    title: 'Claim that several guests use',
    forEach: 'volumes',
    paths: ['volumes[].persistentVolumeClaim.claimName', 'volumes[].dataVolume.name'],
    severity: 'warning',
    view: 'guest',
    when: SHARED_CLAIM,
    check: sharedClaim,
    good: { edit: { ...onClaim, ...shareable }, related: [onSameClaim] },
    bad: { edit: onClaim, related: [onSameClaim] },
  },
  {
    id: 'COL-02',
    name: 'mac-address-of-several-guests',
    title: '`macAddress` that several guests use',
    forEach: 'interfaces',
    paths: ['domain.devices.interfaces[].macAddress'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.devices.interfaces[].macAddress',
    check: sharedMac,
    good: { edit: withMac, related: [onSameClaim] },
    bad: {
      edit: withMac,
      related: [other({ domain: { devices: { interfaces: [{ name: 'default', masquerade: {}, macAddress: mac }] } } })],
    },
  },
]);
