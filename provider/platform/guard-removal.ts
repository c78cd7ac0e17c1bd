/** Parts of the platform that must not be removed while something depends on them. */
import type { ResourceKind } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { OPERATORS, type Operator, operatorNamed, type PlatformPart, platformPart } from '../../kubevirt/operators';
import { allowOf, lossOf } from '../kinds';
import type { Session } from '../session';
import { allOf, resourceKind } from './installed';
import { workloadsHeldBy } from './workloads';

/** What `allow` names to delete the guests with the platform. Disks are named one by one. */
export const REMOVE_WORKLOADS = 'remove-workloads';

const DEPLOYMENT = kindOf('apps/v1', 'Deployment')!;

export interface Removal {
  /** Entries of `allow`. */
  allowed: ReadonlySet<string>;
  /** Whether the program declares the object again: then it is replaced. */
  replaced: boolean;
  signal: AbortSignal;
  /** Waits until an object that is being deleted is gone. */
  absent(kind: ResourceKind, live: KubeObject): Promise<void>;
}

/** Fails where the deletion of a part of the platform would take guests or disks with it, or strand the object that an operator follows. */
export async function guardPlatformRemoval(session: Session, live: KubeObject, removal: Removal): Promise<void> {
  const parts = live.kind === 'Namespace' ? await partsIn(session, live, removal.signal) : [platformPart(live)];
  for (const part of parts) if (part) await guardPart(session, live, part, removal);
}

async function guardPart(session: Session, live: KubeObject, part: PlatformPart, removal: Removal): Promise<void> {
  await guardWorkloads(session, live, part, removal);
  if (!part.operator || part.part === 'resource' || removal.replaced) return;
  const kind = resourceKind(part.operator);
  for (const one of await allOf(session, kind, { signal: removal.signal })) {
    if (one.metadata?.deletionTimestamp) await removal.absent(kind, one);
    else throw new Error(stranded(live, one, part.operator));
  }
}

async function guardWorkloads(
  session: Session,
  live: KubeObject,
  part: PlatformPart,
  { allowed, signal }: Removal,
): Promise<void> {
  if (part.holds.length === 0) return;
  const { guests, disks, filled } = await workloadsHeldBy(session, part, signal);
  const name = describe(live);
  const agreed = (disk: string) => allowed.has(disk);
  const lost = filled.filter((disk) => !agreed(disk));
  if (guests.length > 0 && !allowed.has(REMOVE_WORKLOADS)) {
    // Whatever is deleted first says so, before anything of the platform is gone.
    const harm = part.holds.includes('guests')
      ? 'deletes every guest with it'
      : 'takes the kinds of their disks from guests, and restarts virt-controller and virt-api';
    throw new Error(
      `Deleting ${name} ${harm}, so nothing was deleted: there ${counted(guests, 'guest')}. Delete them first. To delete them with the platform, set ${allowOf([REMOVE_WORKLOADS, ...lost])} on the resource and run \`pulumi up\` before it is removed or destroyed.`,
    );
  }
  const left = disks.filter((disk) => !agreed(disk.slice(disk.indexOf('/') + 1)));
  if (left.length === 0) return;
  const loss = lost.length > 0 ? lossOf(lost) : 'deletes the disks that CDI has made or is filling';
  throw new Error(
    `Deleting ${name} ${loss}, so nothing was deleted: there ${counted(left, 'disk')}. Delete the disks that may go, and keep the others by keeping ${name}. To agree to their loss, set ${allowOf(left.map((disk) => disk.slice(disk.indexOf('/') + 1)))} on the resource and run \`pulumi up\` before it is removed or destroyed.`,
  );
}

const SHOWN = 5;

/** `is 1 guest, vms/web` or `are 12 guests, vms/a, vms/b and 10 more`. */
function counted(names: readonly string[], what: string): string {
  const few = names.slice(0, SHOWN).join(', ');
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return names.length === 1 ? `is 1 ${what}, ${few}` : `are ${names.length} ${what}s, ${few}${more}`;
}

function stranded(live: KubeObject, resource: KubeObject, { deployment, finalizers }: Operator): string {
  const why =
    finalizers.length > 0
      ? `${deployment} alone removes its finalizer ${finalizers.join(', ')}, so it could never be deleted`
      : `${deployment} alone removes what it has rolled out`;
  return `${describe(live)} was not deleted: ${describe(resource)} exists, and ${why}. Delete ${describe(resource)} first, and wait until it is gone.`;
}

/** The operators and their objects that go with a Namespace. */
async function partsIn(session: Session, live: KubeObject, signal: AbortSignal): Promise<PlatformPart[]> {
  const namespace = live.metadata?.name ?? '';
  const operators: readonly Operator[] = Object.values(OPERATORS);
  if (!operators.some(({ namespaces }) => namespaces.includes(namespace))) return [];
  const deployments = await allOf(session, DEPLOYMENT, { namespace, signal });
  return deployments.flatMap(({ metadata }) => {
    const operator = operatorNamed(metadata?.name ?? '');
    return operator ? [{ part: 'operator' as const, operator, holds: operator.holds ?? [] }] : [];
  });
}
