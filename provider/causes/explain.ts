import { isTrue } from '../../kube/condition';
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { OPERATORS, operatorOf } from '../../kubevirt/operators';
import { type Cause, firstOf } from './cause';
import { claimCause, dataVolumeCause, disksOf } from './disks';
import { maintenanceCause } from './drain';
import { eventCause } from './events';
import { leftToCopy } from './migration-data';
import { nodeCause } from './nodes';
import { operatorCause } from './operators';
import { podCause } from './pods';
import type { Progress } from './progress';
import { siteOf } from './site';
import type { Surroundings } from './surroundings';

/** What a reader may use. */
interface Reading {
  around: Surroundings;
  progress: Progress;
  now: number;
}

type Reader = (live: KubeObject, reading: Reading) => Promise<Cause | undefined>;

/** KubeVirt starts a guest that crashes again and again, with a growing delay. After so many failed starts it counts as failed. */
export const FAILED_STARTS = 5;

/** By API group and kind. */
const READERS: Readonly<Record<string, Reader>> = {
  'kubevirt.io/VirtualMachine': guestCause,
  'kubevirt.io/VirtualMachineInstance': guestCause,
  'kubevirt.io/VirtualMachineInstanceMigration': migrationCause,
  'kubevirt.io/VirtualMachineInstanceReplicaSet': ownedGuestCause,
  'pool.kubevirt.io/VirtualMachinePool': ownedGuestCause,
  ...Object.fromEntries(Object.values(OPERATORS).map(({ resource }) => [resource, operandsCause])),
  'cdi.kubevirt.io/DataVolume': diskCause,
  '/PersistentVolumeClaim': diskCause,
  'apps/Deployment': workloadCause,
  'apps/DaemonSet': workloadCause,
  'apps/StatefulSet': workloadCause,
  'batch/Job': workloadCause,
  'nodemaintenance.medik8s.io/NodeMaintenance': (live, { around }) => maintenanceCause(live, around),
};

