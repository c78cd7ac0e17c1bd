/** A run over many manifests: each is judged with the others beside it. */

import type { KubeObject } from '../../kube/object';
import { type Diagnostic, validate } from '../../kubevirt/admission';
import { type ClusterProfile, profileOf } from '../../kubevirt/config';
import { schemaOf } from '../../kubevirt/schemas';
import type { Manifest } from '../manifests';

export interface Placed {
  manifest: Manifest;
  finding: Diagnostic;
}

export interface Checked {
  manifests: readonly Manifest[];
  findings: Placed[];
  /** Findings of rules that are switched off, and why they are. */
  off: (Placed & { reason: string })[];
  /** Kinds that no rule knows, and how many objects of each were passed over. */
  passedOver: ReadonlyMap<string, number>;
}

/** Where no profile is given, a KubeVirt object among the manifests tells what the cluster is. */
export function checkManifests(
  manifests: readonly Manifest[],
  profile: ClusterProfile | undefined,
  rulesOff: ReadonlyMap<string, string>,
): Checked {
  const related = manifests.map(({ object }) => object as unknown as KubeObject);
  const cluster = profile ?? profileOf(related);
  const checked: Checked = { manifests, findings: [], off: [], passedOver: new Map() };
  for (const manifest of manifests) {
    const findings = validate({ object: manifest.object, related, profile: cluster });
    if (findings.length === 0) notePassedOver(manifest, checked.passedOver as Map<string, number>);
    for (const finding of findings) {
      const reason = rulesOff.get(finding.rule);
      if (reason === undefined) checked.findings.push({ manifest, finding });
      else checked.off.push({ manifest, finding, reason });
    }
  }
  return checked;
}

function notePassedOver({ object }: Manifest, passedOver: Map<string, number>): void {
  const kind = String(object['kind']);
  if (!schemaOf(String(object['apiVersion']), kind)) passedOver.set(kind, (passedOver.get(kind) ?? 0) + 1);
}
