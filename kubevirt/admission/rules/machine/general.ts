import { labelProblem, subdomainProblem } from '../../../../kube/names';
import { machineRules } from '../../rule';
import { gateClosed, unlessOneOf } from './words';

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

export const GENERAL = machineRules(
  'general',
  [
    {
      id: 'GEN-01',
      title: 'A host name that is no DNS label',
      paths: ['hostname'],
      check: ({ spec: { hostname } }) => {
        const problem = hostname && labelProblem(hostname);
        if (!problem) return undefined;
        return {
          at: 'hostname',
          message: `"${hostname}" cannot be the guest's host name: ${problem}. Put a domain into "subdomain" instead.`,
          found: hostname,
          allowed: 'a DNS-1123 label',
        };
      },
      good: { hostname: 'web-1' },
      bad: { hostname: 'web.example.com' },
    },
    {
      id: 'GEN-02',
      title: 'A subdomain that is no DNS name',
      paths: ['subdomain'],
      check: ({ spec: { subdomain } }) => {
        const problem = subdomain && subdomainProblem(subdomain);
        if (!problem) return undefined;
        return {
          at: 'subdomain',
          message: `"${subdomain}" cannot be the guest's subdomain: ${problem}.`,
          found: subdomain,
          allowed: 'a DNS-1123 subdomain',
        };
      },
      good: { subdomain: 'db.internal' },
      bad: { subdomain: 'DB_Internal' },
    },
    {
      id: 'GEN-03',
      title: 'An unknown eviction strategy',
      paths: ['evictionStrategy'],
      check: ({ spec, cluster }) =>
        unlessOneOf(
          'evictionStrategy',
          spec.evictionStrategy ?? cluster.configuration['evictionStrategy'],
          EVICTION,
          'an eviction strategy',
        ),
      good: { evictionStrategy: 'LiveMigrateIfPossible' },
      bad: { evictionStrategy: 'livemigrate' },
    },
    {
      id: 'GEN-04',
      title: 'An unknown start strategy',
      paths: ['startStrategy'],
      check: ({ spec: { startStrategy } }) =>
        unlessOneOf('startStrategy', startStrategy, ['Paused'], 'a start strategy'),
      good: { startStrategy: 'Paused' },
      bad: { startStrategy: 'Running' },
    },
    {
      id: 'GEN-05',
      title: 'A paused start with a liveness probe',
      paths: ['startStrategy', 'livenessProbe'],
      check: ({ spec }) =>
        spec.startStrategy === 'Paused' && spec.livenessProbe
          ? {
              at: 'startStrategy',
              message:
                'A guest that starts paused cannot answer its liveness probe and would be killed for it. Remove the livenessProbe, or the startStrategy.',
              found: 'Paused',
            }
          : undefined,
      good: { startStrategy: 'Paused', readinessProbe: { guestAgentPing: {} } },
      bad: { startStrategy: 'Paused', livenessProbe: { guestAgentPing: {} } },
    },
    {
      id: 'GEN-06',
      title: 'A service account name that is no DNS name',
      paths: ['serviceAccountName'],
      check: ({ spec: { serviceAccountName } }) => {
        const problem = serviceAccountName && subdomainProblem(serviceAccountName);
        if (!problem) return undefined;
        return {
          at: 'serviceAccountName',
          message: `"${serviceAccountName}" cannot be the name of a ServiceAccount: ${problem}.`,
          found: serviceAccountName,
          allowed: 'a DNS-1123 subdomain',
        };
      },
      good: { serviceAccountName: 'robot' },
      bad: { serviceAccountName: 'Robot_1' },
    },
    {
      id: 'GEN-07',
      title: 'Two service accounts for one guest',
      paths: ['serviceAccountName', 'volumes[].serviceAccount'],
      check: ({ spec, volumes }) => {
        if (!spec.serviceAccountName) return undefined;
        const other = volumes.find(
          ({ serviceAccount }) => serviceAccount && serviceAccount.serviceAccountName !== spec.serviceAccountName,
        );
        return (
          other && {
            at: 'serviceAccountName',
            message: `The guest runs as "${spec.serviceAccountName}", but its volume "${other.name}" mounts the token of "${other.serviceAccount?.serviceAccountName ?? ''}". Name the same ServiceAccount in both.`,
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
      title: 'A label that only KubeVirt itself may set',
      paths: ['/metadata.labels'],
      carriers: named,
      check: ({ metadata, metadataPath, kind, object }) => {
        const reserved = metadata.labels && RESERVED_LABELS.filter((label) => Object.hasOwn(metadata.labels!, label));
        if (!reserved?.length || (kind !== object.kind && object.kind === 'VirtualMachineInstanceReplicaSet'))
          return undefined;
        return reserved.map((label) => ({
          at: `/${metadataPath}.labels["${label}"]`,
          message: `The label ${label} is written by KubeVirt's own components and refused from anybody else. Remove it; to tell your own machines apart, use a label of your own.`,
          found: metadata.labels![label],
        }));
      },
      good: { '/spec.template.metadata.labels': { 'kubevirt.io/size': 'small' } },
      bad: { '/spec.template.metadata.labels': { 'kubevirt.io/nodeName': 'node-1' } },
    },
    {
      id: 'GEN-18',
      title: 'Ignition data without its feature gate',
      paths: ['/metadata.annotations["kubevirt.io/ignitiondata"]'],
      carriers: named,
      check: ({ metadata, metadataPath, cluster }) =>
        metadata.annotations?.['kubevirt.io/ignitiondata'] && !cluster.gate('ExperimentalIgnitionSupport')
          ? gateClosed(`/${metadataPath}.annotations`, 'Ignition data in an annotation', 'ExperimentalIgnitionSupport')
          : undefined,
      good: {
        edit: { '/spec.template.metadata.annotations': { 'kubevirt.io/ignitiondata': '{}' } },
        configuration: { developerConfiguration: { featureGates: ['ExperimentalIgnitionSupport'] } },
      },
      bad: { '/spec.template.metadata.annotations': { 'kubevirt.io/ignitiondata': '{}' } },
    },
    {
      id: 'GEN-19',
      title: 'Hook sidecars without their feature gate',
      paths: ['/metadata.annotations["hooks.kubevirt.io/hookSidecars"]'],
      carriers: named,
      check: ({ metadata, metadataPath, cluster }) =>
        metadata.annotations?.['hooks.kubevirt.io/hookSidecars'] && !cluster.gate('Sidecar')
          ? gateClosed(
              `/${metadataPath}.annotations`,
              'A hook sidecar (a container that edits the guest before it starts)',
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
      title: 'An architecture that KubeVirt does not run',
      paths: ['architecture'],
      only: 'guest',
      check: ({ spec: { architecture } }) =>
        unlessOneOf(
          'architecture',
          architecture || undefined,
          ['amd64', 'arm64', 's390x'],
          'an architecture that KubeVirt runs guests on',
        ),
      good: { architecture: 'amd64' },
      bad: { architecture: 'x86_64' },
    },
  ],
  { settled: true },
);
