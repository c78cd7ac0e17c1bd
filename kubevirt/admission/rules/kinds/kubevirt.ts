import { secondsOf } from '../../../../kube/duration';
import type { KubeObject } from '../../../../kube/object';
import type { ClusterProfile, KubeVirtConfiguration } from '../../../config';
import { FEATURE_GATES, featureStage, gateEnabled } from '../../../config';
import { objectRules } from '../../rule';
import { didYouMean, nearest, show } from '../../suggest';
import { unlessOneOf } from '../machine/words';
import { floatOf, isJson, sameJson } from './words';

interface Rotation {
  duration?: string;
  renewBefore?: string;
}
interface SelfSigned {
  ca?: Rotation;
  server?: Rotation;
  caRotateInterval?: string;
  certRotateInterval?: string;
  caOverlapInterval?: string;
}
interface KubeVirt extends KubeObject {
  spec: {
    configuration?: KubeVirtConfiguration & {
      additionalGuestMemoryOverheadRatio?: string;
      virtTemplateDeployment?: { enabled?: boolean };
      roleAggregationStrategy?: string;
      migrations?: { maxDowntimeMs?: number };
      tlsConfiguration?: { minTLSVersion?: string; ciphers?: string[] };
      seccompConfiguration?: {
        virtualMachineInstanceProfile?: {
          customProfile?: { localhostProfile?: string; runtimeDefaultProfile?: boolean };
        };
      };
      network?: { defaultNetworkInterface?: string };
      imagePullPolicy?: string;
    };
    customizeComponents?: { patches?: { patch?: string }[] };
    certificateRotateStrategy?: { selfSigned?: SelfSigned };
    infra?: { replicas?: number };
    imagePullPolicy?: string;
  };
}

const KUBEVIRT = ['KubeVirt'];
const CONFIGURATION = 'spec.configuration';
const SELF_SIGNED = 'spec.certificateRotateStrategy.selfSigned';
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const TLS = `${CONFIGURATION}.tlsConfiguration.ciphers`;
const PROFILE = `${CONFIGURATION}.seccompConfiguration.virtualMachineInstanceProfile`;

/** Whether the object itself leaves a feature gate open. */
function leavesOpen({ spec }: KubeVirt, gate: string, profile: ClusterProfile): boolean {
  return gateEnabled({ ...profile, configuration: spec?.configuration ?? {} }, gate);
}

/** How long certificates live and how long before their end they are renewed, in seconds; undefined where a duration is malformed. */
function rotation(own: Rotation | undefined, interval: string | undefined, overlap: string | undefined, hours: number) {
  const duration = interval ?? own?.duration; // the deprecated words win, for a smooth upgrade
  const lifetime = duration === undefined ? hours * 3600 : secondsOf(duration);
  if (lifetime === undefined) return undefined;
  const renewal = overlap ?? own?.renewBefore;
  const before = renewal === undefined ? lifetime * 0.2 : secondsOf(renewal);
  return before === undefined ? undefined : { lifetime, before };
}

const caOf = (certificates: SelfSigned | undefined) =>
  rotation(certificates?.ca, certificates?.caRotateInterval, certificates?.caOverlapInterval, 168);
const serverOf = (certificates: SelfSigned | undefined) =>
  rotation(certificates?.server, certificates?.certRotateInterval, undefined, 24);

function renewedTooEarly(which: 'ca' | 'server', { spec }: KubeVirt) {
  const certificates = spec?.certificateRotateStrategy?.selfSigned;
  const times = certificates && (which === 'ca' ? caOf : serverOf)(certificates);
  if (!times || times.lifetime >= times.before) return undefined;
  return {
    at: `${SELF_SIGNED}.${which}.renewBefore`,
    message: `Certificates of the ${which === 'ca' ? 'certificate authority' : 'servers'} would be renewed before they are made: renewBefore (${certificates?.[which]?.renewBefore ?? 'a fifth of the default duration'}) is longer than duration (${certificates?.[which]?.duration ?? `${which === 'ca' ? 168 : 24}h, the default`}). Make renewBefore shorter.`,
    found: certificates?.[which]?.renewBefore,
    allowed: 'at most the duration',
  };
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

const given = (from: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], from);