/** Whether there is anything to read for an object of this kind. */
export function explains({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): boolean {
  return Object.hasOwn(READERS, keyOf(apiVersion, kind));
}

/** The cause for which a live object is not ready, found one or two reads away; undefined where nothing telling is found. */
export async function causeOf(live: KubeObject, reading: Reading): Promise<Cause | undefined> {
  const key = keyOf(live.apiVersion, live.kind);
  return Object.hasOwn(READERS, key) ? READERS[key]!(live, reading) : undefined;
}

function keyOf(apiVersion: string, kind: string): string {
  return `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`;
}

async function guestCause(live: KubeObject, reading: Reading): Promise<Cause | undefined> {
  const { name = '', namespace = '' } = live.metadata ?? {};
  const { around } = reading;
  const disks = disksOf(live);
  const [pods, volumes] = await Promise.all([
    around.list('pods', namespace),
    disks.length > 0 ? around.list('dataVolumes', namespace) : [],
  ]);
  const launchers = newestFirst(ownedBy(pods, 'VirtualMachineInstance', name));
  // Pods that attach hotplugged volumes belong to the launcher.
  const attaching = launchers.flatMap((pod) => ownedBy(pods, 'Pod', pod.metadata?.name ?? ''));
  const mine = [...launchers, ...attaching];
  const known = firstOf(
    () => crashLoop(live),
    () => oldSettings(live),
    () =>
      firstFound(
        volumes.filter(({ metadata }) => disks.includes(metadata?.name ?? '')),
        dataVolumeCause,
      ),
    () => firstFound(mine, podCause),
  );
  if (known) return known;
  const placed = mine.filter((pod) => valueAt(pod, 'spec', 'nodeName'));
  const [nodes, events, claims] = await Promise.all([
    placed.length > 0 ? around.list('nodes') : [],
    around.list('events', namespace),
    disks.length > 0 ? around.list('claims', namespace) : [],
  ]);
  const about = new Set([
    `VirtualMachine/${name}`,
    `VirtualMachineInstance/${name}`,
    ...mine.map((pod) => `Pod/${pod.metadata?.name}`),
    ...disks.flatMap((disk) => [`PersistentVolumeClaim/${disk}`, `DataVolume/${disk}`]),
  ]);
  const found = firstOf(
    () => firstFound(mine, (pod) => nodeCause(pod, nodes)),
    () =>
      firstFound(
        claims.filter(({ metadata }) => disks.includes(metadata?.name ?? '')),
        claimCause,
      ),
    () => eventCause(events, about),
  );
  if (found) return found;
  if (valueAt(live, 'status', 'printableStatus') === 'Migrating') return copyingCause(live, around);
  const filling = volumes.find(
    ({ metadata, status }) => disks.includes(metadata?.name ?? '') && status?.['phase'] !== 'Succeeded',
  );
  const progress = filling && reading.progress.of(filling, reading.now);
  return progress ? { message: progress } : undefined;
}

/** What is left to copy of a guest that is being migrated. */
async function copyingCause({ metadata }: KubeObject, around: Surroundings): Promise<Cause | undefined> {
  const guests = await around.list('instances', metadata?.namespace ?? '');
  const left = await leftToCopy(
    guests.find((one) => one.metadata?.name === metadata?.name),
    around,
  );
  return left === undefined ? undefined : { message: left };
}

/** A guest that has not started keeps the settings that it was created with, whatever is corrected in its VM. */
function oldSettings(live: KubeObject): Cause | undefined {
  const waits = objectsAt(live, 'status', 'conditions').some(
    ({ type, status }) => type === 'RestartRequired' && status === 'True',
  );
  if (!waits || valueAt(live, 'status', 'ready') === true) return undefined;
  const { name, namespace } = live.metadata ?? {};
  return {
    message: 'the guest still waits with the settings that it was created with',
    next: `Restart it: \`virtctl restart ${name} -n ${namespace}\`.`,
  };
}

function crashLoop(live: KubeObject): Cause | undefined {
  const starts = Number(valueAt(live, 'status', 'startFailure', 'consecutiveFailCount') ?? 0);
  if (starts < FAILED_STARTS) return undefined;
  return {
    message: `the guest failed ${starts} times in a row right after its start`,
    next: `Read its console log: \`kubectl logs -l vm.kubevirt.io/name=${live.metadata?.name} -n ${live.metadata?.namespace} -c guest-console-log\`.`,
    state: 'failed',
  };
}

/** The target Pod of a migration carries the uid of the migration. */
async function migrationCause(live: KubeObject, { around }: Reading): Promise<Cause | undefined> {
  const { namespace = '', name = '', uid } = live.metadata ?? {};
  const pods = await around.list('pods', namespace);
  const targets = pods.filter(({ metadata }) => metadata?.labels?.['kubevirt.io/migrationJobUID'] === uid);
  const found = firstFound(targets, podCause);
  if (found) return found;
  const vmi = String(valueAt(live, 'spec', 'vmiName') ?? '');
  const about = new Set([
    `VirtualMachineInstanceMigration/${name}`,
    ...targets.map((pod) => `Pod/${pod.metadata?.name}`),
  ]);
  const telling = eventCause(await around.list('events', namespace), about);
  if (telling) return telling;
  const guest = (await around.list('instances', namespace)).find(({ metadata }) => metadata?.name === vmi);
  const { sourceNode, targetNode } = (valueAt(guest, 'status', 'migrationState') ?? {}) as Record<string, unknown>;
  if (!sourceNode || !targetNode) return undefined;
  const left = await leftToCopy(guest, around);
  const route = `migration of ${vmi} from ${sourceNode} to ${targetNode} is ${valueAt(live, 'status', 'phase')}`;
  return { message: left ? `${route}, ${left}` : route };
}

/** A pool or replica set waits for its guests: the trouble of the first one that has any. */
async function ownedGuestCause(live: KubeObject, reading: Reading): Promise<Cause | undefined> {
  const { namespace = '', name = '' } = live.metadata ?? {};
  const guests = await reading.around.list('instances', namespace);
  const mine = guests.filter(({ metadata }) => {
    // The VMs of a pool are `<pool>-<index>`, and own VMIs of their name.
    const owners = metadata?.ownerReferences ?? [];
    return owners.some((one) => one.name === name || one.name.replace(/-\d+$/, '') === name);
  });
  for (const guest of mine.filter((one) => !isTrue(one, 'Ready')).slice(0, 3)) {
    const found = await guestCause(guest, reading);
    if (found) return { ...found, message: `${guest.metadata?.name}: ${found.message}`, state: undefined };
  }
  const events = await reading.around.list('events', namespace);
  return eventCause(events, new Set([`${live.kind}/${name}`]));
}

async function diskCause(live: KubeObject, reading: Reading): Promise<Cause | undefined> {
  const { namespace = '', name = '' } = live.metadata ?? {};
  const known = dataVolumeCause(live) ?? claimCause(live);
  if (known) return known;
  const [pods, claims, events] = await Promise.all([
    reading.around.list('pods', namespace),
    reading.around.list('claims', namespace),
    reading.around.list('events', namespace),
  ]);
  // CDI fills some disks through a claim of its own, which is named for the uid of the real one.
  const claim = claims.find(({ metadata }) => metadata?.name === name);
  const names = [
    name,
    `${name}-scratch`,
    ...(claim ? [`prime-${claim.metadata?.uid}`, `prime-${claim.metadata?.uid}-scratch`] : []),
  ];
  const workers = names.flatMap((one) => ownedBy(pods, 'PersistentVolumeClaim', one));
  const about = new Set([
    `DataVolume/${name}`,
    ...names.map((one) => `PersistentVolumeClaim/${one}`),
    ...workers.map((pod) => `Pod/${pod.metadata?.name}`),
  ]);
  const found = firstOf(
    () => firstFound(workers, podCause),
    () => eventCause(events, about),
  );
  if (found) return found;
  const progress = live.kind === 'DataVolume' ? reading.progress.of(live, reading.now) : undefined;
  return progress ? { message: progress } : undefined;
}

async function operandsCause(live: KubeObject, { around, now }: Reading): Promise<Cause | undefined> {
  const operator = operatorOf(live.apiVersion, live.kind);
  if (!operator) return undefined;
  const site = await siteOf(live, operator, around);
  const found = operatorCause(live, operator, site, now);
  if (found) return found;
  const { namespace, deployments = [], daemonSets } = site;
  const about = new Set([
    `${live.kind}/${live.metadata?.name}`,
    ...deployments.map(({ metadata }) => `Deployment/${metadata?.name}`),
    ...daemonSets.map(({ metadata }) => `DaemonSet/${metadata?.name}`),
  ]);
  const events = await around.list('events', namespace);
  // A ReplicaSet whose Pods are rejected says why, and no other object does.
  const names = deployments.map(({ metadata }) => metadata?.name ?? '');
  for (const event of events) {
    const subject = event['involvedObject'] as { kind?: string; name?: string } | undefined;
    if (subject?.kind === 'ReplicaSet' && names.includes(subject.name?.replace(/-[^-]+$/, '') ?? ''))
      about.add(`ReplicaSet/${subject.name}`);
  }
  return eventCause(events, about);
}

async function workloadCause(live: KubeObject, { around }: Reading): Promise<Cause | undefined> {
  const { namespace = '', name = '' } = live.metadata ?? {};
  const pods = await around.list('pods', namespace);
  const mine = pods.filter((pod) =>
    (pod.metadata?.ownerReferences ?? []).some(
      (owner) => owner.name === name || owner.name.replace(/-[^-]+$/, '') === name,
    ),
  );
  const found = firstFound(mine, podCause);
  if (found) return found;
  const events = await around.list('events', namespace);
  const owners = mine.flatMap((pod) => pod.metadata?.ownerReferences ?? []);
  const about = new Set([
    `${live.kind}/${name}`,
    ...owners.map((owner) => `${owner.kind}/${owner.name}`),
    ...mine.map((pod) => `Pod/${pod.metadata?.name}`),
    // A ReplicaSet whose Pods are rejected has none that names it.
    ...events
      .map((event) => event['involvedObject'] as { kind?: string; name?: string } | undefined)
      .filter((subject) => subject?.kind === 'ReplicaSet' && subject.name?.replace(/-[^-]+$/, '') === name)
      .map((subject) => `ReplicaSet/${subject!.name}`),
  ]);
  return eventCause(events, about);
}

function ownedBy(pods: readonly KubeObject[], kind: string, name: string): KubeObject[] {
  return pods.filter((pod) =>
    (pod.metadata?.ownerReferences ?? []).some((owner) => owner.kind === kind && owner.name === name),
  );
}

function newestFirst(pods: readonly KubeObject[]): KubeObject[] {
  const living = pods.filter(({ metadata }) => metadata?.deletionTimestamp === undefined);
  const born = ({ metadata }: KubeObject) => metadata?.creationTimestamp ?? '';
  return living.sort((a, b) => born(b).localeCompare(born(a)));
}

function firstFound<T>(items: readonly T[], read: (item: T) => Cause | undefined): Cause | undefined {
  return firstOf(...items.map((item) => () => read(item)));
}
