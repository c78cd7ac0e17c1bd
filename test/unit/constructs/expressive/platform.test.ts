/** The objects that configure the platform, in the shapes in which people write them: each field is a prop, and the stack adds its own defaults. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  NodeSelector,
  OpenShiftVirtualization,
  ReleaseSource,
  VirtualizationStack,
  type VirtualizationStackProps,
  WorkloadUpdates,
} from 'kubevirt-iac';
import { parse } from 'yaml';
import { releaseFolder } from '../platform/release-folder';
import { chartIn, objectsOf } from '../rendered';
import { flush } from './compare';

let releases: string;
beforeAll(() => {
  releases = releaseFolder();
});
afterAll(() => rmSync(releases, { recursive: true, force: true }));

const LINUX = { 'kubernetes.io/os': 'linux' };
const CRITICAL = [{ key: 'CriticalAddonsOnly', operator: 'Exists' } as const];

const ROWS: readonly (readonly [what: string, props: VirtualizationStackProps, kind: string, yaml: string])[] = [
  [
    'gates, updates and the name of the vendor',
    {
      kubevirt: {
        featureGates: ['HostDisk', 'Sidecar'],
        updates: WorkloadUpdates.LIVE_MIGRATE,
        cpuModel: 'host-model',
        configuration: {
          smbios: { family: 'own', manufacturer: 'Own', product: 'own-vm', sku: 'o1', version: '1' },
          architectureConfiguration: { amd64: { machineType: 'q35', emulatedMachines: ['q35*', 'pc-q35*'] } },
          imagePullPolicy: 'IfNotPresent',
          vmStateStorageClass: 'fast',
        },
        spec: { imagePullPolicy: 'IfNotPresent', certificateRotateStrategy: {}, customizeComponents: {} },
      },
    },
    'KubeVirt',
    `
    imagePullPolicy: IfNotPresent
    certificateRotateStrategy: {}
    customizeComponents: {}
    workloadUpdateStrategy: { workloadUpdateMethods: [LiveMigrate] }
    configuration:
      developerConfiguration: { featureGates: [HostDisk, Sidecar] }
      cpuModel: host-model
      imagePullPolicy: IfNotPresent
      vmStateStorageClass: fast
      smbios: { family: own, manufacturer: Own, product: own-vm, sku: o1, version: '1' }
      architectureConfiguration: { amd64: { machineType: q35, emulatedMachines: ['q35*', 'pc-q35*'] } }
    `,
  ],
  [
    'nodes, migrations and devices',
    {
      kubevirt: {
        nodes: NodeSelector.label('guests', 'yes'),
        useEmulation: true,
        overcommit: { cpuRatio: 5 },
        migrations: { bandwidthPerMigration: '64Mi', parallelMigrationsPerCluster: 5, allowPostCopy: false },
        permittedHostDevices: {
          pciHostDevices: [
            { pciVendorSelector: '10DE:1EB8', resourceName: 'example.com/gpu', externalResourceProvider: true },
          ],
          mediatedDevices: [{ mdevNameSelector: 'GRID T4-1Q', resourceName: 'example.com/vgpu' }],
        },
        configuration: { network: { permitBridgeInterfaceOnPodNetwork: true } },
        spec: { infra: { replicas: 1, nodePlacement: { nodeSelector: LINUX, tolerations: CRITICAL } } },
      },
    },
    'KubeVirt',
    `
    workloads: { nodePlacement: { nodeSelector: { guests: 'yes' } } }
    infra: { replicas: 1, nodePlacement: { nodeSelector: { kubernetes.io/os: linux }, tolerations: [{ key: CriticalAddonsOnly, operator: Exists }] } }
    configuration:
      developerConfiguration: { useEmulation: true, cpuAllocationRatio: 5 }
      migrations: { bandwidthPerMigration: 64Mi, parallelMigrationsPerCluster: 5, allowPostCopy: false }
      network: { permitBridgeInterfaceOnPodNetwork: true }
      permittedHostDevices:
        pciHostDevices: [{ pciVendorSelector: '10DE:1EB8', resourceName: example.com/gpu, externalResourceProvider: true }]
        mediatedDevices: [{ mdevNameSelector: GRID T4-1Q, resourceName: example.com/vgpu }]
    `,
  ],
  [
    'scratch space, resources, certificates and nodes of CDI',
    {
      cdi: {
        config: {
          featureGates: ['HonorWaitForFirstConsumer'],
          scratchSpaceStorageClass: 'fast',
          uploadProxyURLOverride: 'https://upload.example',
          podResourceRequirements: { requests: { cpu: '100m', memory: '100M' }, limits: { cpu: '1', memory: '4Gi' } },
          filesystemOverhead: { global: '0.1' },
        },
        spec: {
          imagePullPolicy: 'IfNotPresent',
          infra: { nodeSelector: LINUX, tolerations: CRITICAL },
          workload: { nodeSelector: LINUX },
          certConfig: {
            ca: { duration: '720h', renewBefore: '240h' },
            server: { duration: '720h', renewBefore: '240h' },
            client: { duration: '720h', renewBefore: '240h' },
          },
        },
      },
    },
    'CDI',
    `
    imagePullPolicy: IfNotPresent
    infra: { nodeSelector: { kubernetes.io/os: linux }, tolerations: [{ key: CriticalAddonsOnly, operator: Exists }] }
    workload: { nodeSelector: { kubernetes.io/os: linux } }
    certConfig:
      ca: { duration: 720h, renewBefore: 240h }
      server: { duration: 720h, renewBefore: 240h }
      client: { duration: 720h, renewBefore: 240h }
    config:
      featureGates: [HonorWaitForFirstConsumer]
      scratchSpaceStorageClass: fast
      uploadProxyURLOverride: https://upload.example
      podResourceRequirements: { requests: { cpu: 100m, memory: 100M }, limits: { cpu: '1', memory: 4Gi } }
      filesystemOverhead: { global: '0.1' }
    `,
  ],
  [
    'folders of nodes as storage',
    {
      certManager: true,
      hostpathProvisioner: {
        pools: [
          {
            name: 'local',
            path: '/data/disks',
            pvcTemplate: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } },
          },
        ],
        nodes: LINUX,
        spec: { imagePullPolicy: 'Always' },
      },
    },
    'HostPathProvisioner',
    `
    imagePullPolicy: Always
    storagePools:
    - name: local
      path: /data/disks
      pvcTemplate: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 50Gi } } }
    workload: { nodeSelector: { kubernetes.io/os: linux } }
    `,
  ],
];

it.each(ROWS)('%s', (_what, props, kind, yaml) => {
  const chart = chartIn();
  new VirtualizationStack(chart, 'virt', {
    lockFile: join(releases, 'lock.json'),
    ...props,
    kubevirt: { source: ReleaseSource.folder(releases), ...props.kubevirt },
  });
  expect(objectsOf(chart).find((object) => object.kind === kind)?.spec).toMatchObject(parse(flush(yaml)));
});

it('a HyperConverged with all that it configures', () => {
  const chart = chartIn();
  const spec = {
    liveMigrationConfig: { completionTimeoutPerGiB: 200, parallelMigrationsPerCluster: 4, allowPostCopy: false },
    certConfig: { ca: { duration: '72h0m0s', renewBefore: '24h0m0s' } },
    featureGates: { alignCPUs: true, persistentReservation: false },
    workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'], batchEvictionSize: 5 },
    uninstallStrategy: 'BlockUninstallIfWorkloadsExist' as const,
    virtualMachineOptions: { disableFreePageReporting: true, disableSerialConsoleLog: true },
    resourceRequirements: { vmiCPUAllocationRatio: 8 },
    applicationAwareConfig: { allowApplicationAwareClusterResourceQuota: true },
  };
  const { hyperconverged } = new OpenShiftVirtualization(chart, 'virt', { version: '4.20.1', spec });
  expect(hyperconverged.toJson()).toMatchObject({ kind: 'HyperConverged', spec });
  expect(objectsOf(chart)).not.toEqual([]);
});
