import { objectAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { type LabelSelector, matchesSelector } from '../../../../kube/selector';
import { objectRules } from '../../engine/rule';
import { sameJson, type WithSpec } from '../shared/rule-templates';

type Preset = WithSpec<{ selector?: LabelSelector; domain?: Record<string, unknown> }>;

export const PRESETS = objectRules<Preset>('presets', [
  {
    id: 'PRE-01',
    name: 'preset-without-domain',
    title: 'Preset without a `domain`',
    kinds: ['VirtualMachineInstancePreset'],
    paths: ['spec.domain'],
    check: ({ spec }) =>
      spec?.domain === undefined
        ? {
            at: 'spec.domain',
            message:
              'The preset has no spec.domain, which is all that it can give to guests. Add it, or better use a VirtualMachinePreference, which has taken the place of presets.',
            allowed: 'a domain',
          }
        : undefined,
    good: {},
    bad: { 'spec.domain': undefined },
  },
  {
    id: 'PRE-02',
    name: 'conflicting-presets',
    title: 'Conflicting presets',
    kinds: ['VirtualMachineInstance'],
    paths: ['metadata.labels'],
    check: ({ metadata }, { related, old }) => {
      const presets = old ? [] : related.all<Preset>('VirtualMachineInstancePreset', metadata?.namespace ?? 'default');
      const chosen = presets.filter(
        ({ spec }) => spec?.selector && matchesSelector(spec.selector, metadata?.labels ?? {}),
      );
      for (const [i, one] of chosen.entries()) {
        for (const other of chosen.slice(i + 1)) {
          const field = contradiction(one, other);
          if (field === undefined) continue;
          return {
            at: 'metadata.labels',
            message: `The labels of this guest match the presets "${one.metadata?.name}" and "${other.metadata?.name}", which set domain.${field} to different values. Change the labels or the presets, so that at most one of the two matches.`,
          };
        }
      }
      return undefined;
    },
    good: { edit: { 'metadata.labels': { size: 'big' } }, related: [presetOf('a', 2), presetOf('b', 2)] },
    bad: { edit: { 'metadata.labels': { size: 'big' } }, related: [presetOf('a', 2), presetOf('b', 4)] },
  },
  {
    id: 'PRE-03',
    name: 'deprecated-preset',
    title: 'Deprecated VirtualMachineInstancePreset',
    kinds: ['VirtualMachineInstancePreset'],
    paths: [],
    severity: 'warning',
    check: () => ({
      message:
        'VirtualMachineInstancePreset is deprecated and will be removed with version 2 of the API. Use a VirtualMachinePreference, and a VirtualMachineInstancetype for sizes.',
      suggestion: 'VirtualMachinePreference',
    }),
    good: { edit: {}, kind: 'VirtualMachinePreference' },
    bad: {},
  },
]);

/** A field of the domain that both set, and not to the same. */
function contradiction(one: Preset, other: Preset): string | undefined {
  const [a, b] = [objectAt(one, 'spec', 'domain') ?? {}, objectAt(other, 'spec', 'domain') ?? {}];
  return Object.keys(a).find((field) => field !== 'devices' && b[field] !== undefined && !sameJson(a[field], b[field]));
}

function presetOf(name: string, cores: number): KubeObject {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstancePreset',
    metadata: { name },
    spec: { selector: { matchLabels: { size: 'big' } }, domain: { cpu: { cores } } },
  };
}
