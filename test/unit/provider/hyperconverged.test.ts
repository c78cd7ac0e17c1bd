/** HyperConverged in a Pulumi program: the source of truth for its VMs, and the one owner of what it makes. */
import { FakeCluster, Process } from './fake-cluster';

const urnOf = (token: string, name: string) => `urn:pulumi:dev::p::kubevirt:${token}::${name}`;
const HCO = urnOf('hco/v1:HyperConverged', 'hco');
const KUBEVIRT = urnOf('core/v1:KubeVirt', 'kv');
const SUBSCRIPTION = urnOf('index:Manifest', 'subscription');
const VM = urnOf('core/v1:VirtualMachine', 'gpu');

const hco = (spec: Record<string, unknown> = {}) => ({
  await: 'created',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec,
});
const kubevirt = { await: 'created', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: {} };
const subscription = {
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'Subscription',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec: { startingCSV: 'kubevirt-hyperconverged-operator.v4.20.1' },
};
const gpu = {
  metadata: { name: 'gpu', namespace: 'vms' },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        domain: {
          memory: { guest: '2Gi' },
          devices: { hostDevices: [{ name: 'card', deviceName: 'nvidia.com/T4' }] },
        },
      },
    },
  },
};

const BOTH =
  /HyperConverged "kubevirt-hyperconverged" makes the KubeVirt object itself.*Remove KubeVirt kubevirt\/kubevirt from the program, and set spec\.virtualization/;

test('H5: a VM beside HyperConverged is judged by the gates that it opens, and by the release of the Subscription', () => {
  const run = new Process(undefined);
  expect(() => run.check(VM, gpu)).toThrow(/HostDevices/);
  run.check(SUBSCRIPTION, subscription);
  run.check(HCO, hco());
  expect(() => run.check(VM, gpu)).not.toThrow();
  expect(run.session.profile.kubevirtVersion).toBe('v1.6.0');
});

test('a profile in the configuration of the provider takes precedence', () => {
  const run = new Process(undefined);
  run.session.config = { ...run.session.config, profile: { ...run.session.config.profile } };
  run.check(HCO, hco());
  expect(() => run.check(VM, gpu)).toThrow(/HostDevices/);
});

test('HyperConverged and a KubeVirt in one program are refused by Check, whichever comes first', () => {
  const first = new Process(undefined);
  first.check(HCO, hco());
  expect(() => first.check(KUBEVIRT, kubevirt)).toThrow(BOTH);
  const second = new Process(undefined);
  second.check(KUBEVIRT, kubevirt);
  expect(() => second.check(HCO, hco())).toThrow(BOTH);
});

test('a KubeVirt is not created in a cluster with HyperConverged, nor HyperConverged beside a standalone KubeVirt', async () => {
  const owned = new FakeCluster();
  owned.put({ apiVersion: 'hco.kubevirt.io/v1', kind: 'HyperConverged', ...hco() });
  await expect(new Process(owned).create(KUBEVIRT, kubevirt)).rejects.toThrow(
    /KubeVirt kubevirt\/kubevirt was not created: HyperConverged openshift-cnv\/kubevirt-hyperconverged is in the cluster and makes its own KubeVirt object.*Remove it from the program, and set spec\.virtualization/,
  );
  expect(owned.writes).toEqual([]);

  const standalone = new FakeCluster();
  standalone.put({ apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: kubevirt.metadata, spec: {} });
  await expect(new Process(standalone).create(HCO, hco())).rejects.toThrow(
    /HyperConverged openshift-cnv\/kubevirt-hyperconverged was not created: KubeVirt kubevirt\/kubevirt is installed without HyperConverged.*or uninstall it first/,
  );
  expect(standalone.writes).toEqual([]);
});

test('HyperConverged is created beside what it has made itself, and where nothing is', async () => {
  const again = new FakeCluster();
  again.put({
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt-kubevirt-hyperconverged', labels: { 'app.kubernetes.io/managed-by': 'hco-operator' } },
    spec: {},
  });
  for (const cluster of [again, new FakeCluster()]) {
    await new Process(cluster).create(HCO, hco());
    expect(cluster.writes).toEqual(['apply HyperConverged kubevirt-hyperconverged']);
  }
});