export const KUBEVIRTS = objectRules<KubeVirt>('KubeVirt', [
  {
    id: 'KV-01',
    title: 'A second KubeVirt',
    kinds: KUBEVIRT,
    paths: [],
    check: ({ metadata }, { related, old }) => {
      const other = old
        ? undefined
        : related
            .all('KubeVirt')
            .find(
              (one) =>
                one.metadata?.name !== metadata?.name ||
                (one.metadata?.namespace ?? 'default') !== (metadata?.namespace ?? 'default'),
            );
      return (
        other && {
          message: `A cluster has one KubeVirt object, and there is one already: "${other.metadata?.namespace ?? 'default'}/${other.metadata?.name}". Change that one instead.`,
          allowed: 'one KubeVirt object',
        }
      );
    },
    good: {},
    bad: {
      edit: {},
      related: [{ apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'other', namespace: 'kubevirt' } }],
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-02',
    title: 'A patch of a component that is no JSON',
    paths: ['spec.customizeComponents.patches[].patch'],
    check: ({ spec }) =>
      (spec?.customizeComponents?.patches ?? []).flatMap(({ patch }, i) =>
        patch !== undefined && !isJson(patch)
          ? [
              {
                at: `spec.customizeComponents.patches[${i}].patch`,
                message: `This patch is not JSON. Write the patch as JSON text, in the form that its type names.`,
                found: patch,
                allowed: 'JSON text',
              },
            ]
          : [],
      ),
    good: {
      'spec.customizeComponents': {
        patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'json', patch: '[]' }],
      },
    },
    bad: {
      'spec.customizeComponents': {
        patches: [{ resourceName: 'virt-api', resourceType: 'Deployment', type: 'json', patch: '- op: add' }],
      },
    },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-03',
    title: 'Old and new words for certificates at once',
    paths: [SELF_SIGNED],
    check: ({ spec }) => {
      const certificates = spec?.certificateRotateStrategy?.selfSigned;
      const old = (['caRotateInterval', 'certRotateInterval', 'caOverlapInterval'] as const).filter(
        (key) => certificates?.[key] !== undefined,
      );
      if (!certificates || old.length === 0 || (!certificates.ca && !certificates.server)) return undefined;
      return {
        at: SELF_SIGNED,
        message: `${old.join(' or ')} is the deprecated way of saying what ca and server say, and cannot stand beside them. Remove it.`,
        found: old,
        allowed: 'ca and server, or the deprecated intervals',
      };
    },
    good: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '168h' } } } },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '168h' }, caRotateInterval: '168h' } } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-04',
    title: 'A certificate authority renewed before it is made',
    paths: [`${SELF_SIGNED}.ca.renewBefore`],
    check: (kubevirt) => renewedTooEarly('ca', kubevirt),
    good: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '48h', renewBefore: '12h' } } } },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '48h', renewBefore: '72h' } } } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-05',
    title: 'A server certificate renewed before it is made',
    paths: [`${SELF_SIGNED}.server.renewBefore`],
    check: (kubevirt) => renewedTooEarly('server', kubevirt),
    good: { 'spec.certificateRotateStrategy': { selfSigned: { server: { duration: '24h', renewBefore: '12h' } } } },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { server: { duration: '24h', renewBefore: '36h' } } } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-06',
    title: 'Server certificates that outlive their authority',
    paths: [`${SELF_SIGNED}.server.duration`],
    check: ({ spec }) => {
      const certificates = spec?.certificateRotateStrategy?.selfSigned;
      const [ca, server] = [caOf(certificates), serverOf(certificates)];
      if (!certificates || !ca || !server || server.lifetime <= ca.lifetime) return undefined;
      return {
        at: `${SELF_SIGNED}.server.duration`,
        message: `Server certificates would live longer (${certificates.server?.duration ?? certificates.certRotateInterval ?? '24h'}) than the authority that signs them (${certificates.ca?.duration ?? certificates.caRotateInterval ?? '168h'}). Make server.duration at most ca.duration.`,
        found: certificates.server?.duration,
        allowed: 'at most ca.duration',
      };
    },
    good: {
      'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '48h' }, server: { duration: '48h' } } },
    },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { server: { duration: '200h' } } } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-07',
    title: 'A memory overhead ratio below 1',
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
    title: 'virt-template deployed with its feature gate disabled',
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
    title: 'Roles kept to oneself with the feature gate disabled',
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
    title: 'maxDowntimeMs without its feature gate',
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
    title: 'Cipher suites chosen for TLS 1.3',
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
    title: 'An unknown cipher suite',
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
    title: 'A seccomp profile that is not exactly one',
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
    kinds: KUBEVIRT,
    id: 'KV-15',
    title: 'A control plane without replicas',
    paths: ['spec.infra.replicas'],
    check: ({ spec }) =>
      spec?.infra?.replicas !== undefined && !(spec.infra.replicas >= 1 && spec.infra.replicas <= 255)
        ? {
            at: 'spec.infra.replicas',
            message: `KubeVirt's control plane is to have ${spec.infra.replicas} replicas; allowed are 1 to 255. Leave it out to have two where there are enough nodes.`,
            found: spec.infra.replicas,
            allowed: '1 to 255',
          }
        : undefined,
    good: { 'spec.infra': { replicas: 1 } },
    bad: { 'spec.infra': { replicas: 0 } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-16',
    title: 'A feature gate that is both on and off',
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
    id: 'KV-18',
    title: 'A value for which KubeVirt ignores its whole configuration',
    kinds: KUBEVIRT,
    paths: IMPOSSIBLE.map(({ path }) => `${CONFIGURATION}.${path.join('.')}`),
    lenient: true,
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
  {
    id: 'KV-22',
    title: 'An unknown way to pull images',
    kinds: KUBEVIRT,
    paths: ['spec.imagePullPolicy', `${CONFIGURATION}.imagePullPolicy`],
    check: ({ spec }) =>
      [
        unlessOneOf('spec.imagePullPolicy', spec?.imagePullPolicy, PULL_POLICIES, 'a pull policy'),
        unlessOneOf(
          `${CONFIGURATION}.imagePullPolicy`,
          spec?.configuration?.imagePullPolicy,
          PULL_POLICIES,
          'a pull policy',
        ),
      ].filter((fault) => fault !== undefined),
    good: { 'spec.imagePullPolicy': 'IfNotPresent' },
    bad: { 'spec.configuration.imagePullPolicy': 'always' },
  },
  {
    id: 'KV-19',
    title: 'A feature gate that KubeVirt does not know',
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
    title: 'A feature gate that does nothing any more',
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
  {
    id: 'KV-21',
    title: 'Updates that no running guest ever gets',
    kinds: KUBEVIRT,
    paths: ['spec.workloadUpdateStrategy.workloadUpdateMethods'],
    severity: 'warning',
    check: ({ spec }) => {
      const methods = given(spec, ['workloadUpdateStrategy', 'workloadUpdateMethods']);
      if (Array.isArray(methods) && methods.length > 0) return undefined;
      return {
        at: 'spec.workloadUpdateStrategy.workloadUpdateMethods',
        message:
          'No workloadUpdateMethods are set, so running guests stay as they are after an upgrade of KubeVirt, or a change of their CPU, memory or volumes, until somebody migrates them. Set [LiveMigrate]; add Evict only if guests that cannot migrate may be shut down for it.',
        allowed: '[LiveMigrate], or [LiveMigrate, Evict]',
        suggestion: 'LiveMigrate',
      };
    },
    good: { 'spec.workloadUpdateStrategy': { workloadUpdateMethods: ['LiveMigrate'] } },
    bad: { 'spec.workloadUpdateStrategy': {} },
  },
]);

const SPENT: Readonly<Record<string, string>> = {
  GA: 'is always on, listed or not.',
  Deprecated: 'is deprecated and will go with the feature behind it.',
  Discontinued: 'belongs to a feature that KubeVirt has removed.',
};

function suggest(word: string, candidates: readonly string[]): { suggestion?: string } {
  const suggestion = nearest(word, candidates);
  return suggestion === undefined ? {} : { suggestion };
}
