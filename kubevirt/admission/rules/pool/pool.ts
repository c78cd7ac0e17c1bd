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
    message: `A pool follows one strategy, but ${field} names ${named.join(' and ')}. Keep one of them.`,
    found: named,
    allowed: `one of ${oneOf(STRATEGIES)}`,
  };
}

const unavailable = (message: string, found: unknown) => ({
  at: 'spec.maxUnavailable',
  message: `${message} Write how many VMs may be down during an update, as a number of at least 1 (such as 3) or as a percentage from "1%" to "100%".`,
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
              'The pool does not say what its machines are, as virtualMachineTemplate.spec.template is missing. Put the spec of a VirtualMachine under virtualMachineTemplate.spec, with its guest under template.',
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
        message: `The pool would not find the machines it makes: its selector does not match the labels of spec.virtualMachineTemplate.metadata (${show(labels)}). Put the labels that the selector asks for there; labels under spec.virtualMachineTemplate.spec.template are those of the guests and do not count.`,
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
      return unavailable(`maxUnavailable is the text ${show(value)}, which does not end with %.`, value);
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
        `maxUnavailable is ${show(spec.maxUnavailable)}, and ${show(percent)} is no whole number.`,
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
      return unavailable(`maxUnavailable is ${value}: no machine could ever be updated.`, value);
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
              'The selector of a pool cannot be changed once it is created, and this one differs from the one in the cluster. Keep it as it was, or make another pool and move the machines there.',
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
        message: `Every machine of the pool carries a label with the pool's name and revision ("${name}-1"), and a label's value has at most 63 characters. This name has ${name.length}; use at most 61, or fewer if the pool will be changed often.`,
        found: name,
        allowed: 'at most 61 characters',
      };
    },
    good: { 'metadata.name': 'p'.repeat(61) },
    bad: { 'metadata.name': 'p'.repeat(62) },
  },
]);
