/** What a drain of a node does to each guest and Pod on it, as `kubectl drain` and KubeVirt's eviction webhook treat them. */
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { matchesSelector } from '../../kube/selector';
import type { ClusterProfile } from '../config';
import { type Drain, drainOf } from './drain';
import { fitsOn } from './placement';

/** How something leaves the node. */
export type Leaving =
  /** By live migration. */
  | 'moves'
  /** Is shut down, and started again on another node. */
  | 'restarts'
  /** Is shut down, and stays so. */
  | 'stops'
  /** Is evicted; its controller makes it anew elsewhere. */
  | 'evicted'
  /** Cannot leave at present. */
  | 'waits'
  /** Does not leave by a drain at all. */
  | 'blocks'
  /** Stays, and does not count. */
  | 'ignored';

export interface Occupant {
  /** `namespace/name`. */
  name: string;
  /** The VirtualMachineInstance, or the Pod. */
  object: KubeObject;
  leaving: Leaving;
  /** A sentence about it. */
  sentence: string;
  /** The Pods on the node that must go. */
  pods: readonly KubeObject[];
}

/** What was read of the cluster. */
export interface DrainScene {
  node: string;
  nodes: readonly KubeObject[];
  /** Pods on the node. */
  pods: readonly KubeObject[];
  /** VirtualMachineInstances on the node. */
  guests: readonly KubeObject[];
  /** VirtualMachines of these. */
  machines: readonly KubeObject[];
  budgets: readonly KubeObject[];
  profile?: ClusterProfile;
}

/** What the user has agreed to, as by the flags of `kubectl drain`. */
export interface DrainConsent {
  /** Evict Pods without a controller, which nothing starts again. */
  force?: boolean;
  /** Evict Pods with an emptyDir volume, whose content is lost. */
  deleteEmptyDirData?: boolean;
}

export function planDrain(scene: DrainScene, consent: DrainConsent): Occupant[] {
  const guests = scene.guests.filter(isActive);
  const ofGuests = guests.map((vmi) => guestOccupant(vmi, scene));
  const taken = new Set(ofGuests.flatMap(({ pods }) => pods));
  const others = scene.pods.filter((pod) => !taken.has(pod));
  return [...ofGuests, ...others.map((pod) => podOccupant(pod, scene, consent))];
}

const isActive = (vmi: KubeObject): boolean => !['Succeeded', 'Failed'].includes(String(vmi.status?.['phase']));

const nameOf = ({ metadata }: KubeObject): string => `${metadata?.namespace}/${metadata?.name}`;

function guestOccupant(vmi: KubeObject, scene: DrainScene): Occupant {
  const { profile } = scene;
  const found = drainOf(machineOf(vmi, scene), { related: [vmi], ...(profile && { profile }) });
  const pods = scene.pods.filter((pod) => isPodOf(pod, vmi));
  const as = (leaving: Leaving, sentence: string): Occupant => ({
    name: nameOf(vmi),
    object: vmi,
    leaving,
    sentence,
    pods,
  });
  if (found.outcome === 'not-running') return as('stops', 'The guest is being shut down already.');
  if (found.outcome === 'migrates') {
    const targets = scene.nodes.filter((node) => node.metadata?.name !== scene.node && fitsOn(node, vmi.spec));
    return targets.length > 0
      ? as('moves', 'The guest is migrated live to another node.')
      : as('waits', 'No other node is ready and fits its node selector, affinity and tolerations. Free or add one.');
  }
  const budget = found.outcome === 'blocks' ? undefined : pods.map((pod) => spentBudget(pod, scene)).find(Boolean);
  if (budget && found.outcome !== 'external') return as('waits', waitsFor(budget));
  return as(OF_GUEST[found.outcome], found.sentence);
}

const OF_GUEST: Readonly<Record<Exclude<Drain, 'migrates' | 'not-running'>, Leaving>> = {
  'restarts-elsewhere': 'restarts',
  'shuts-down': 'stops',
  blocks: 'blocks',
  external: 'waits',
};

