/** The simulated start: what the webhooks and controllers would make of a manifest, step by step. */

import { copyJson, ensureObject, fill, isFilled, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject, ObjectMeta } from '../../../../kube/object';
import { containsUnresolved } from '../../../../kube/unresolved';
import type { ClusterConfig } from '../../../config';
import { fillGuest, fillTemplate, startedFrom, storedVm } from '../../../defaults';
import { expand } from '../../../instancetype';
import type { ObjectIndex } from '../../../object-index';
import { poolVm } from '../../../pool-vm';
import type { core } from '../../../types';

/** A guest's metadata and spec as some webhook judges them; `sure` where the simulation itself left nothing late in them. */
export interface Seen {
  metadata: ObjectMeta;
  spec: core.VirtualMachineInstanceSpec;
  sure: boolean;
}

/**
 * What becomes of a VirtualMachine, or of the ones that a pool makes. What an instancetype or preference that is not in `related`
 * would fill in becomes UNRESOLVED (late.ts), so that no rule guesses about it.
 */
export function startOf(
  carrier: KubeObject,
  old: KubeObject | undefined,
  cluster: ClusterConfig,
  related: ObjectIndex,
) {
  const carried = carrier.kind === 'VirtualMachinePool' ? poolVm(carrier) : carrier;
  const stored = storedVm(carried, cluster, related.find);
  const isPlain = !old && !carried.spec?.['instancetype'] && !carried.spec?.['preference'];
  return {
    /** As the VirtualMachine's webhook judges it: instancetype, preference and defaults applied. */
    template(): Seen {
      const vm = old
        ? storedVm(carryOver(carried, old, storedVm(old, cluster, related.find)), cluster, related.find)
        : stored;
      const { vm: expanded } = expand(vm, related.find);
      const template = objectAt(expanded, 'spec', 'template');
      const metadata = objectAt(template, 'metadata') ?? {};
      const written = objectAt(template, 'spec') ?? {};
      // What is filled in here is filled in for the guest as well, so a plain VM shares one copy between the two views.
      const spec = vm === expanded && !isPlain ? copyJson(written) : written;
      ensureObject(spec, 'domain');
      fillTemplate(spec, cluster);
      return seen(metadata, spec, isPlain);
    },
    /** As the VirtualMachineInstance's webhook judges the one that is made when it starts. The last that is asked of a start. */
    guest(): Seen {
      const { metadata, spec } = startedFrom(stored, cluster, related.find);
      return filled(metadata as JsonObject, spec as JsonObject, cluster, isPlain);
    },
  };
}

/** A VirtualMachineInstance as its webhook judges it, from one that somebody wrote. Writes into what it is given. */
export function filled(metadata: JsonObject, spec: JsonObject, cluster: ClusterConfig, isPlain = true): Seen {
  fillGuest({ metadata, spec }, cluster);
  return seen(metadata, spec, isPlain);
}

/** `isPlain`: made from nothing but the carrier, so that no look for late values is needed. */
function seen(metadata: JsonObject, spec: JsonObject, isPlain: boolean): Seen {
  return {
    metadata: metadata as ObjectMeta,
    spec: spec as unknown as core.VirtualMachineInstanceSpec,
    sure: isPlain || !(containsUnresolved(spec) || containsUnresolved(metadata)),
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
