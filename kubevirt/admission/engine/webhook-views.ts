import { copyJson, isObject, type JsonObject } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { parsePath, type Step } from '../../../kube/path';
import { isUnresolved } from '../../../kube/unresolved';
import type { ClusterConfig } from '../../config';
import type { ObjectIndex } from '../../object-index';
import type { core } from '../../types';
import type { JudgedView } from '../rules';
import type { Diagnostic } from './diagnostic';
import { type MutatedVmi, mutatedVmi, startOf } from './mutation';
import { guardUnresolved } from './unresolved-guard';
import { VMI_PATHS, type VmiOwnerKind, type VmiSpecView, vmiSpecView } from './vmi-spec-view';

export interface View {
  vmi: VmiSpecView;
  stage: Diagnostic['stage'];
  /** The rules that run on it. */
  judged: JudgedView;
}

/**
 * The VMI spec of an owner as each webhook on its way sees it. A VMI is validated once. A VM is validated with its instancetype,
 * preference and defaults applied, then as the VMI made from it. Replica sets and pools are validated as written, then as the objects
 * made from them.
 */
export function* viewsOf(
  { object, resolved }: { object: KubeObject; resolved: boolean },
  old: KubeObject | undefined,
  cluster: ClusterConfig,
  related: ObjectIndex,
): Generator<View> {
  const kind = object.kind as VmiOwnerKind;
  const written = writtenGuest(object, resolved);
  if (!written) return;
  const view = (as: VmiOwnerKind, judged: JudgedView, stage: Diagnostic['stage'], seen: MutatedVmi): View => {
    const { metadata, spec } = seen;
    const shown = resolved && seen.resolved ? { object, metadata, spec } : guardUnresolved({ object, metadata, spec });
    const guest = { kind: as, view: GUEST_VIEWS[judged], old, ...shown };
    return { vmi: vmiSpecView(guest, cluster, related), stage, judged };
  };
  if (JUDGED_AS_WRITTEN.has(kind)) yield view(kind, 'template', 'admission', written);
  if (kind === 'VirtualMachine' || kind === 'VirtualMachinePool') {
    const start = startOf(object, old, cluster, related);
    yield view('VirtualMachine', 'template', kind === 'VirtualMachine' ? 'admission' : 'start', start.template());
    yield view('VirtualMachineInstance', 'started', 'start', start.guest());
  } else if (kind !== 'VirtualMachineInstancePreset') {
    const { metadata, spec } = copyJson(written);
    const guest = mutatedVmi(metadata as JsonObject, spec as unknown as JsonObject, cluster);
    yield view('VirtualMachineInstance', 'guest', kind === 'VirtualMachineInstance' ? 'admission' : 'start', guest);
  }
}

const GUEST_VIEWS = { template: 'template', guest: 'guest', started: 'guest' } as const;

const JUDGED_AS_WRITTEN: ReadonlySet<VmiOwnerKind> = new Set([
  'VirtualMachineInstanceReplicaSet',
  'VirtualMachinePool',
  'VirtualMachineInstancePreset',
]);

/** The steps to the VMI in each kind of owner. */
const GUEST_STEPS = Object.fromEntries(Object.entries(VMI_PATHS).map(([kind, path]) => [kind, parsePath(path)]));

/** Metadata and spec of the VMI as written in the owner; undefined where they are unresolved. */
function writtenGuest(object: KubeObject, resolved: boolean): MutatedVmi | undefined {
  const holder = steps(object, GUEST_STEPS[object.kind]!);
  if (isUnresolved(holder)) return undefined;
  const { metadata, spec = NO_SPEC } = (holder ?? {}) as Record<string, unknown>;
  if (!isObject(spec)) return undefined;
  return {
    metadata: isObject(metadata) ? metadata : {},
    spec: spec as unknown as core.VirtualMachineInstanceSpec,
    resolved,
  };
}

/** A VM without a template spec is accepted, and validated as an empty VMI spec. */
const NO_SPEC = Object.freeze({ domain: {} });

/** The value at the end of the steps; unresolved where one of them is. */
function steps(root: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((at, step) => (isObject(at) ? at[step] : isUnresolved(at) ? at : undefined), root);
}
