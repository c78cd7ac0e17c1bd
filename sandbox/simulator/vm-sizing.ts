import type { KubeObject } from '../../kube/object';
import { expandWith, MATCHED_KINDS, type Matched, type MatcherKind, matchedKind } from '../../kubevirt/instancetype';
import { type Action, create } from './actions';
import {
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
  CONTROLLER_REVISION,
  INSTANCETYPE,
  type Kind,
  PREFERENCE,
} from './kinds';
import { type AnyLive, asKubeObject, ownerReference } from './live-object';
import type { VirtualMachine } from './types';
import type { World } from './world';

type Reference = NonNullable<NonNullable<VirtualMachine['status']>['instancetypeRef']>;

/** A VM with its instancetype and preference applied, as copied for it when it first named them. */
export interface Sizing {
  expanded: VirtualMachine;
  /** The objects that were applied: copies, where the VM has them. */
  objects: Partial<Record<MatcherKind, KubeObject>>;
  instancetypeRef?: Reference;
  preferenceRef?: Reference;
  /** The copies that are still to be made. */
  copies: Action[];
  problem?: { reason: string; message: string };
}

const KINDS: Readonly<Record<MatcherKind, readonly [Kind, Kind]>> = {
  instancetype: [INSTANCETYPE, CLUSTER_INSTANCETYPE],
  preference: [PREFERENCE, CLUSTER_PREFERENCE],
};

const PROBLEMS: Readonly<Record<MatcherKind, string>> = {
  instancetype: 'FailedFindInstancetype',
  preference: 'FailedFindPreference',
};

export function sizingOf(vm: VirtualMachine, world: World): Sizing {
  const instancetype = resolve(vm, 'instancetype', vm.status?.instancetypeRef, world);
  const preference = resolve(vm, 'preference', vm.status?.preferenceRef, world);
  const expansion = expandWith(asKubeObject(vm), instancetype.matched, preference.matched);
  return {
    expanded: expansion.vm as unknown as VirtualMachine,
    objects: { instancetype: objectOf(instancetype.matched), preference: objectOf(preference.matched) },
    instancetypeRef: instancetype.reference,
    preferenceRef: preference.reference,
    copies: [...instancetype.copies, ...preference.copies],
    problem: instancetype.problem ?? preference.problem,
  };
}

const objectOf = (matched: Matched) => (matched.state === 'found' ? matched.object : undefined);

interface Resolved {
  matched: Matched;
  reference?: Reference;
  copies: Action[];
  problem?: Sizing['problem'];
}

/** The copy that the status refers to, as long as the VM names the same object; else the object itself, and a copy of it. */
function resolve(vm: VirtualMachine, matcher: MatcherKind, known: Reference | undefined, world: World): Resolved {
  const written = vm.spec[matcher];
  if (!written?.name) return { matched: { state: 'none' }, copies: [] };
  const name = written.name;
  const kind = matchedKind(matcher, written.kind) ?? MATCHED_KINDS[matcher][1];
  const { namespace } = vm.metadata;
  const sameAsKnown = known?.name === name && known.kind === kind;
  const pinned = written.revisionName || (sameAsKnown ? known.controllerRevisionRef?.name : undefined);
  const copy = pinned === undefined ? undefined : world.get(CONTROLLER_REVISION, namespace, pinned);
  const reference = (revision: string): Reference => ({ name, kind, controllerRevisionRef: { name: revision } });
  if (copy)
    return { matched: found(copy.data as unknown as AnyLive), reference: reference(copy.metadata.name), copies: [] };
  const [namespaced, clusterWide] = KINDS[matcher];
  const object =
    kind === namespaced.kind ? world.get(namespaced, namespace, name) : world.get(clusterWide, undefined, name);
  if (!object) {
    const problem = { reason: PROBLEMS[matcher], message: `${kind} "${name}" not found` };
    return { matched: { state: 'unknown', kind, name }, copies: [], problem };
  }
  const revision = `${vm.metadata.name}-${name}-${object.metadata.uid}-${object.metadata.generation}`;
  return { matched: found(object), reference: reference(revision), copies: [copyOf(object, revision, vm)] };
}

const found = (object: AnyLive): Matched => ({
  state: 'found',
  object: asKubeObject(object),
  spec: object.spec as Record<string, unknown>,
});

const copyOf = (object: AnyLive, name: string, vm: VirtualMachine): Action =>
  create({
    apiVersion: CONTROLLER_REVISION.apiVersion,
    kind: CONTROLLER_REVISION.kind,
    metadata: {
      name,
      namespace: vm.metadata.namespace,
      labels: {
        'instancetype.kubevirt.io/object-name': object.metadata.name,
        'instancetype.kubevirt.io/object-kind': object.kind,
      },
      ownerReferences: [ownerReference(vm)],
    },
    revision: 0,
    data: {
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: { name: object.metadata.name },
      spec: object.spec,
    },
  });
