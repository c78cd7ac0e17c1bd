/** Which HyperConverged a product is, and which KubeVirt that brings. The minors of the three advance together. */
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { normalVersion, versionNumbers } from '../releases';

/** OpenShift Virtualization 4.20 is HyperConverged 1.16. */
const PRODUCT_AHEAD = 4;
/** HyperConverged 1.16 brings KubeVirt 1.6. */
const AHEAD_OF_KUBEVIRT = 10;

/** The minor of HyperConverged in a version of the product (`4.20.1`) or of HyperConverged itself (`1.16.0`, `release-1.19`). */
export function hyperConvergedMinor(version: string): number {
  const [major, minor] = versionNumbers(version);
  return major === 4 ? minor - PRODUCT_AHEAD : minor;
}

/** The KubeVirt release that a version of the product or of HyperConverged brings, as far as its minor says. */
export const kubevirtOf = (version: string): string => `v1.${hyperConvergedMinor(version) - AHEAD_OF_KUBEVIRT}.0`;

/** The first minor of HyperConverged that serves v1 of its API. */
export const FIRST_WITH_V1 = 18;

/** Name of the ClusterServiceVersion of a version, in both catalogues. */
export const csvOf = (version: string): string => `${CSV_PREFIX}${normalVersion(version) ?? version}`;

/** What the name of each ClusterServiceVersion of HyperConverged begins with. */
export const CSV_PREFIX = 'kubevirt-hyperconverged-operator.';

/** The version in the name of a ClusterServiceVersion; undefined for one of another operator. */
export const versionOfCsv = (csv: unknown): string | undefined =>
  typeof csv === 'string' && csv.startsWith(CSV_PREFIX) ? normalVersion(csv.slice(CSV_PREFIX.length)) : undefined;

/**
 * The version of a HyperConverged object: as it reports it, else as the objects beside it install it: the Subscription of a catalogue, or the
 * operator's own Deployment. Undefined where nothing says.
 */
export function versionOf(hyperConverged: KubeObject, beside: readonly KubeObject[] = []): string | undefined {
  const reported = objectsAt(hyperConverged, 'status', 'versions').find(({ name }) => name === 'operator');
  if (typeof reported?.['version'] === 'string') return normalVersion(reported['version']);
  for (const one of beside) {
    if (one.kind === 'Subscription') {
      const found = versionOfCsv(valueAt(one, 'spec', 'startingCSV'));
      if (found) return found;
    }
    if (one.kind === 'Deployment' && one.metadata?.name === 'hyperconverged-cluster-operator') {
      const containers = objectsAt(one, 'spec', 'template', 'spec', 'containers');
      const set = containers
        .flatMap((container) => objectsAt(container, 'env'))
        .find(({ name }) => name === 'HCO_KV_IO_VERSION')?.['value'];
      if (typeof set === 'string') return normalVersion(set);
    }
  }
  return undefined;
}
