import { type Action, create, removeNow } from './actions';
import { controller } from './controller';
import { POD, VMI } from './kinds';
import { type Draft, isDeleting, ownerReference } from './live-object';
import type { Instance } from './types';
import { isFinal } from './vm-names';
import { hash } from './vmi-guest';
import type { World } from './world';

export const LAUNCHER = 'virt-launcher';
const CREATED_BY = 'kubevirt.io/created-by';

/** The Pods of a guest: on its node, and during a migration on its target. They end with the guest. */
function reconcile(vmi: Instance, world: World): Action[] {
  const pods = world.owned(POD, vmi);
  const nodes = isFinal(vmi) || isDeleting(vmi) ? [] : nodesOf(vmi);
  const missing = nodes.filter((node) => !pods.some(({ spec }) => spec.nodeName === node));
  const surplus = isDeleting(vmi) && !isFinal(vmi) ? [] : pods.filter(({ spec }) => !nodes.includes(spec.nodeName!));
  return [...missing.map((node) => create(draftOf(vmi, node))), ...surplus.map(removeNow)];
}

function nodesOf({ status }: Instance): string[] {
  const { nodeName, migrationState } = status ?? {};
  const target = migrationState && !migrationState.completed ? migrationState.targetNode : undefined;
  return [nodeName, target].filter((node) => node !== undefined);
}

const draftOf = (vmi: Instance, nodeName: string): Draft => ({
  apiVersion: POD.apiVersion,
  kind: POD.kind,
  metadata: {
    name: `${LAUNCHER}-${vmi.metadata.name}-${suffix(`${vmi.metadata.uid} ${nodeName}`)}`.slice(-253),
    namespace: vmi.metadata.namespace,
    labels: {
      ...vmi.metadata.labels,
      'kubevirt.io': LAUNCHER,
      [CREATED_BY]: vmi.metadata.uid,
      'vm.kubevirt.io/name': vmi.metadata.name,
    },
    annotations: { 'kubevirt.io/domain': vmi.metadata.name },
    ownerReferences: [ownerReference(vmi)],
  },
  spec: {
    nodeName,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    containers: [{ name: 'compute', image: 'simulated' }],
  },
});

const suffix = (of: string): string => hash(of).toString(36).padStart(5, '0').slice(-5);

export const launchers = controller({ name: 'virt-launcher', kind: VMI, reconcile });
