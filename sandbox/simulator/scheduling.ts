import {
  architectureOf as architectureOfNode,
  fits as fitsNode,
  fitsOn as fitsOnNode,
  takes as takesOn,
} from '../../kubevirt/availability';
import { NODE, POD } from './kinds';
import { asKubeObject } from './live-object';
import type { Node } from './types';
import type { World } from './world';

export { SCHEDULABLE, secondsTolerated } from '../../kubevirt/availability';

/** What of a pod's spec says where it may run. */
export interface Placement {
  architecture?: string;
  nodeSelector?: object;
  affinity?: object;
  tolerations?: readonly object[];
}

/** The node for a guest: of those that fit, the one with the fewest guests. `elsewhere`: the node that it is to leave. */
export function nodeFor(spec: Placement, world: World, elsewhere?: string): string | undefined {
  const guests = new Map<string, number>();
  for (const { metadata, spec: pod } of world.list(POD))
    if (pod.nodeName && metadata.labels?.['kubevirt.io'] === 'virt-launcher')
      guests.set(pod.nodeName, (guests.get(pod.nodeName) ?? 0) + 1);
  return world
    .list(NODE)
    .filter((node) => node.metadata.name !== elsewhere && fitsOn(node, spec))
    .map(({ metadata }) => metadata.name)
    .sort((a, b) => (guests.get(a) ?? 0) - (guests.get(b) ?? 0) || a.localeCompare(b))[0];
}

/** Whether the scheduler puts the pod of a guest on a node. */
export const fitsOn = (node: Node, spec: Placement): boolean => fitsOnNode(asKubeObject(node), spec);

/** Whether the scheduler puts a pod on a node: the node is ready, and the pod fits. */
export const takes = (node: Node, spec: Placement): boolean => takesOn(asKubeObject(node), spec);

export const fits = (node: Node, spec: Placement): boolean => fitsNode(asKubeObject(node), spec);

/** Labels that kubelet sets on its node. */
export const architectureOf = (node: Node): string => architectureOfNode(asKubeObject(node));
