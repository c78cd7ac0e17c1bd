/** The matchers of a VirtualMachine, and what becomes of it with its instancetype and preference applied. */
import { isGiven, type JsonObject, objectAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import type { ClusterConfig } from '../../../config';
import { fillTemplate, storedVm } from '../../../defaults';
import { type Expansion, expand, type MatcherKind } from '../../../instancetype';
import type { ObjectIndex } from '../../../object-index';
import type { ObjectContext } from '../../engine/rule';

/** The area of these rules, and on which VMs they are asked. */
export const AREA = 'instancetypes and preferences in use';
export const WHERE = { appliesTo: ({ spec }: KubeObject) => MATCHERS.some((which) => spec?.[which] !== undefined) };

export interface Matcher {
  name?: string;
  kind?: string;
  revisionName?: string;
  inferFromVolume?: string;
  inferFromVolumeFailurePolicy?: string;
}

export const VM = ['VirtualMachine'];
export const MATCHERS: readonly MatcherKind[] = ['instancetype', 'preference'];
export const matcherOf = (vm: KubeObject, which: MatcherKind) => vm.spec?.[which] as Matcher | undefined;

/** A machine sized by an instancetype says no size itself. */
export const SIZED_BY: Readonly<Record<MatcherKind, object>> = {
  instancetype: { 'spec.template.spec.domain.cpu': undefined, 'spec.template.spec.domain.memory': undefined },
  preference: {},
};

/** Expanded once for all rules that look at the same VM. */
const expansions = new WeakMap<KubeObject, { related: ObjectIndex; cluster: ClusterConfig; expansion: Expansion }>();

export function expansionOf(vm: KubeObject, { related, cluster }: ObjectContext): Expansion {
  const known = expansions.get(vm);
  if (known?.related === related && known.cluster === cluster) return known.expansion;
  const expansion = expand(storedVm(vm, cluster, related.find), related.find);
  const spec = objectAt(expansion.vm, 'spec', 'template', 'spec');
  if (spec && expansion.vm !== vm && hasMatcher(vm)) fillTemplate(spec, cluster);
  expansions.set(vm, { related, cluster, expansion });
  return expansion;
}

export const hasMatcher = (vm: KubeObject) => MATCHERS.some((which) => isGiven(vm.spec?.[which]));
export const specOf = (found: Expansion['instancetype']): JsonObject | undefined =>
  found.state === 'found' ? found.spec : undefined;

/** An instancetype that sets everything that it can. */
export const FULL: KubeObject = {
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind: 'VirtualMachineClusterInstancetype',
  metadata: { name: 'full' },
  spec: {
    cpu: { guest: 2, model: 'host-model' },
    memory: { guest: '4Gi', maxGuest: '8Gi' },
    gpus: [{ name: 'a2', deviceName: 'nvidia.com/A2' }],
    schedulerName: 'vms',
    annotations: { tier: 'silver' },
  },
};
