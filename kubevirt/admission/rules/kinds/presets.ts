import { objectRules } from '../../rule';
import type { WithSpec } from './words';

export const PRESETS = objectRules<WithSpec<{ domain?: unknown }>>('presets', [
  {
    id: 'PRE-01',
    title: 'A preset that presets nothing',
    kinds: ['VirtualMachineInstancePreset'],
    paths: ['spec.domain'],
    check: ({ spec }) =>
      spec?.domain === undefined
        ? {
            at: 'spec.domain',
            message:
              'The preset has no domain, which is all that it could preset. Add one; or use a VirtualMachinePreference, which has taken the place of presets.',
            allowed: 'a domain',
          }
        : undefined,
    good: {},
    bad: { 'spec.domain': undefined },
  },
  {
    id: 'PRE-03',
    title: 'Presets are on their way out',
    kinds: ['VirtualMachineInstancePreset'],
    paths: [],
    severity: 'warning',
    check: () => ({
      message:
        'VirtualMachineInstancePreset is deprecated and goes with version 2 of the API. Use a VirtualMachinePreference, and an instancetype for sizes.',
      suggestion: 'VirtualMachinePreference',
    }),
    good: { edit: {}, kind: 'VirtualMachinePreference' },
    bad: {},
  },
]);
