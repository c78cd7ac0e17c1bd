import { copyJson, isObject } from '../json';
import { isLate } from '../late';
import type { KubeObject, ObjectMeta } from '../object';
import type { core } from '../types';
import type { Cluster } from './cluster';
import type { Finding } from './finding';
import { GUEST_PATHS, type Guest, type Machine, type MachineKind, machineOf } from './machine';
import { type Step, stepsOf } from './paths';
import type { Related } from './related';
import { asGuest, asVirtualMachine } from './start';
import { guard } from './unknowable';

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
  { object, sure }: { object: KubeObject; sure: boolean },
  old: KubeObject | undefined,
  cluster: Cluster,
  related: Related,
): Generator<View> {
  const kind = object.kind as MachineKind;
  const found = writtenGuest(object);
  if (!found) return;
  const written = { ...found, old };
  let known = sure;
  const view = (guest: Guest, stage: Finding['stage']): View => {
    const seen = known ? guest : { ...guest, ...guard({ object, metadata: guest.metadata, spec: guest.spec }) };
    return { machine: machineOf(seen, cluster, related), stage };
  };
  if (kind === 'VirtualMachineInstanceReplicaSet' || kind === 'VirtualMachinePool') {
    yield view({ ...written, kind, view: 'template' }, 'admission');
  }
  if (kind === 'VirtualMachineInstancePreset') {
    yield view({ ...written, kind, view: 'template' }, 'admission');
    return;
  }
  const copy = copyJson({ metadata: written.metadata, spec: written.spec });
  if (kind === 'VirtualMachine' || kind === 'VirtualMachinePool') {
    const machine: Guest = { ...written, ...copy, kind: 'VirtualMachine', view: 'template' };
    if (!asVirtualMachine(machine, old, cluster, related)) known = false;
    yield view(machine, kind === 'VirtualMachine' ? 'admission' : 'start');
  }
  const guest: Guest = { ...written, ...copy, kind: 'VirtualMachineInstance', view: 'guest' };
  if (!asGuest(guest, cluster, related)) known = false;
  yield view(guest, kind === 'VirtualMachineInstance' ? 'admission' : 'start');
}

/** The guest's metadata and spec as they stand in the carrier; nothing where they cannot be known. */
function writtenGuest(object: KubeObject): Pick<Guest, 'object' | 'metadata' | 'spec'> | undefined {
  const base = GUEST_PATHS[object.kind as MachineKind];
  const holder = base ? steps(object, stepsOf(base)) : object;
  if (isLate(holder)) return undefined;
  const { metadata, spec = NO_SPEC } = (holder ?? {}) as Record<string, unknown>;
  if (!isObject(spec)) return undefined;
  return {
    object,
    metadata: isObject(metadata) ? metadata : {},
    spec: spec as unknown as core.VirtualMachineInstanceSpec,
  };
}

/** A VM without a template's spec is accepted, and judged as a guest of which nothing is said. */
const NO_SPEC = Object.freeze({ domain: {} });

/** The value at the end of steps; late where one of them is. */
function steps(root: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((at, step) => (isObject(at) ? at[step] : isLate(at) ? at : undefined), root);
}
