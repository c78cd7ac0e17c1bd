/** Drain of a node: cordon, evictions, and the wait until it is empty. */
import type { Occupant } from '../../../kubevirt/availability';
import type { Action, ActionInputs, Run } from '../action';
import { cordon, uncordon } from './cordon';
import { evacuate } from './evacuate';
import { blockersText, planText } from './plan-text';
import { consentOf, planOf, VMI } from './scene';

export const drain: Action = {
  description:
    'Drains a node, once and again whenever an input changes: no new guest or Pod is scheduled on it, guests are migrated live or shut down as their evictionStrategy says, and Pods are evicted, as by `kubectl drain --ignore-daemonsets`. The preview lists what moves, what is shut down and what blocks. Ends when the node is empty. Deleting the resource makes the node schedulable again.',
  subject: { apiVersion: 'v1', kind: 'Node' },
  names: 'node',
  clusterWide: true,
  timeoutMinutes: 60,
  inputs: {
    node: { type: 'string', required: true, description: 'Name of the Node.' },
    force: {
      type: 'boolean',
      description: 'Whether Pods without a controller are evicted, which nothing starts again. Default: false.',
    },
    deleteEmptyDirData: {
      type: 'boolean',
      description: 'Whether Pods with emptyDir volumes are evicted, whose content is then lost. Default: false.',
    },
    gracePeriodSeconds: {
      type: 'number',
      description: 'Seconds that each Pod has for its end. Default: those of the Pod.',
    },
    uncordonOnDelete: {
      type: 'boolean',
      description:
        'Whether the node becomes schedulable again when the resource is deleted. A node that was cordoned before stays so. Default: true.',
    },
  },
  outputs: {
    moved: { type: 'strings', always: true, description: 'Guests that were migrated, as `namespace/name`.' },
    shutDown: { type: 'strings', always: true, description: 'Guests that were shut down, as `namespace/name`.' },
    evicted: { type: 'strings', always: true, description: 'Pods that were evicted, as `namespace/name`.' },
  },
  preview: async (run) => {
    const { session, resource } = run.operation;
    await session.engine.warn(resource.urn, planText(nodeIn(run.inputs), await planOf(run, nodeIn(run.inputs))));
  },
  run: async (run) => {
    const node = nodeIn(run.inputs);
    const plan = await planOf(run, node);
    const blockers = blockersText(node, plan);
    if (blockers) throw new Error(blockers);
    await cordon(run, node);
    await evacuate(run, node, consentOf(run.inputs));
    return outcomeOf(run, plan);
  },
  undo: async (run) => {
    if (run.inputs['uncordonOnDelete'] !== false) await uncordon(run, nodeIn(run.inputs));
  },
};

const nodeIn = (inputs: ActionInputs): string => String(inputs['node']);

/** Where the guests of the plan are now. One that still runs was migrated. */
async function outcomeOf({ operation }: Run, plan: readonly Occupant[]) {
  const { session, signal } = operation;
  const guests = plan.filter(({ object }) => object.kind === VMI.kind);
  const names = (all: readonly Occupant[]) => all.map(({ name }) => name);
  const moved = new Set<Occupant>();
  for (const guest of guests) {
    const { name = '', namespace, uid } = guest.object.metadata ?? {};
    const now = await session.cluster.find(VMI, { name, ...(namespace && { namespace }) }, { signal });
    if (now?.metadata?.uid === uid && now?.status?.['phase'] === 'Running') moved.add(guest);
  }
  return {
    moved: names([...moved]),
    shutDown: names(guests.filter((guest) => !moved.has(guest))),
    evicted: names(plan.filter(({ leaving, object }) => leaving === 'evicted' && object.kind === 'Pod')),
  };
}
