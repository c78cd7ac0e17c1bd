import { matchesLabels } from '../../kube/selector';
import { withServerWritten } from '../../kubevirt/defaults';
import { type Action, create, mergePatch, remove, update, updated } from './actions';
import { isTrue } from './conditions';
import { contains } from './contains';
import { controller, forOwner } from './controller';
import { DATA_VOLUME, type Kind, POOL, VM, VMI } from './kinds';
import {
  asKubeObject,
  isDeleting,
  ownerReference,
  withFinalizer,
  withMetadata,
  withoutFinalizers,
} from './live-object';
import { freeIndexes, indexOf, specOf } from './pool-names';
import { replicaStatus } from './replicas';
import type { Instance, Pool, VirtualMachine } from './types';
import { bootedFrom } from './vm-boot';
import { instanceOf, POOL_FINALIZER } from './vm-names';
import type { World } from './world';

const REVISION_LABEL = 'kubevirt.io/vm-pool-revision-name';

function reconcile(pool: Pool, world: World): Action[] {
  if (isDeleting(pool)) return letGo(pool, world);
  const held = updated(pool, withFinalizer(pool, POOL_FINALIZER));
  if (held.length > 0) return held;
  const all = world.owned(VM, pool).filter((vm) => matchesLabels(pool.spec.selector.matchLabels, vm.metadata.labels));
  const vms = all.filter((vm) => !isDeleting(vm));
  const counts = { replicas: vms.length, readyReplicas: vms.filter(({ status }) => status?.ready).length };
  return [
    ...(pool.spec.paused ? [] : [...scale(pool, vms, all, world), ...rollOut(pool, vms, world)]),
    ...updated(pool, { ...pool, status: replicaStatus(pool.status, counts, pool.spec, world.now()) }),
  ];
}

/** The VMs of a pool that goes are let go first: then the garbage collector takes them. */
function letGo(pool: Pool, world: World): Action[] {
  const held = world.owned(VM, pool).filter(({ metadata }) => metadata.finalizers?.includes(POOL_FINALIZER));
  return held.length > 0
    ? held.flatMap((vm) => updated(vm, withoutFinalizers(vm, [POOL_FINALIZER])))
    : updated(pool, withoutFinalizers(pool, [POOL_FINALIZER]));
}

const wantedOf = ({ spec }: Pool): number => spec.replicas ?? 1;

function scale(pool: Pool, vms: readonly VirtualMachine[], all: readonly VirtualMachine[], world: World): Action[] {
  const missing = wantedOf(pool) - vms.length;
  if (missing >= 0) {
    const used = new Set(all.flatMap(({ metadata }) => indexOf(pool, metadata.name) ?? []));
    return freeIndexes(used, missing).map((index) => create(vmOf(pool, index)));
  }
  const { scaleInStrategy } = pool.spec;
  if (scaleInStrategy?.opportunistic || scaleInStrategy?.unmanaged) return [];
  const { selectionPolicy, statePreservation = 'Disabled' } = scaleInStrategy?.proactive ?? {};
  const order = SORTS[selectionPolicy?.sortPolicy ?? 'Random'] ?? SORTS['Random']!;
  const surplus = [...vms].sort(order(pool)).slice(missing);
  return surplus.flatMap((vm) => [...(statePreservation === 'Disabled' ? [] : disown(vm, world)), remove(vm)]);
}

/** The disks of a VM that goes stay behind, for the next VM of its index. */
const disown = (vm: VirtualMachine, world: World): Action[] =>
  world.owned(DATA_VOLUME, vm).map((volume) => update(volume, withMetadata(volume, { ownerReferences: undefined })));

type Order = (pool: Pool) => (a: VirtualMachine, b: VirtualMachine) => number;

const byIndex: Order = (pool) => (a, b) => indexOf(pool, a.metadata.name)! - indexOf(pool, b.metadata.name)!;
const byAge: Order = () => (a, b) =>
  (a.metadata.creationTimestamp ?? '').localeCompare(b.metadata.creationTimestamp ?? '');
const reversed =
  (order: Order): Order =>
  (pool) =>
  (a, b) =>
    order(pool)(b, a);

/** By sort policy, with those that go first at the end. Random may be any: here the highest index goes first. */
const SORTS: Readonly<Record<string, Order>> = {
  Random: byIndex,
  DescendingOrder: byIndex,
  AscendingOrder: reversed(byIndex),
  Newest: byAge,
  Oldest: reversed(byAge),
};

