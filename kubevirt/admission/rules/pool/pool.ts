import type { KubeObject } from '../../../../kube/object';
import { type LabelSelector, matchesSelector } from '../../../../kube/selector';
import { objectRules } from '../../engine/rule';
import { oneOf, show } from '../../engine/suggest';
import { sameJson, selectorFault } from '../shared/rule-templates';

interface Pool extends KubeObject {
  spec: {
    selector?: LabelSelector;
    maxUnavailable?: number | string;
    updateStrategy?: Record<string, unknown>;
    scaleInStrategy?: Record<string, unknown>;
    virtualMachineTemplate?: { metadata?: { labels?: Record<string, string> }; spec?: { template?: unknown } };
  };
}

const POOL = ['VirtualMachinePool'];
const STRATEGIES = ['unmanaged', 'opportunistic', 'proactive'];

function severalStrategies(field: string, strategy: Record<string, unknown> | undefined) {
  const named = STRATEGIES.filter((name) => strategy?.[name] !== undefined);
  if (named.length < 2) return undefined;
  return {
    at: `spec.${field}`,
    message: `${field} sets ${named.join(' and ')}, which are mutually exclusive. Keep one of them.`,
    found: named,
    allowed: `one of ${oneOf(STRATEGIES)}`,
  };
}

const unavailable = (message: string, found: unknown) => ({
  at: 'spec.maxUnavailable',
  message: `${message} Set the number of VMs that may be unavailable during an update, as a number of at least 1 (such as 3) or a percentage from "1%" to "100%".`,
  found,
  allowed: 'a number of at least 1, or a percentage from "1%" to "100%"',
});

const percentOf = (value: unknown) =>
  typeof value === 'string' && value.endsWith('%') ? value.slice(0, -1) : undefined;
const isWhole = (text: string) => /^[+-]?\d+$/.test(text);

