/** What the objects of an environment have to do with each other. */
import { graphOf } from '../../../../cli/graph/graph-of';
import type { KubeObject } from '../../../../kube/object';
import { alone, clusterObject, disk, edgesOf, nodeOf, object, pool, service, vm } from './objects';

const WEB = 'VirtualMachine/shop/web';
const terms = (key: string, labels: object, more: object = {}) => ({
  [key]: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: { matchLabels: labels }, topologyKey: 'kubernetes.io/hostname', ...more },
    ],
  },
});
const onNode = (expression: object) => ({ matchExpressions: [expression] });
const config = { type: 'cnv-bridge', bridge: 'br1', vlan: 7 };
const bridged = clusterObject('nmstate.io/v1', 'NodeNetworkConfigurationPolicy', 'guests', {
  desiredState: {
    interfaces: [
      { name: 'br1', type: 'linux-bridge' },
      { name: 'eno1', type: 'ethernet' },
    ],
  },
});

const CASES: readonly (readonly [what: string, objects: KubeObject[], edges: string[]])[] = [
  ['the pod network, where a guest names no network', [vm('web')], [`${WEB} attaches PodNetwork/shop/pod network`]],
  ['no network, where a guest declines it', [vm('web', alone)], []],
  [
    'a disk and its source in another namespace',
    [
      vm('web', { ...alone, volumes: [{ name: 'root', dataVolume: { name: 'web-root' } }] }),
      disk('web-root', { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'images' } }),
    ],
    ['DataVolume/shop/web-root copies DataSource/images/fedora', `${WEB} stores DataVolume/shop/web-root`],
  ],
  [
    'a claim that a DataVolume makes is that DataVolume',
    [
      vm('web', { ...alone, volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'web-root' } }] }),
      disk('web-root'),
      object('v1', 'PersistentVolumeClaim', 'web-root', { resources: { requests: { storage: '20Gi' } } }),
    ],
    [`${WEB} stores DataVolume/shop/web-root`],
  ],
  [
    'a claim of its own',
    [
      vm('web', { ...alone, volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }),
      object('v1', 'PersistentVolumeClaim', 'data'),
    ],
    [`${WEB} stores PersistentVolumeClaim/shop/data`],
  ],
  [
    'disks that are made with the VM, and the image of a registry',
    [
      vm(
        'web',
        { ...alone, volumes: [{ name: 'root', dataVolume: { name: 'web-root' } }] },
        {
          vm: {
            dataVolumeTemplates: [
              { metadata: { name: 'web-root' }, spec: { source: { registry: { url: 'docker://quay.io/fedora:42' } } } },
            ],
          },
        },
      ),
    ],
    ['DataVolume/shop/web-root copies Image/-/quay.io/fedora:42', `${WEB} stores DataVolume/shop/web-root`],
  ],
  [
    'a container disk',
    [vm('web', { ...alone, volumes: [{ name: 'root', containerDisk: { image: 'quay.io/fedora@sha256:0a' } }] })],
    [`${WEB} stores Image/-/quay.io/fedora@sha256:0a`],
  ],
  [
    'an address without its password and its signature',
    [disk('iso', { source: { http: { url: 'https://user:secret@mirror.example/a.iso?signature=secret' } } })],
    ['DataVolume/shop/iso copies Source/-/https://mirror.example/a.iso'],
  ],
  [
    'an image that is kept new, with the DataSource that it makes',
    [
      object('cdi.kubevirt.io/v1beta1', 'DataImportCron', 'fedora', {
        managedDataSource: 'fedora',
        template: { spec: { source: { registry: { url: 'docker://quay.io/fedora:42' } } } },
      }),
    ],
    [
      'DataImportCron/shop/fedora copies Image/-/quay.io/fedora:42',
      'DataSource/shop/fedora copies DataImportCron/shop/fedora',
    ],
  ],
  [
    'a secondary network, and the bridge of the nodes under it',
    [
      vm('web', { ...alone, networks: [{ name: 'lan', multus: { networkName: 'nets/lan' } }] }),
      object(
        'k8s.cni.cncf.io/v1',
        'NetworkAttachmentDefinition',
        'lan',
        { config: JSON.stringify(config) },
        { namespace: 'nets' },
      ),
      bridged,
    ],
    [
      'NetworkAttachmentDefinition/nets/lan attaches NodeNetworkConfigurationPolicy/-/guests',
      `${WEB} attaches NetworkAttachmentDefinition/nets/lan`,
    ],
  ],
  [
    'a primary user-defined network in place of the pod network',
    [
      vm('web'),
      object('k8s.ovn.org/v1', 'UserDefinedNetwork', 'own', { topology: 'Layer2', layer2: { role: 'Primary' } }),
    ],
    [`${WEB} attaches UserDefinedNetwork/shop/own`],
  ],
  [
    'a primary network of the cluster that selects the namespace',
    [
      vm('web'),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } },
      clusterObject('k8s.ovn.org/v1', 'ClusterUserDefinedNetwork', 'team-a', {
        namespaceSelector: { matchLabels: { team: 'a' } },
        network: { topology: 'Layer2', layer2: { role: 'Primary' } },
      }),
    ],
    [`${WEB} attaches ClusterUserDefinedNetwork/-/team-a`],
  ],
  [
    'an Ingress, its Service and the guests that this selects',
    [
      vm('web', alone, { labels: { app: 'web' } }),
      vm('other', alone, { labels: { app: 'other' } }),
      service('web', { app: 'web' }),
      object('networking.k8s.io/v1', 'Ingress', 'web', {
        rules: [{ host: 'shop.example', http: { paths: [{ backend: { service: { name: 'web' } } }] } }],
      }),
    ],
    [
      'Ingress/shop/web routes Service/shop/web',
      'Outside/-/outside the cluster routes Ingress/shop/web',
      `Service/shop/web routes ${WEB}`,
    ],
  ],
  [
    'a Service by the label that KubeVirt sets, open to the outside',
    [vm('web', alone), service('web', { 'vm.kubevirt.io/name': 'web' }, { type: 'LoadBalancer' })],
    ['Outside/-/outside the cluster routes Service/shop/web', `Service/shop/web routes ${WEB}`],
  ],
  [
    'a Route of OpenShift, and a route of the Gateway API',
    [
      object('route.openshift.io/v1', 'Route', 'web', { host: 'shop.example', to: { kind: 'Service', name: 'web' } }),
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'web', {
        parentRefs: [{ name: 'front', namespace: 'edge' }],
        rules: [{ backendRefs: [{ name: 'web' }] }],
      }),
    ],
    [
      'Gateway/edge/front routes HTTPRoute/shop/web',
      'HTTPRoute/shop/web routes Service/shop/web',
      'Outside/-/outside the cluster routes Route/shop/web',
      'Route/shop/web routes Service/shop/web',
    ],
  ],
  [
    'guests that are kept apart, said by both, once',
    [
      vm('web', { ...alone, affinity: terms('podAntiAffinity', { app: 'db' }) }, { labels: { app: 'web' } }),
      vm('db', { ...alone, affinity: terms('podAntiAffinity', { app: 'web' }) }, { labels: { app: 'db' } }),
    ],
    ['VirtualMachine/shop/db apart VirtualMachine/shop/web (node)'],
  ],
  [
    'guests of another namespace that are kept together, if possible',
    [
      vm('web', {
        ...alone,
        affinity: {
          podAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              {
                weight: 1,
                podAffinityTerm: {
                  labelSelector: { matchLabels: { app: 'db' } },
                  namespaces: ['data'],
                  topologyKey: 'topology.kubernetes.io/zone',
                },
              },
            ],
          },
        },
      }),
      vm('db', alone, { labels: { app: 'db' }, meta: { namespace: 'data' } }),
      vm('near', alone, { labels: { app: 'db' } }),
    ],
    ['VirtualMachine/data/db together VirtualMachine/shop/web (zone if possible)'],
  ],
  [
    'nodes that a guest needs, and those that it prefers',
    [
      vm('web', {
        ...alone,
        nodeSelector: { gpu: 'true' },
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [onNode({ key: 'zone', operator: 'In', values: ['b', 'a'] })],
            },
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 5, preference: onNode({ key: 'ssd', operator: 'Exists' }) },
            ],
          },
        },
      }),
    ],
    [
      `${WEB} requires Nodes/-/gpu=true`,
      `${WEB} prefers Nodes/-/ssd (weight 5)`,
      `${WEB} requires Nodes/-/zone in (a,b)`,
    ],
  ],
  [
    'the MigrationPolicy that wins, and none that loses',
    [
      vm('web', alone, { labels: { app: 'web', tier: 'front' } }),
      clusterObject('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', 'all', {
        selectors: { virtualMachineInstanceSelector: { app: 'web' } },
      }),
      clusterObject('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', 'front', {
        selectors: { virtualMachineInstanceSelector: { app: 'web', tier: 'front' } },
      }),
    ],
    [`MigrationPolicy/-/front governs ${WEB}`],
  ],
  [
    'instancetypes of the namespace and of the cluster; those that KubeVirt brings are no nodes',
    [
      vm('web', alone, {
        vm: { instancetype: { kind: 'virtualmachineinstancetype', name: 'own' }, preference: { name: 'fedora' } },
      }),
      vm('db', alone, { vm: { instancetype: { name: 'company' } } }),
    ],
    [
      'VirtualMachine/shop/db sized VirtualMachineClusterInstancetype/-/company',
      `${WEB} sized VirtualMachineInstancetype/shop/own`,
    ],
  ],
  [
    'snapshots, restores and schedules',
    [
      vm('web', alone),
      object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 'now', {
        source: { kind: 'VirtualMachine', name: 'web' },
      }),
      object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore', 'back', {
        target: { kind: 'VirtualMachine', name: 'web' },
        virtualMachineSnapshotName: 'now',
      }),
      object('batch/v1', 'CronJob', 'nightly', {
        schedule: '0 3 * * *',
        jobTemplate: {
          spec: {
            template: {
              spec: {
                containers: [
                  {
                    env: [
                      { name: 'SCHEDULE', value: 'nightly' },
                      { name: 'VMS', value: '[{"name":"web"}]' },
                    ],
                  },
                ],
              },
            },
          },
        },
      }),
      object('batch/v1', 'CronJob', 'cleanup', { schedule: '@daily' }),
    ],
    [
      `CronJob/shop/nightly protects ${WEB}`,
      `VirtualMachineRestore/shop/back protects ${WEB}`,
      'VirtualMachineRestore/shop/back copies VirtualMachineSnapshot/shop/now',
      `VirtualMachineSnapshot/shop/now protects ${WEB}`,
    ],
  ],
  [
    'the autoscaler of a pool, which stands for its members',
    [
      pool('web', 3),
      vm('web-0', alone, { meta: { ownerReferences: [{ kind: 'VirtualMachinePool', name: 'web' }] } }),
      object(
        'cdi.kubevirt.io/v1beta1',
        'DataVolume',
        'root-0',
        {},
        { ownerReferences: [{ kind: 'VirtualMachine', name: 'web-0' }] },
      ),
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
        maxReplicas: 5,
        scaleTargetRef: { kind: 'VirtualMachinePool', name: 'web' },
      }),
    ],
    ['HorizontalPodAutoscaler/shop/web governs VirtualMachinePool/shop/web'],
  ],
];

