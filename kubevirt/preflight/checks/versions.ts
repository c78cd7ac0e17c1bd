import type { KubeObject } from '../../../kube/object';
import { COMPONENTS, type Component, fittingVersions, releaseOf, upgradePath, versionFor } from '../../releases';
import { type Check, fail, listed, nameOf, overNodes, pass, skipped, textAt, unknown, warn } from '../check';

/** `1.35` and `v1.35.2+k3s1` as 35; undefined for anything else. */
export function minorOf(version: string): number | undefined {
  const minor = /^v?1\.(\d+)/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** Kubelets may be this many minors older than the API server. */
const SKEW = 3;

export const VERSIONS: readonly Check[] = [
  {
    id: 'kubernetes-version',
    title: 'Version of Kubernetes',
    level: 'api',
    needs: ['server'],
    expects: 'a minor release that the release of KubeVirt is tested on; a newer one is a warning',
    repair: 'Upgrade Kubernetes, or install a release of KubeVirt that is tested on this one.',
    judge: ({ options, read }) => {
      const version = read('server');
      const minor = minorOf(version);
      const tested = releaseOf('kubevirt', options.kubevirtVersion)?.kubernetes ?? [];
      if (minor === undefined)
        return unknown(`the version of the API server is ${JSON.stringify(version)}`, 'Compare it by hand.');
      const name = `Kubernetes ${version}`;
      if (tested.includes(`1.${minor}`)) return pass(`${name}; KubeVirt ${options.kubevirtVersion} is tested on it`);
      const text = `${name}; KubeVirt ${options.kubevirtVersion} is tested on ${listed(tested)}`;
      const fit = fittingVersions('kubevirt', { kubernetes: `1.${minor}` });
      const other = fit.length > 0 ? `, or install KubeVirt ${listed(fit)}` : '';
      return minor > Math.max(...tested.map((one) => minorOf(one)!))
        ? warn(`${text}: this one is newer`, `Try it on a test cluster first${other}.`)
        : fail(text, `Upgrade Kubernetes to 1.${minorOf(tested[0]!)} or later${other}.`);
    },
  },
  {
    id: 'upgrade-path',
    title: 'Upgrade from what is installed',
    level: 'api',
    needs: ['kubevirts', 'cdis'],
    expects:
      'for KubeVirt and CDI the same version, or one that the target may replace: no downgrade, and for KubeVirt no skipped minor release',
    repair: 'Follow the path that the message names, or keep what is installed.',
    judge: ({ options: { kubevirtVersion }, read }) => {
      const steps = [
        stepOf('kubevirt', read('kubevirts'), 'observedKubeVirtVersion', kubevirtVersion),
        stepOf('cdi', read('cdis'), 'observedVersion', versionFor('cdi', kubevirtVersion)),
      ].filter((step) => step !== undefined);
      if (steps.length === 0) return skipped('nothing is installed');
      const refused = steps.flatMap(({ reason }) => reason ?? []);
      if (refused.length > 0) return fail(refused.map((reason) => reason.replace(/\.$/, '')).join('; '));
      return pass(listed(steps.map(({ text }) => text)));
    },
  },
  {
    id: 'kubelet-skew',
    title: 'Versions of the kubelets',
    level: 'node',
    needs: ['server', 'nodes'],
    expects: `no kubelet newer than the API server, and none more than ${SKEW} minor releases older`,
    repair: 'Upgrade the kubelets of these nodes.',
    judge: ({ read, wanted }) => {
      const server = minorOf(read('server'));
      return overNodes(
        wanted.map((node) => {
          const version = textAt(node, 'status', 'nodeInfo', 'kubeletVersion');
          const minor = minorOf(version);
          const name = nameOf(node);
          if (minor === undefined || server === undefined)
            return { node: name, finding: unknown('the version of its kubelet is unknown') };
          const bad = minor > server || server - minor > SKEW;
          return { node: name, finding: (bad ? fail : pass)(`kubelet ${version}`) };
        }),
      );
    },
  },
  {
    id: 'priority-class',
    title: 'PriorityClass of the operators',
    level: 'api',
    needs: ['priorityClass'],
    expects: '`kubevirt-cluster-critical` absent or with the value 1000000000, which cannot be changed afterwards',
    repair:
      'Delete the PriorityClass kubevirt-cluster-critical: the manifest of KubeVirt creates it with its own value.',
    judge: ({ read }) => {
      const found = read('priorityClass');
      if (!found) return pass('kubevirt-cluster-critical is created with KubeVirt');
      const value = Number(found['value']);
      return value === 1_000_000_000
        ? pass('kubevirt-cluster-critical has the value 1000000000')
        : fail(`kubevirt-cluster-critical has the value ${value} instead of 1000000000`);
    },
  },
  {
    id: 'cert-manager',
    title: 'cert-manager',
    level: 'api',
    needs: ['groups'],
    requirement: 'cert-manager',
    expects: 'served, where the hostpath provisioner (a pool path) or the IPAM controller needs it; not on OpenShift',
    repair: 'Install cert-manager, and wait until its webhook is available.',
    judge: ({ options, read, demanded }) => {
      if (read('groups').includes('cert-manager.io')) return pass('installed');
      if (options.flavour === 'openshift') return skipped('OpenShift issues these certificates itself');
      const needed = demanded('cert-manager') || options.poolPath !== undefined || options.flavour === 'hco';
      return needed ? fail('cert-manager is not installed') : skipped('not needed');
    },
  },
];

/** The way from an installed version to the one that is to be installed; undefined where nothing is installed. */
function stepOf(component: Component, objects: readonly KubeObject[], field: string, target: string | undefined) {
  const from = objects.map((one) => textAt(one, 'status', field)).find(Boolean);
  if (from === undefined || target === undefined) return undefined;
  const { reason } = upgradePath(component, from, target);
  const { title } = COMPONENTS[component];
  return { reason, text: from === target ? `${title} ${from}` : `${title} ${from} to ${target}` };
}
