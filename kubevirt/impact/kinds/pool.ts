/**
 * A VirtualMachinePool, in the order of its controller: autohealing (whatever the pool's state), then, unless paused, scaling and
 * updating. An update of the VM objects is then seen by virt-controller, which is the model of machine/.
 */
import { covers, type Difference, same } from '../../../kube/differences';
import { type JsonObject, objectAt, objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { matchesRequirements, matchesSelector } from '../../../kube/selector';
import { poolVm } from '../../pool-vm';
import { changeBy } from '../change';
import { type ImpactClass, worst } from '../effects';
import { nameText } from '../format-value';
import type { RowId } from '../table';
import type { Change, Hazard, Impact } from '../verdict';
import { type ModelInput, vmImpact } from '../vm/vm-impact';
import { userChanges } from './by-field';
import { namesOf } from './guest-sources';

const TEMPLATE = 'spec.virtualMachineTemplate';

interface Part {
  class: ImpactClass;
  changes: Change[];
  hazards: Hazard[];
  assumptions?: string[];
}

export function poolImpact(input: ModelInput): Impact {
  const changed = userChanges(input.old, input.new);
  if (changed.length === 0) return { class: 'no-effect', changes: [], hazards: [], assumptions: [] };
  const scaled = changed.filter(({ path }) => path === 'spec.replicas');
  const updated = changed.filter(({ path }) => covers(TEMPLATE, path));
  const rest = changed.filter((difference) => !scaled.includes(difference) && !updated.includes(difference));
  const parts: Part[] = [
    {
      class: 'no-effect',
      changes: rest.map((difference) => changeBy(settingRow(difference.path), difference)),
      hazards: autohealing(input),
    },
    ...(paused(input.new)
      ? [noEffect('pool-paused', [...scaled, ...updated])]
      : [scale(input, scaled), update(input, updated)]),
  ];
  return {
    class: worst(parts.map((part) => part.class)),
    changes: parts.flatMap((part) => part.changes),
    hazards: parts.flatMap((part) => part.hazards),
    assumptions: parts.flatMap((part) => part.assumptions ?? []),
  };
}

const settingRow = (path: string): RowId => (covers('spec', path) ? 'pool-setting' : 'not-a-guest');
const noEffect = (id: RowId, differences: readonly Difference[], detail?: string): Part => ({
  class: 'no-effect',
  changes: differences.map((difference) => changeBy(id, difference, detail)),
  hazards: [],
});

function paused(pool: unknown): boolean {
  return valueAt(pool, 'spec', 'paused') === true;
}

function replicasOf(pool: unknown): number {
  const replicas = valueAt(pool, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

/** Autohealing looks at every VM of the namespace before it asks whose it is. */
function autohealing({ new: pool, catalog }: ModelInput): Hazard[] {
  if (!objectAt(pool, 'spec', 'autohealing')) return [];
  const namespace = valueAt(pool, 'metadata', 'namespace') || 'default';
  const others = catalog.all('VirtualMachine').filter((vm) => (vm.metadata?.namespace || 'default') === namespace);
  const meant = others.length > 0 ? `, such as ${namesOf(others)}` : '';
  const reason = `Autohealing deletes every VM of namespace ${nameText(namespace)} that fails to start for long enough, including those that are not part of this pool${meant}. Give the pool a namespace of its own, or omit autohealing.`;
  return [{ kind: 'foreign-vm-deleted', path: 'spec.autohealing', reason }];
}

function scale({ old, new: pool }: ModelInput, differences: readonly Difference[]): Part {
  const count = replicasOf(old) - replicasOf(pool);
  const changes = (id: RowId) => differences.map((difference) => changeBy(id, difference));
  if (count === 0) return noEffect('pool-setting', differences);
  if (count < 0) return { class: 'scale-out', changes: changes('pool-scale-out'), hazards: [] };
  const strategy = objectAt(pool, 'spec', 'scaleInStrategy');
  if (strategy?.['unmanaged'] !== undefined || strategy?.['opportunistic'] !== undefined) {
    return noEffect('pool-scale-in-off', differences);
  }
  const proactive = objectAt(strategy, 'proactive');
  const kept = [undefined, '', 'Disabled'].every((state) => proactive?.['statePreservation'] !== state);
  const hazards: Hazard[] = [];
  if (!matchesPolicy(objectAt(proactive, 'selectionPolicy', 'selectors'), templateOf(old))) {
    hazards.push({
      kind: 'controller-crash',
      path: 'spec.scaleInStrategy.proactive.selectionPolicy.selectors',
      reason: `The pool removes ${count} VMs but the selectors match fewer: virt-controller crashes repeatedly, for the whole cluster. Widen the selectors before lowering replicas.`,
    });
  }
  const machines = `${count} of ${replicasOf(old)} VMs of pool ${nameText(valueAt(old, 'metadata', 'name'))}`;
  const why = kept
    ? 'their disks are kept for later VMs with the same index'
    : 'which of them, its selection policy decides';
  hazards.push({
    kind: 'guest-powered-off',
    path: 'spec.replicas',
    reason: `${machines} ${count === 1 ? 'is' : 'are'} powered off and deleted (${why}).`,
  });
  if (!kept && ownsDisks(old)) {
    const disks = diskNames(old).join(', ');
    hazards.push(diskLoss('spec.replicas', `The disks that they own (${disks}) are deleted with all their data.`));
  }
  return { class: 'delete', changes: changes(kept ? 'pool-scale-in-preserving' : 'pool-scale-in'), hazards };
}

function update(input: ModelInput, differences: readonly Difference[]): Part {
  const { old, new: pool } = input;
  if (differences.length === 0) return noEffect('pool-setting', []);
  const strategy = objectAt(pool, 'spec', 'updateStrategy');
  if (strategy?.['unmanaged'] !== undefined) return noEffect('pool-update-unmanaged', differences);
  if (Math.min(replicasOf(old), replicasOf(pool)) === 0) return noEffect('pool-empty', differences);
  const selectors = objectAt(strategy, 'proactive', 'selectionPolicy', 'selectors');
  if (!matchesPolicy(selectors, templateOf(old))) return noEffect('pool-update-selected-none', differences);
  const guests = throughVms(input);
  if (guests.class === 'power-change' || strategy?.['opportunistic'] !== undefined) return guests;
  return proactive(input, differences, guests);
}

/** The pool deletes whole VMs for any difference in disks, and guests for any difference in what they boot from. */
function proactive({ old, new: pool }: ModelInput, differences: readonly Difference[], guests: Part): Part {
  const differs = (...path: string[]) =>
    !same(valueAt(templateOf(old), 'spec', ...path), valueAt(templateOf(pool), 'spec', ...path));
  const pace = `${atOnce(pool)} at a time`;
  if (differs('dataVolumeTemplates')) {
    const lost = diskLoss(
      `${TEMPLATE}.spec.dataVolumeTemplates`,
      'Every VM of the pool is deleted and recreated with its disks; all data on them is lost.',
    );
    return {
      class: 'recreate',
      changes: differences.map((difference) => changeBy('pool-recreates-vms', difference, pace)),
      hazards: [lost],
    };
  }
  if (!differs('template')) return guests;
  const restarts = (path: string) => covers(`${TEMPLATE}.spec.template`, path);
  return {
    class: 'restart',
    changes: differences.map((difference) =>
      restarts(difference.path)
        ? changeBy('pool-guests-restarted', difference, pace)
        : changeBy('pool-vms-updated', difference),
    ),
    hazards: guests.hazards.filter(({ kind }) => kind !== 'guest-evicted'),
  };
}

/** What the VM controller makes of the updated VM objects. */
function throughVms({ old, new: pool, bootedFrom, ...rest }: ModelInput): Part {
  const impact = vmImpact({
    ...rest,
    old: poolVm(old as KubeObject),
    new: poolVm(pool as KubeObject),
    ...(bootedFrom !== undefined && { bootedFrom: poolVm(bootedFrom as KubeObject) }),
  });
  const power = impact.changes.some(({ row }) => row === 'power-off' || row === 'power-on');
  const untouched = impact.class === 'no-effect';
  return {
    class: power ? 'power-change' : untouched ? 'next-boot-silent' : impact.class,
    changes: impact.changes.map((change) => withinPool(untouched ? updatedOnly(change) : change)),
    hazards: impact.hazards.map((hazard) => ({ ...hazard, path: `${TEMPLATE}.${hazard.path}` })),
    assumptions: impact.assumptions,
  };
}

/** What does nothing to a guest is still written into every VM of the pool. */
function updatedOnly({ path, from, to }: Change): Change {
  return changeBy('pool-vms-updated', { path, from, to });
}

function withinPool(change: Change): Change {
  return { ...change, path: `${TEMPLATE}.${change.path}` };
}

function templateOf(pool: unknown): JsonObject {
  return objectAt(pool, 'spec', 'virtualMachineTemplate') ?? {};
}

/** Whether the VMs made from a pool's template match the selectors of a selection policy; they are alike, so that they match one like all. */
function matchesPolicy(selectors: JsonObject | undefined, template: JsonObject): boolean {
  return (
    matchesSelector(selectors?.['labelSelector'], objectAt(template, 'spec', 'template', 'metadata', 'labels')) &&
    matchesRequirements(
      selectors?.['nodeSelectorRequirementMatcher'],
      objectAt(template, 'spec', 'template', 'spec', 'nodeSelector'),
    )
  );
}

function ownsDisks(pool: unknown): boolean {
  const templates = valueAt(templateOf(pool), 'spec', 'dataVolumeTemplates');
  return Array.isArray(templates) && templates.length > 0;
}

/** The templates of the disks: the pool adds an index to each name. */
function diskNames(pool: unknown): string[] {
  return objectsAt(templateOf(pool), 'spec', 'dataVolumeTemplates').map((template) =>
    nameText(valueAt(template, 'metadata', 'name')),
  );
}

function diskLoss(path: string, reason: string): Hazard {
  return { kind: 'data-loss', path, reason };
}

/** How many VMs may be down at once, as a phrase. */
function atOnce(pool: unknown): string {
  const limit = valueAt(pool, 'spec', 'maxUnavailable') ?? '100%';
  const replicas = replicasOf(pool);
  const percent = typeof limit === 'string' ? /^(\d+)%$/.exec(limit) : undefined;
  const count = percent ? Math.floor((replicas * Number(percent[1])) / 100) : Number(limit);
  const down = Math.min(Math.max(Number.isFinite(count) ? count : 1, 1), replicas);
  return down === replicas ? `all ${replicas}` : `${down} of ${replicas}`;
}
