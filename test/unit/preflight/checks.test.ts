/** The table of checks: on a good cluster all pass, and each has a cluster on which it does not. */
import type { FactTypes, PreflightInputs, Verdict } from '../../../kubevirt/preflight';
import { CHECKS } from '../../../kubevirt/preflight';
import { checkOf, DEFAULT, hosts, judged, kubevirt, node, object, storageClass } from './cluster';

const installed = (version = 'v1.9.0', rest: object = {}) => ({ kubevirts: [kubevirt(version, rest)] });
const labelled = (name: string, models: string[], rest: object = {}) =>
  node(name, {
    labels: {
      'kubevirt.io/schedulable': 'true',
      ...Object.fromEntries(models.map((model) => [`cpu-model.node.kubevirt.io/${model}`, 'true'])),
    },
    allocatable: { 'devices.kubevirt.io/kvm': '1k' },
    heartbeat: '"2026-05-04T11:59:30Z"',
    ...rest,
  });
const working = [labelled('node-1', ['Haswell']), labelled('node-2', ['Haswell'])];
const handler = (ready: number, wanted: number) => [
  object('apps/v1', 'DaemonSet', 'virt-handler', { status: { desiredNumberScheduled: wanted, numberReady: ready } }),
];
const handlerOn = (name: string, ready = 'True') =>
  object('v1', 'Pod', `virt-handler-${name}`, {
    spec: { nodeName: name },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  });
const namespace = (name: string, level: string) =>
  object('v1', 'Namespace', name, {}, { labels: { 'pod-security.kubernetes.io/enforce': level } });
const hco = object(
  'hco.kubevirt.io/v1',
  'HyperConverged',
  'kubevirt-hyperconverged',
  {},
  { namespace: 'kubevirt-hyperconverged' },
);

type Row = [
  id: string,
  what: string,
  facts: Partial<FactTypes>,
  verdict: Verdict,
  message: RegExp,
  inputs?: PreflightInputs,
];

