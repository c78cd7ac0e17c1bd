/** What the changes since a revision do to running guests, object by object. */
import { describe, type KubeObject } from '../../kube/object';
import type { ClusterProfile } from '../../kubevirt/config';
import { type Change, labelOf } from '../../kubevirt/impact';
import type { Manifest } from '../manifests';
import { compareTrees, type ObjectPlan } from '../plan/compare';
import { type Mark, marksOf } from '../plan/marks';
import { planSites } from '../plan/sites';
import { identityOf, type Tree } from '../plan/tree';

/** A changed object of a file. */
export interface ObjectEffects {
  file: string;
  /** Of the object in its file; -1 where it is no longer there. */
  index: number;
  /** `VirtualMachine shop/web`. */
  name: string;
  /** What happens to the object, in one line. */
  summary: string;
  marks: readonly Mark[];
  changes: readonly Change[];
}

export function effectsBetween(
  old: readonly Manifest[],
  now: readonly Manifest[],
  profile: ClusterProfile | undefined,
): ObjectEffects[] {
  const [before, after] = pairable(old, now);
  const plans = fleetPlans(old, now, profile) ?? compareTrees(before, after, profile).objects;
  const indexOf = indexes(now);
  return plans.map((plan) => ({
    file: plan.file,
    index: indexOf(plan.file, plan.name),
    name: plan.name,
    summary: plan.summary,
    marks: marksOf(plan),
    changes: plan.impact.changes,
  }));
}

/** The label of an effect beside its field, with the value before. */
export const shortLabel = ({ effect, from }: Change): string =>
  `${labelOf(effect)}${from === undefined ? '' : ` (was ${from})`}`;

function fleetPlans(
  old: readonly Manifest[],
  now: readonly Manifest[],
  profile: ClusterProfile | undefined,
): ObjectPlan[] | undefined {
  return planSites(old, now, profile)?.flatMap(({ plan }) => plan.objects);
}

/** In an open folder, several files may have the same object, such as those of two clusters: such are paired file by file. */
function pairable(old: readonly Manifest[], now: readonly Manifest[]): [Tree, Tree] {
  const files = new Map<string, string>();
  const repeated = new Set<string>();
  for (const manifests of [old, now]) {
    files.clear();
    for (const { file, object } of manifests) {
      const id = identityOf(object);
      if (files.has(id)) repeated.add(id);
      files.set(id, file);
    }
  }
  const keyed = (manifests: readonly Manifest[]): Tree =>
    new Map(
      manifests.map((manifest) => {
        const id = identityOf(manifest.object);
        return [repeated.has(id) ? JSON.stringify([manifest.file, id]) : id, manifest];
      }),
    );
  return [keyed(old), keyed(now)];
}

/** Finds objects in their files; of several with one name the last. */
function indexes(manifests: readonly Manifest[]): (file: string, name: string) => number {
  const counts = new Map<string, number>();
  const known = new Map<string, number>();
  for (const { file, object } of manifests) {
    const index = counts.get(file) ?? 0;
    counts.set(file, index + 1);
    known.set(JSON.stringify([file, describe(object as unknown as KubeObject)]), index);
  }
  return (file, name) => known.get(JSON.stringify([file, name])) ?? -1;
}
