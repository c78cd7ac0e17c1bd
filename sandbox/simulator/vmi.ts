import { fillGuest } from '../../kubevirt/defaults';
import { type Action, create, updated } from './actions';
import { claimsOf } from './claims';
import { clusterConfigOf } from './cluster-config';
import { isTrue, withConditions, withoutConditions } from './conditions';
import { controller, forOwned, forOwner, type Trigger } from './controller';
import { CLAIM, DATA_VOLUME, type Kind, KUBEVIRT, NODE, POD, VM, VMI } from './kinds';
import { isOutdated, launcherDraft, launcherOf, OUTDATED_LABEL } from './launcher';
import { isDeleting, withFinalizer, withMetadata } from './live-object';

import type { Instance, Labels, Node } from './types';
import { isHandled } from './virt-handler';
import { isFinal, NODE_LABEL, VMI_FINALIZER } from './vm-names';
import { end, shutDown, transitions } from './vmi-end';
import { stay } from './vmi-run';
import { start } from './vmi-start';
import type { Status } from './vmi-step';
import type { World } from './world';

function reconcile(vmi: Instance, world: World): Action[] {
  if (isDeleting(vmi)) return shutDown(vmi, world);
  if (isFinal(vmi)) return end(vmi, world);
  const complete = admitted(vmi, world);
  const pod = launcherOf(vmi, world);
  const step = vmi.status?.phase === 'Running' ? stay(complete, pod, world) : start(complete, pod, world);
  const before = withoutConditions(vmi.status?.conditions, step.gone ?? []);
  const status: Status = {
    ...vmi.status,
    ...step.status,
    phase: step.phase as never,
    phaseTransitionTimestamps: transitions(vmi, step.phase, world),
    conditions: withConditions(before, step.conditions, world.now()) as never,
  };
  const placed = withMetadata(complete, { labels: labelsOf(complete, status, world) });
  return [
    ...(step.needsPod ? [create(launcherDraft(vmi, world))] : []),
    ...updated(vmi, { ...placed, status } as Instance),
  ];
}

function labelsOf(vmi: Instance, status: Status, world: World): Labels | undefined {
  const { [OUTDATED_LABEL]: marked, ...labels } = vmi.metadata.labels ?? {};
  const outdated = status.phase === 'Running' && isOutdated({ ...vmi, status }, world);
  if (status.nodeName === undefined && marked === undefined) return vmi.metadata.labels;
  return {
    ...labels,
    ...(outdated ? { [OUTDATED_LABEL]: '' } : {}),
    ...(status.nodeName === undefined ? {} : { [NODE_LABEL]: status.nodeName }),
  };
}

/** What the webhook writes into a VMI. One that a VM makes has it all from the start. */
function admitted(vmi: Instance, world: World): Instance {
  if (vmi.metadata.finalizers?.includes(VMI_FINALIZER)) return vmi;
  const spec = structuredClone(vmi.spec);
  const metadata = structuredClone(vmi.metadata);
  fillGuest({ metadata, spec: spec as unknown as Record<string, unknown> }, clusterConfigOf(world));
  return withFinalizer({ ...vmi, metadata, spec }, VMI_FINALIZER);
}

/** Guests that use the claim, or the DataVolume, that changed. */
const usersOf = (kind: Kind): Trigger => ({
  kind,
  mapToRequests: ({ metadata }, world) =>
    world
      .list(VMI, metadata.namespace)
      .filter((vmi) => claimsOf(vmi.spec).includes(metadata.name))
      .map((vmi) => vmi.metadata),
});

/** Guests on a node whose state changed: all, where nothing looks after them, else those that wait for that. */
const onNode: Trigger = {
  kind: NODE,
  mapToRequests: (node, world) => {
    const handled = isHandled(node as Node, world);
    const settled = (vmi: Instance) => vmi.status?.phase === 'Running' && isTrue(vmi, 'Ready');
    return world
      .list(VMI)
      .filter((vmi) => vmi.status?.nodeName === node.metadata.name && !(handled && settled(vmi)))
      .map(({ metadata }) => metadata);
  },
};

/** Guests whose launcher is of another release than KubeVirt is now. */
const afterUpdate: Trigger = {
  kind: KUBEVIRT,
  mapToRequests: (_, world) =>
    world
      .list(VMI)
      .filter((vmi) => isOutdated(vmi, world))
      .map(({ metadata }) => metadata),
};

export const instances = controller({
  name: 'virtual-machine-instance',
  kind: VMI,
  reconcile,
  watches: [
    usersOf(CLAIM as Kind),
    usersOf(DATA_VOLUME as Kind),
    forOwner(POD as Kind, VMI),
    onNode,
    afterUpdate,
    forOwned(VM as Kind, VMI),
  ],
});
