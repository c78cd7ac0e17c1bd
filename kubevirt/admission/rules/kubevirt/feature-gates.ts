import { FEATURE_GATES, featureStage } from '../../../config';
import { objectRules } from '../../engine/rule';
import { didYouMean, show } from '../../engine/suggest';
import { sameJson } from '../shared/rule-templates';
import { CONFIGURATION, KUBEVIRT, type KubeVirt, suggest } from './object';

const SPENT: Readonly<Record<string, string>> = {
  GA: 'is always on, listed or not.',
  Deprecated: 'is deprecated and will go with the feature behind it.',
  Discontinued: 'belongs to a feature that KubeVirt has removed.',
};

export const KUBEVIRT_FEATURE_GATES = objectRules<KubeVirt>('KubeVirt', [
  {
    kinds: KUBEVIRT,
    id: 'KV-16',
    name: 'feature-gate-enabled-and-disabled',
    title: 'Feature gate that is both enabled and disabled',
    paths: [`${CONFIGURATION}.developerConfiguration.featureGates`],
    check: ({ spec }, { old }) => {
      const { featureGates: on = [], disabledFeatureGates: off = [] } =
        spec?.configuration?.developerConfiguration ?? {};
      const before = old?.spec?.configuration?.developerConfiguration;
      if (old && before && sameJson([on, off], [before.featureGates ?? [], before.disabledFeatureGates ?? []]))
        return undefined;
      return [...new Set(on.filter((gate) => off.includes(gate)))].map((gate) => ({
        at: `${CONFIGURATION}.developerConfiguration.featureGates`,
        message: `The feature gate ${gate} is in both featureGates and disabledFeatureGates. Keep it in one of them.`,
        found: gate,
      }));
    },
    good: {
      'spec.configuration.developerConfiguration': { featureGates: ['HostDisk'], disabledFeatureGates: ['Snapshot'] },
    },
    bad: {
      'spec.configuration.developerConfiguration': { featureGates: ['HostDisk'], disabledFeatureGates: ['HostDisk'] },
    },
  },
  {
    id: 'KV-19',
    name: 'unknown-feature-gate',
    title: 'Unknown feature gate',
    kinds: KUBEVIRT,
    paths: [
      `${CONFIGURATION}.developerConfiguration.featureGates[]`,
      `${CONFIGURATION}.developerConfiguration.disabledFeatureGates[]`,
    ],
    severity: 'warning',
    check: ({ spec }, { cluster }) =>
      (['featureGates', 'disabledFeatureGates'] as const).flatMap((list) =>
        (spec?.configuration?.developerConfiguration?.[list] ?? []).flatMap((gate, i) =>
          featureStage(gate, cluster.profile.kubevirtVersion)
            ? []
            : [
                {
                  at: `${CONFIGURATION}.developerConfiguration.${list}[${i}]`,
                  message: `KubeVirt ${cluster.profile.kubevirtVersion} has no feature gate ${show(gate)}, and ignores it. Correct the name, or remove it.${didYouMean(gate, FEATURE_GATES)}`,
                  found: gate,
                  ...suggest(gate, FEATURE_GATES),
                },
              ],
        ),
      ),
    good: { 'spec.configuration.developerConfiguration': { featureGates: ['HostDisk'] } },
    bad: { 'spec.configuration.developerConfiguration': { featureGates: ['HostDisks'] } },
  },
  {
    id: 'KV-20',
    name: 'ineffective-feature-gate',
    title: 'Feature gate without effect',
    kinds: KUBEVIRT,
    paths: [
      `${CONFIGURATION}.developerConfiguration.featureGates[]`,
      `${CONFIGURATION}.developerConfiguration.disabledFeatureGates[]`,
    ],
    severity: 'warning',
    check: ({ spec }, { cluster }) =>
      (['featureGates', 'disabledFeatureGates'] as const).flatMap((list) =>
        (spec?.configuration?.developerConfiguration?.[list] ?? []).flatMap((gate, i) => {
          const words = SPENT[featureStage(gate, cluster.profile.kubevirtVersion) ?? ''];
          return words
            ? [
                {
                  at: `${CONFIGURATION}.developerConfiguration.${list}[${i}]`,
                  message: `The feature gate ${gate} ${words} Remove it from ${list}.`,
                  found: gate,
                },
              ]
            : [];
        }),
      ),
    good: { 'spec.configuration.developerConfiguration': { featureGates: ['VSOCK'] } },
    bad: { 'spec.configuration.developerConfiguration': { featureGates: ['LiveMigration'] } },
  },
]);
