import type { ClusterProfile } from '../../../config';
import { gateEnabled } from '../../../config';
import { objectRules } from '../../engine/rule';
import { didYouMean, show } from '../../engine/suggest';
import { floatOf, sameJson } from '../shared/rule-templates';
import { CONFIGURATION, given, KUBEVIRT, type KubeVirt, suggest } from './object';

const TLS = `${CONFIGURATION}.tlsConfiguration.ciphers`;
const PROFILE = `${CONFIGURATION}.seccompConfiguration.virtualMachineInstanceProfile`;

/** Whether the object itself leaves a feature gate open. */
function leavesOpen({ spec }: KubeVirt, gate: string, profile: ClusterProfile): boolean {
  return gateEnabled({ ...profile, configuration: spec?.configuration ?? {} }, gate);
}

/** The cipher suites that Go names: of TLS 1.3, and of TLS 1.0 to 1.2. */
const CIPHERS = `TLS_AES_128_GCM_SHA256 TLS_AES_256_GCM_SHA384 TLS_CHACHA20_POLY1305_SHA256
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 TLS_RSA_WITH_RC4_128_SHA TLS_RSA_WITH_3DES_EDE_CBC_SHA
  TLS_RSA_WITH_AES_128_CBC_SHA TLS_RSA_WITH_AES_256_CBC_SHA TLS_RSA_WITH_AES_128_CBC_SHA256 TLS_RSA_WITH_AES_128_GCM_SHA256
  TLS_RSA_WITH_AES_256_GCM_SHA384 TLS_ECDHE_ECDSA_WITH_RC4_128_SHA TLS_ECDHE_RSA_WITH_RC4_128_SHA
  TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256`.split(
  /\s+/,
);

/** Values that make KubeVirt put its whole configuration aside. */
const IMPOSSIBLE: readonly { path: readonly string[]; wrong: (value: unknown) => boolean; allowed: string }[] = [
  {
    path: ['developerConfiguration', 'cpuAllocationRatio'],
    wrong: (value) => Number(value) <= 0,
    allowed: '1 or more',
  },
  {
    path: ['developerConfiguration', 'pvcTolerateLessSpaceUpToPercent'],
    wrong: (value) => Number(value) < 0 || Number(value) > 100,
    allowed: '0 to 100',
  },
  {
    path: ['network', 'defaultNetworkInterface'],
    wrong: (value) => !['', 'bridge', 'masquerade', 'slirp'].includes(String(value)),
    allowed: 'bridge or masquerade',
  },
];