const ROWS: readonly Row[] = [
  ['kubernetes-version', 'is too old', { server: 'v1.32.1' }, 'fail', /tested on 1\.34, 1\.35 and 1\.36/],
  ['kubernetes-version', 'is newer than tested', { server: 'v1.40.0' }, 'warn', /newer/],
  ['kubernetes-version', 'is not a version', { server: 'devel' }, 'unknown', /"devel"/],
  ['upgrade-path', 'skips a minor', installed('v1.7.2'), 'fail', /v1\.7\.2 is installed.*v1\.8\.4, then v1\.9\.0/],
  ['upgrade-path', 'goes to the next minor', installed('v1.8.4'), 'pass', /KubeVirt v1\.8\.4 to v1\.9\.0/],
  [
    'kubelet-skew',
    'has one that is newer',
    { nodes: [node('n', { kubelet: 'v1.36.0' })] },
    'fail',
    /n: kubelet v1\.36\.0/,
  ],
  ['kubelet-skew', 'has one that is too old', { nodes: [node('n', { kubelet: 'v1.31.0' })] }, 'fail', /v1\.31\.0/],
  [
    'priority-class',
    'has another value',
    { priorityClass: object('scheduling.k8s.io/v1', 'PriorityClass', 'kubevirt-cluster-critical', { value: 7 }) },
    'fail',
    /7 instead of 1000000000/,
  ],
  [
    'cert-manager',
    'is needed and missing',
    { groups: ['apps'] },
    'fail',
    /not installed/,
    { poolPath: '/var/hpvolumes' },
  ],
  ['cert-manager', 'is not needed', { groups: ['apps'] }, 'skipped', /not needed/],
  [
    'single-installation',
    'is two',
    { kubevirts: [kubevirt('v1.9.0'), kubevirt(undefined, {}, { namespace: 'other' })] },
    'fail',
    /KubeVirt kubevirt\/kubevirt and KubeVirt other\/kubevirt/,
  ],
  [
    'one-owner',
    'is HyperConverged and a standalone KubeVirt',
    { ...installed(), hyperConvergeds: [hco] },
    'fail',
    /HyperConverged.*standalone KubeVirt kubevirt\/kubevirt/,
  ],
  ['one-owner', 'is HyperConverged for the flavour upstream', { hyperConvergeds: [hco] }, 'fail', /would revert/],
  [
    'one-owner',
    'is HyperConverged for its flavour',
    { hyperConvergeds: [hco] },
    'pass',
    /kubevirt-hyperconverged/,
    { flavour: 'hco' },
  ],
  [
    'one-owner',
    'is a standalone KubeVirt for the flavour hco',
    installed(),
    'fail',
    /would own it/,
    { flavour: 'hco' },
  ],
  [
    'no-deletion',
    'is of a CRD',
    {
      crds: [
        object(
          'apiextensions.k8s.io/v1',
          'CustomResourceDefinition',
          'virtualmachines.kubevirt.io',
          {},
          { deletionTimestamp: 'x', finalizers: ['customresourcecleanup'] },
        ),
      ],
    },
    'fail',
    /virtualmachines\.kubevirt\.io \(held by customresourcecleanup\)/,
  ],
  [
    'webhooks',
    'are left over',
    {
      webhooks: [
        {
          configuration: 'ValidatingWebhookConfiguration virt-api-validator',
          service: 'kubevirt/virt-api',
          exists: false,
        },
      ],
    },
    'fail',
    /virt-api-validator.*kubevirt\/virt-api does not exist/,
  ],
  [
    'api-services',
    'are left over',
    {
      apiServices: [
        object('apiregistration.k8s.io/v1', 'APIService', 'v1.subresources.kubevirt.io', {
          spec: { group: 'subresources.kubevirt.io' },
          status: { conditions: [{ type: 'Available', status: 'False', reason: 'ServiceNotFound' }] },
        }),
      ],
    },
    'fail',
    /v1\.subresources\.kubevirt\.io \(ServiceNotFound\)/,
  ],
  [
    'api-services',
    'are down and not ours',
    {
      apiServices: [
        object('apiregistration.k8s.io/v1', 'APIService', 'v1.metrics', {
          spec: { group: 'metrics.k8s.io' },
          status: { conditions: [{ type: 'Available', status: 'False' }] },
        }),
      ],
    },
    'warn',
    /v1\.metrics/,
  ],
  ['permissions', 'are missing', { missingRights: ['create namespaces'] }, 'fail', /create namespaces/],
  ['openshift', 'is not there', {}, 'fail', /not OpenShift/, { flavour: 'openshift' }],
  [
    'pod-security',
    'restricts the operators',
    { namespaces: [namespace('kubevirt', 'restricted')] },
    'fail',
    /kubevirt enforces restricted/,
  ],
  [
    'pod-security',
    'restricts guests',
    { namespaces: [namespace('vms', 'restricted')] },
    'warn',
    /vms enforces restricted/,
    { namespaces: ['vms'] },
  ],
  [
    'resource-quota',
    'demands limits of the operators',
    {
      quotas: [
        object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'limits.cpu': '4' } } }, { namespace: 'kubevirt' }),
      ],
    },
    'fail',
    /ResourceQuota kubevirt\/q demands limits/,
  ],
  [
    'resource-quota',
    'is used up',
    {
      quotas: [
        object(
          'v1',
          'ResourceQuota',
          'q',
          { status: { hard: { pods: '2', cpu: '1' }, used: { pods: '2', cpu: '100m' } } },
          { namespace: 'vms' },
        ),
      ],
    },
    'fail',
    /vms\/q \(pods\)$/,
  ],
  [
    'limit-range',
    'is too small for virt-handler',
    {
      limitRanges: [
        object(
          'v1',
          'LimitRange',
          'l',
          { spec: { limits: [{ type: 'Container', max: { memory: '256Mi' } }] } },
          { namespace: 'kubevirt' },
        ),
      ],
    },
    'fail',
    /325Mi/,
  ],
  [
    'limit-range',
    'sets defaults for guests',
    {
      limitRanges: [
        object('v1', 'LimitRange', 'l', { spec: { limits: [{ default: { memory: '1Gi' } }] } }, { namespace: 'vms' }),
      ],
    },
    'warn',
    /LimitRange vms\/l/,
  ],
  [
    'default-storage-class',
    'is two',
    { storageClasses: [storageClass('a', 'x', {}, DEFAULT), storageClass('b', 'x', {}, DEFAULT)] },
    'fail',
    /the StorageClasses a and b are all marked/,
  ],
  [
    'default-storage-class',
    'is none',
    { storageClasses: [storageClass('a', 'x')] },
    'warn',
    /none of the StorageClasses a/,
  ],
  [
    'default-storage-class',
    'is none and required',
    { storageClasses: [] },
    'fail',
    /no StorageClass/,
    { requires: ['storage'] },
  ],
  [
    'shared-storage',
    'is local',
    { storageClasses: [storageClass('hpp', 'kubevirt.io.hostpath-provisioner', {}, DEFAULT)] },
    'warn',
    /hpp has no ReadWriteMany/,
  ],
  [
    'shared-storage',
    'is local and required',
    { storageClasses: [storageClass('hpp', 'kubevirt.io.hostpath-provisioner', {}, DEFAULT)] },
    'fail',
    /hpp has no ReadWriteMany/,
    { requires: ['live-migration'] },
  ],
  [
    'shared-storage',
    'has an unknown driver',
    { storageClasses: [storageClass('x', 'example.com/csi', {}, DEFAULT)] },
    'unknown',
    /example\.com\/csi.*not known/,
  ],
  [
    'shared-storage',
    'is described by its StorageProfile',
    {
      storageClasses: [storageClass('x', 'example.com/csi', {}, DEFAULT)],
      storageProfiles: [
        object('cdi.kubevirt.io/v1beta1', 'StorageProfile', 'x', {
          status: { claimPropertySets: [{ accessModes: ['ReadWriteMany'], volumeMode: 'Block' }] },
        }),
      ],
    },
    'pass',
    /ReadWriteMany with Block/,
  ],
  [
    'block-volumes',
    'are required',
    { storageClasses: [storageClass('nfs', 'nfs.csi.k8s.io', {}, DEFAULT)] },
    'fail',
    /nfs has no block volumes/,
    { requires: ['block'] },
  ],
  ['volume-expansion', 'is off', { storageClasses: [storageClass('a', 'x', {}, DEFAULT)] }, 'warn', /a does not grow/],
  [
    'snapshot-class',
    'is of another driver',
    { snapshotClasses: [object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', 'other', { driver: 'y' })] },
    'warn',
    /there are other of other drivers/,
  ],
  [
    'volume-binding',
    'is immediate on local storage',
    {
      storageClasses: [
        storageClass('hpp', 'kubevirt.io.hostpath-provisioner', { volumeBindingMode: 'Immediate' }, DEFAULT),
      ],
    },
    'warn',
    /hpp binds at once/,
  ],
  [
    'node-selector',
    'finds only tainted nodes',
    { nodes: [node('n', { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] })] },
    'fail',
    /n \(gpu=yes:NoSchedule\)/,
  ],
  [
    'node-selector',
    'tolerates the taint',
    { nodes: [node('n', { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] })] },
    'pass',
    /^n$/,
    { tolerations: [{ key: 'gpu', operator: 'Exists' }] },
  ],
  ['node-selector', 'finds a cluster without nodes', { nodes: [] }, 'fail', /no nodes/],
  [
    'node-ready',
    'has none that is',
    { nodes: [node('n', { ready: 'False', message: 'starting' })] },
    'fail',
    /n is NotReady since 2026-05-04T09:00:00Z: starting/,
  ],
  [
    'node-ready',
    'has one that is cordoned',
    { nodes: [node('n'), node('m', { unschedulable: true })] },
    'warn',
    /m is cordoned/,
  ],
  [
    'cni',
    'is missing',
    {
      nodes: [
        node('n', { ready: 'False', message: 'container runtime network not ready: cni plugin not initialized' }),
      ],
    },
    'fail',
    /cni plugin not initialized/,
  ],
  [
    'cni',
    'reports NetworkUnavailable',
    { nodes: [node('n', { conditions: [{ type: 'NetworkUnavailable', status: 'True', reason: 'NoRoute' }] })] },
    'fail',
    /NoRoute/,
  ],
  [
    'control-plane-label',
    'is on no node',
    { nodes: [object('v1', 'Node', 'n', { status: { conditions: [{ type: 'Ready', status: 'True' }] } })] },
    'fail',
    /would stay Pending/,
  ],
  [
    'control-plane-label',
    'is not needed',
    { nodes: [object('v1', 'Node', 'n')] },
    'pass',
    /infra/,
    { infraPlacement: true },
  ],
  ['architecture', 'is not supported', { nodes: [node('n', { arch: 'riscv64' })] }, 'fail', /n: riscv64/],
  ['architecture', 'is mixed', { nodes: [node('n'), node('m', { arch: 'arm64' })] }, 'warn', /amd64 and arm64/],
  ['migration-nodes', 'are one', { nodes: [node('n')] }, 'warn', /1 node/],
  [
    'migration-nodes',
    'are one, and required',
    { nodes: [node('n')] },
    'fail',
    /1 node/,
    { requires: ['live-migration'] },
  ],
  ['hugepages', 'are required', {}, 'fail', /no node has any/, { requires: ['hugepages'] }],
  ['rhcos', 'is another system', {}, 'fail', /Fedora Linux 43/, { flavour: 'openshift' }],
  [
    'probe',
    'got no answer',
    { probes: [...hosts({}, 'node-1', 'node-2'), { node: 'node-3', reason: 'ErrImagePull: no such host' }] },
    'unknown',
    /node-3: ErrImagePull/,
  ],
  ['kvm', 'is absent', { probes: hosts({ kvm: 'absent', vmx: false }) }, 'fail', /neither vmx nor svm/],
  [
    'kvm',
    'is absent although the CPU has it',
    { probes: hosts({ kvm: 'absent' }) },
    'fail',
    /the CPU has vmx: the module/,
  ],
  [
    'kvm',
    'is absent in a VM',
    { probes: hosts({ kvm: 'absent', vmx: false, hypervisor: true }) },
    'fail',
    /without nested virtualization/,
  ],
  ['kvm', 'works without a flag', { probes: hosts({ vmx: false }) }, 'pass', /\/dev\/kvm works \(all 3 nodes\)$/],
  ['kvm', 'is emulated', { probes: hosts({ kvm: 'absent' }) }, 'warn', /emulated/, { emulation: true }],
  [
    'kvm',
    'is emulated by the KubeVirt object',
    {
      probes: hosts({ kvm: 'absent' }),
      ...installed('v1.9.0', { spec: { configuration: { developerConfiguration: { useEmulation: true } } } }),
    },
    'warn',
    /emulated/,
  ],
  ['nx', 'is off', { probes: hosts({ nx: false }) }, 'fail', /off/],
  [
    'nx',
    'does not exist on arm64',
    { nodes: [node('n', { arch: 'arm64' })], probes: hosts({ nx: false }, 'n') },
    'skipped',
    /arm64/,
  ],
  ['vhost-net', 'is missing', { probes: hosts({ vhostNet: false }) }, 'warn', /not there/],
  ['tun', 'is missing', { probes: hosts({ tun: false }) }, 'warn', /not there/],
  ['cgroup', 'is 1', { probes: hosts({ cgroup: 1 }) }, 'warn', /last release/],
  ['kubelet-root', 'is another', { probes: hosts({ kubeletRoot: false }) }, 'fail', /\/var\/lib\/kubelet/],
  [
    'iommu',
    'is off and required',
    { probes: hosts({ iommuGroups: 0 }) },
    'fail',
    /off/,
    { requires: ['host-devices'] },
  ],
  ['nested', 'is off and required', { probes: hosts({ nested: false }) }, 'fail', /off/, { requires: ['nested'] }],
  ['hugepages-host', 'are not offered', { probes: hosts({ hugepages: 64 }) }, 'warn', /64 reserved/],
  ['security-modules', 'has a profile of libvirt', { probes: hosts({ libvirtProfile: true }) }, 'warn', /libvirtd/],
  ['swap', 'is on', { probes: hosts({ swap: 8 * 1024 * 1024 }) }, 'warn', /8 GiB on/],
  ['host-os', 'is not rhcos', {}, 'fail', /fedora/, { flavour: 'openshift' }],
  [
    'pool-path',
    'is too small',
    { probes: hosts({ pool: { exists: true, size: 40_000_000, free: 30_000_000, rootFilesystem: false } }) },
    'fail',
    /29 GiB of 38 GiB free, wanted 50 GiB/,
    { poolPath: '/var/hpvolumes' },
  ],
  [
    'pool-path',
    'is on the root filesystem',
    { probes: hosts({ pool: { exists: false, size: 400_000_000, free: 300_000_000, rootFilesystem: true } }) },
    'warn',
    /does not exist yet.*root filesystem/,
    { poolPath: '/var/hpvolumes' },
  ],
  [
    'pool-path',
    'is read-only',
    { probes: hosts({ os: 'rhcos', pool: { exists: false, size: 1, free: 1, rootFilesystem: true } }) },
    'fail',
    /read-only/,
    { poolPath: '/hpvolumes' },
  ],
  [
    'kubevirt-available',
    'is not',
    installed('v1.9.0', {
      status: {
        observedKubeVirtVersion: 'v1.9.0',
        targetKubeVirtVersion: 'v1.9.0',
        conditions: [{ type: 'Available', status: 'False', reason: 'DeploymentInProgress' }],
      },
    }),
    'warn',
    /Available=False \(DeploymentInProgress\)/,
  ],
  [
    'virt-handler',
    'is missing on a node',
    {
      ...installed(),
      nodes: working,
      handlers: handler(1, 2),
      handlerPods: [handlerOn('node-1'), handlerOn('node-2', 'False')],
    },
    'fail',
    /not ready on node-2/,
  ],
  [
    'virt-handler',
    'is everywhere',
    {
      ...installed(),
      nodes: working,
      handlers: handler(2, 2),
      handlerPods: [handlerOn('node-1'), handlerOn('node-2')],
    },
    'pass',
    /2 of 2/,
  ],
  [
    'kvm-allocatable',
    'is 0',
    { ...installed(), nodes: [labelled('n', [], { allocatable: { 'devices.kubevirt.io/kvm': '0' } })] },
    'fail',
    /n: 0/,
  ],
  ['kvm-allocatable', 'is 1000', { ...installed(), nodes: working }, 'pass', /1000/],
  [
    'node-schedulable',
    'is false',
    { ...installed(), nodes: [node('n', { labels: { 'kubevirt.io/schedulable': 'false' } })] },
    'fail',
    /schedulable=false/,
  ],
  [
    'heartbeat',
    'is old',
    { ...installed(), nodes: [labelled('n', [], { heartbeat: '"2026-05-04T11:50:00Z"' })] },
    'fail',
    /10 minutes old/,
  ],
  [
    'cpu-model',
    'is shared by none',
    { ...installed(), nodes: [labelled('n', ['Haswell']), labelled('m', ['EPYC'])] },
    'warn',
    /share none/,
  ],
  [
    'cpu-model',
    'is shared by none and required',
    { ...installed(), nodes: [labelled('n', ['Haswell']), labelled('m', ['EPYC'])] },
    'fail',
    /share none/,
    { requires: ['live-migration'] },
  ],
  [
    'storage-profile',
    'is empty',
    {
      cdis: [object('cdi.kubevirt.io/v1beta1', 'CDI', 'cdi')],
      storageProfiles: [object('cdi.kubevirt.io/v1beta1', 'StorageProfile', 'ceph', { status: {} })],
    },
    'warn',
    /does not know what ceph can do/,
  ],
  [
    'guest-boot',
    'failed',
    { guest: { booted: false, message: 'still Scheduling', repair: 'Look.' } },
    'fail',
    /still Scheduling/,
  ],
  ['guest-boot', 'went well', { guest: { booted: true, message: 'on node-1' } }, 'pass', /on node-1/],
  [
    'image-volumes',
    'have an unknown runtime',
    { nodes: [node('n', { runtime: 'docker://29.0' })] },
    'unknown',
    /docker:\/\/29\.0/,
  ],
  [
    'image-volumes',
    'are off in Kubernetes 1.34',
    { server: 'v1.34.3', nodes: [node('n', { kubelet: 'v1.34.3' })] },
    'warn',
    /1\.34 has its own gate/,
  ],
];