test.each(CASES)('%s', (_, objects, edges) => {
  expect(edgesOf(objects)).toEqual(edges);
});

test('a machine shows its size, its state and how it is spread', () => {
  const spread = { topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone' }] };
  expect(
    nodeOf(
      [vm('web', { domain: { cpu: { cores: 2 }, memory: { guest: '4Gi' } } }, { vm: { runStrategy: 'Halted' } })],
      WEB,
    ),
  ).toMatchObject({
    details: ['2 vCPU, 4Gi', 'halted'],
  });
  expect(
    nodeOf([pool('web', 3, spread, { instancetype: { name: 'u1.small' } })], 'VirtualMachinePool/shop/web'),
  ).toMatchObject({
    details: ['3 replicas', 'u1.small', 'spread by zone'],
  });
});

test('what is referred to and not there is marked, and what KubeVirt or CDI makes is not', () => {
  const objects = [
    vm('web', { volumes: [{ name: 'root', dataVolume: { name: 'gone' } }] }),
    object('cdi.kubevirt.io/v1beta1', 'DataImportCron', 'fedora', { managedDataSource: 'fedora' }),
  ];
  const absent = graphOf(objects).nodes.flatMap((node) => (node.absent ? node.id : []));
  expect(absent).toEqual(['DataVolume/shop/gone']);
});

test('objects without a label belong to the application of those beside them', () => {
  const objects = [
    vm(
      'web',
      { volumes: [{ name: 'root', dataVolume: { name: 'web-root' } }] },
      { labels: { app: 'x' }, meta: { labels: { 'app.kubernetes.io/part-of': 'shop' } } },
    ),
    vm('db', {}, { meta: { labels: { 'app.kubernetes.io/part-of': 'data' } } }),
    disk('web-root'),
    service('web', { app: 'x' }),
    object('networking.k8s.io/v1', 'Ingress', 'web', { defaultBackend: { service: { name: 'web' } } }),
  ];
  const apps = Object.fromEntries(graphOf(objects).nodes.map(({ id, app }) => [id, app]));
  expect(apps).toMatchObject({
    'DataVolume/shop/web-root': 'shop',
    'Service/shop/web': 'shop',
    'Ingress/shop/web': 'shop',
  });
  // Both applications use it.
  expect(apps['PodNetwork/shop/pod network']).toBeUndefined();
});

test('a Service without guests in its namespace is shown only where something leads to it, and is not missing then', () => {
  const webhook = service('webhook', { app: 'operator' });
  const front = object('networking.k8s.io/v1', 'Ingress', 'a', { defaultBackend: { service: { name: 'webhook' } } });
  expect(graphOf([webhook]).nodes).toEqual([]);
  expect(nodeOf([webhook, front], 'Service/shop/webhook')).toEqual(expect.not.objectContaining({ absent: true }));
  expect(nodeOf([webhook, vm('web')], 'Service/shop/webhook')).toBeDefined();
});

test('a running guest is shown as its VM; one that nothing owns is shown itself', () => {
  const vmi = (name: string, owned: object = {}) =>
    object('kubevirt.io/v1', 'VirtualMachineInstance', name, alone, owned);
  const owned = { ownerReferences: [{ kind: 'VirtualMachine', name: 'web' }] };
  const ids = graphOf([vm('web', alone), vmi('web', owned), vmi('bare')]).nodes.map(({ id }) => id);
  expect(ids).toEqual([WEB, 'VirtualMachineInstance/shop/bare']);
});

test('a Secret is neither read nor named', () => {
  const objects = [
    vm('web', {
      volumes: [{ name: 'init', cloudInitNoCloud: { secretRef: { name: 'web-init' }, userData: 'password: hunter2' } }],
    }),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'web-init', namespace: 'shop' },
      stringData: { userdata: 'hunter2' },
    },
  ];
  expect(JSON.stringify(graphOf(objects))).not.toMatch(/hunter2|web-init/);
});
