import { labelProblem, subdomainProblem } from '../../../../kube/names';
import { vmiRules } from '../../engine/rule';
import { gateClosed, unlessOneOf } from '../shared/messages';

const EVICTION = ['None', 'LiveMigrate', 'LiveMigrateIfPossible', 'External'];

/** Labels that only KubeVirt's own service accounts may set. */
const RESERVED_LABELS = [
  'kubevirt.io/created-by',
  'kubevirt.io/migrationJobUID',
  'kubevirt.io/nodeName',
  'kubevirt.io/migrationTargetNodeName',
  'kubevirt.io/schedulable',
  'kubevirt.io/install-strategy',
];

const named = ['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachinePool'] as const;

export const GENERAL = vmiRules(
  'general',
  [
    {
      id: 'GEN-01',
      name: 'malformed-hostname',
      title: 'Malformed `hostname`',
      paths: ['hostname'],
      when: 'hostname',
      check: ({ spec: { hostname } }) => {
        const problem = hostname && labelProblem(hostname);
        if (!problem) return undefined;
        return {
          at: 'hostname',
          message: `"${hostname}" is not a valid hostname: ${problem}. Use subdomain for a domain.`,
          found: hostname,
          allowed: 'a DNS-1123 label',
        };
      },
      good: { hostname: 'web-1' },
      bad: { hostname: 'web.example.com' },
    },
    {
      id: 'GEN-02',
      name: 'malformed-subdomain',
      title: 'Malformed `subdomain`',
      paths: ['subdomain'],
      when: 'subdomain',
      check: ({ spec: { subdomain } }) => {
        const problem = subdomain && subdomainProblem(subdomain);
        if (!problem) return undefined;
        return {
          at: 'subdomain',
          message: `"${subdomain}" is not a valid subdomain: ${problem}.`,
          found: subdomain,
          allowed: 'a DNS-1123 subdomain',
        };
      },
      good: { subdomain: 'db.internal' },
      bad: { subdomain: 'DB_Internal' },
    },
    {
      id: 'GEN-03',
      name: 'unknown-eviction-strategy',
      title: 'Unknown `evictionStrategy`',
      paths: ['evictionStrategy'],
      check: ({ spec, cluster }) =>
        unlessOneOf(
          'evictionStrategy',
          spec.evictionStrategy ?? cluster.configuration['evictionStrategy'],
          EVICTION,
          'a valid eviction strategy',
        ),
      good: { evictionStrategy: 'LiveMigrateIfPossible' },
      bad: { evictionStrategy: 'livemigrate' },
    },
    {
      id: 'GEN-04',
      name: 'unknown-start-strategy',
      title: 'Unknown `startStrategy`',
      paths: ['startStrategy'],
      when: 'startStrategy',
      check: ({ spec: { startStrategy } }) =>
        unlessOneOf('startStrategy', startStrategy, ['Paused'], 'a valid start strategy'),
      good: { startStrategy: 'Paused' },
      bad: { startStrategy: 'Running' },
    },
    {
      id: 'GEN-05',
      name: 'paused-start-with-liveness-probe',
      title: '`startStrategy: Paused` with a `livenessProbe`',
      paths: ['startStrategy', 'livenessProbe'],
      when: 'startStrategy',
      check: ({ spec }) =>
        spec.startStrategy === 'Paused' && spec.livenessProbe
          ? {
              at: 'startStrategy',
              message:
                'A guest with startStrategy: Paused cannot answer its livenessProbe and would be killed. Remove the livenessProbe, or the startStrategy.',
              found: 'Paused',
            }
          : undefined,
      good: { startStrategy: 'Paused', readinessProbe: { guestAgentPing: {} } },
      bad: { startStrategy: 'Paused', livenessProbe: { guestAgentPing: {} } },
    },
    {
      id: 'GEN-06',
      name: 'malformed-service-account-name',
      title: 'Malformed `serviceAccountName`',
      paths: ['serviceAccountName'],
      when: 'serviceAccountName',
      check: ({ spec: { serviceAccountName } }) => {
        const problem = serviceAccountName && subdomainProblem(serviceAccountName);
        if (!problem) return undefined;
        return {
          at: 'serviceAccountName',
          message: `"${serviceAccountName}" is not a valid ServiceAccount name: ${problem}.`,
          found: serviceAccountName,
          allowed: 'a DNS-1123 subdomain',
        };
      },
      good: { serviceAccountName: 'robot' },
      bad: { serviceAccountName: 'Robot_1' },
    },
    {
      id: 'GEN-07',
      name: 'conflicting-service-accounts',
      title: '`serviceAccountName` that differs from the service account volume',
      paths: ['serviceAccountName', 'volumes[].serviceAccount'],
      when: 'serviceAccountName',
      check: ({ spec, volumes }) => {
        if (!spec.serviceAccountName) return undefined;
        const other = volumes.find(
          ({ serviceAccount }) => serviceAccount && serviceAccount.serviceAccountName !== spec.serviceAccountName,
        );
        return (
          other && {
            at: 'serviceAccountName',
            message: `serviceAccountName is "${spec.serviceAccountName}", but the volume "${other.name}" uses the ServiceAccount "${other.serviceAccount?.serviceAccountName ?? ''}". Use the same ServiceAccount in both.`,
            found: spec.serviceAccountName,
          }
        );
      },
      good: {
        serviceAccountName: 'robot',
        'volumes[2]': { name: 'token', serviceAccount: { serviceAccountName: 'robot' } },
        'domain.devices.disks[2]': { name: 'token', disk: { bus: 'virtio' } },
      },
      bad: {
        serviceAccountName: 'robot',
        'volumes[2]': { name: 'token', serviceAccount: { serviceAccountName: 'other' } },
        'domain.devices.disks[2]': { name: 'token', disk: { bus: 'virtio' } },
      },
    },
    {
      id: 'GEN-17',
      name: 'reserved-label',
      title: 'Label reserved for KubeVirt',
      paths: ['/metadata.labels'],
      ownerKinds: named,
      check: ({ metadata, metadataPath, kind, object }) => {
        const reserved = metadata.labels && RESERVED_LABELS.filter((label) => Object.hasOwn(metadata.labels!, label));
        if (!reserved?.length || (kind !== object.kind && object.kind === 'VirtualMachineInstanceReplicaSet'))
          return undefined;
        return reserved.map((label) => ({
          at: `/${metadataPath}.labels["${label}"]`,
          message: `The label ${label} is reserved for KubeVirt components. Remove it, or use a label of your own.`,
          found: metadata.labels![label],
        }));
      },
      good: { '/spec.template.metadata.labels': { 'kubevirt.io/size': 'small' } },
      bad: { '/spec.template.metadata.labels': { 'kubevirt.io/nodeName': 'node-1' } },
    },
    {
      id: 'GEN-18',
      name: 'ignition-feature-gate',
      title: 'Ignition data without its feature gate',
      paths: ['/metadata.annotations["kubevirt.io/ignitiondata"]'],
      ownerKinds: named,
      check: ({ metadata, metadataPath, cluster }) =>
        metadata.annotations?.['kubevirt.io/ignitiondata'] && !cluster.gate('ExperimentalIgnitionSupport')
          ? gateClosed(
              `/${metadataPath}.annotations`,
              'The annotation kubevirt.io/ignitiondata',
              'ExperimentalIgnitionSupport',
            )
          : undefined,
      good: {
        edit: { '/spec.template.metadata.annotations': { 'kubevirt.io/ignitiondata': '{}' } },
        configuration: { developerConfiguration: { featureGates: ['ExperimentalIgnitionSupport'] } },
      },
      bad: { '/spec.template.metadata.annotations': { 'kubevirt.io/ignitiondata': '{}' } },
    },
    {
      id: 'GEN-19',
      name: 'hook-sidecar-feature-gate',
      title: 'Hook sidecars without their feature gate',
      paths: ['/metadata.annotations["hooks.kubevirt.io/hookSidecars"]'],
      ownerKinds: named,
      check: ({ metadata, metadataPath, cluster }) =>
        metadata.annotations?.['hooks.kubevirt.io/hookSidecars'] && !cluster.gate('Sidecar')
          ? gateClosed(
              `/${metadataPath}.annotations`,
              'A hook sidecar (the annotation hooks.kubevirt.io/hookSidecars)',
              'Sidecar',
            )
          : undefined,
      good: {
        edit: {
          '/spec.template.metadata.annotations': {
            'hooks.kubevirt.io/hookSidecars': '[{"args": ["--version", "v1alpha2"]}]',
          },
        },
        configuration: { developerConfiguration: { featureGates: ['Sidecar'] } },
      },
      bad: {
        '/spec.template.metadata.annotations': {
          'hooks.kubevirt.io/hookSidecars': '[{"args": ["--version", "v1alpha2"]}]',
        },
      },
    },
    {
      id: 'GEN-20',
      name: 'unsupported-architecture',
      title: 'Unsupported `architecture`',
      paths: ['architecture'],
      view: 'guest',
      check: ({ spec: { architecture } }) =>
        unlessOneOf(
          'architecture',
          architecture || undefined,
          ['amd64', 'arm64', 's390x'],
          'an architecture that KubeVirt supports',
        ),
      good: { architecture: 'amd64' },
      bad: { architecture: 'x86_64' },
    },
  ],
  { sameOnTemplateAndGuest: true },
);