test('everything passes on a good cluster, or does not apply to it', () => {
  const { checks, verdict } = judged();
  expect(checks.filter((one) => !['pass', 'skipped'].includes(one.verdict))).toEqual([]);
  expect(verdict).toBe('pass');
});

test.each(ROWS)('%s %s', (id, _what, facts, verdict, message, inputs = {}) => {
  const found = checkOf(judged(facts, inputs), id);
  expect(found).toMatchObject({ verdict, message: expect.stringMatching(message) });
  if (verdict === 'pass' || verdict === 'skipped') expect(found.repair).toBeUndefined();
  else expect(found.repair).toMatch(/\.$/);
});

test('every check has a row above on which it does not pass', () => {
  const seen = new Set(ROWS.filter(([, , , verdict]) => verdict !== 'pass' && verdict !== 'skipped').map(([id]) => id));
  expect(CHECKS.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
});

test('a node selector that matches nothing names the labels that exist', () => {
  const nodes = [node('a', { labels: { role: 'virt' } }), node('b', { labels: { role: 'web' } })];
  const report = judged({ nodes }, { nodeSelector: { role: 'vm' } });
  const { verdict, message, repair } = checkOf(report, 'node-selector');
  expect([verdict, message]).toEqual([
    'fail',
    expect.stringMatching(/role=vm matches none of the 2 nodes.*role=virt.*role=web/),
  ]);
  expect(repair).toContain('kubectl label node NAME role=vm');
  // What cannot be judged without nodes does not add to the noise.
  expect(report.checks.filter(({ verdict: one }) => one === 'fail').map(({ id }) => id)).toEqual(['node-selector']);
});

test('D4: a container runtime without image volumes is named, with the gate to disable', () => {
  const nodes = [
    node('new'),
    node('old', { runtime: 'containerd://1.6.20' }),
    node('crio', { runtime: 'cri-o://1.31.2' }),
  ];
  const { verdict, message, repair } = checkOf(judged({ nodes }), 'image-volumes');
  expect(verdict).toBe('fail');
  expect(message).toMatch(/^old: containerd 1\.6\.20 has no image volumes.*containerd 2\.1/);
  expect(repair).toContain("disabledFeatureGates: ['ImageVolume']");
});

test.each<[string, Partial<FactTypes>, PreflightInputs]>([
  ['by the installation', {}, { disabledFeatureGates: ['ImageVolume'] }],
  [
    'in the KubeVirt object',
    installed('v1.9.0', {
      spec: { configuration: { developerConfiguration: { disabledFeatureGates: ['ImageVolume'] } } },
    }),
    {},
  ],
  ['by the release, before 1.9', {}, { kubevirtVersion: 'v1.8.4' }],
])('D4: image volumes are not needed where the gate is off %s', (_, facts, inputs) => {
  const nodes = [node('old', { runtime: 'containerd://1.6.20' })];
  expect(checkOf(judged({ ...facts, nodes }, inputs), 'image-volumes').verdict).toBe('pass');
});

test('D7: a dead or joining node is named, and tolerated where only it is missing', () => {
  const nodes = [
    ...working,
    labelled('node-3', [], { ready: 'Unknown', message: 'Kubelet stopped posting node status.' }),
  ];
  const report = judged({
    ...installed(),
    nodes,
    probes: hosts({}, 'node-1', 'node-2'),
    handlers: handler(2, 3),
    handlerPods: [handlerOn('node-1'), handlerOn('node-2'), handlerOn('node-3', 'False')],
  });
  expect(checkOf(report, 'node-ready')).toMatchObject({
    verdict: 'warn',
    message: expect.stringMatching(/^node-3 is NotReady since.*Kubelet stopped/),
  });
  expect(checkOf(report, 'virt-handler')).toMatchObject({
    verdict: 'warn',
    message: expect.stringContaining('missing on node-3'),
  });
  expect(report.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(checkOf(report, 'kvm').verdict).toBe('pass');
});

test("P12: a downgrade is refused before anything is applied, CDI's too, and a skip with the way that works", () => {
  const upgrade = (facts: Partial<FactTypes>, kubevirtVersion = 'v1.9.0') =>
    checkOf(judged(facts, { kubevirtVersion }), 'upgrade-path');
  expect(upgrade(installed('v1.9.0'), 'v1.8.4')).toMatchObject({
    verdict: 'fail',
    message: expect.stringMatching(/KubeVirt v1\.9\.0 is installed, and v1\.8\.4 is older/),
  });
  const cdis = [object('cdi.kubevirt.io/v1beta1', 'CDI', 'cdi', { status: { observedVersion: 'v1.67.0' } })];
  expect(upgrade({ cdis })).toMatchObject({
    verdict: 'fail',
    message: expect.stringMatching(/v1\.67\.0 is installed, and v1\.66\.0 is older/),
  });
  expect(upgrade(installed('v1.7.2'))).toMatchObject({
    verdict: 'fail',
    message: expect.stringMatching(/Install .*v1\.8\.4, then v1\.9\.0/),
  });
});

test('rights for an installation are only a warning where KubeVirt is installed', () => {
  expect(checkOf(judged({ ...installed(), missingRights: ['create namespaces'] }), 'permissions').verdict).toBe('warn');
});
