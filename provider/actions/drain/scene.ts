/** What a drain reads of the cluster. */
import type { Cluster, ResourceKind } from '../../../cluster';
import { describe } from '../../../kube/object';
import { type DrainConsent, type Occupant, planDrain } from '../../../kubevirt/availability';
import { kindOf } from '../../../kubevirt/kinds';
import type { ActionInputs, Run } from '../action';
import { NODE } from './cordon';

const KUBEVIRT = 'kubevirt.io/v1';
export const POD = kindOf('v1', 'Pod')!;
export const VMI = kindOf(KUBEVIRT, 'VirtualMachineInstance')!;
const VM = kindOf(KUBEVIRT, 'VirtualMachine')!;
const BUDGET = kindOf('policy/v1', 'PodDisruptionBudget')!;

export const onNode = (node: string) => ({ fieldSelector: `spec.nodeName=${node}` });
/** KubeVirt's label on a guest is that of the node that runs it. */
export const guestsOn = (node: string) => ({ labelSelector: `kubevirt.io/nodeName=${node}` });

export const consentOf = ({ force, deleteEmptyDirData }: ActionInputs): DrainConsent => ({
  force: force === true,
  deleteEmptyDirData: deleteEmptyDirData === true,
});

/** Everything on the node, and how it leaves. */
export async function planOf({ operation, inputs }: Run, node: string): Promise<Occupant[]> {
  const { session, signal } = operation;
  const list = async (kind: ResourceKind, options: Parameters<Cluster['list']>[1] = {}) =>
    (await session.cluster.list(kind, { ...options, signal })).items;
  const nodes = await list(NODE);
  if (!nodes.some(({ metadata }) => metadata?.name === node)) {
    const known = nodes.map(({ metadata }) => metadata?.name).join(', ');
    throw new Error(`${describe({ ...NODE, name: node })} does not exist; the nodes are ${known}.`);
  }
  const [pods, guests, budgets] = await Promise.all([list(POD, onNode(node)), list(VMI, guestsOn(node)), list(BUDGET)]);
  const namespaces = [...new Set(guests.map(({ metadata }) => metadata?.namespace))];
  const machines = (
    await Promise.all(namespaces.map((namespace) => list(VM, namespace === undefined ? {} : { namespace })))
  ).flat();
  const scene = { node, nodes, pods, guests, machines, budgets, profile: session.config.profile };
  return planDrain(scene, consentOf(inputs));
}
