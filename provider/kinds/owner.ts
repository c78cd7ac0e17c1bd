/** The resource that an object in the cluster belongs to, as the object itself says. */
import { createHash } from 'node:crypto';
import type { KubeObject } from '../../kube/object';
import { parseUrn } from './token';

/** Set with every write, so that a run that was killed finds its objects again, and two stacks find out about each other. */
export const URN_ANNOTATION = 'kubevirt-iac.io/urn';

export function ownerIn(live: KubeObject): string | undefined {
  return live.metadata?.annotations?.[URN_ANNOTATION];
}

/** `urn:pulumi:dev::shop::...` -> stack `dev` of project `shop`. */
function stackIn(urn: string): { stack: string; project: string } {
  const [head = '', project = ''] = urn.split('::');
  return { stack: head.replace(/^urn:pulumi:/, ''), project };
}

export function isSameStack(a: string, b: string): boolean {
  const [one, other] = [stackIn(a), stackIn(b)];
  return one.stack === other.stack && one.project === other.project;
}

/** One field manager per stack: what two stacks write into one object is a conflict instead of a silent exchange of values. */
export function fieldManagerOf(urn: string): string {
  const { stack, project } = stackIn(urn);
  return `kubevirt-iac-${createHash('sha256').update(`${project}/${stack}`).digest('hex').slice(0, 8)}`;
}

/** `resource "web" of stack dev in project shop (urn:pulumi:dev::shop::...)`. */
export function describeOwner(urn: string): string {
  const { stack, project } = stackIn(urn);
  return `resource "${parseUrn(urn).name}" of stack ${stack} in project ${project} (${urn})`;
}
