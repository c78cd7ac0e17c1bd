/** Whether an object is the resource's own, by the URN that it carries. */
import type { KubeObject } from '../../kube/object';
import { describe } from '../../kube/object';
import { describeOwner, isSameStack, ownerIn } from '../kinds';
import type { Operation } from './operation';

/** The URN of another resource that the object belongs to. `recorded`: the URN that the state knows it to carry. */
export function otherOwner(
  { session, resource }: Operation,
  live: KubeObject,
  recorded: string | undefined,
): string | undefined {
  const owner = session.known.ownerOf(live) ?? ownerIn(live);
  return owner === undefined || owner === resource.urn || owner === recorded ? undefined : owner;
}

/** Another resource's object, and how to make it this one's. */
export function ownedElsewhere({ resource, ref }: Operation, owner: string): string {
  const belongs = `${describe(ref)} belongs to ${describeOwner(owner)}. Nothing was changed.`;
  return isSameStack(owner, resource.urn)
    ? `${belongs} If the resource was renamed or moved in the program, set the resource option \`aliases\` to its former name or URN; otherwise give one of the two another metadata.name.`
    : `${belongs} Give the object another name; or remove it from that stack with \`retainOnDelete: true\` and import it here; or set \`adopt: true\` to take it over, which the other stack then reports.`;
}
