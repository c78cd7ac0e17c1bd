import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Manifest, Subject, synth, Tenant, type TenantProps, VirtualMachine } from 'kubevirt-iac';
import { UNRESOLVED } from '../../../kube/unresolved';
import { type Loose, objectsOf, only, refusals } from './rendered';

function tenant(props: TenantProps = {}) {
  const app = new App();
  const chart = new Chart(app, 'tenants');
  const team = new Tenant(chart, 'team-a', props);
  return { app, chart, team };
}

const namesIn = (chart: Chart): string[] =>
  objectsOf(chart).map(({ kind, metadata }) => `${kind} ${metadata?.namespace ?? '-'}/${metadata?.name}`);

it('is a namespace that admits guests, denies traffic, and is kept when it leaves the program', () => {
  const { chart } = tenant();
  expect(only(chart, 'Namespace').metadata).toEqual({
    name: 'team-a',
    labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    },
  });
  expect(namesIn(chart).slice(1)).toEqual(
    ['default-deny', 'allow-dns', 'allow-imports', 'allow-virtctl'].map((name) => `NetworkPolicy team-a/${name}`),
  );
  expect(namesIn(tenant({ network: false }).chart)).toEqual(['Namespace -/team-a']);
});

it('limits guests by what they see, and Pods, claims and objects by what Kubernetes counts', () => {
  const { chart } = tenant({
    quota: {
      guests: { cpu: 32, memory: '128Gi', instances: 20 },
      pods: { cpu: 8, memory: '160Gi' },
      storage: '2Ti',
      claims: 50,
      virtualMachines: 30,
      storageClasses: { fast: { storage: '200Gi', claims: 4 } },
      objects: { 'services.loadbalancers': 2 },
    },
    claimSize: { min: '1Gi', max: '500Gi' },
    network: false,
  });
  expect(only(chart, 'ApplicationAwareResourceQuota')).toMatchObject({
    apiVersion: 'aaq.kubevirt.io/v1alpha1',
    metadata: { namespace: 'team-a' },
    spec: { hard: { 'requests.cpu/vmi': '32', 'requests.memory/vmi': '128Gi', 'requests.instances/vmi': '20' } },
  });
  expect(only(chart, 'Namespace').metadata.labels).toHaveProperty(['application-aware-quota/enable-gating'], '');
  expect(only(chart, 'ResourceQuota').spec).toEqual({
    hard: {
      'requests.cpu': '8',
      'requests.memory': '160Gi',
      'requests.storage': '2Ti',
      persistentvolumeclaims: '50',
      'count/virtualmachines.kubevirt.io': '30',
      'fast.storageclass.storage.k8s.io/requests.storage': '200Gi',
      'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '4',
      'services.loadbalancers': '2',
    },
  });
  expect(only(chart, 'LimitRange').spec).toEqual({
    limits: [{ type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '500Gi' } }],
  });
});

it('gates no Pod without a quota of guests, and makes no quota that limits nothing', () => {
  const { chart } = tenant({ quota: { guests: {}, pods: {} }, network: false });
  expect(namesIn(chart)).toEqual(['Namespace -/team-a']);
  expect(only(chart, 'Namespace').metadata.labels).not.toHaveProperty(['application-aware-quota/enable-gating']);
});

it('gives rights in its namespace', () => {
  const { chart } = tenant({ access: { authors: [Subject.group('team-a')] }, network: false });
  expect(namesIn(chart)).toEqual([
    'Namespace -/team-a',
    'Role team-a/team-a-vm-author',
    'ClusterRole -/team-a-vm-author-cluster',
    'RoleBinding team-a/team-a-vm-author',
    'ClusterRoleBinding -/team-a-vm-author-cluster',
  ]);
});

it('holds VMs by its name, and is written before them', () => {
  const { app, chart, team } = tenant();
  new VirtualMachine(chart, 'web', { namespace: team.name, instancetype: 'u1.small' });
  expect(refusals(chart)).toEqual([]);
  const { files } = synth(app, { outdir: join(mkdtempSync(join(tmpdir(), 'tenant-')), 'dist'), onWarning: () => {} });
  const [namespace, vm] = ['namespace', 'virtualmachine'].map((kind) =>
    files.findIndex((file) => file.toLowerCase().includes(kind)),
  );
  expect(namespace).toBeLessThan(vm!);
  expect(Tenant.fromTenantName(chart, 'b', 'team-b').name).toBe('team-b');
});

describe('a LimitRange that would limit the Pods of guests', () => {
  const withRange = (limit: object, props: TenantProps = {}, namespace = 'team-a') => {
    const made = tenant(props);
    new Manifest(made.chart, 'defaults', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { namespace },
      spec: { limits: [limit] },
    });
    return made.team.node.validate();
  };

  it.each([
    [{ type: 'Container', default: { memory: '512Mi' } }, /default\.memory 512Mi for every Container.*cannot start/],
    [{ type: 'Container', default: { cpu: '500m' } }, /default\.cpu 500m for every Container.*slowed down/],
    [{ type: 'Container', max: { memory: '4Gi' } }, /max\.memory 4Gi/],
    [{ type: 'Pod', max: { cpu: '4' } }, /max\.cpu 4 for every Pod/],
  ])('%j is an error', (limit, message) => {
    expect(withRange(limit)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    [{ type: 'Container', defaultRequest: { memory: '64Mi' } }],
    [{ type: 'PersistentVolumeClaim', max: { storage: '1Ti' } }],
  ])('%j is not', (limit) => {
    expect(withRange(limit)).toEqual([]);
  });

  it('does not concern a tenant in another namespace, nor one that accepts it', () => {
    const limit = { type: 'Container', default: { memory: '512Mi' } };
    expect(withRange(limit, {}, 'team-b')).toEqual([]);
    expect(withRange(limit, { limitRanges: 'accept' })).toEqual([]);
  });
});

it('rejects what is not a Pod Security Standard or the name of a namespace', () => {
  expect(() => tenant({ podSecurity: 'strict' as never })).toThrow(
    'tenants/team-a: "strict" is not a valid Pod Security Standard. Use restricted, baseline, privileged',
  );
  expect(() => tenant({ name: 'team.a' })).toThrow('Namespace name "team.a" is not valid');
});

it.each([
  [{ quota: { guests: { cpu: Number.NaN } } }, 'quota: the quota of requests.cpu/vmi is NaN, which is not an amount'],
  [{ quota: { claims: -1 } }, 'quota: the quota of persistentvolumeclaims is -1, which is not an amount'],
  [{ quota: { storage: 'much' } }, 'quota: "much" is not a valid quantity'],
  [{ claimSize: { max: 'big' } }, 'claimSize: "big" is not a valid quantity'],
])('rejects %j', (props, message) => {
  expect(() => tenant(props)).toThrow(`tenants/team-a: ${message}`);
});

it('passes amounts that are not known yet', () => {
  const late = UNRESOLVED as never;
  const { chart } = tenant({ quota: { guests: { memory: late }, storage: late }, network: false });
  expect((only(chart, 'ResourceQuota').spec as unknown as { hard: Loose }).hard['requests.storage']).toBe(UNRESOLVED);
});