export const KUBEVIRT_CONFIGURATION = objectRules<KubeVirt>('KubeVirt', [
  {
    kinds: KUBEVIRT,
    id: 'KV-07',
    name: 'memory-overhead-ratio-below-one',
    title: '`additionalGuestMemoryOverheadRatio` below 1',
    paths: [`${CONFIGURATION}.additionalGuestMemoryOverheadRatio`],
    check: ({ spec }) => {
      const ratio = spec?.configuration?.additionalGuestMemoryOverheadRatio;
      if (ratio === undefined || (ratio === ratio.trim() && (floatOf(ratio) ?? 0) >= 1)) return undefined;
      return {
        at: `${CONFIGURATION}.additionalGuestMemoryOverheadRatio`,
        message: `The memory that KubeVirt adds for a guest's overhead is multiplied by additionalGuestMemoryOverheadRatio, which is ${show(ratio)}. Write a number of at least 1 as text, such as "1.2".`,
        found: ratio,
        allowed: 'a number of at least 1, as text',
      };
    },
    good: { 'spec.configuration.additionalGuestMemoryOverheadRatio': '1.2' },
    bad: { 'spec.configuration.additionalGuestMemoryOverheadRatio': '0.9' },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-08',
    name: 'virt-template-feature-gate',
    title: '`virtTemplateDeployment` with its feature gate disabled',
    paths: [`${CONFIGURATION}.virtTemplateDeployment.enabled`],
    check: (kubevirt, { cluster }) =>
      kubevirt.spec?.configuration?.virtTemplateDeployment?.enabled === true &&
      !leavesOpen(kubevirt, 'Template', cluster.profile)
        ? {
            at: `${CONFIGURATION}.virtTemplateDeployment.enabled`,
            message:
              'The controller of VirtualMachineTemplates is to be deployed, but the feature gate Template is off in this object. Remove "Template" from disabledFeatureGates, or set enabled to false.',
            found: true,
          }
        : undefined,
    good: { 'spec.configuration.virtTemplateDeployment': { enabled: true } },
    bad: {
      'spec.configuration': {
        virtTemplateDeployment: { enabled: true },
        developerConfiguration: { disabledFeatureGates: ['Template'] },
      },
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-09',
    name: 'role-aggregation-feature-gate',
    title: '`roleAggregationStrategy` with its feature gate disabled',
    paths: [`${CONFIGURATION}.roleAggregationStrategy`],
    check: (kubevirt, { cluster }) => {
      const strategy = kubevirt.spec?.configuration?.roleAggregationStrategy;
      if (
        !strategy ||
        strategy === 'AggregateToDefault' ||
        leavesOpen(kubevirt, 'OptOutRoleAggregation', cluster.profile)
      )
        return undefined;
      return {
        at: `${CONFIGURATION}.roleAggregationStrategy`,
        message: `roleAggregationStrategy: ${strategy} needs the feature gate OptOutRoleAggregation, which is off in this object. Remove OptOutRoleAggregation from disabledFeatureGates, or write AggregateToDefault.`,
        found: strategy,
        allowed: 'AggregateToDefault',
      };
    },
    good: { 'spec.configuration.roleAggregationStrategy': 'Manual' },
    bad: {
      'spec.configuration': {
        roleAggregationStrategy: 'Manual',
        developerConfiguration: { disabledFeatureGates: ['OptOutRoleAggregation'] },
      },
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-10',
    name: 'cluster-max-downtime-feature-gate',
    title: 'Cluster-wide `maxDowntimeMs` without its feature gate',
    paths: [`${CONFIGURATION}.migrations.maxDowntimeMs`],
    check: (kubevirt, { old, cluster }) => {
      const value = kubevirt.spec?.configuration?.migrations?.maxDowntimeMs;
      if (value === undefined || value === old?.spec?.configuration?.migrations?.maxDowntimeMs) return undefined;
      if (leavesOpen(kubevirt, 'MigrationStallDetection', cluster.profile)) return undefined;
      return {
        at: `${CONFIGURATION}.migrations.maxDowntimeMs`,
        message:
          'Setting maxDowntimeMs needs the feature gate MigrationStallDetection, which is off in this object. Add it to spec.configuration.developerConfiguration.featureGates, or remove maxDowntimeMs.',
        found: value,
      };
    },
    good: {
      'spec.configuration': {
        migrations: { maxDowntimeMs: 500 },
        developerConfiguration: { featureGates: ['MigrationStallDetection'] },
      },
    },
    bad: { 'spec.configuration.migrations': { maxDowntimeMs: 500 } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-11',
    name: 'ciphers-with-tls13',
    title: '`ciphers` with TLS 1.3',
    paths: [TLS],
    check: ({ spec }, { old }) => {
      const tls = spec?.configuration?.tlsConfiguration;
      if (!tls?.ciphers?.length || (old && sameJson(tls, old.spec?.configuration?.tlsConfiguration))) return undefined;
      if (tls.minTLSVersion && tls.minTLSVersion !== 'VersionTLS13') return undefined;
      return {
        at: TLS,
        message: `Cipher suites can be chosen for TLS 1.2 and older only, but minTLSVersion is ${tls.minTLSVersion || 'not set, which leaves them to KubeVirt'}. Set minTLSVersion to VersionTLS12, or remove the ciphers.`,
        found: tls.ciphers,
        allowed: 'nothing, unless minTLSVersion is VersionTLS12 or older',
      };
    },
    good: {
      'spec.configuration.tlsConfiguration': {
        minTLSVersion: 'VersionTLS12',
        ciphers: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
      },
    },
    bad: {
      'spec.configuration.tlsConfiguration': {
        minTLSVersion: 'VersionTLS13',
        ciphers: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
      },
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-12',
    name: 'unknown-cipher-suite',
    title: 'Unknown cipher suite',
    paths: [`${TLS}[]`],
    check: ({ spec }, { old }) => {
      const tls = spec?.configuration?.tlsConfiguration;
      if (!tls?.minTLSVersion || tls.minTLSVersion === 'VersionTLS13') return undefined;
      if (old && sameJson(tls, old.spec?.configuration?.tlsConfiguration)) return undefined;
      return (tls.ciphers ?? []).flatMap((cipher, i) =>
        CIPHERS.includes(cipher)
          ? []
          : [
              {
                at: `${TLS}[${i}]`,
                message: `${show(cipher)} is not a cipher suite that KubeVirt knows. Use the names of Go's crypto/tls, such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256.${didYouMean(cipher, CIPHERS)}`,
                found: cipher,
                ...suggest(cipher, CIPHERS),
              },
            ],
      );
    },
    good: {
      'spec.configuration.tlsConfiguration': {
        minTLSVersion: 'VersionTLS12',
        ciphers: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
      },
    },
    bad: {
      'spec.configuration.tlsConfiguration': {
        minTLSVersion: 'VersionTLS12',
        ciphers: ['ECDHE-RSA-AES128-GCM-SHA256'],
      },
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-14',
    name: 'seccomp-profile-not-exactly-one',
    title: 'Seccomp profile with no type, or more than one',
    paths: [`${PROFILE}.customProfile`],
    check: ({ spec }, { old }) => {
      const seccomp = spec?.configuration?.seccompConfiguration;
      const profile = seccomp?.virtualMachineInstanceProfile;
      if (!profile || (old && sameJson(seccomp, old.spec?.configuration?.seccompConfiguration))) return undefined;
      const custom = profile.customProfile;
      if (!custom) {
        return {
          at: `${PROFILE}.customProfile`,
          message:
            'The seccomp profile of guests is empty. Add customProfile, with either localhostProfile (a file on the nodes) or runtimeDefaultProfile: true.',
          allowed: 'localhostProfile or runtimeDefaultProfile',
        };
      }
      if (custom.localhostProfile === undefined || !custom.runtimeDefaultProfile) return undefined;
      return (['localhostProfile', 'runtimeDefaultProfile'] as const).map((key) => ({
        at: `${PROFILE}.customProfile.${key}`,
        message:
          'A guest has one seccomp profile, but both localhostProfile and runtimeDefaultProfile are set. Keep one of them.',
        found: custom[key],
        allowed: 'one of localhostProfile, runtimeDefaultProfile',
      }));
    },
    good: {
      'spec.configuration.seccompConfiguration': {
        virtualMachineInstanceProfile: { customProfile: { runtimeDefaultProfile: true } },
      },
    },
    bad: { 'spec.configuration.seccompConfiguration': { virtualMachineInstanceProfile: {} } },
  },
  {
    id: 'KV-18',
    name: 'configuration-ignored',
    title: 'Value that makes KubeVirt ignore its configuration',
    kinds: KUBEVIRT,
    paths: IMPOSSIBLE.map(({ path }) => `${CONFIGURATION}.${path.join('.')}`),
    enforcement: 'ignored',
    check: ({ spec }) =>
      IMPOSSIBLE.flatMap(({ path, wrong, allowed }) => {
        const value = given(spec?.configuration, path);
        if (value === undefined || !wrong(value)) return [];
        return [
          {
            at: `${CONFIGURATION}.${path.join('.')}`,
            message: `${path.at(-1)} is ${show(value)}. The API takes it, but KubeVirt then ignores the whole of spec.configuration, with every feature gate and setting in it. Use ${allowed}.`,
            found: value,
            allowed,
          },
        ];
      }),
    good: { 'spec.configuration.network': { defaultNetworkInterface: 'masquerade' } },
    bad: { 'spec.configuration.network': { defaultNetworkInterface: 'macvtap' } },
  },
]);
