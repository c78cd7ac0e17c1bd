import { quantityValue } from '../../../../kube/quantity';
import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { gateClosed } from '../shared/messages';
import { sameJson, type WithSpec } from '../shared/rule-templates';

type Policy = WithSpec<{
  completionTimeoutPerGiB?: number;
  bandwidthPerMigration?: unknown;
  maxDowntimeMs?: number;
  experimental?: { stallDetector?: Record<string, unknown> };
}>;

const POLICY = ['MigrationPolicy'];
const GATE = 'MigrationStallDetection';
const DETECTOR = 'spec.experimental.stallDetector';
const withGate = { developerConfiguration: { featureGates: [GATE] } };

/** Factors of the stall detector, which are written as text: the least, the most, and whether the least itself is too little. */
const FACTORS: Readonly<Record<string, { rule: string; least: number; most: number; above?: true; words: string }>> = {
  ewmaAlpha: { rule: 'MP-05', least: 0, most: 1, above: true, words: 'more than 0 and at most 1' },
  precopyPossibleFactor: { rule: 'MP-06', least: 1, most: Number.MAX_VALUE, words: 'at least 1' },
  completionTimeoutFactor: { rule: 'MP-06', least: 1, most: Number.MAX_VALUE, words: 'at least 1' },
  patienceWindowDecayFactor: { rule: 'MP-07', least: 0, most: 1, words: 'from 0 to 1' },
};

/** A factor as KubeVirt reads it: at most three decimals; undefined where the text is not a number. */
function factorOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value - Number(value.toFixed(3))) <= 1e-9 ? value : undefined;
}

function factorsOutOfRange({ spec }: Policy, rule: string) {
  return Object.entries(FACTORS).flatMap(([name, { rule: of, least, most, above, words }]) => {
    const written = spec?.experimental?.stallDetector?.[name];
    const value = of === rule && written !== undefined ? factorOf(written) : undefined;
    if (value === undefined || ((above ? value > least : value >= least) && value <= most)) return [];
    return [
      {
        at: `${DETECTOR}.${name}`,
        message: `${name} is ${show(written)}, but must be ${words}.`,
        found: written,
        allowed: words,
      },
    ];
  });
}

const inDetector = (factors: Record<string, string>) => ({
  edit: { 'spec.experimental': { stallDetector: factors } },
  configuration: withGate,
});

