/** The simulated start: the objects that KubeVirt's webhooks and controllers make of a manifest, step by step. */

import { copyJson, ensureObject, fill, isFilled, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject, ObjectMeta } from '../../../../kube/object';
import { containsUnresolved } from '../../../../kube/unresolved';
import type { ClusterConfig } from '../../../config';
import { fillBeyondTemplate, fillGuest, fillTemplate, startedFrom, storedVm } from '../../../defaults';
import { expand } from '../../../instancetype';
import type { ObjectIndex } from '../../../object-index';
import { poolVm } from '../../../pool-vm';
import type { core } from '../../../types';

/** Metadata and spec of a VMI as a webhook sees them; `resolved` where the simulation left nothing unresolved in them. */
export interface MutatedVmi {
  metadata: ObjectMeta;
  spec: core.VirtualMachineInstanceSpec;
  resolved: boolean;
}

/**
 * The start of a VirtualMachine, or of the VMs of a pool. Fields that an instancetype or preference outside `related` would set are
 * UNRESOLVED, so that no rule guesses about them.
 */
export function startOf(owner: KubeObject, old: KubeObject | undefined, cluster: ClusterConfig, related: ObjectIndex) {
  const carried = owner.kind === 'VirtualMachinePool' ? poolVm(owner) : owner;
  const stored = storedVm(carried, cluster, related.find);
  const isPlain = !old && !carried.spec?.['instancetype'] && !carried.spec?.['preference'];
  let filled: JsonObject | undefined;
  return {
    /** As the VirtualMachine's webhook sees it: with instancetype, preference and defaults applied. */
    template(): MutatedVmi {
      const vm = old
        ? storedVm(carryOver(carried, old, storedVm(old, cluster, related.find)), cluster, related.find)
        : stored;
      const { vm: expanded } = expand(vm, related.find);
      const template = objectAt(expanded, 'spec', 'template');
      const metadata = objectAt(template, 'metadata') ?? {};
      const written = objectAt(template, 'spec') ?? {};
      // What is mutatedVmi in here is mutatedVmi in for the guest as well, so a plain VM shares one copy between the two views.
      const spec = vm === expanded && !isPlain ? copyJson(written) : written;
      ensureObject(spec, 'domain');
      fillTemplate(spec, cluster);
      filled = spec;
      return seen(metadata, spec, isPlain);
    },
    /**
     * As the VirtualMachineInstance's webhook sees the VMI made at its start. Must be called after `template`, once that is judged: it
     * writes into what they share.
     */
    guest(): MutatedVmi {
      const { metadata = {}, spec = {} } = startedFrom(stored, cluster, related.find);
      if (spec === filled) fillBeyondTemplate({ metadata, spec }, cluster);
      else fillGuest({ metadata, spec }, cluster);
      return seen(metadata, spec, isPlain);
    },
  };
}

/** A VirtualMachineInstance as its webhook sees it, from the manifest. Writes into its arguments. */
export function mutatedVmi(metadata: JsonObject, spec: JsonObject, cluster: ClusterConfig): MutatedVmi {
  fillGuest({ metadata, spec }, cluster);
  return seen(metadata, spec, true);
}

/** `isPlain`: made from the owner alone, so that no search for unresolved values is needed. */
function seen(metadata: JsonObject, spec: JsonObject, isPlain: boolean): MutatedVmi {
  return {
    metadata: metadata as ObjectMeta,
    spec: spec as unknown as core.VirtualMachineInstanceSpec,
    resolved: isPlain || !(containsUnresolved(spec) || containsUnresolved(metadata)),
  };
}

/** Defaults that the webhook wrote into the old object, and neither manifest sets, persist after an update. */
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
