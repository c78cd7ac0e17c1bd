import { COMPONENTS, releaseOf } from './components';
import type { Component, Release } from './release';
import { minorOf } from './version';

/** What a version of a component must fit. An absent fact is not checked. */
export interface Surroundings {
  /** Version of KubeVirt on the same cluster. */
  readonly kubevirt?: string;
  /** Version of Kubernetes, such as `1.35` or `v1.35.2`. */
  readonly kubernetes?: string;
}

/** Newest first. */
export const fittingVersions = (component: Component, surroundings: Surroundings = {}): string[] =>
  COMPONENTS[component].releases.filter((release) => !misfit(release, surroundings)).map(({ version }) => version);

/**
 * Why a version of a component cannot be installed in these surroundings, and which versions can: one paragraph. Undefined where it can.
 */
export function versionProblem(
  component: Component,
  version: string,
  surroundings: Surroundings = {},
): string | undefined {
  const { title, releases } = COMPONENTS[component];
  const release = releaseOf(component, version);
  const problem = release ? misfit(release, surroundings) : 'is not a known version of it';
  if (!problem) return undefined;
  const fitting = fittingVersions(component, surroundings);
  const repair =
    fitting.length > 0
      ? `Use ${fitting.join(' or ')}, or a release of kubevirt-iac that knows another.`
      : `No known version fits: ${releases.map((other) => `${other.version} ${misfit(other, surroundings)}`).join('; ')}.`;
  return `${title} ${JSON.stringify(version)} ${problem}. ${repair}`;
}

function misfit(release: Release, { kubevirt, kubernetes }: Surroundings): string | undefined {
  if (kubevirt && release.kubevirt && !release.kubevirt.includes(minorOf(kubevirt) ?? ''))
    return `belongs to KubeVirt ${release.kubevirt.join(' and ')}, not to ${kubevirt}`;
  if (kubernetes && release.kubernetes && !release.kubernetes.includes(minorOf(kubernetes) ?? ''))
    return `is tested on Kubernetes ${release.kubernetes.join(', ')}, not on ${kubernetes}`;
  return undefined;
}
