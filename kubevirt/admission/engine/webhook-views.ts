import { copyJson, isObject, type JsonObject } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { type Step, stepsOf } from '../../../kube/path';
import { isUnresolved } from '../../../kube/unresolved';
import type { ClusterConfig } from '../../config';
import type { ObjectIndex } from '../../object-index';
import type { core } from '../../types';
import type { JudgedView } from '../rules';
import type { Diagnostic } from './diagnostic';
import { filled, type Seen, startOf } from './mutation';
import { guard } from './unresolved-guard';
import { VMI_PATHS, type VmiOwnerKind, type VmiSpecView, vmiSpecView } from './vmi-spec-view';

export interface View {
  machine: VmiSpecView;
  stage: Diagnostic['stage'];
  /** Which rules are asked. */
  judged: JudgedView;
}

/**
 * A carrier's guest as each webhook on its way would see it. A VMI is judged once. A VM is judged with its instancetype,
 * preference and defaults applied, then as the VMI made from it. Replica sets and pools are judged as written, then as what is
 * made from them.
 */
export function* viewsOf(
  { object, sure }: { object: KubeObject; sure: boolean },
  old: KubeObject | undefined,
  cluster: ClusterConfig,
  related: ObjectIndex,
): Generator<View> {
  const kind = object.kind as VmiOwnerKind;
  const written = writtenGuest(object, sure);
  if (!written) return;
  const view = (as: VmiOwnerKind, judged: JudgedView, stage: Diagnostic['stage'], seen: Seen): View => {
    const { metadata, spec } = seen;
    const shown = sure && seen.sure ? { object, metadata, spec } : guard({ object, metadata, spec });
    const guest = { kind: as, view: GUEST_VIEWS[judged], old, ...shown };
    return { machine: vmiSpecView(guest, cluster, related), stage, judged };
  };
  if (JUDGED_AS_WRITTEN.has(kind)) yield view(kind, 'template', 'admission', written);
  if (kind === 'VirtualMachine' || kind === 'VirtualMachinePool') {
    const start = startOf(object, old, cluster, related);
    yield view('VirtualMachine', 'template', kind === 'VirtualMachine' ? 'admission' : 'start', start.template());
    yield view('VirtualMachineInstance', 'started', 'start', start.guest());
  } else if (kind !== 'VirtualMachineInstancePreset') {
    const { metadata, spec } = copyJson(written);
    const guest = filled(metadata as JsonObject, spec as unknown as JsonObject, cluster);
    yield view('VirtualMachineInstance', 'guest', kind === 'VirtualMachineInstance' ? 'admission' : 'start', guest);
  }
}

const GUEST_VIEWS = { template: 'template', guest: 'guest', started: 'guest' } as const;

const JUDGED_AS_WRITTEN: ReadonlySet<VmiOwnerKind> = new Set([
  'VirtualMachineInstanceReplicaSet',
  'VirtualMachinePool',
  'VirtualMachineInstancePreset',
]);

/** The steps to each carrier's guest. */
const GUEST_STEPS = Object.fromEntries(Object.entries(VMI_PATHS).map(([kind, path]) => [kind, stepsOf(path)]));

/** The guest's metadata and spec as they stand in the carrier; nothing where they cannot be known. */
function writtenGuest(object: KubeObject, sure: boolean): Seen | undefined {
  const holder = steps(object, GUEST_STEPS[object.kind]!);
  if (isUnresolved(holder)) return undefined;
  const { metadata, spec = NO_SPEC } = (holder ?? {}) as Record<string, unknown>;
  if (!isObject(spec)) return undefined;
  return {
    metadata: isObject(metadata) ? metadata : {},
    spec: spec as unknown as core.VirtualMachineInstanceSpec,
    sure,
  };
}

/** A VM without a template's spec is accepted, and judged as a guest of which nothing is said. */
const NO_SPEC = Object.freeze({ domain: {} });

/** The value at the end of steps; late where one of them is. */
function steps(root: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((at, step) => (isObject(at) ? at[step] : isUnresolved(at) ? at : undefined), root);
}
