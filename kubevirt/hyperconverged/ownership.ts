import type { KubeObject } from '../../kube/object';

/** The kinds that HyperConverged makes, and where a setting of theirs belongs instead. */
const FIELDS: Readonly<Record<string, string>> = {
  KubeVirt: 'spec.virtualization (v1) or its field in spec (v1beta1)',
  CDI: 'spec.storage (v1) or its field in spec (v1beta1)',
  NetworkAddonsConfig: 'spec.networking (v1) or spec.kubeMacPoolConfiguration (v1beta1)',
  SSP: 'spec.workloadSources (v1) or spec.dataImportCronTemplates (v1beta1)',
  AAQ: 'spec.deployment.applicationAwareConfig (v1) or spec.applicationAwareConfig (v1beta1)',
};

/** Kinds of objects that HyperConverged makes for its operands, and reverts to what it wants. */
export const HYPERCONVERGED_OPERANDS: readonly string[] = Object.keys(FIELDS);

export const MANAGED_BY_LABEL = 'app.kubernetes.io/managed-by';

/** Whether HyperConverged has made an object, by its label or its owner. */
export function isHyperConvergedOperand({ kind, metadata }: KubeObject): boolean {
  if (!HYPERCONVERGED_OPERANDS.includes(kind)) return false;
  const { labels, ownerReferences = [] } = metadata ?? {};
  return (
    labels?.[MANAGED_BY_LABEL] === 'hco-operator' || ownerReferences.some((owner) => owner.kind === 'HyperConverged')
  );
}

/** Where a change of such objects belongs. */
export function hyperConvergedField(kind: string, ...others: readonly string[]): string {
  const kinds = [kind, ...others];
  const fields = kinds.map((one) => `${FIELDS[one]}${others.length > 0 ? ` for ${one}` : ''}`);
  const such = others.length > 0 ? 'its annotations' : 'its annotation';
  return `set ${fields.join(', ')} of HyperConverged, or ${such} for JSON patches where it has no such field`;
}
