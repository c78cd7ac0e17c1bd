import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  DeletionProtection,
  hco,
  MacRange,
  NodeNetwork,
  ReleaseSource,
  ssp,
  VirtualizationStack,
  VirtualMachine,
} from '../../constructs';
import { inOrder } from '../../constructs/synth/order';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { releaseFolder } from '../unit/constructs/platform/release-folder';

/** The objects that components configure, as the real API server sees them: by their CRDs, and by the policies that are made of them. */
let sandbox: Sandbox;
let releases: string;
beforeAll(async () => {
  sandbox = await startSandbox({ name: 'components', simulated: false });
  releases = releaseFolder();
}, 120_000);
afterAll(async () => {
  await sandbox?.stop();
  rmSync(releases, { recursive: true, force: true });
});

const apply = (object: KubeObject): Promise<KubeObject> =>
  sandbox.cluster().apply(kindOf(object.apiVersion, object.kind)!, object, { fieldManager: 'test', force: true });

const objectsIn = (app: App): KubeObject[] => inOrder(app).map(({ object }) => object.toJson() as KubeObject);

const namespace = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** Every object that configures an operator, with every prop. */
function configurations(): KubeObject[] {
  const app = new App();
  const chart = new Chart(app, 'platform');
  new VirtualizationStack(chart, 'virt', {
    lockFile: join(releases, 'lock.json'),
    kubevirt: {
      source: ReleaseSource.folder(releases),
      permittedHostDevices: { pciHostDevices: [{ pciVendorSelector: '10DE:1EB8', resourceName: 'nvidia.com/T4' }] },
      migrations: { parallelMigrationsPerCluster: 4, bandwidthPerMigration: '64Mi', network: 'migration' },
      liveUpdate: { maxHotplugRatio: 2 },
      cpuModel: 'Skylake-Server-v5',
      overcommit: { memoryPercent: 120, cpuRatio: 4 },
      certificates: { ca: { duration: '96h', renewBefore: '24h' }, server: { duration: '24h', renewBefore: '6h' } },
      useEmulation: true,
      imagePullSecrets: ['mirror'],
      nodes: { rack: 'a' },
    },
    cdi: {
      config: { importProxy: { HTTPProxy: 'http://proxy.example:3128' } },
      spec: { infra: { deploymentReplicas: 2 } },
    },
    hostpathProvisioner: {
      pools: [
        { name: 'local', path: '/var/hpvolumes', default: true },
        {
          name: 'block',
          path: '/mnt/pool',
          pvcTemplate: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'ceph',
            volumeMode: 'Block',
            resources: { requests: { storage: '100Gi' } },
          },
        },
      ],
    },
    networkAddons: {
      multusDynamicNetworks: true,
      ovs: true,
      macvtap: { devicePluginConfig: 'macvtap' },
      macPool: MacRange.of('02:00:00:00:00:00', '02:00:00:ff:ff:ff'),
      secondaryDns: { domain: 'vm.example' },
      ipamController: true,
      nodes: { rack: 'a' },
    },
    storageClasses: [{ name: 'ceph', provisioner: 'rbd.csi.ceph.com', reclaimPolicy: 'Retain', defaultForVms: true }],
    goldenImages: { cloneableBy: 'authenticated' },
    quota: { spec: { configuration: { allowApplicationAwareClusterResourceQuota: true } } },
    deletionProtection: true,
    access: [{ role: 'migrate', subjects: [{ kind: 'Group', name: 'operators' }] }],
  });
  new NodeNetwork(chart, 'bridge', { bridge: { name: 'br1', ports: ['eno2'] }, mtu: 9000, maxUnavailable: 1 });
  new NodeNetwork(chart, 'bond', {
    bond: { name: 'bond0', ports: ['eno2', 'eno3'], mode: '802.3ad' },
    nodes: { rack: 'a' },
  });
  new NodeNetwork(chart, 'vlan', { vlan: { id: 100, base: 'bond0' }, addresses: 'dhcp' });
  new hco.v1.HyperConverged(chart, 'hco', {
    metadata: { name: 'kubevirt-hyperconverged', namespace: 'kubevirt' },
    spec: { virtualization: { liveMigrationConfig: { parallelMigrationsPerCluster: 4 } } },
  });
  new ssp.v1beta3.SSP(chart, 'ssp', {
    metadata: { namespace: 'kubevirt' },
    spec: { commonTemplates: { namespace: 'openshift' } },
  });
  return objectsIn(app);
}

