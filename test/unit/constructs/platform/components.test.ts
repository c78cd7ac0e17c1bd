import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse, parseAllDocuments, stringify } from 'yaml';
import {
  hco,
  MacRange,
  NodeNetwork,
  ReleaseSource,
  StorageClass,
  VirtualizationStack,
  type VirtualizationStackProps,
} from '../../../../constructs';
import { inOrder } from '../../../../constructs/synth/order';
import { objectsOf, only, refusals } from '../rendered';
import { releaseFolder } from './release-folder';

let folder: string;
beforeAll(() => {
  folder = releaseFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function platform(props: VirtualizationStackProps = {}) {
  const app = new App();
  const chart = new Chart(app, 'platform');
  const stack = new VirtualizationStack(chart, 'virt', {
    lockFile: join(folder, 'lock.json'),
    ...props,
    kubevirt: { source: ReleaseSource.folder(folder), ...props.kubevirt },
  });
  const find = (kind: string, name?: string) =>
    objectsOf(chart).find((object) => object.kind === kind && (name === undefined || object.metadata?.name === name));
  const waves = () =>
    Object.fromEntries(inOrder(app).map(({ object, wave }) => [`${object.kind}/${object.name}`, wave])) as Record<
      string,
      number
    >;
  const problems = () => chart.node.findAll().flatMap((construct) => construct.node.validate());
  return { stack, chart, find, waves, problems };
}

const pool = { name: 'local', path: '/var/hpvolumes' };

/** A prop of KubeVirt, and what it sets in the spec. */
const KUBEVIRT: [VirtualizationStackProps, object][] = [
  [
    {
      kubevirt: { permittedHostDevices: { pciHostDevices: [{ pciVendorSelector: '10DE:20B5', resourceName: 'a/b' }] } },
    },
    {
      configuration: {
        permittedHostDevices: { pciHostDevices: [{ pciVendorSelector: '10DE:20B5', resourceName: 'a/b' }] },
        developerConfiguration: { featureGates: ['HostDevices'] },
      },
    },
  ],
  [
    { kubevirt: { migrations: { parallelMigrationsPerCluster: 9 } } },
    { configuration: { migrations: { parallelMigrationsPerCluster: 9 } } },
  ],
  [
    { kubevirt: { liveUpdate: { maxHotplugRatio: 2 } } },
    { configuration: { liveUpdateConfiguration: { maxHotplugRatio: 2 } } },
  ],
  [{ kubevirt: { cpuModel: 'Skylake-Server' } }, { configuration: { cpuModel: 'Skylake-Server' } }],
  [
    { kubevirt: { overcommit: { memoryPercent: 150, cpuRatio: 4 }, useEmulation: true } },
    {
      configuration: {
        developerConfiguration: { memoryOvercommit: 150, cpuAllocationRatio: 4, useEmulation: true },
      },
    },
  ],
  [
    { kubevirt: { certificates: { ca: { duration: '48h' }, server: { duration: '24h' } } } },
    { certificateRotateStrategy: { selfSigned: { ca: { duration: '48h' }, server: { duration: '24h' } } } },
  ],
  [{ kubevirt: { imagePullSecrets: ['mirror'] } }, { imagePullSecrets: [{ name: 'mirror' }] }],
  [
    { kubevirt: { updates: ['LiveMigrate', 'Evict'] } },
    { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate', 'Evict'] } },
  ],
  [
    { kubevirt: { nodes: { rack: 'a' }, infra: {} } },
    { workloads: { nodePlacement: { nodeSelector: { rack: 'a' } } }, infra: { nodePlacement: {} } },
  ],
  [
    { kubevirt: { spec: { productName: 'ours', configuration: { network: { defaultNetworkInterface: 'bridge' } } } } },
    { productName: 'ours', configuration: { network: { defaultNetworkInterface: 'bridge' } } },
  ],
  [
    { monitoring: true },
    { monitorNamespace: 'monitoring', monitorAccount: 'prometheus-k8s', serviceMonitorNamespace: 'monitoring' },
  ],
  [
    { monitoring: { namespace: 'prom', serviceAccount: 'kube-prometheus-stack-prometheus' } },
    { monitorNamespace: 'prom', monitorAccount: 'kube-prometheus-stack-prometheus', serviceMonitorNamespace: 'prom' },
  ],
  [{ commonInstancetypes: false }, { configuration: { commonInstancetypesDeployment: { enabled: false } } }],
  [{ templates: false }, { configuration: { virtTemplateDeployment: { enabled: false } } }],
];

it.each(KUBEVIRT)('%j reaches the KubeVirt object', (props, spec) => {
  const { find, chart } = platform(props);
  expect(find('KubeVirt')).toMatchObject({ spec });
  expect(refusals(chart)).toEqual([]);
});

describe('CDI', () => {
  it('takes every field of its spec, and its configuration in parts', () => {
    const { find, chart } = platform({
      cdi: { config: { insecureRegistries: ['reg'] }, spec: { cloneStrategyOverride: 'snapshot' } },
    });
    expect(find('CDI')).toMatchObject({
      spec: {
        cloneStrategyOverride: 'snapshot',
        uninstallStrategy: 'BlockUninstallIfWorkloadsExist',
        config: { featureGates: ['HonorWaitForFirstConsumer'], insecureRegistries: ['reg'] },
      },
    });
    expect(refusals(chart)).toEqual([]);
  });
});

describe('the hostpath provisioner', () => {
  it('has its objects in its namespace, which its project leaves to kubectl', () => {
    const { find } = platform({ certManager: true, hostpathProvisioner: { pools: [pool] } });
    const placeOf = (kind: string) => find(kind, 'hostpath-provisioner-operator')?.metadata?.namespace;
    expect(['ServiceAccount', 'Deployment', 'ClusterRole'].map(placeOf)).toEqual([
      'hostpath-provisioner',
      'hostpath-provisioner',
      undefined,
    ]);
  });

  it('makes a StorageClass for each pool, bound when the guest is scheduled', () => {
    const { find, waves, chart } = platform({
      certManager: true,
      hostpathProvisioner: {
        pools: [
          { ...pool, default: true },
          { name: 'fast', path: '/mnt/fast', storageClass: false },
        ],
      },
    });
    expect(find('HostPathProvisioner')).toMatchObject({
      metadata: { name: 'hostpath-provisioner' },
      spec: { storagePools: [pool, { name: 'fast', path: '/mnt/fast' }] },
    });
    expect(find('StorageClass')).toMatchObject({
      metadata: {
        name: 'hostpath-local',
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
      provisioner: 'kubevirt.io.hostpath-provisioner',
      parameters: { storagePool: 'local' },
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    expect(objectsOf(chart).filter(({ kind }) => kind === 'StorageClass')).toHaveLength(1);
    const at = waves();
    expect(at['Deployment/hostpath-provisioner-operator']).toBeGreaterThan(at['Deployment/cert-manager-webhook']!);
    expect(at['HostPathProvisioner/hostpath-provisioner']).toBeGreaterThan(
      at['Deployment/hostpath-provisioner-operator']!,
    );
    expect(at['StorageClass/hostpath-local']).toBeGreaterThan(at['HostPathProvisioner/hostpath-provisioner']!);
    expect(refusals(chart)).toEqual([]);
  });

  it.each([
    [[], /pools is empty.*Name a pool/],
    [
      [{ name: 'a', path: 'var/x' }],
      /pools\[0\]\.path is "var\/x", which is not an absolute path.*such as \/var\/hpvolumes/,
    ],
    [[{ name: 'a', path: '/' }], /pools\[0\]\.path is "\/"/],
    [[{ name: 'a', path: '/var/../etc' }], /leads out of a folder/],
    [[{ name: 'a'.repeat(51), path: '/var/x' }], /51 characters.*1 to 50/],
    [[pool, { name: 'local', path: '/b' }], /pools\[1\]\.name is "local", as of the pool before/],
    [[pool, { name: 'b', path: pool.path }], /pools\[1\]\.path .* as of the pool before/],
  ])('rejects the pools %j', (pools, message) => {
    expect(() => platform({ hostpathProvisioner: { pools } })).toThrow(message);
  });
});

describe('storage classes', () => {
  it('rejects two defaults, with what to do', () => {
    const ceph = { name: 'ceph', provisioner: 'rbd.csi.ceph.com', default: true };
    expect(() =>
      platform({ hostpathProvisioner: { pools: [{ ...pool, default: true }] }, storageClasses: [ceph] }),
    ).toThrow(
      'platform/virt: the StorageClasses ceph and hostpath-local are each the default of the cluster, and Kubernetes would use the one that was created last. Keep `default: true` at one of them.',
    );
  });

  it('reports defaults beside the stack once', () => {
    const { chart, problems } = platform({
      storageClasses: [{ name: 'ceph', provisioner: 'rbd.csi.ceph.com', default: true, defaultForVms: true }],
    });
    expect(problems()).toEqual([]);
    new StorageClass(chart, 'other', { provisioner: 'x', defaultForVms: true });
    expect(problems()).toEqual([
      'the StorageClasses ceph and other are each the default for VMs, and Kubernetes would use the one that was created last. Keep `defaultForVms: true` at one of them.',
    ]);
  });

  it('rejects two classes of one name', () => {
    const twice = { name: 'a', provisioner: 'x' };
    expect(() => platform({ storageClasses: [twice, twice] })).toThrow(/storageClasses names a twice/);
    expect(() =>
      platform({
        snapshotClasses: [
          { name: 's', driver: 'x' },
          { name: 's', driver: 'y' },
        ],
      }),
    ).toThrow(/snapshotClasses names s twice/);
  });

  it('makes a VolumeSnapshotClass', () => {
    const { find } = platform({ snapshotClasses: [{ name: 'ceph', driver: 'rbd.csi.ceph.com', default: true }] });
    expect(find('VolumeSnapshotClass')).toEqual({
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: { name: 'ceph', annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' } },
      driver: 'rbd.csi.ceph.com',
      deletionPolicy: 'Delete',
    });
  });
});

describe('what storage can do', () => {
  const ceph = { name: 'ceph', provisioner: 'rbd.csi.ceph.com', default: true };
  const local = { name: 'local', provisioner: 'rancher.io/local-path', default: true };
  const snapshots = { name: 'ceph', driver: 'rbd.csi.ceph.com' };

  it.each<[VirtualizationStackProps, RegExp]>([
    [
      { storageClasses: [{ ...local, bindingMode: 'Immediate' }] },
      /StorageClass local binds at once although its volumes are local to a node, so that a guest cannot follow its disk\. Set bindingMode: 'WaitForFirstConsumer', or omit it\.$/,
    ],
    [
      { snapshotClasses: [{ name: 'snap', driver: 'rancher.io/local-path' }] },
      /VolumeSnapshotClass snap is of the driver rancher\.io\/local-path, which takes no snapshots\. Omit it/,
    ],
    [
      { storageClasses: [local], storageRequires: ['live-migration'] },
      /storageRequires has "live-migration", .*: local has no ReadWriteMany: guests with its disks stay on their node\. Use storage with ReadWriteMany, such as Ceph/,
    ],
    [
      { hostpathProvisioner: { pools: [{ ...pool, default: true }] }, storageRequires: ['expansion'] },
      /hostpath-local does not grow its volumes\./,
    ],
    [{ storageClasses: [local], storageRequires: ['expansion'] }, /local does not grow its volumes/],
    [
      { storageClasses: [ceph], storageRequires: ['snapshots'] },
      /no VolumeSnapshotClass has the driver rbd\.csi\.ceph\.com\. Install the snapshot CRDs and controller, and create/,
    ],
    [
      {
        storageClasses: [ceph],
        snapshotClasses: [{ name: 'nfs', driver: 'nfs.csi.k8s.io' }],
        storageRequires: ['snapshots'],
      },
      /no VolumeSnapshotClass has the driver rbd\.csi\.ceph\.com; there are nfs of other drivers/,
    ],
    [{ storageClasses: [local], storageRequires: ['block'] }, /local has no block volumes/],
  ])('%j is rejected with the repair', (props, message) => {
    expect(() => platform(props)).toThrow(message);
  });

  it.each<VirtualizationStackProps>([
    {
      storageClasses: [ceph],
      snapshotClasses: [snapshots],
      storageRequires: ['live-migration', 'snapshots', 'expansion', 'block'],
    },
    // The default for VMs is that of their disks.
    { storageClasses: [local, { ...ceph, default: false, defaultForVms: true }], storageRequires: ['live-migration'] },
    // What is not known of a driver, preflight asks the cluster.
    { storageClasses: [{ ...local, provisioner: 'example.com/new' }], storageRequires: ['live-migration', 'block'] },
    // Without a default in the program, disks get that of the cluster.
    { storageClasses: [{ ...local, default: false }], storageRequires: ['live-migration'] },
  ])('%j is accepted', (props) => {
    expect(() => platform(props)).not.toThrow();
  });
});

describe('what takes care of the nodes', () => {
  const all: VirtualizationStackProps = {
    certManager: true,
    nmstate: { nodes: { rack: 'a' }, spec: { logLevel: 'debug' } },
    nodeHealthCheck: true,
    selfNodeRemediation: true,
    nodeMaintenance: true,
    descheduler: {
      interval: '5m',
      limits: { total: 3, node: 1 },
      thresholds: { idle: { cpu: 20 }, crowded: { cpu: 60 } },
    },
  };

  it('configures the network of the nodes once its operator is there, and NodeNetworks follow', () => {
    const { find, waves, chart, stack } = platform(all);
    expect(find('NMState')).toEqual({
      apiVersion: 'nmstate.io/v1',
      kind: 'NMState',
      metadata: { name: 'nmstate' },
      spec: { nodeSelector: { rack: 'a' }, logLevel: 'debug' },
    });
    const bridge = new NodeNetwork(chart, 'guests', { bridge: { name: 'br1', ports: ['eno2'] } });
    bridge.node.addDependency(stack.nmstate!);
    const at = waves();
    expect(at['NMState/nmstate']).toBeGreaterThan(at['Deployment/nmstate-operator']!);
    expect(at['NodeNetworkConfigurationPolicy/guests']).toBeGreaterThan(at['NMState/nmstate']!);
    expect(platform({ nmstate: true }).find('NMState')!['spec']).toEqual({
      nodeSelector: { 'kubernetes.io/os': 'linux' },
    });
    expect(refusals(chart)).toEqual([]);
  });

  it.each([
    ['node-healthcheck', 'node-healthcheck-operator-system'],
    ['self-node-remediation', 'self-node-remediation'],
    ['node-maintenance-operator', 'node-maintenance-operator-system'],
  ])('%s has a certificate from cert-manager before its Pods, and the API server its CA', (prefix, namespace) => {
    const { find, waves } = platform(all);
    expect(find('Certificate', `${prefix}-webhook-certificate`)).toMatchObject({
      metadata: { namespace },
      spec: {
        dnsNames: [
          `${prefix}-webhook-service.${namespace}.svc`,
          `${prefix}-webhook-service.${namespace}.svc.cluster.local`,
        ],
        issuerRef: { name: `${prefix}-webhook-issuer` },
      },
    });
    expect(
      find('ValidatingWebhookConfiguration', `${prefix}-validating-webhook-configuration`)!.metadata,
    ).toMatchObject({
      annotations: { 'cert-manager.io/inject-ca-from': `${namespace}/${prefix}-webhook-certificate` },
    });
    const at = waves();
    expect(at[`Issuer/${prefix}-webhook-issuer`]).toBeGreaterThan(at['Deployment/cert-manager-webhook']!);
    expect(at[`Issuer/${prefix}-webhook-issuer`]).toBeGreaterThan(at[`Namespace/${namespace}`]!);
    expect(at[`Deployment/${prefix}-controller-manager`]).toBeGreaterThan(
      at[`Certificate/${prefix}-webhook-certificate`]!,
    );
  });

  it('a rendered manifest gets its images, its certificate and the rights of its agents', () => {
    const { find } = platform({
      lockFile: join(folder, 'rendered.json'),
      selfNodeRemediation: { source: ReleaseSource.inline({ 'self-node-remediation.yaml': rendered() }) },
    });
    expect(find('Namespace', 'self-node-remediation')!.metadata).toMatchObject({
      labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
    });
    const image = 'quay.io/medik8s/self-node-remediation-operator:v0.13.0';
    expect(find('Deployment', 'self-node-remediation-controller-manager')!['spec']).toMatchObject({
      template: {
        spec: {
          volumes: [{ name: 'cert', secret: { secretName: 'self-node-remediation-webhook-certificate' } }],
          containers: [
            {
              image,
              env: [{ name: 'SELF_NODE_REMEDIATION_IMAGE', value: image }],
              volumeMounts: [{ name: 'cert', mountPath: '/tmp/k8s-webhook-server/serving-certs', readOnly: true }],
            },
          ],
        },
      },
    });
  });

  /** As `kubectl kustomize` writes it, without certificates, and with a moving tag and a placeholder. */
  function rendered(): string {
    const path = join(folder, 'self-node-remediation/v0.13.0/self-node-remediation.yaml');
    const container = {
      name: 'manager',
      image: 'controller:latest',
      env: [{ name: 'SELF_NODE_REMEDIATION_IMAGE', value: '$' + '{IMG}' }],
    };
    const documents = parseAllDocuments(readFileSync(path, 'utf8')).map((one) => one.toJSON());
    return documents
      .map((one) =>
        one.kind === 'Deployment' ? { ...one, spec: { template: { spec: { containers: [container] } } } } : one,
      )
      .map((one) => stringify(one))
      .join('---\n');
  }

  it('descheduling moves guests only, in the background, by a policy that is there before it', () => {
    const { find, waves } = platform(all);
    const policy = parse(
      (find('ConfigMap', 'descheduler-policy-configmap') as unknown as { data: Record<string, string> }).data[
        'policy.yaml'
      ]!,
    );
    expect(policy).toMatchObject({
      apiVersion: 'descheduler/v1alpha2',
      maxNoOfPodsToEvictPerNode: 1,
      maxNoOfPodsToEvictTotal: 3,
      profiles: [
        {
          pluginConfig: [
            { name: 'DefaultEvictor', args: { labelSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } } } },
            { name: 'LowNodeUtilization', args: { thresholds: { cpu: 20 }, targetThresholds: { cpu: 60 } } },
          ],
        },
      ],
    });
    expect(find('Role', 'descheduler-role')!.metadata?.namespace).toBe('kube-system');
    const at = waves();
    expect(at['Deployment/descheduler']).toBeGreaterThan(at['ConfigMap/descheduler-policy-configmap']!);
  });

  it.each([
    [{ idle: { cpu: 80 }, crowded: { cpu: 60 } }, /thresholds of cpu are 80 \(idle\) and 60 \(crowded\)\. Set both/],
    [{ idle: { cpu: 20 }, crowded: { memory: 60 } }, /thresholds of cpu are 20 \(idle\) and not set \(crowded\)/],
    [{ idle: { cpu: 20 }, crowded: { cpu: 160 } }, /from 0 to 100/],
  ])('rejects the thresholds %j', (thresholds, message) => {
    expect(() => platform({ descheduler: { thresholds } })).toThrow(message);
  });

  it('names the command that renders a manifest which its project does not publish', () => {
    expect(() => platform({ nodeMaintenance: { source: { folder: '.' } } })).toThrow(
      /The folder \. has no node-maintenance-operator\.yaml of .* The project of node-maintenance publishes no manifest\. Render it with `kubectl kustomize 'https:\/\/github\.com\/medik8s\/node-maintenance-operator\/\/config\/default\?ref=v0\.20\.1' > node-maintenance-operator\.yaml`\./,
    );
    expect(() => platform({ nodeHealthCheck: { source: { upstream: {} } } })).toThrow(
      /is not in vendor\/kubevirt-iac, .*Put it there as node-healthcheck\/v0\.12\.0\/node-healthcheck-operator\.yaml, and keep/,
    );
  });
});

describe('monitoring', () => {
  it('makes alerts and dashboards beside the ServiceMonitor of KubeVirt, and after it', () => {
    const { find, waves } = platform({
      monitoring: { namespace: 'prom', labels: { release: 'prometheus' }, dashboardNamespace: 'grafana' },
    });
    expect(find('PrometheusRule', 'kubevirt-iac')!.metadata).toMatchObject({
      namespace: 'prom',
      labels: { release: 'prometheus' },
    });
    expect(find('ConfigMap', 'kubevirt-iac-platform')!.metadata).toMatchObject({ namespace: 'grafana' });
    const at = waves();
    expect(at['PrometheusRule/kubevirt-iac']).toBeGreaterThan(at['KubeVirt/kubevirt']!);
    const none = platform({ monitoring: { alerts: false, dashboards: false } });
    expect(none.find('PrometheusRule') ?? none.find('ConfigMap')).toBeUndefined();
  });
});

describe('network addons', () => {
  it.each([
    [{}, { multus: {}, linuxBridge: {} }],
    [{ multus: false, linuxBridge: false }, {}],
    [
      { multusDynamicNetworks: true, ovs: true, macvtap: { devicePluginConfig: 'macvtap' }, ipamController: true },
      {
        multus: {},
        linuxBridge: {},
        multusDynamicNetworks: {},
        ovs: {},
        macvtap: { devicePluginConfig: 'macvtap' },
        kubevirtIpamController: {},
      },
    ],
    [
      { macPool: MacRange.of('02:00:00:00:00:00', '02:00:00:ff:ff:ff'), secondaryDns: { domain: 'vm.example' } },
      {
        multus: {},
        linuxBridge: {},
        kubeMacPool: { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:00:00:ff:ff:ff' },
        kubeSecondaryDNS: { domain: 'vm.example' },
      },
    ],
    [
      { nodes: { rack: 'a' }, spec: { selfSignConfiguration: { caRotateInterval: '168h' } } },
      {
        multus: {},
        linuxBridge: {},
        placementConfiguration: { workloads: { nodeSelector: { rack: 'a' } } },
        selfSignConfiguration: { caRotateInterval: '168h' },
      },
    ],
  ])('%j installs what is named', (networkAddons, spec) => {
    const { find, chart } = platform({ networkAddons });
    expect(find('NetworkAddonsConfig')).toEqual({
      apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
      kind: 'NetworkAddonsConfig',
      metadata: { name: 'cluster', annotations: { 'kubevirt-iac.io/release': 'v0.102.0' } },
      spec: { imagePullPolicy: 'IfNotPresent', ...spec },
    });
    expect(refusals(chart)).toEqual([]);
  });

  it.each([
    [{ macPool: { start: '02:00:00:00:00', end: '02:00:00:00:00:ff' } }, /"02:00:00:00:00" is not a valid MAC address/],
    [{ macPool: { start: '03:00:00:00:00:00', end: '03:00:00:00:00:ff' } }, /group address/],
    [{ macPool: { start: '02:00:00:00:00:ff', end: '02:00:00:00:00:00' } }, /before its start.*Exchange the two/],
    [{ multus: false, multusDynamicNetworks: true }, /multusDynamicNetworks is set and multus is not/],
  ])('rejects %j', (networkAddons, message) => {
    expect(() => platform({ networkAddons })).toThrow(message);
  });

  it('leaves the node resources of networks to KubeVirt unless the injector is installed', () => {
    const gates = (props: VirtualizationStackProps) =>
      only(platform(props).chart, 'KubeVirt')['spec']!['configuration']!['developerConfiguration']?.[
        'disabledFeatureGates'
      ];
    expect(gates({ networkAddons: {} })).toEqual(['ExternalNetResourceInjection']);
    expect(gates({ networkAddons: {}, networkResourcesInjector: true })).toBeUndefined();
    expect(gates({ networkAddons: {}, kubevirt: { featureGates: ['ExternalNetResourceInjection'] } })).toBeUndefined();
    expect(gates({ networkAddons: {}, kubevirt: { version: '1.8.4' } })).toBeUndefined();
    expect(gates({})).toBeUndefined();
  });

  it('come before KubeVirt where migrations use a network of theirs', () => {
    const at = platform({ networkAddons: {}, kubevirt: { migrations: { network: 'migration' } } }).waves();
    expect(at['KubeVirt/kubevirt']).toBeGreaterThan(at['NetworkAddonsConfig/cluster']!);
    const free = platform({ networkAddons: {} }).waves();
    expect(free['KubeVirt/kubevirt']).toBe(free['NetworkAddonsConfig/cluster']);
  });
});

describe('golden images', () => {
  it('are imported by CDI into a namespace of their own, for each user to clone', () => {
    const { stack, find, waves, chart } = platform({
      goldenImages: { images: ['fedora', 'debian13'], registry: 'mirror.example/disks/' },
      storageClasses: [{ name: 'ceph', provisioner: 'rbd.csi.ceph.com' }],
    });
    expect(find('DataImportCron', 'fedora')).toMatchObject({
      metadata: {
        namespace: 'golden-images',
        labels: { 'instancetype.kubevirt.io/default-preference': 'fedora' },
      },
      spec: {
        managedDataSource: 'fedora',
        template: { spec: { source: { registry: { url: 'docker://mirror.example/disks/fedora:latest' } } } },
      },
    });
    expect(find('RoleBinding', 'clone-golden-images')).toMatchObject({
      metadata: { namespace: 'golden-images' },
      roleRef: { name: 'cdi.kubevirt.io:clone-sourcer' },
      subjects: [{ kind: 'Group', name: 'system:authenticated' }],
    });
    const at = waves();
    expect(at['DataImportCron/debian13']).toBeGreaterThan(Math.max(at['CDI/cdi']!, at['StorageClass/ceph']!));
    expect(stack.goldenImages?.of('fedora').source).toBeDefined();
    expect(() => stack.goldenImages?.of('debian12')).toThrow(/debian12 is not imported.*fedora, debian13/);
    expect(refusals(chart)).toEqual([]);
  });

  it('are only cloned by those who have the right where nobody else may', () => {
    expect(
      platform({ goldenImages: { cloneableBy: 'none' } }).find('RoleBinding', 'clone-golden-images'),
    ).toBeUndefined();
  });

  it.each([
    [{ cdi: false as const, goldenImages: true }, /imported by CDI, and cdi is false/],
    [{ goldenImages: { images: ['windows' as never] } }, /"windows" is not a known image\. Use fedora/],
  ])('rejects %j', (props, message) => {
    expect(() => platform(props)).toThrow(message);
  });
});

describe('the other components', () => {
  it('install the injector after the networks', () => {
    const at = platform({ networkAddons: {}, networkResourcesInjector: true }).waves();
    expect(at['Deployment/network-resources-injector']).toBeGreaterThan(at['NetworkAddonsConfig/cluster']!);
  });

  it('put Tekton tasks into each namespace', () => {
    const { chart } = platform({ tektonTasks: { namespaces: ['ci', 'images'] } });
    const tasks = objectsOf(chart).filter(
      ({ kind, metadata }) => kind === 'Task' && metadata?.name === 'create-vm-from-manifest',
    );
    expect(tasks.map(({ metadata }) => metadata?.namespace)).toEqual(['ci', 'images']);
  });

  it('configure quotas', () => {
    const spec = { configuration: { allowApplicationAwareClusterResourceQuota: true } };
    const { find, chart } = platform({ quota: { spec } });
    expect(find('AAQ')).toMatchObject({ metadata: { name: 'aaq' }, spec });
    expect(refusals(chart)).toEqual([]);
  });

  it('bind the rights on VMs once their roles exist', () => {
    const { find, waves } = platform({
      access: [
        { role: 'migrate', subjects: [{ kind: 'Group', name: 'operators' }] },
        { role: 'edit', namespace: 'vms', subjects: [{ kind: 'ServiceAccount', name: 'ci', namespace: 'ci' }] },
      ],
    });
    expect(find('ClusterRoleBinding', 'kubevirt-migrate-access-0')).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: 'kubevirt.io:migrate' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'operators' }],
    });
    expect(find('RoleBinding', 'kubevirt-edit-access-1')).toMatchObject({
      metadata: { namespace: 'vms' },
      subjects: [{ kind: 'ServiceAccount', name: 'ci', namespace: 'ci' }],
    });
    const at = waves();
    expect(at['ClusterRoleBinding/kubevirt-migrate-access-0']).toBeGreaterThan(at['KubeVirt/kubevirt']!);
  });

  it.each([
    [{ role: 'view' as const, subjects: [] }, /`subjects` is empty/],
    [
      { role: 'view' as const, subjects: [{ kind: 'ServiceAccount' as const, name: 'ci' }] },
      /ServiceAccount ci has no namespace/,
    ],
  ])('reject the rights %j', (access, message) => {
    expect(() => platform({ access: [access] })).toThrow(message);
  });

  it('restrict traffic with the NetworkPolicies of the releases', () => {
    const { chart } = platform({ networkPolicies: true });
    const namespaces = objectsOf(chart).flatMap(({ kind, metadata }) =>
      kind === 'NetworkPolicy' ? metadata?.namespace : [],
    );
    expect(new Set(namespaces)).toEqual(new Set(['kubevirt', 'cdi']));
  });

  it('install nothing that is not named', () => {
    const kinds = new Set(objectsOf(platform().chart).map(({ kind }) => kind));
    for (const kind of [
      'HostPathProvisioner',
      'NetworkAddonsConfig',
      'AAQ',
      'DataImportCron',
      'StorageClass',
      'Task',
      'NetworkPolicy',
      'ValidatingAdmissionPolicy',
      'Certificate',
    ])
      expect(kinds).not.toContain(kind);
  });
});

it('reports a HyperConverged beside it, which installs the same', () => {
  const { chart } = platform();
  new hco.v1.HyperConverged(chart, 'kubevirt-hyperconverged', { metadata: { namespace: 'kubevirt-hyperconverged' } });
  expect(refusals(chart)).toEqual([
    expect.stringMatching(
      /^HCO-01 KubeVirt metadata.name: HyperConverged "kubevirt-hyperconverged" makes the KubeVirt and CDI objects itself and reverts .*Remove KubeVirt/,
    ),
  ]);
});

it('reports an object that HyperConverged manages', () => {
  const { chart, stack } = platform({ cdi: false });
  stack.kubevirt.addOverride('metadata.labels["app.kubernetes.io/managed-by"]', 'hco-operator');
  expect(refusals(chart)).toEqual([expect.stringMatching(/^HCO-01 KubeVirt .*manages the KubeVirt object "kubevirt"/)]);
});
