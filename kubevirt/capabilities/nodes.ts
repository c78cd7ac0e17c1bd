import { objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { quantityValue } from '../../kube/quantity';
import { architectureOf, SCHEDULABLE } from '../availability';
import { cpuModelsOf, isCordoned, isReady, taintsOf, troubleOf } from '../preflight';

/** What a node can do for guests. */
export interface NodeCapabilities {
  name: string;
  ready: boolean;
  /** Whether the scheduler places guests there that ask for nothing special. */
  canRunGuests: boolean;
  /** Why not, and what to do. */
  reason?: string;
  /** Whether it has /dev/kvm. */
  kvm: boolean;
  architecture: string;
  /** CPU model of the node itself, which `host-model` guests get. */
  hostCpuModel?: string;
  /** CPU models that guests can name. */
  cpuModels: string[];
  /** What is there for Pods, such as `cpu`, `memory`, `hugepages-2Mi` and devices. */
  allocatable: Record<string, string>;
  labels: Record<string, string>;
  /** Taints that guests must tolerate, as `key=value:effect`. */
  taints: string[];
}

const KVM = 'devices.kubevirt.io/kvm';
const HOST_MODEL = 'host-model-cpu.node.kubevirt.io/';

/** @param emulated whether guests may run without hardware virtualization */
export function nodeCapabilities(node: KubeObject, { emulated }: { readonly emulated: boolean }): NodeCapabilities {
  const labels = node.metadata?.labels ?? {};
  const allocatable = Object.fromEntries(
    Object.entries(objectAt(node, 'status', 'allocatable') ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const kvm = (quantityValue(allocatable[KVM] ?? '0') ?? 0) > 0;
  const taints = taintsOf(node, []);
  const reason = obstacle(node, { hardware: kvm || emulated, taints });
  const hostCpuModel = Object.keys(labels)
    .find((key) => key.startsWith(HOST_MODEL))
    ?.slice(HOST_MODEL.length);
  return {
    name: node.metadata?.name ?? '',
    ready: isReady(node),
    canRunGuests: reason === undefined,
    ...(reason !== undefined && { reason }),
    kvm,
    architecture: architectureOf(node),
    ...(hostCpuModel !== undefined && { hostCpuModel }),
    cpuModels: cpuModelsOf(node).sort(),
    allocatable,
    labels,
    taints,
  };
}

function obstacle(
  node: KubeObject,
  { hardware, taints }: { readonly hardware: boolean; readonly taints: readonly string[] },
): string | undefined {
  if (!isReady(node)) return troubleOf(node);
  if (isCordoned(node)) return 'It is cordoned: `kubectl uncordon` makes it available.';
  const schedulable = node.metadata?.labels?.[SCHEDULABLE];
  if (schedulable === undefined)
    return `It has no virt-handler, which sets the label ${SCHEDULABLE}: check the node placement of KubeVirt.`;
  if (schedulable !== 'true')
    return `virt-handler has set the label ${SCHEDULABLE} to ${schedulable}: read the log of its Pod on this node.`;
  if (!hardware) return `It has no ${KVM}: enable virtualization in its firmware, or emulation in the KubeVirt object.`;
  return taints.length > 0 ? `Its taints must be tolerated: ${taints.join(', ')}.` : undefined;
}