const KINDS = `
KubeVirt CDI HostPathProvisioner NetworkAddonsConfig AAQ HyperConverged SSP NodeNetworkConfigurationPolicy StorageClass DataImportCron
ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ClusterRoleBinding RoleBinding
`
  .trim()
  .split(/\s+/);

test('the API server accepts every object of the components, and drops no field of it', async () => {
  for (const name of ['kubevirt', 'golden-images']) await apply(namespace(name));
  // A binding needs its role, which virt-operator and CDI make.
  for (const name of ['kubevirt.io:migrate', 'cdi.kubevirt.io:clone-sourcer'])
    await apply({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules: [] });
  // The objects of the releases are stand-ins without content.
  const objects = configurations().filter(
    ({ kind, ...fields }) => KINDS.includes(kind) && Object.keys(fields).length > 2,
  );
  expect(new Set(objects.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  for (const object of objects) expect(await apply(object)).toMatchObject({ ...object, metadata: {} });
});

test('a HyperConverged of an earlier OpenShift is accepted in its own version, and only with its own fields', async () => {
  await apply(namespace('openshift-cnv'));
  const make = (spec: Record<string, unknown>) => {
    const app = new App();
    const chart = new Chart(app, 'a', { namespace: 'openshift-cnv' });
    return { ...new hco.v1beta1.HyperConverged(chart, 'kubevirt-hyperconverged', {}).toJson(), spec };
  };
  // Without the webhook of the operator, the API server does not convert the fields to those of v1.
  const old = { liveMigrationConfig: { parallelMigrationsPerCluster: 4 }, featureGates: { downwardMetrics: true } };
  expect(await apply(make(old))).toMatchObject({ apiVersion: 'hco.kubevirt.io/v1beta1' });
  await expect(apply(make({ virtualization: {} }))).rejects.toThrow(
    /\.spec\.virtualization: field not declared in schema/,
  );
});

test('deletionProtection: the API server itself rejects the deletion of a protected VM', async () => {
  const app = new App();
  const chart = new Chart(app, 'vms', { namespace: 'protected' });
  new DeletionProtection(chart, 'policy');
  for (const [id, deletionProtection] of [
    ['kept', true],
    ['free', false],
  ] as const)
    new VirtualMachine(chart, id, { cpu: 1, memory: '1Gi', deletionProtection });
  await apply(namespace('protected'));
  for (const object of objectsIn(app)) await apply(object);
  const cluster = sandbox.cluster();
  const vm = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
  // A new policy is in force as soon as the API server has read it.
  const refusal = await untilRefused(() =>
    cluster.delete(vm, { namespace: 'protected', name: 'kept' }, { dryRun: true }),
  );
  expect(refusal).toMatch(
    /VirtualMachine protected\/kept is protected against deletion\. To delete it, remove its label kubevirt\.io\/vm-delete-protection first\./,
  );
  await expect(cluster.delete(vm, { namespace: 'protected', name: 'kept' })).rejects.toThrow(
    /protected against deletion/,
  );
  await cluster.delete(vm, { namespace: 'protected', name: 'free' });
  expect((await cluster.list(vm, { namespace: 'protected' })).items.map(({ metadata }) => metadata?.name)).toEqual([
    'kept',
  ]);
  await cluster.patch(
    vm,
    { namespace: 'protected', name: 'kept' },
    {
      type: 'merge',
      body: { metadata: { labels: { 'kubevirt.io/vm-delete-protection': null } } },
    },
  );
  await cluster.delete(vm, { namespace: 'protected', name: 'kept' });
  expect((await cluster.list(vm, { namespace: 'protected' })).items).toEqual([]);
});

async function untilRefused(attempt: () => Promise<unknown>): Promise<string> {
  for (;;) {
    const refusal = await attempt().then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (refusal !== undefined) return refusal;
  }
}
