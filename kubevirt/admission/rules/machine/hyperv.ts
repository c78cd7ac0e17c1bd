import type { Fault } from '../../fault';
import type { Machine } from '../../machine';
import { machineRules } from '../../rule';

type Feature = { enabled?: boolean } | undefined;

/** Features of Hyper-V that need another one. What is not given is added by KubeVirt; what is given as off is not. */
function requires(machine: Machine, feature: string, required: string): Fault | undefined {
  const hyperv = machine.domain.features?.hyperv as Record<string, Feature> | undefined;
  const on = hyperv?.[feature]?.enabled === true;
  return on && hyperv[required]?.enabled === false
    ? {
        at: `domain.features.hyperv.${feature}`,
        message: `The Hyper-V feature "${feature}" needs "${required}", which is switched off here. Remove ${required}: { enabled: false }, or ${feature}.`,
        found: true,
        suggestion: `${required}: { enabled: true }`,
      }
    : undefined;
}

const rule = (id: string, feature: string, required: string) =>
  ({
    id,
    title: `Hyper-V ${feature} without ${required}`,
    paths: [`domain.features.hyperv.${feature}`],
    only: 'guest',
    check: (machine: Machine) => requires(machine, feature, required),
    good: { 'domain.features': { hyperv: { [feature]: {} } } },
    bad: { 'domain.features': { hyperv: { [feature]: {}, [required]: { enabled: false } } } },
  }) as const;

export const HYPERV = machineRules(
  'hyperv',
  [
    {
      id: 'HV-01',
      title: 'Hyper-V features beside their passthrough',
      paths: ['domain.features.hyperv', 'domain.features.hypervPassthrough'],
      only: 'guest',
      check: ({ domain: { features } }) =>
        features?.hyperv !== undefined && features.hypervPassthrough !== undefined
          ? {
              at: 'domain.features.hyperv',
              message:
                'hypervPassthrough gives the guest all Hyper-V features that the host has, so single ones cannot be chosen beside it; found both. Keep hyperv or hypervPassthrough.',
            }
          : undefined,
      good: { 'domain.features': { hyperv: { relaxed: {} } } },
      bad: { 'domain.features': { hyperv: { relaxed: {} }, hypervPassthrough: {} } },
    },
    rule('HV-02', 'synic', 'vpindex'),
    rule('HV-03', 'synictimer', 'synic'),
    {
      ...rule('HV-04', 'tlbflush', 'vpindex'),
      title: 'Hyper-V tlbflush or ipi without vpindex',
      paths: ['domain.features.hyperv.tlbflush', 'domain.features.hyperv.ipi'],
      check: (machine) => ['tlbflush', 'ipi'].flatMap((feature) => requires(machine, feature, 'vpindex') ?? []),
    },
    rule('HV-05', 'evmcs', 'vapic'),
  ],
  { when: ({ domain }) => domain.features?.hyperv },
);
