import { objectAt, objectsAt } from '../../../kube/json';
import { describe, type KubeObject } from '../../../kube/object';
import { quantityValue } from '../../../kube/quantity';
import { COMPONENTS } from '../../releases';
import { type Check, fail, labelOf, listed, nameOf, pass, warn } from '../check';

/** Components whose DaemonSets are privileged. */
const PRIVILEGED_COMPONENTS = ['kubevirt', 'hostpath-provisioner', 'cluster-network-addons', 'nmstate'] as const;

const privilegedNamespaces: readonly string[] = [
  ...PRIVILEGED_COMPONENTS.map((component) => COMPONENTS[component].namespace!),
  COMPONENTS.hyperconverged.namespace!,
  'openshift-cnv',
];

/** Namespaces of operators, of any flavour. */
export const INSTALLATION_NAMESPACES: readonly string[] = [...privilegedNamespaces, COMPONENTS.cdi.namespace!];

const inOperators = ({ metadata }: KubeObject) => INSTALLATION_NAMESPACES.includes(metadata?.namespace ?? '');

/** What virt-handler requests: the largest request of the installation's Pods. */
const HANDLER_MEMORY = '325Mi';

export const NAMESPACES: readonly Check[] = [
  {
    id: 'pod-security',
    title: 'Pod Security',
    level: 'api',
    needs: ['namespaces'],
    expects:
      '`enforce: privileged`, or no label, on the namespaces whose Pods work on the nodes; `restricted` on a namespace of guests is a warning',
    repair: 'Label it: kubectl label namespace NAME pod-security.kubernetes.io/enforce=privileged --overwrite.',
    judge: ({ read }) => {
      const levels = read('namespaces').map((one) => ({
        name: nameOf(one),
        level: labelOf(one, 'pod-security.kubernetes.io/enforce') ?? 'privileged',
      }));
      const strict = levels.filter(({ level, name }) => level !== 'privileged' && privilegedNamespaces.includes(name));
      if (strict.length > 0)
        return fail(
          `${listed(strict.map(({ name, level }) => `${name} enforces ${level}`))}: their Pods on the nodes are privileged`,
        );
      const guests = levels.filter(({ level }) => level === 'restricted');
      if (guests.length > 0)
        return warn(
          `${listed(guests.map(({ name }) => name))} enforces restricted: guests with host devices, hostDisk or virtiofs are rejected there`,
        );
      return pass(
        levels.length > 0 ? listed(levels.map(({ name, level }) => `${name}: ${level}`)) : 'no namespace yet',
      );
    },
  },
  {
    id: 'resource-quota',
    title: 'Quotas',
    level: 'api',
    needs: ['quotas'],
    expects:
      'no quota on limits in the namespaces of the operators, whose Pods have none; none that is used up anywhere',
    repair: 'Raise or delete the quota.',
    judge: ({ read }) => {
      const quotas = read('quotas');
      const onLimits = quotas.filter(
        (one) =>
          inOperators(one) && Object.keys(objectAt(one, 'spec', 'hard') ?? {}).some((key) => key.startsWith('limits.')),
      );
      if (onLimits.length > 0)
        return fail(`${listed(onLimits.map(describe))} demands limits, which the operators' Pods do not have`);
      const used = quotas.flatMap((one) => fullOf(one).map((key) => `${describe(one)} (${key})`));
      if (used.length > 0) return fail(`used up: ${listed(used)}`);
      return pass(quotas.length > 0 ? `${listed(quotas.map(describe))} have room` : 'none');
    },
  },
  {
    id: 'limit-range',
    title: 'Limit ranges',
    level: 'api',
    needs: ['limitRanges'],
    expects: `no maximum of memory below ${HANDLER_MEMORY} in the namespaces of the operators; default limits where guests run are a warning`,
    repair: 'Delete the LimitRange, or exempt these namespaces.',
    judge: ({ read }) => {
      const ranges = read('limitRanges');
      const small = ranges.filter(
        (one) =>
          inOperators(one) &&
          objectsAt(one, 'spec', 'limits').some(
            ({ max }) =>
              (quantityValue(objectAt(max)?.['memory']) ?? Number.POSITIVE_INFINITY) < quantityValue(HANDLER_MEMORY)!,
          ),
      );
      if (small.length > 0)
        return fail(`${listed(small.map(describe))} allows less memory than the ${HANDLER_MEMORY} of virt-handler`);
      const defaults = ranges.filter((one) =>
        objectsAt(one, 'spec', 'limits').some((limit) => objectAt(limit, 'default')),
      );
      if (defaults.length > 0)
        return warn(
          `${listed(defaults.map(describe))} sets default limits: a guest of more than that is killed or does not start`,
          'Set the limits of the guests (`resources.limits`), or remove the defaults.',
        );
      return pass(ranges.length > 0 ? listed(ranges.map(describe)) : 'none');
    },
  },
];

/** The resources of a quota of which nothing is left. */
function fullOf(quota: KubeObject): string[] {
  const used = objectAt(quota, 'status', 'used') ?? {};
  return Object.entries(objectAt(quota, 'status', 'hard') ?? {})
    .filter(([key, hard]) => {
      const [limit, use] = [quantityValue(hard), quantityValue(used[key])];
      return limit !== undefined && use !== undefined && use >= limit;
    })
    .map(([key]) => key);
}
