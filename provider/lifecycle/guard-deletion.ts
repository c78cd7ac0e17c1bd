/** What a deletion may not do unasked. */
import { describe, type KubeObject } from '../../kube/object';
import { allowOf, lossOf, type Resource } from '../kinds';
import { guardPlatformRemoval, type Removal } from '../platform';
import type { Session } from '../session';
import { disksLostWith, POOL_TEMPLATES } from './disks';
import type { Operation } from './operation';

/** Entries of `allow` that count: those of the program, and for a resource that is no longer in it those in the state. */
export function allowedOf({ known }: Session, { urn, settings }: Resource): ReadonlySet<string> {
  return new Set(known.wanted.get(urn)?.allow ?? settings.allow ?? []);
}

/** Fails where a deletion would lose data, or shut a guest down within a replacement, that `allow` does not name. */
export async function guardDeletion(operation: Operation, live: KubeObject, absent: Removal['absent']): Promise<void> {
  const { session, resource, signal } = operation;
  const wanted = session.known.wanted.get(resource.urn);
  const allowed = allowedOf(session, resource);
  const name = describe(live);
  await guardPlatformRemoval(session, live, { allowed, replaced: wanted !== undefined, signal, absent });
  const isRenamed =
    wanted !== undefined &&
    (wanted.ref.name !== live.metadata?.name || wanted.ref.namespace !== live.metadata?.namespace);
  const lost = (await disksLostWith(session, live, signal)).filter(
    (disk) => !allowed.has(disk) && !(isRenamed && allowed.has('metadata.name')),
  );
  if (lost.length > 0 && !(live.kind === 'VirtualMachinePool' && allowed.has(POOL_TEMPLATES))) {
    const agree = wanted
      ? `To agree, set ${allowOf(lost)} on the resource`
      : `To agree, set ${allowOf(lost)} on the resource and run \`pulumi up\` before it is removed or destroyed`;
    throw new Error(
      `Deleting ${name} ${lossOf(lost)}, so nothing was deleted. ${agree}; to keep the data, set the resource option \`retainOnDelete: true\` the same way.`,
    );
  }
  if (wanted && hasGuest(live) && !allowed.has('metadata.name')) {
    throw new Error(
      `Replacing ${name} shuts its guest down and creates it again, so nothing was deleted. To do it anyway, set ${allowOf(['metadata.name'])} on the resource.`,
    );
  }
}

function hasGuest({ kind, status }: KubeObject): boolean {
  if (kind === 'VirtualMachine') return status?.['created'] === true;
  if (kind === 'VirtualMachineInstance') return status?.['phase'] === 'Running';
  return kind === 'VirtualMachinePool' && Number(status?.['readyReplicas'] ?? 0) > 0;
}