function vmOf(pool: Pool, index: number) {
  const { metadata } = pool.spec.virtualMachineTemplate;
  return {
    apiVersion: VM.apiVersion,
    kind: VM.kind,
    metadata: {
      name: `${pool.metadata.name}-${index}`,
      namespace: pool.metadata.namespace,
      labels: { ...metadata?.labels, [REVISION_LABEL]: revisionOf(pool) },
      annotations: { ...metadata?.annotations },
      finalizers: [POOL_FINALIZER],
      ownerReferences: [ownerReference(pool)],
    },
    spec: specOf(pool, index),
  };
}

const revisionOf = ({ metadata }: Pool): string => `${metadata.name}-${metadata.generation}`;

/** Brings the VMs to the pool's template; under the proactive strategy, their guests too, no more at once than may be unavailable. */
function rollOut(pool: Pool, vms: readonly VirtualMachine[], world: World): Action[] {
  const { updateStrategy } = pool.spec;
  if (updateStrategy?.unmanaged) return [];
  const proactive = !updateStrategy?.opportunistic;
  const outdated = vms.filter((vm) => vm.metadata.labels?.[REVISION_LABEL] !== revisionOf(pool));
  const updates = outdated.map((vm) => {
    const spec = { ...specOf(pool, indexOf(pool, vm.metadata.name)!) };
    if (proactive && hasOtherDisks(vm, spec)) return remove(vm);
    const relabelled = withMetadata(vm, { labels: { ...vm.metadata.labels, [REVISION_LABEL]: revisionOf(pool) } });
    const written = withServerWritten({ ...relabelled, spec }, asKubeObject(vm));
    return update(vm, { ...written, spec: { ...written.spec, template: withoutTopology(written.spec.template) } });
  });
  if (!proactive || updates.length > 0) return updates;
  const unavailable = vms.filter((vm) => !isAvailable(instanceOf(vm, world))).length;
  const room = Math.max(maxUnavailable(pool) - unavailable, 0);
  return vms
    .flatMap((vm) => staleGuest(vm, world) ?? [])
    .slice(0, room)
    .map(remove);
}

const isAvailable = (vmi: Instance | undefined): boolean =>
  vmi !== undefined && !isDeleting(vmi) && isTrue(vmi, 'Ready');

/** A guest that was booted from another template than its VM has now, once the VM's controller has looked at the template. */
function staleGuest(vm: VirtualMachine, world: World): Instance | undefined {
  const vmi = instanceOf(vm, world);
  if (!vmi || isDeleting(vmi) || vm.status?.desiredGeneration !== vm.metadata.generation) return undefined;
  const booted = bootedFrom(vm, vmi, world);
  if (!booted) return undefined;
  const [before, now] = [booted.vm, vm].map(({ spec }) => withoutTopology(spec.template));
  return mergePatch(before, now) === undefined ? undefined : vmi;
}

const TOPOLOGY = 'kubevirt.io/pci-topology-version';

/** The webhook marks the topology of a new VM only: the pool writes its template over the mark, and the VM's own controller sets it anew. */
function withoutTopology<T extends VirtualMachine['spec']['template']>(template: T): T {
  const { [TOPOLOGY]: _, ...annotations } = (template.metadata?.annotations ?? {}) as Record<string, string>;
  return { ...template, metadata: { ...template.metadata, annotations } };
}

/** Other than in what the webhook filled in. */
function hasOtherDisks(vm: VirtualMachine, spec: VirtualMachine['spec']): boolean {
  return !contains(vm.spec.dataVolumeTemplates ?? [], spec.dataVolumeTemplates ?? []);
}

/** How many VMs may be without a ready guest during a roll-out: all, unless the pool says less; never none. */
function maxUnavailable(pool: Pool): number {
  const { maxUnavailable: limit = '100%' } = pool.spec;
  const count = typeof limit === 'number' ? limit : Math.floor((wantedOf(pool) * Number.parseInt(limit, 10)) / 100);
  return Math.max(count, 1);
}

export const pools = controller({
  name: 'pool',
  kind: POOL,
  reconcile,
  watches: [
    forOwner(VM as Kind, POOL),
    // A guest that changed belongs to a VM of a pool.
    {
      kind: VMI,
      mapToRequests: (changed, world) => {
        const vm = world.get(VM, changed.metadata.namespace, changed.metadata.name);
        const reference = vm?.metadata.ownerReferences?.find(({ kind }) => kind === POOL.kind);
        return reference ? [{ namespace: changed.metadata.namespace, name: reference.name }] : [];
      },
    },
  ],
});
