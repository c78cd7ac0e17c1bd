import { architectureOf as architectureOfNode, fitsOn } from '../../kubevirt/availability';
import { NODE, VMI } from './kinds';
import { asKubeObject } from './live-object';
import type { Node, VmiSpec } from './types';
import type { World } from './world';

/** The node for a guest: of those that fit, the one with the fewest guests. `elsewhere`: the node that it is to leave. */
export function nodeFor(spec: VmiSpec, world: World, elsewhere?: string): string | undefined {
  const guests = new Map<string, number>();
  for (const { status } of world.list(VMI))
    if (status?.nodeName) guests.set(status.nodeName, (guests.get(status.nodeName) ?? 0) + 1);
  return world
    .list(NODE)
    .filter((node) => node.metadata.name !== elsewhere && fitsOn(asKubeObject(node), spec))
    .map(({ metadata }) => metadata.name)
    .sort((a, b) => (guests.get(a) ?? 0) - (guests.get(b) ?? 0) || a.localeCompare(b))[0];
}

/** Labels that kubelet sets on its node. */
export const architectureOf = (node: Node): string => architectureOfNode(asKubeObject(node));
