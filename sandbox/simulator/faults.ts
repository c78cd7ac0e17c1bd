import type { OwnerReference } from '../../kube/object';
import { isTrue } from './conditions';
import {
  AAQ,
  CDI,
  DAEMON_SET,
  DEPLOYMENT,
  HOST_PATH_PROVISIONER,
  HYPERCONVERGED,
  type Kind,
  KUBEVIRT,
  NETWORK_ADDONS_CONFIG,
  NMSTATE,
  REPLICA_SET,
  SSP,
  STATEFUL_SET,
  SUBSCRIPTION,
  VM,
} from './kinds';
import { type AnyLive, controllerOf } from './live-object';
import type { World } from './world';

/** Annotation that injects faults, comma-separated. Removing it ends them. */
export const FAULT_ANNOTATION = 'sandbox.kubevirt-iac.io/fault';

/**
 * Faults that can be injected. On a VirtualMachine or VirtualMachineInstance: `image-pull`, `container-error`, `unschedulable`, `crash-loop`,
 * `migration-failure`, `no-agent`; on a DataVolume (or the VirtualMachine that owns it): `import-error`; on any of them `slow`: everything takes ten times
 * as long. On a Node: `power-off`, `not-ready` (the same, without the wait), `no-kvm`, and `image-pull` for all of its pods. On a Deployment or
 * DaemonSet: `image-pull`; on the object of an operator, or a Subscription, the same with the name of the workload, `image-pull:virt-handler`. On the
 * object of an operator: `stuck`, by which it goes no further. On a HyperConverged: `upgrade-failure`, by which an upgrade ends degraded. On a Namespace:
 * `broken-transfer`, by which the first upload or download of each disk breaks off, and every download that could be continued and is not.
 */
export type Fault =
  | 'image-pull'
  | 'container-error'
  | 'unschedulable'
  | 'crash-loop'
  | 'migration-failure'
  | 'no-agent'
  | 'import-error'
  | 'broken-transfer'
  | 'power-off'
  | 'not-ready'
  | 'no-kvm'
  | 'stuck'
  | 'upgrade-failure'
  | 'slow';

/** On a VMI: the faults that its VirtualMachine had when the guest was made. */
export const BOOT_FAULT_ANNOTATION = 'sandbox.kubevirt-iac.io/fault-at-boot';

/**
 * The faults of an object: its own, and those of the VirtualMachine that controls it. A guest keeps the spec that it was made from: a fault
 * that is mended together with the VM's spec stays until the guest is made anew.
 */
export function hasFault(object: AnyLive, fault: Fault, world: World | undefined): boolean {
  if (written(object, FAULT_ANNOTATION).includes(fault)) return true;
  const owner = controllerOf(object);
  if (!world || !owner) return false;
  if (owner.kind in WORKLOADS) return ofWorkload(object, owner, fault, world);
  const vm = owner.kind === VM.kind ? world.get(VM, object.metadata.namespace, owner.name) : undefined;
  if (!vm) return false;
  if (written(vm, FAULT_ANNOTATION).includes(fault)) return true;
  return written(object, BOOT_FAULT_ANNOTATION).includes(fault) && isTrue(vm, 'RestartRequired');
}

/** Whose objects may name workloads that lack their image. */
const OPERATOR_KINDS = [
  KUBEVIRT,
  CDI,
  NETWORK_ADDONS_CONFIG,
  HOST_PATH_PROVISIONER,
  NMSTATE,
  SSP,
  AAQ,
  HYPERCONVERGED,
  SUBSCRIPTION,
] as readonly Kind[];
/** What pods are made for, and what that in turn may be made for. */
const WORKLOADS: Readonly<Record<string, Kind>> = {
  ReplicaSet: REPLICA_SET,
  Deployment: DEPLOYMENT,
  DaemonSet: DAEMON_SET,
  StatefulSet: STATEFUL_SET,
} as Record<string, Kind>;

function ofWorkload(object: AnyLive, { kind, name }: OwnerReference, fault: Fault, world: World): boolean {
  const workload = world.get(WORKLOADS[kind]!, object.metadata.namespace, name);
  if (!workload) return false;
  const ofOperator = OPERATOR_KINDS.flatMap((one) => world.list(one)).some((cr) =>
    written(cr, FAULT_ANNOTATION).includes(`${fault}:${name}`),
  );
  return ofOperator || hasFault(workload, fault, world);
}

const written = ({ metadata }: AnyLive, annotation: string): string[] =>
  (metadata.annotations?.[annotation] ?? '').split(',').map((fault) => fault.trim());

/** The seconds that a step takes: ten times as many for an object with the fault `slow`. */
export const pace = (object: AnyLive, seconds: number, world: World): number =>
  hasFault(object, 'slow', world) ? seconds * 10 : seconds;