export const MIGRATION_POLICIES = objectRules<Policy>('migration policies', [
  {
    id: 'MP-01',
    name: 'negative-completion-timeout',
    title: 'Negative `completionTimeoutPerGiB`',
    kinds: POLICY,
    paths: ['spec.completionTimeoutPerGiB'],
    check: ({ spec }) =>
      Number(spec?.completionTimeoutPerGiB) < 0
        ? {
            at: 'spec.completionTimeoutPerGiB',
            message: `completionTimeoutPerGiB is ${spec.completionTimeoutPerGiB}. It is the number of seconds per GiB of guest memory; use 0 or more (0 means no limit).`,
            found: spec.completionTimeoutPerGiB,
            allowed: '0 or more',
          }
        : undefined,
    good: { 'spec.completionTimeoutPerGiB': 0 },
    bad: { 'spec.completionTimeoutPerGiB': -1 },
  },
  {
    id: 'MP-02',
    name: 'negative-migration-bandwidth',
    title: 'Negative `bandwidthPerMigration`',
    kinds: POLICY,
    paths: ['spec.bandwidthPerMigration'],
    check: ({ spec }) =>
      (quantityValue(spec?.bandwidthPerMigration) ?? 0) < 0
        ? {
            at: 'spec.bandwidthPerMigration',
            message: `bandwidthPerMigration is ${show(spec.bandwidthPerMigration)}. It is the number of bytes per second; use 0 or more, such as 64Mi (0 means no limit).`,
            found: spec.bandwidthPerMigration,
            allowed: '0 or more',
          }
        : undefined,
    good: { 'spec.bandwidthPerMigration': '64Mi' },
    bad: { 'spec.bandwidthPerMigration': '-64Mi' },
  },
  {
    id: 'MP-03',
    name: 'max-downtime-feature-gate',
    title: '`maxDowntimeMs` without its feature gate',
    kinds: POLICY,
    paths: ['spec.maxDowntimeMs'],
    check: ({ spec }, { cluster, old }) =>
      spec?.maxDowntimeMs === undefined || spec.maxDowntimeMs === old?.spec?.maxDowntimeMs || cluster.gate(GATE)
        ? undefined
        : gateClosed('spec.maxDowntimeMs', 'maxDowntimeMs', GATE, spec.maxDowntimeMs),
    good: { edit: { 'spec.maxDowntimeMs': 500 }, configuration: withGate },
    bad: { 'spec.maxDowntimeMs': 500 },
  },
  {
    id: 'MP-04',
    name: 'stall-detector-feature-gate',
    title: '`stallDetector` without its feature gate',
    kinds: POLICY,
    paths: [DETECTOR],
    check: ({ spec }, { cluster, old }) => {
      const detector = spec?.experimental?.stallDetector;
      if (!detector || sameJson(detector, old?.spec?.experimental?.stallDetector) || cluster.gate(GATE))
        return undefined;
      return gateClosed(DETECTOR, 'stallDetector (which detects migrations that make no progress)', GATE);
    },
    good: inDetector({}),
    bad: { 'spec.experimental': { stallDetector: {} } },
  },
  {
    id: 'MP-05',
    name: 'ewma-alpha-out-of-range',
    title: '`ewmaAlpha` out of range',
    kinds: POLICY,
    paths: [`${DETECTOR}.ewmaAlpha`],
    check: (policy) => factorsOutOfRange(policy, 'MP-05'),
    good: inDetector({ ewmaAlpha: '1' }),
    bad: inDetector({ ewmaAlpha: '0' }),
  },
  {
    id: 'MP-06',
    name: 'stall-factor-below-one',
    title: '`precopyPossibleFactor` or `completionTimeoutFactor` below 1',
    kinds: POLICY,
    paths: [`${DETECTOR}.precopyPossibleFactor`, `${DETECTOR}.completionTimeoutFactor`],
    check: (policy) => factorsOutOfRange(policy, 'MP-06'),
    good: inDetector({ precopyPossibleFactor: '1' }),
    bad: inDetector({ completionTimeoutFactor: '0.5' }),
  },
  {
    id: 'MP-07',
    name: 'patience-decay-factor-out-of-range',
    title: '`patienceWindowDecayFactor` out of range',
    kinds: POLICY,
    paths: [`${DETECTOR}.patienceWindowDecayFactor`],
    check: (policy) => factorsOutOfRange(policy, 'MP-07'),
    good: inDetector({ patienceWindowDecayFactor: '0' }),
    bad: inDetector({ patienceWindowDecayFactor: '1.1' }),
  },
  {
    id: 'MP-08',
    name: 'malformed-stall-factor',
    title: 'Malformed number in `stallDetector`',
    kinds: POLICY,
    paths: [`${DETECTOR}.*`],
    check: ({ spec }) =>
      Object.keys(FACTORS)
        .map((name) => ({ name, written: spec?.experimental?.stallDetector?.[name] }))
        .filter(({ written }) => written !== undefined && factorOf(written) === undefined)
        .map(({ name, written }) => ({
          at: `${DETECTOR}.${name}`,
          message: `${name} is ${show(written)}, which is not a valid number. Use a number with at most three decimals, as a string such as "0.5".`,
          found: written,
          allowed: 'a number with at most three decimals, as a string',
        })),
    good: inDetector({ ewmaAlpha: '0.125' }),
    bad: inDetector({ ewmaAlpha: '0.1234' }),
  },
]);
