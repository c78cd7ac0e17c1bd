/** Whether a change of a VM has arrived at its running guest: KubeVirt announces it at once, and carries it there later, or never. */
import { isDeepStrictEqual } from 'node:util';
import { condition, isTrue } from '../../kube/condition';
import { type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** Conditions of a VMI, mirrored by its VM, that announce a change which only a live migration carries to the guest. */
const BY_MIGRATION: Readonly<Record<string, string>> = {
  HotMemoryChange: 'memory',
  HotVCPUChange: 'vCPUs',
  VolumesChange: 'volumes',
  MigrationRequired: 'network interfaces',
};

/** Changes that KubeVirt has announced and not yet carried to the guest. */
export function pendingChanges(vm: KubeObject, instance?: KubeObject): string[] {
  const announced = Object.keys(BY_MIGRATION).filter((type) => isTrue(vm, type));
  return [...announced.map((type) => BY_MIGRATION[type]!), ...pendingVolumes(vm, instance)];
}

export function restartRequired(vm: KubeObject): boolean {
  return isTrue(vm, 'RestartRequired');
}

export type Arrival =
  | { state: 'arrived' }
  /** `assumed`: only if KubeVirt migrates guests by itself, which its configuration would say, and nothing does it yet. */
  | { state: 'underway'; message: string; assumed?: true }
  /** Nothing carries the change to the guest by itself. `restart`: what it waits for is a restart that the provider may perform. */
  | { state: 'stuck'; message: string; restart?: true };

/** What the cluster does with a change. `methods`: KubeVirt's workloadUpdateMethods; undefined where they cannot be read. */
export function arrivalOf(vm: KubeObject, methods: readonly string[] | undefined, instance?: KubeObject): Arrival {
  const name = String(vm.metadata?.name);
  const restart = `\`virtctl restart ${name} -n ${vm.metadata?.namespace}\``;
  const migrating = valueAt(vm, 'status', 'printableStatus') === 'Migrating';
  // A change that needs a restart suspends the live changes beside it.
  if (restartRequired(vm) && !migrating) {
    const why = condition(vm, 'RestartRequired')?.message;
    return {
      state: 'stuck',
      message: `the change waits for a restart${why ? ` (${why})` : ''}: ${restart}, or set \`onRestart: 'restart'\``,
      restart: true,
    };
  }
  const pending = pendingChanges(vm, instance);
  if (pending.length === 0) {
    if (migrating) return { state: 'underway', message: `guest is migrating${route(instance)}` };
    const runs = valueAt(vm, 'status', 'printableStatus') === 'Running';
    return isTrue(vm, 'Ready') || !runs
      ? { state: 'arrived' }
      : { state: 'underway', message: 'waiting until the guest is Ready again' };
  }
  const what = listed(pending);
  const verb = pending.length > 1 || /s$/.test(what) ? 'are' : 'is';
  const byMigration = Object.keys(BY_MIGRATION).some((type) => isTrue(vm, type));
  if (!byMigration) return { state: 'underway', message: `${what} ${verb} being plugged into the guest` };
  if (migrating) return { state: 'underway', message: `${what} ${verb} going live by migration${route(instance)}` };
  const migratable = condition(vm, 'LiveMigratable');
  if (migratable?.status === 'False' && !methods?.includes('Evict')) {
    const why = [migratable.reason, migratable.message].filter(Boolean).join(', ');
    return {
      state: 'stuck',
      message: `${what}: the guest cannot be live-migrated${why ? ` (${why})` : ''}, so the change reaches it at its next restart: ${restart}`,
    };
  }
  if (methods && !methods.includes('LiveMigrate') && !methods.includes('Evict')) {
    return {
      state: 'stuck',
      message: `${what}: nothing migrates the guest, because \`workloadUpdateStrategy.workloadUpdateMethods\` of the KubeVirt object lacks LiveMigrate. Run \`virtctl migrate ${name} -n ${vm.metadata?.namespace}\`, or add LiveMigrate`,
    };
  }
  return {
    state: 'underway',
    message: `${what} ${verb} going live by migration`,
    ...(methods === undefined && { assumed: true }),
  };
}

/** What to say of a change that nothing has begun to carry to the guest, where KubeVirt's configuration cannot be read. */
export function withoutMigration(vm: KubeObject, instance: KubeObject | undefined, seconds: number): string {
  const { name, namespace } = vm.metadata ?? {};
  return `${listed(pendingChanges(vm, instance))}: no migration has begun within ${seconds} s, and the KubeVirt object, whose \`workloadUpdateMethods\` says whether one will, cannot be read. Run \`virtctl migrate ${name} -n ${namespace}\`; or give the provider the right to list KubeVirt objects, or the setting \`cluster\` from \`kubevirt-iac profile\``;
}

/** Whether a change of inputs may concern the guest: its labels, for one, do not. */
export function concernsGuest(before: JsonObject, now: JsonObject): boolean {
  const guestOf = (object: JsonObject) => [
    valueAt(object, 'spec', 'template', 'spec'),
    valueAt(object, 'spec', 'instancetype'),
    valueAt(object, 'spec', 'preference'),
  ];
  return !isDeepStrictEqual(guestOf(before), guestOf(now));
}

/** Hotplugged volumes that are not in the guest yet, or not out of it. */
function pendingVolumes(vm: KubeObject, instance: KubeObject | undefined): string[] {
  if (!instance || restartRequired(vm)) return [];
  const wanted = objectsAt(vm, 'spec', 'template', 'spec', 'volumes').filter(
    (volume) => isHotplug(volume, 'persistentVolumeClaim') || isHotplug(volume, 'dataVolume'),
  );
  const statuses = objectsAt(instance, 'status', 'volumeStatus');
  const names = new Set(wanted.map(({ name }) => name));
  const arriving = wanted.filter(({ name }) => {
    const status = statuses.find((one) => one['name'] === name);
    // A volume that was there when the guest booted has no phase.
    return !status || (status['phase'] !== undefined && status['phase'] !== 'Ready');
  });
  const leaving = statuses.filter((one) => objectAt(one, 'hotplugVolume') && !names.has(one['name']));
  return [...arriving, ...leaving].map(({ name }) => `volume ${name}`);
}

function isHotplug(volume: JsonObject, source: string): boolean {
  return valueAt(volume, source, 'hotpluggable') === true;
}

function route(instance: KubeObject | undefined): string {
  const state = objectAt(instance, 'status', 'migrationState');
  if (!state || state['completed'] === true || !state['sourceNode'] || !state['targetNode']) return '';
  return ` from ${state['sourceNode']} to ${state['targetNode']}`;
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? String(items[0]) : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
