import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { PlatformPart } from '../../kubevirt/operators';
import { isFilled } from '../kinds';
import type { Session } from '../session';
import { allOf } from './installed';

/** What exists of guests and disks. Names are `namespace/name`. */
export interface Workloads {
  guests: readonly string[];
  /** DataVolumes, and claims that CDI made. */
  disks: readonly string[];
  /** Names of those disks that hold data. */
  filled: readonly string[];
}

const GUESTS = [
  kindOf('kubevirt.io/v1', 'VirtualMachine')!,
  kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!,
  kindOf('kubevirt.io/v1', 'VirtualMachineInstanceReplicaSet')!,
  kindOf('pool.kubevirt.io/v1beta1', 'VirtualMachinePool')!,
];
const DATA_VOLUME = kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!;
const CLAIM = kindOf('v1', 'PersistentVolumeClaim')!;

/**
 * The guests, and the disks that a part of the platform would take with it. Listed by ourselves: KubeVirt's own check is a webhook, which counts nothing while
 * KubeVirt is not deployed and is gone with its operator, and CDI's counts no claims.
 */
export async function workloadsHeldBy(
  session: Session,
  { holds }: Pick<PlatformPart, 'holds'>,
  signal: AbortSignal,
): Promise<Workloads> {
  const guests: string[] = [];
  const machines = new Set<string>();
  for (const kind of GUESTS) {
    const found = await allOf(session, kind, { signal });
    for (const one of found) machines.add(one.metadata?.uid ?? '');
    // A VM and its VMI are one guest.
    for (const one of found.map(nameOf)) if (!guests.includes(one)) guests.push(one);
  }
  const all = [
    ...(await allOf(session, DATA_VOLUME, { signal })),
    ...(await allOf(session, CLAIM, { signal })).filter(isMadeByCdi),
  ];
  // Disks go with CDI, and those that a VM owns go with the VM.
  const lost = holds.includes('disks') ? all : all.filter((disk) => isOwnedBy(disk, machines));
  return {
    guests,
    disks: unique(lost.map(nameOf)),
    filled: unique(lost.filter(isFilled).map(({ metadata }) => metadata?.name ?? '')),
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

const nameOf = ({ metadata }: KubeObject): string => `${metadata?.namespace}/${metadata?.name}`;

function isOwnedBy({ metadata }: KubeObject, owners: ReadonlySet<string>): boolean {
  return (metadata?.ownerReferences ?? []).some(({ uid }) => owners.has(uid));
}

/** Claims that CDI made carry its label, belong to a DataVolume, or hold what it noted when it filled them. */
export function isMadeByCdi({ metadata }: KubeObject): boolean {
  return (
    metadata?.labels?.['app'] === 'containerized-data-importer' ||
    metadata?.labels?.['app.kubernetes.io/managed-by'] === 'cdi-controller' ||
    (metadata?.ownerReferences ?? []).some(({ kind }) => kind === 'DataVolume') ||
    Object.keys(metadata?.annotations ?? {}).some((key) => key.startsWith('cdi.kubevirt.io/storage.'))
  );
}
