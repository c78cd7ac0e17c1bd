/** The disks that are lost with an object. */
import { ApiError, type ResourceKind } from '../../cluster';
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject, OwnerReference } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { groupKind, isFilled } from '../kinds';
import type { Session } from '../session';
import { findObject } from './shared-reads';

const DATA_VOLUME = kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!;
const CLAIM = kindOf('v1', 'PersistentVolumeClaim')!;
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;

type Losses = (session: Session, live: KubeObject, signal: AbortSignal) => Promise<string[]>;

/** By group and kind; the deletion of any other kind loses no disk. */
const LOSSES: Readonly<Record<string, Losses>> = {
  'cdi.kubevirt.io/DataVolume': async (_, live) => (isFilled(live) ? [nameOf(live)] : []),
  '/PersistentVolumeClaim': async (_, live) => (isFilled(live) ? [nameOf(live)] : []),
  'kubevirt.io/VirtualMachine': ofTemplates,
  'pool.kubevirt.io/VirtualMachinePool': ofPool,
  '/Namespace': ofNamespace,
};

/** The path that agrees to the loss of all disks of a pool, whose names its controller chooses. */
export const POOL_TEMPLATES = 'spec.virtualMachineTemplate.spec.dataVolumeTemplates';

/** Names of the disks that hold data and are deleted with an object. */
export async function disksLostWith(session: Session, live: KubeObject, signal: AbortSignal): Promise<string[]> {
  const losses = LOSSES[groupKind({ apiVersion: live.apiVersion, kind: live.kind })];
  return losses ? losses(session, live, signal) : [];
}

/** Controllers delete what a VM's templates made with the VM. */
async function ofTemplates(session: Session, live: KubeObject, signal: AbortSignal): Promise<string[]> {
  const namespace = live.metadata?.namespace;
  const lost: string[] = [];
  for (const template of objectsAt(live, 'spec', 'dataVolumeTemplates')) {
    const name = String(valueAt(template, 'metadata', 'name'));
    const find = (kind: ResourceKind) =>
      findObject(
        session,
        kind,
        { apiVersion: kind.apiVersion, kind: kind.kind, name, ...(namespace && { namespace }) },
        signal,
      ).catch(orAbsent);
    // Where CDI removes a DataVolume that it has filled, the claim is what is left.
    const disk = (await find(DATA_VOLUME)) ?? (await find(CLAIM));
    if (disk && isFilled(disk) && isOwnedBy(disk, live.metadata?.uid)) lost.push(name);
  }
  return lost;
}

async function ofPool(session: Session, live: KubeObject, signal: AbortSignal): Promise<string[]> {
  const templates = objectsAt(live, ...POOL_TEMPLATES.split('.')).length;
  if (templates === 0) return [];
  const machines = await listed(session, VM, live, signal);
  const members = machines.filter((vm) => isOwnedBy(vm, live.metadata?.uid)).map(({ metadata }) => metadata?.uid);
  const ofMembers = (disks: readonly KubeObject[]) =>
    disks.filter((disk) => members.some((uid) => isOwnedBy(disk, uid)));
  const disks = ofMembers(await listed(session, DATA_VOLUME, live, signal));
  // Where CDI removes a DataVolume that it has filled, the claim is what is left.
  const claims = disks.length < members.length * templates ? ofMembers(await listed(session, CLAIM, live, signal)) : [];
  return [...new Set([...disks, ...claims].filter((disk) => isFilled(disk)).map(nameOf))].sort();
}

/** A claim that belongs to a DataVolume, to another claim or to a Pod is not a disk of its own. */
const NOT_OWN_DISKS = new Set(['DataVolume', 'PersistentVolumeClaim', 'Pod']);

async function ofNamespace(session: Session, live: KubeObject, signal: AbortSignal): Promise<string[]> {
  const within = { ...live, metadata: { ...live.metadata, namespace: nameOf(live) } };
  const [disks, claims] = [
    await listed(session, DATA_VOLUME, within, signal),
    await listed(session, CLAIM, within, signal),
  ];
  const own = claims.filter((claim) => !ownersOf(claim).some(({ kind }) => NOT_OWN_DISKS.has(kind)));
  return [...new Set([...disks, ...own].filter((disk) => isFilled(disk)).map(nameOf))].sort();
}

async function listed(
  session: Session,
  kind: ResourceKind,
  { metadata }: KubeObject,
  signal: AbortSignal,
): Promise<readonly KubeObject[]> {
  const namespace = metadata?.namespace;
  return session.cluster
    .list(kind, { ...(namespace && { namespace }), signal })
    .then(({ items }) => items)
    .catch((error: unknown) => {
      orAbsent(error);
      return [];
    });
}

/** A cluster without CDI has no DataVolumes. */
function orAbsent(error: unknown): undefined {
  if (error instanceof ApiError && error.reason === 'KindNotServed') return undefined;
  throw error;
}

function nameOf({ metadata }: KubeObject): string {
  return metadata?.name ?? '';
}

function ownersOf({ metadata }: KubeObject): readonly OwnerReference[] {
  return metadata?.ownerReferences ?? [];
}

function isOwnedBy(object: KubeObject, uid: string | undefined): boolean {
  return ownersOf(object).some((owner) => owner.uid === uid);
}
