import { patched } from '../../kube/json-patch';
import { type Action, create, updated } from './actions';
import { type Condition, conditionOf, withConditions } from './conditions';
import { controller, forAll } from './controller';
import { SECONDS } from './durations';
import { pace } from './faults';
import { CLAIM, RESTORE, SNAPSHOT, SNAPSHOT_CONTENT, VM, VMI } from './kinds';
import { isDeleting, withMetadata } from './live-object';
import { claimVolumesOf } from './snapshot';
import type { Restore, VirtualMachine } from './types';
import { instanceOf, LAST_RESTORE } from './vm-names';
import { passed, type World } from './world';

/** The time a restore waits for its target to be stopped, in seconds. */
const GRACE = 300;

/** Puts a VM back to what a snapshot holds, or makes one of it. Volume overrides are not simulated. */
function reconcile(restore: Restore, world: World): Action[] {
  if (isDeleting(restore) || restore.status?.complete || conditionOf(restore, 'Failure')?.status === 'True') return [];
  const { namespace } = restore.metadata;
  const snapshot = world.get(SNAPSHOT, namespace, restore.spec.virtualMachineSnapshotName);
  const content = world.get(SNAPSHOT_CONTENT, namespace, snapshot?.status?.virtualMachineSnapshotContentName ?? '');
  if (!snapshot?.status?.readyToUse || !content)
    return tell(restore, 'VirtualMachineSnapshot is not ready', false, world);
  const source = content.spec.source.virtualMachine as unknown as VirtualMachine;
  const target = world.get(VM, namespace, restore.spec.target.name);
  const restored = target?.metadata.annotations?.[LAST_RESTORE] === restore.metadata.uid;
  if (target && !restored && instanceOf(target, world)) return waitFor(restore, target, world);
  if (!passed(world, restore, 'restore', target ? pace(target, SECONDS.snapshot, world) : SECONDS.snapshot)) {
    const locked = target
      ? updated(target, { ...target, status: { ...target.status, restoreInProgress: restore.metadata.name } })
      : [];
    return [...locked, ...tell(restore, 'Creating new PVCs', false, world)];
  }
  const names = new Map(
    claimVolumesOf(source).map(({ name, claimName }) => [name, restoredName(restore, name, claimName)]),
  );
  const spec = onClaims(source.spec, names);
  const claims = claimVolumesOf(source).flatMap(({ name, claimName }) =>
    claimFor(names.get(name)!, claimName, namespace!, world),
  );
  const done = {
    restores: [...names].map(([volumeName, persistentVolumeClaim]) => ({
      volumeName,
      persistentVolumeClaim,
      volumeSnapshotName: `vmsnapshot-${snapshot.metadata.uid}-volume-${volumeName}`,
    })),
  };
  return [
    ...claims,
    ...(restored
      ? []
      : target
        ? updated(target, putBack(restore, target, spec))
        : [create(newVm(restore, source, spec))]),
    ...tell(restore, 'Operation complete', true, world, { ...done, restoreTime: world.now(), complete: true }),
  ];
}

const putBack = (restore: Restore, target: VirtualMachine, spec: VirtualMachine['spec']): VirtualMachine => ({
  ...withMetadata(target, { annotations: { ...target.metadata.annotations, [LAST_RESTORE]: restore.metadata.uid } }),
  spec,
  status: { ...target.status, restoreInProgress: undefined },
});

/** A running target is waited for, stopped, or the end of it, as its restore says. */
function waitFor(restore: Restore, target: VirtualMachine, world: World): Action[] {
  const policy = restore.spec.targetReadinessPolicy ?? 'WaitGracePeriod';
  const late = policy === 'WaitGracePeriod' && passed(world, restore, 'wait', GRACE);
  if (policy === 'FailImmediate' || late)
    return tell(restore, 'Operation failed: the target is running', false, world, {}, true);
  const { running: _, ...spec } = target.spec;
  const stop = policy === 'StopTarget' ? updated(target, { ...target, spec: { ...spec, runStrategy: 'Halted' } }) : [];
  return [...stop, ...tell(restore, 'Waiting for target to be ready', false, world)];
}

const NAMES: Readonly<Record<string, (restore: Restore, volume: string, claim: string) => string>> = {
  InPlace: (_, __, claim) => claim,
  PrefixTargetName: ({ spec }, volume) => `${spec.target.name}-${volume}`,
};

const restoredName = (restore: Restore, volume: string, claim: string): string =>
  NAMES[restore.spec.volumeRestorePolicy ?? '']?.(restore, volume, claim) ??
  `restore-${restore.metadata.uid}-${volume}`;

/** The spec with its volumes on the restored claims. DataVolumes would fill them anew. */
function onClaims(spec: VirtualMachine['spec'], names: ReadonlyMap<string, string>): VirtualMachine['spec'] {
  const volumes = (spec.template.spec!.volumes ?? []).map((volume) => {
    const claimName = names.get(volume.name);
    return claimName === undefined ? volume : { name: volume.name, persistentVolumeClaim: { claimName } };
  });
  const { dataVolumeTemplates: _, ...rest } = spec;
  return { ...rest, template: { ...spec.template, spec: { ...spec.template.spec!, volumes } } };
}

function claimFor(name: string, from: string, namespace: string, world: World): Action[] {
  if (world.get(CLAIM, namespace, name)) return [];
  const { volumeName: _, ...spec } = world.get(CLAIM, namespace, from)?.spec ?? {};
  return [create({ apiVersion: CLAIM.apiVersion, kind: CLAIM.kind, metadata: { name, namespace }, spec })];
}

/** Another VM has an identity and addresses of its own. */
function newVm(restore: Restore, source: VirtualMachine, spec: VirtualMachine['spec']) {
  const copy = structuredClone(spec);
  const { domain } = copy.template.spec!;
  for (const nic of domain.devices.interfaces ?? []) delete nic.macAddress;
  if (domain.firmware) {
    delete domain.firmware.uuid;
    delete domain.firmware.serial;
  }
  const { labels } = source.metadata;
  const annotations = { ...source.metadata.annotations, [LAST_RESTORE]: restore.metadata.uid };
  const metadata = { name: restore.spec.target.name, namespace: restore.metadata.namespace, labels, annotations };
  const made = { apiVersion: VM.apiVersion, kind: VM.kind, metadata, spec: copy };
  // KubeVirt reads the result into its own types, in which a null is a field that is not there.
  return JSON.parse(
    JSON.stringify(patched(made, (restore.spec as { patches?: string[] }).patches ?? []), withoutNulls),
  );
}

const withoutNulls = (_: string, value: unknown) => value ?? undefined;

function tell(
  restore: Restore,
  reason: string,
  done: boolean,
  world: World,
  status: object = {},
  failed = false,
): Action[] {
  const conditions: Condition[] = [
    { type: 'Ready', status: done ? 'True' : 'False', reason },
    { type: 'Progressing', status: done || failed ? 'False' : 'True', reason },
    ...(failed ? [{ type: 'Failure', status: 'True' as const, reason }] : []),
  ];
  const told = withConditions(restore.status?.conditions, conditions, world.now());
  return updated(restore, { ...restore, status: { complete: false, ...restore.status, ...status, conditions: told } });
}

export const restores = controller({
  name: 'restore',
  kind: RESTORE,
  reconcile,
  watches: [forAll(SNAPSHOT, RESTORE), forAll(SNAPSHOT_CONTENT, RESTORE), forAll(VMI, RESTORE)],
});