/** The VM of a guest, or what stands for one: a replica set starts another guest, and nothing does where a guest has no owner. */
function machineOf(vmi: KubeObject, { machines }: DrainScene): KubeObject {
  const owner = objectsAt(vmi, 'metadata', 'ownerReferences')[0];
  const vm = machines.find((one) => owner?.['kind'] === 'VirtualMachine' && one.metadata?.uid === owner['uid']);
  const runStrategy = vm
    ? valueAt(vm, 'spec', 'runStrategy')
    : owner?.['kind'] === 'VirtualMachineInstanceReplicaSet'
      ? 'Always'
      : 'Once';
  const { name, namespace } = vmi.metadata ?? {};
  // The guest runs with the spec that it was started from, whatever its VM says by now. Under the strategy Halted it is being shut down.
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { ...(name && { name }), ...(namespace && { namespace }) },
    spec: {
      runStrategy: runStrategy ?? (valueAt(vm, 'spec', 'running') === true ? 'Always' : 'Halted'),
      template: { spec: vmi.spec },
    },
  };
}

/** Launcher Pods carry the uid of their guest; the Pods of its hotplugged volumes belong to a launcher. */
function isPodOf(pod: KubeObject, vmi: KubeObject): boolean {
  return pod.metadata?.labels?.['kubevirt.io/created-by'] === vmi.metadata?.uid;
}

function podOccupant(pod: KubeObject, scene: DrainScene, consent: DrainConsent): Occupant {
  const as = (leaving: Leaving, sentence: string): Occupant => ({
    name: nameOf(pod),
    object: pod,
    leaving,
    sentence,
    pods: leaving === 'ignored' ? [] : [pod],
  });
  if (pod.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined)
    return as('ignored', 'A static Pod of the node.');
  const owner = objectsAt(pod, 'metadata', 'ownerReferences').find(({ controller }) => controller === true);
  if (owner?.['kind'] === 'DaemonSet') return as('ignored', `A Pod of the DaemonSet ${owner['name']}.`);
  if (pod.metadata?.labels?.['kubevirt.io'] === 'hotplug-disk') return as('ignored', 'Goes with its guest.');
  if (!isActive(pod)) return as('evicted', 'It has ended.');
  if (!owner && !consent.force)
    return as('blocks', 'No controller starts this Pod again elsewhere. Set `force: true` to evict it all the same.');
  if (!isLauncher(pod) && hasEmptyDir(pod) && !consent.deleteEmptyDirData)
    return as('blocks', 'The content of its emptyDir volumes would be lost. Set `deleteEmptyDirData: true` to agree.');
  const budget = spentBudget(pod, scene);
  if (budget) return as('waits', waitsFor(budget));
  return as('evicted', owner ? `Its ${owner['kind']} replaces it on another node.` : 'Nothing starts it again.');
}

/** Whether a guest runs in the Pod, or is about to, or has. */
export const isLauncher = ({ metadata }: KubeObject): boolean => metadata?.labels?.['kubevirt.io'] === 'virt-launcher';

const hasEmptyDir = (pod: KubeObject): boolean =>
  objectsAt(pod, 'spec', 'volumes').some(({ emptyDir }) => emptyDir !== undefined);

/** The name of a PodDisruptionBudget that allows no eviction of the Pod. */
function spentBudget(pod: KubeObject, { budgets }: DrainScene): string | undefined {
  const found = budgets.find(
    (budget) =>
      budget.metadata?.namespace === pod.metadata?.namespace &&
      matchesSelector(objectAt(budget, 'spec', 'selector'), pod.metadata?.labels) &&
      Number(valueAt(budget, 'status', 'disruptionsAllowed') ?? 0) < 1,
  );
  return found?.metadata?.name;
}

const waitsFor = (budget: string): string => `The PodDisruptionBudget ${budget} allows no eviction at present.`;
