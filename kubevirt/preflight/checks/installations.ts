import { describe, type KubeObject } from '../../../kube/object';
import { type Check, conditionOf, fail, listed, nameOf, pass, skipped, textAt, warn } from '../check';

/** Names of the objects that HyperConverged creates, and reverts edits of. */
const OF_HCO: Readonly<Record<string, string>> = {
  KubeVirt: 'kubevirt-kubevirt-hyperconverged',
  CDI: 'cdi-kubevirt-hyperconverged',
  NetworkAddonsConfig: 'cluster',
};

const ownedByHco = (one: KubeObject): boolean =>
  (one.metadata?.ownerReferences ?? []).some(({ kind }) => kind === 'HyperConverged') ||
  (one.kind !== 'NetworkAddonsConfig' && nameOf(one) === OF_HCO[one.kind]);

/** API groups of the stack. */
const OURS = /(^|\.)(kubevirt\.io|hostpathprovisioner\.kubevirt\.io)$/;

export const INSTALLATIONS: readonly Check[] = [
  {
    id: 'single-installation',
    title: 'One installation',
    level: 'api',
    needs: ['kubevirts', 'cdis', 'hyperConvergeds'],
    expects: 'at most one KubeVirt, one CDI and one HyperConverged object: the operators ignore a second one',
    repair: 'Delete the objects that do not belong to the installation.',
    judge: ({ read }) => {
      const kinds = [read('kubevirts'), read('cdis'), read('hyperConvergeds')];
      const many = kinds.filter((objects) => objects.length > 1);
      if (many.length > 0) return fail(`there are ${listed(many.flat().map(describe))}`);
      const found = kinds.flat().map((one) => {
        const version = textAt(one, 'status', 'observedKubeVirtVersion') || textAt(one, 'status', 'observedVersion');
        return `${describe(one)}${version ? ` ${version}` : ''}`;
      });
      return pass(found.length > 0 ? listed(found) : 'nothing is installed');
    },
  },
  {
    id: 'one-owner',
    title: 'One owner',
    level: 'api',
    needs: ['kubevirts', 'cdis', 'hyperConvergeds', 'networkAddonsConfigs'],
    expects:
      'HyperConverged or a standalone KubeVirt, CDI and NetworkAddonsConfig, never both, and the one of the flavour',
    repair: 'Choose one: remove HyperConverged, or the standalone objects.',
    judge: ({ options: { flavour }, read }) => {
      const [hco] = read('hyperConvergeds');
      const operands = [...read('kubevirts'), ...read('cdis'), ...read('networkAddonsConfigs')];
      if (!hco) {
        const alone = operands.map(describe);
        if (flavour === 'upstream' || alone.length === 0) return pass(alone.length > 0 ? 'standalone' : 'none yet');
        return fail(
          `${listed(alone)} is installed standalone, and HyperConverged would own it`,
          'Uninstall it first, or install the flavour upstream.',
        );
      }
      const standalone = operands.filter((one) => !ownedByHco(one)).map(describe);
      if (standalone.length > 0) return fail(`${describe(hco)} and standalone ${listed(standalone)} are both there`);
      if (flavour === 'upstream')
        return fail(
          `${describe(hco)} owns the installation and would revert changes of it`,
          'Set the flavour to openshift or hco, and change the HyperConverged object.',
        );
      return pass(`${describe(hco)}`);
    },
  },
  {
    id: 'no-deletion',
    title: 'No deletion in progress',
    level: 'api',
    needs: ['kubevirts', 'cdis', 'hyperConvergeds', 'crds'],
    expects: 'no object of the stack, and no CustomResourceDefinition of it, that is being deleted',
    repair:
      'Wait for the deletion; where it hangs, see which finalizer holds it, and start the operator that serves it.',
    judge: ({ read }) => {
      const crds = read('crds').filter(({ metadata }) => OURS.test((metadata?.name ?? '').replace(/^[^.]*\./, '')));
      const going = [...read('kubevirts'), ...read('cdis'), ...read('hyperConvergeds'), ...crds].filter(
        ({ metadata }) => metadata?.deletionTimestamp !== undefined,
      );
      if (going.length === 0) return pass('none');
      const parts = going.map((one) => {
        const held = one.metadata?.finalizers ?? [];
        return `${describe(one)}${held.length > 0 ? ` (held by ${held.join(', ')})` : ''}`;
      });
      return fail(`being deleted: ${listed(parts)}`);
    },
  },
  {
    id: 'webhooks',
    title: 'Webhooks without a service',
    level: 'api',
    needs: ['webhooks'],
    expects: 'no `virt-*` or `cdi-*` webhook whose Service is gone: it would block every write of its kinds',
    repair: 'Delete the configurations that an earlier installation left behind.',
    judge: ({ read }) => {
      const lost = read('webhooks').filter(({ exists }) => !exists);
      if (lost.length === 0) return pass('none');
      const names = [...new Set(lost.map(({ configuration }) => configuration))];
      const [kind, name] = names[0]!.split(' ');
      return fail(
        `left over: ${listed(names)} (Service ${listed([...new Set(lost.map(({ service }) => service))])} does not exist)`,
        `Delete them: kubectl delete ${kind!.toLowerCase()} ${name}${names.length > 1 ? ', and so on' : ''}.`,
      );
    },
  },
  {
    id: 'api-services',
    title: 'Aggregated APIs',
    level: 'api',
    needs: ['apiServices'],
    expects:
      'every APIService available: one of the stack that is not blocks discovery and the deletion of namespaces; another one is a warning',
    repair: 'Repair the server behind it; delete the APIService if its installation is gone.',
    judge: ({ read }) => {
      const down = read('apiServices').filter((one) => conditionOf(one, 'Available')?.['status'] === 'False');
      if (down.length === 0) return pass('all available');
      const text = listed(
        down.map((one) => `${nameOf(one)} (${conditionOf(one, 'Available')?.['reason'] ?? 'not available'})`),
      );
      const ours = down.filter((one) => OURS.test(textAt(one, 'spec', 'group'))).map(nameOf);
      if (ours.length === 0) return warn(`not available: ${text}`);
      return fail(
        `not available: ${text}`,
        `Where KubeVirt or CDI is not installed any more: kubectl delete apiservice ${ours.join(' ')}.`,
      );
    },
  },
  {
    id: 'permissions',
    title: 'Own rights',
    level: 'api',
    needs: ['missingRights'],
    expects:
      'the rights that an installation needs; whoever creates the roles of an operator needs them too, or `escalate` and `bind`',
    repair: 'Install as a cluster administrator, or grant these rights.',
    judge: ({ read }) => {
      const missing = read('missingRights');
      if (missing.length === 0) return pass('enough for an installation');
      // Whoever only looks after an installation need not be able to make it.
      const installed = (read('kubevirts') ?? []).length > 0;
      return (installed ? warn : fail)(`missing: ${listed(missing, 12)}`);
    },
  },
  {
    id: 'openshift',
    title: 'Flavour of the cluster',
    level: 'api',
    needs: ['groups'],
    expects: 'OpenShift for the flavour openshift',
    repair: 'Set the flavour to upstream on Kubernetes, or to openshift on OpenShift.',
    judge: ({ options: { flavour }, read }) => {
      const openshift = read('groups').includes('config.openshift.io');
      if (flavour === 'openshift') return openshift ? pass('OpenShift') : fail('this cluster is not OpenShift');
      if (openshift && flavour === 'upstream') return warn('this cluster is OpenShift');
      return openshift ? pass('OpenShift') : skipped('Kubernetes');
    },
  },
];
