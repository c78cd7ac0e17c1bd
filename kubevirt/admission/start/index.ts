/** The simulated start: what the webhooks and controllers would make of a manifest, step by step. */
import { fillGuest, fillTemplate, guestOf, storedVm } from '../../defaults';
import { expand } from '../../instancetype';
import { copyJson, ensureObject, fill, isFilled, type JsonObject, objectAt, valueAt } from '../../json';
import { containsLate } from '../../late';
import type { KubeObject, ObjectMeta } from '../../object';
import type { core } from '../../types';
import type { Cluster } from '../cluster';
import type { Guest } from '../machine';
import type { Related } from '../related';

/**
 * Puts the guest as the VirtualMachine's webhook judges it in place of the written one: instancetype, preference and defaults
 * applied. What an instancetype or preference that is not in `related` would fill in becomes UNKNOWN (late.ts), so that no rule
 * guesses about it. False where something is UNKNOWN.
 */
export function asVirtualMachine(
  guest: Guest,
  old: KubeObject | undefined,
  cluster: Cluster,
  related: Related,
): boolean {
  const written = virtualMachineOf(guest.object);
  const vm = old ? carryOver(written, old, storedVm(old, cluster, related.find)) : written;
  const { vm: expanded } = expand(storedVm(vm, cluster, related.find), related.find);
  const template = objectAt(expanded, 'spec', 'template');
  const spec = objectAt(template, 'spec') ?? { domain: {} };
  fillTemplate(spec, cluster);
  return put(guest, objectAt(template, 'metadata') ?? {}, spec);
}

/** Puts the guest as the VirtualMachineInstance's webhook judges it, made from whatever carries it, in place of the written one. */
export function asGuest(guest: Guest, cluster: Cluster, related: Related): boolean {
  const made = fromVirtualMachine(guest.object)
    ? guestOf(storedVm(virtualMachineOf(guest.object), cluster, related.find), cluster, related.find)
    : guest;
  const metadata = made.metadata as JsonObject;
  const spec = made.spec as unknown as JsonObject;
  fillGuest({ metadata, spec }, cluster);
  return put(guest, metadata, spec);
}

function fromVirtualMachine({ kind }: KubeObject): boolean {
  return kind === 'VirtualMachine' || kind === 'VirtualMachinePool';
}

/** The VirtualMachine itself, or the one that a pool makes. */
function virtualMachineOf(carrier: KubeObject): KubeObject {
  if (carrier.kind !== 'VirtualMachinePool') return carrier;
  const template = objectAt(carrier, 'spec', 'virtualMachineTemplate');
  const { name, namespace } = carrier.metadata ?? {};
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { ...objectAt(template, 'metadata'), name: `${name}-0`, ...(namespace !== undefined && { namespace }) },
    spec: objectAt(template, 'spec') ?? {},
  };
}

/** What the webhook wrote into the old object, and neither manifest says, is still there after an update. */
function carryOver(vm: KubeObject, old: KubeObject, stored: KubeObject): KubeObject {
  const carried = copyJson(vm);
  const spec = objectAt(carried, 'spec', 'template', 'spec');
  for (const path of [['architecture'], ['domain', 'machine', 'type']]) {
    const from = ['spec', 'template', 'spec', ...path];
    const parent = isFilled(valueAt(old, ...from)) ? undefined : ensureObject(spec, ...path.slice(0, -1));
    fill(parent, path.at(-1)!, valueAt(stored, ...from), isFilled);
  }
  return carried;
}

function put(guest: Guest, metadata: JsonObject, spec: JsonObject): boolean {
  guest.metadata = metadata as ObjectMeta;
  guest.spec = spec as unknown as core.VirtualMachineInstanceSpec;
  return !containsLate(spec) && !containsLate(metadata);
}
