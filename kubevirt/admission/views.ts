import type { KubeObject, ObjectMeta } from '../object';
import type { v1 } from '../types';
import type { Cluster } from './cluster';
import type { Finding } from './finding';
import { GUEST_PATHS, type Guest, type Machine, type MachineKind, machineOf } from './machine';
import { stepsOf, valueAt } from './paths';
import type { Related } from './related';
import { asGuest, asVirtualMachine } from './start';
import { copyOf } from './unknowable';

export interface View {
  machine: Machine;
  stage: Finding['stage'];
}

/**
 * A carrier's guest as each webhook on its way would see it. A VMI is judged once. A VM is judged with its instancetype,
 * preference and defaults applied, then as the VMI made from it. Replica sets and pools are judged as written, then as what is
 * made from them.
 */
export function* viewsOf(
  object: KubeObject & { kind: MachineKind },
  old: KubeObject | undefined,
  cluster: Cluster,
  related: Related,
): Generator<View> {
  const guest = writtenGuest(object);
  if (!guest) return;
  const view = (changes: Partial<Guest>, stage: Finding['stage']): View => ({
    machine: machineOf({ ...guest, ...changes }, cluster, related),
    stage,
  });
  const isMachine = object.kind === 'VirtualMachine';
  const isInstance = object.kind === 'VirtualMachineInstance';
  if (object.kind === 'VirtualMachineInstanceReplicaSet' || object.kind === 'VirtualMachinePool') {
    yield view({ view: 'template' }, 'admission');
  }
  const copy: Guest = copyOf({ metadata: guest.metadata, spec: guest.spec }) as Guest;
  if (isMachine || object.kind === 'VirtualMachinePool') {
    asVirtualMachine({ ...guest, ...copy }, old, cluster, related);
    yield view({ kind: 'VirtualMachine', view: 'template', ...copy }, isMachine ? 'admission' : 'start');
  }
  asGuest({ ...guest, ...copy }, cluster, related);
  yield view({ kind: 'VirtualMachineInstance', view: 'guest', ...copy }, isInstance ? 'admission' : 'start');
}

/** The guest's metadata and spec as they stand in the carrier. */
function writtenGuest(object: KubeObject & { kind: MachineKind }): Guest | undefined {
  const base = GUEST_PATHS[object.kind];
  const holder = base ? valueAt(object, stepsOf(base)) : object;
  const { metadata, spec } = (holder ?? {}) as { metadata?: ObjectMeta; spec?: v1.VirtualMachineInstanceSpec };
  return { kind: object.kind, view: 'guest', object, metadata: metadata ?? {}, spec: spec ?? ({} as never) };
}