export const POOLS = objectRules<Pool>('pools', [
  {
    id: 'POOL-01',
    name: 'pool-without-vm-template',
    title: 'Pool without a VM template',
    kinds: POOL,
    paths: ['spec.virtualMachineTemplate.spec.template'],
    check: ({ spec }) =>
      spec?.virtualMachineTemplate && !spec.virtualMachineTemplate.spec?.template
        ? {
            at: 'spec.virtualMachineTemplate.spec',
            message:
              'virtualMachineTemplate.spec.template is missing, so the pool has no VM to create. Set virtualMachineTemplate.spec to the spec of a VirtualMachine, including its template.',
            allowed: 'the spec of a VirtualMachine',
          }
        : undefined,
    good: {},
    bad: { edit: { 'spec.virtualMachineTemplate.spec': undefined }, also: ['VM-03', 'MEM-12'] },
  },
  {
    id: 'POOL-02',
    name: 'malformed-pool-selector',
    title: 'Malformed `selector` of a pool',
    kinds: POOL,
    paths: ['spec.selector'],
    check: ({ spec }) => selectorFault('spec.selector', spec?.selector),
    good: { 'spec.selector.matchExpressions': [{ key: 'app', operator: 'Exists' }] },
    bad: { 'spec.selector.matchExpressions': [{ key: 'app', operator: 'In', values: [] }] },
  },
  {
    id: 'POOL-03',
    name: 'pool-selector-mismatch',
    title: 'Pool `selector` that does not match its own VMs',
    kinds: POOL,
    paths: ['spec.selector', 'spec.virtualMachineTemplate.metadata.labels'],
    check: ({ spec }) => {
      const { selector, virtualMachineTemplate } = spec ?? {};
      if (!selector || !virtualMachineTemplate || selectorFault('', selector)) return undefined;
      const labels = virtualMachineTemplate.metadata?.labels ?? {};
      if (matchesSelector(selector, labels)) return undefined;
      return {
        at: 'spec.selector',
        message: `The selector does not match the labels of spec.virtualMachineTemplate.metadata (${show(labels)}), so the pool would not find its own VMs. Add the labels that the selector requires there; labels under spec.virtualMachineTemplate.spec.template belong to the VMIs and do not count.`,
        found: selector,
        allowed: 'a selector that matches spec.virtualMachineTemplate.metadata.labels',
      };
    },
    good: { 'spec.selector': {} },
    bad: { 'spec.virtualMachineTemplate.metadata.labels': { app: 'other' } },
  },
  {
    id: 'POOL-04',
    name: 'max-unavailable-not-percentage',
    title: '`maxUnavailable` string that is not a percentage',
    kinds: POOL,
    paths: ['spec.maxUnavailable'],
    check: ({ spec }) => {
      const value = spec?.maxUnavailable;
      if (typeof value !== 'string' || percentOf(value) !== undefined) return undefined;
      return unavailable(`maxUnavailable is the string ${show(value)}, which is not a percentage.`, value);
    },
    good: { 'spec.maxUnavailable': '25%' },
    bad: { 'spec.maxUnavailable': '3' },
  },
  {
    id: 'POOL-05',
    name: 'max-unavailable-fractional-percentage',
    title: '`maxUnavailable` that is not a whole percentage',
    kinds: POOL,
    paths: ['spec.maxUnavailable'],
    check: ({ spec }) => {
      const percent = percentOf(spec?.maxUnavailable);
      if (percent === undefined || isWhole(percent)) return undefined;
      return unavailable(
        `maxUnavailable is ${show(spec.maxUnavailable)}, which is not a whole percentage.`,
        spec.maxUnavailable,
      );
    },
    good: { 'spec.maxUnavailable': '1%' },
    bad: { 'spec.maxUnavailable': '12.5%' },
  },
  {
    id: 'POOL-06',
    name: 'max-unavailable-percentage-out-of-range',
    title: '`maxUnavailable` percentage out of range',
    kinds: POOL,
    paths: ['spec.maxUnavailable'],
    check: ({ spec }) => {
      const percent = percentOf(spec?.maxUnavailable);
      if (percent === undefined || !isWhole(percent) || (Number(percent) >= 1 && Number(percent) <= 100))
        return undefined;
      return unavailable(
        `maxUnavailable is ${show(spec.maxUnavailable)}, which is not between 1% and 100%.`,
        spec.maxUnavailable,
      );
    },
    good: { 'spec.maxUnavailable': '100%' },
    bad: { 'spec.maxUnavailable': '0%' },
  },
  {
    id: 'POOL-07',
    name: 'max-unavailable-below-one',
    title: '`maxUnavailable` below 1',
    kinds: POOL,
    paths: ['spec.maxUnavailable'],
    check: ({ spec }) => {
      const value = spec?.maxUnavailable;
      if (typeof value !== 'number' || value > 0) return undefined;
      return unavailable(`maxUnavailable is ${value}, so that no VM could ever be updated.`, value);
    },
    good: { 'spec.maxUnavailable': 1 },
    bad: { 'spec.maxUnavailable': 0 },
  },
  {
    id: 'POOL-08',
    name: 'multiple-update-strategies',
    title: 'More than one `updateStrategy`',
    kinds: POOL,
    paths: ['spec.updateStrategy'],
    check: ({ spec }) => severalStrategies('updateStrategy', spec?.updateStrategy),
    good: { 'spec.updateStrategy': { opportunistic: {} } },
    bad: { 'spec.updateStrategy': { opportunistic: {}, proactive: {} } },
  },
  {
    id: 'POOL-09',
    name: 'multiple-scale-in-strategies',
    title: 'More than one `scaleInStrategy`',
    kinds: POOL,
    paths: ['spec.scaleInStrategy'],
    check: ({ spec }) => severalStrategies('scaleInStrategy', spec?.scaleInStrategy),
    good: { 'spec.scaleInStrategy': { proactive: {} } },
    bad: { 'spec.scaleInStrategy': { unmanaged: {}, proactive: {} } },
  },
  {
    id: 'POOL-10',
    name: 'immutable-pool-selector',
    title: 'Change of the immutable `selector` of a pool',
    kinds: POOL,
    paths: ['spec.selector'],
    on: 'update',
    check: ({ spec }, { old }) =>
      sameJson(spec?.selector, old?.spec?.selector)
        ? undefined
        : {
            at: 'spec.selector',
            message:
              'The selector of a pool is immutable, and this one differs from the selector in the cluster. Restore it, or create a new pool.',
            found: spec?.selector,
            allowed: show(old?.spec?.selector),
          },
    good: { edit: { 'spec.replicas': 5 } },
    bad: { edit: {}, old: { 'spec.selector': { matchLabels: { tier: 'old' } } } },
  },
  {
    id: 'NEW-10',
    name: 'pool-name-too-long',
    title: 'Pool name that is too long for a label',
    kinds: POOL,
    paths: ['metadata.name'],
    stage: 'start',
    check: ({ metadata }) => {
      const name = metadata?.name;
      if (typeof name !== 'string' || name.length <= 61) return undefined;
      return {
        at: 'metadata.name',
        message: `Every VM of the pool gets a label with the name and revision of the pool ("${name}-1"), and label values are limited to 63 characters. This name has ${name.length}; use at most 61, or fewer if the pool will change often.`,
        found: name,
        allowed: 'at most 61 characters',
      };
    },
    good: { 'metadata.name': 'p'.repeat(61) },
    bad: { 'metadata.name': 'p'.repeat(62) },
  },
]);
