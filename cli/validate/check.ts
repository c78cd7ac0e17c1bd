/** Validation of many manifests: each is checked together with the others. */

import type { KubeObject } from '../../kube/object';
import { type Diagnostic, hasRules, validate } from '../../kubevirt/admission';
import type { ClusterProfile } from '../../kubevirt/config';
import { profileOf } from '../../kubevirt/declared-profile';
import type { Manifest } from '../manifests';
import { bySite } from '../sites';

export interface ManifestFinding {
  manifest: Manifest;
  finding: Diagnostic;
}

export interface Checked {
  manifests: readonly Manifest[];
  findings: ManifestFinding[];
  /** Findings of disabled rules, with the reason. */
  off: (ManifestFinding & { reason: string })[];
  /** Kinds that no rule covers, with the number of skipped objects. */
  passedOver: ReadonlyMap<string, number>;
}

/**
 * Without a profile, a KubeVirt object among the manifests describes the cluster. The sites of a fleet are checked apart, each with the profile of its
 * own cluster. `isChecked`: of the others only the surroundings are made.
 */
export function checkManifests(
  manifests: readonly Manifest[],
  profile: ClusterProfile | undefined,
  rulesOff: ReadonlyMap<string, string>,
  isChecked: (manifest: Manifest) => boolean = () => true,
): Checked {
  const sites = bySite(manifests);
  const all = sites.flatMap((site) => site.manifests);
  const checked: Checked = { manifests: all, findings: [], off: [], passedOver: new Map() };
  for (const site of sites) checkCluster(site.manifests, site.profile ?? profile, rulesOff, checked, isChecked);
  return checked;
}

/** Adds what is found in the manifests of one cluster. */
function checkCluster(
  manifests: readonly Manifest[],
  profile: ClusterProfile | undefined,
  rulesOff: ReadonlyMap<string, string>,
  checked: Checked,
  isChecked: (manifest: Manifest) => boolean,
): void {
  const related = manifests.map(({ object }) => object as unknown as KubeObject);
  const cluster = profile ?? profileOf(related);
  for (const manifest of manifests.filter(isChecked)) {
    const findings = validate({ object: manifest.object, related, profile: cluster });
    if (findings.length === 0) countSkipped(manifest, checked.passedOver as Map<string, number>);
    for (const finding of findings) {
      const reason = rulesOff.get(finding.rule);
      if (reason === undefined) checked.findings.push({ manifest, finding });
      else checked.off.push({ manifest, finding, reason });
    }
  }
}

function countSkipped({ object }: Manifest, skipped: Map<string, number>): void {
  const kind = String(object['kind']);
  if (!hasRules(String(object['apiVersion']), kind)) skipped.set(kind, (skipped.get(kind) ?? 0) + 1);
}
