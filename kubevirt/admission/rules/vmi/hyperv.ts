import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';

type Feature = { enabled?: boolean } | undefined;

/** The fault of a Hyper-V feature whose dependency is disabled. KubeVirt adds a missing dependency, but not one that is disabled. */
function requires(vmi: VmiSpecView, feature: string, required: string): Fault | undefined {
  const hyperv = vmi.domain.features?.hyperv as Record<string, Feature> | undefined;
  const on = hyperv?.[feature]?.enabled === true;
  return on && hyperv[required]?.enabled === false
    ? {
        at: `domain.features.hyperv.${feature}`,
        message: `The Hyper-V feature ${feature} requires ${required}, which is disabled. Remove ${required}: { enabled: false }, or ${feature}.`,
        found: true,
        suggestion: `${required}: { enabled: true }`,
      }
    : undefined;
}

const rule = (id: string, feature: string, required: string) =>
  ({
    id,
    name: `hyperv-${feature}-without-${required}`,
    title: `Hyper-V \`${feature}\` without \`${required}\``,
    paths: [`domain.features.hyperv.${feature}`],
    view: 'guest',
    check: (vmi: VmiSpecView) => requires(vmi, feature, required),
    good: { 'domain.features': { hyperv: { [feature]: {} } } },
    bad: { 'domain.features': { hyperv: { [feature]: {}, [required]: { enabled: false } } } },
  }) as const;

export const HYPERV = vmiRules(
  'hyperv',
  [
    {
      id: 'HV-01',
      name: 'hyperv-beside-passthrough',
      title: 'Both `hyperv` and `hypervPassthrough`',
      paths: ['domain.features.hyperv', 'domain.features.hypervPassthrough'],
      view: 'guest',
      check: ({ domain: { features } }) =>
        features?.hyperv !== undefined && features.hypervPassthrough !== undefined
          ? {
              at: 'domain.features.hyperv',
              message:
                'Both hyperv and hypervPassthrough are set, which are mutually exclusive: hypervPassthrough enables all Hyper-V features that the host supports. Keep one of them.',
            }
          : undefined,
      good: { 'domain.features': { hyperv: { relaxed: {} } } },
      bad: { 'domain.features': { hyperv: { relaxed: {} }, hypervPassthrough: {} } },
    },
    rule('HV-02', 'synic', 'vpindex'),
    rule('HV-03', 'synictimer', 'synic'),
    {
      ...rule('HV-04', 'tlbflush', 'vpindex'),
      title: 'Hyper-V `tlbflush` or `ipi` without `vpindex`',
      paths: ['domain.features.hyperv.tlbflush', 'domain.features.hyperv.ipi'],
      check: (vmi) => ['tlbflush', 'ipi'].flatMap((feature) => requires(vmi, feature, 'vpindex') ?? []),
    },
    rule('HV-05', 'evmcs', 'vapic'),
  ],
  { when: 'domain.features.hyperv' },
);
