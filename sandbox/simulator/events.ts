/** The Events by which KubeVirt says what became of a guest, for whoever watches or describes it: one for each phase that a guest or a migration reaches. */
import { type Action, create } from './actions';
import { controller } from './controller';
import { hash } from './hash';
import { EVENT, MIGRATION, VM, VMI } from './kinds';
import { type AnyLive, controllerOf, type Draft, isDeleting } from './live-object';
import type { Instance, Migration } from './types';
import type { World } from './world';

interface Phase {
  readonly phase: string;
  readonly phaseTransitionTimestamp: string;
}
interface Said {
  readonly component: 'virt-controller' | 'virt-handler';
  readonly reason: string;
  readonly message: string;
}

const OF_GUEST: Readonly<Record<string, Said>> = {
  Scheduled: {
    component: 'virt-handler',
    reason: 'Created',
    message: 'VirtualMachineInstance defined.',
  },
  Running: { component: 'virt-handler', reason: 'Started', message: 'VirtualMachineInstance started.' },
  Succeeded: { component: 'virt-handler', reason: 'Stopped', message: 'The VirtualMachineInstance was shut down.' },
};

const OF_MIGRATION: Readonly<Record<string, (target: string) => Said>> = {
  Running: () => ({
    component: 'virt-handler',
    reason: 'Migrating',
    message: 'VirtualMachineInstance is migrating.',
  }),
  Succeeded: (target) => ({
    component: 'virt-handler',
    reason: 'Migrated',
    message: `The VirtualMachineInstance migrated to node ${target}.`,
  }),
};

const phasesOf = (status: { phaseTransitionTimestamps?: unknown } | undefined): readonly Phase[] =>
  (status?.phaseTransitionTimestamps ?? []) as readonly Phase[];

/** Once: the name of an Event follows from what it says, and an Event that was deleted, or has expired, does not come back. */
function say(about: AnyLive, { component, reason, message }: Said, at: string | undefined, world: World): Action[] {
  const { name, namespace, uid } = about.metadata;
  // Room for the rest in what the API allows of a name.
  const event = `${name.slice(0, 240).replace(/\W+$/, '')}.${hash(`${uid} ${reason} ${message} ${at}`).toString(16)}`;
  if (world.get(EVENT, namespace, event) || world.age(about, event) > 0) return [];
  const { apiVersion, kind } = about;
  const draft: Draft = {
    apiVersion: EVENT.apiVersion,
    kind: EVENT.kind,
    metadata: { name: event, namespace },
    involvedObject: { apiVersion, kind, name, namespace, uid },
    type: 'Normal',
    reason,
    message,
    source: { component },
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
  };
  return [create(draft)];
}

function ofGuest(vmi: Instance, world: World): Action[] {
  const { name, namespace, creationTimestamp } = vmi.metadata;
  const owner = controllerOf(vmi);
  const vm = owner?.kind === VM.kind ? world.get(VM, namespace, owner.name) : undefined;
  const begun: Said = {
    component: 'virt-controller',
    reason: 'SuccessfulCreate',
    message: `Started the virtual machine by creating the new virtual machine instance ${name}`,
  };
  return [
    ...(vm && !isDeleting(vm) ? say(vm, begun, creationTimestamp, world) : []),
    ...phasesOf(vmi.status).flatMap(({ phase, phaseTransitionTimestamp }) =>
      OF_GUEST[phase] ? say(vmi, OF_GUEST[phase], phaseTransitionTimestamp, world) : [],
    ),
  ];
}

function ofMigration(migration: Migration, world: World): Action[] {
  const vmi = world.get(VMI, migration.metadata.namespace, migration.spec.vmiName!);
  if (!vmi) return [];
  const target = migration.status?.migrationState?.targetNode ?? '';
  return phasesOf(migration.status).flatMap(({ phase, phaseTransitionTimestamp }) =>
    OF_MIGRATION[phase] ? say(vmi, OF_MIGRATION[phase](target), phaseTransitionTimestamp, world) : [],
  );
}

export const events = [
  controller({ name: 'guest-events', kind: VMI, reconcile: ofGuest }),
  controller({ name: 'migration-events', kind: MIGRATION, reconcile: ofMigration }),
];
