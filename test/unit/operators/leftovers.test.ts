import type { KubeObject } from '../../../kube/object';
import { isKeptCrd, leftovers, OPERATORS, operatorVersion, releaseAnnotations } from '../../../kubevirt/operators';

const of = (kind: string, name: string, rest: object = {}, metadata: object = {}): KubeObject =>
  ({ apiVersion: 'v1', kind, metadata: { name, ...metadata }, ...rest }) as KubeObject;
const managedBy = (operator: string) => ({ labels: { 'app.kubernetes.io/managed-by': operator } });
const going = { deletionTimestamp: '2026-03-02T15:00:00Z' };

/** What an installation that was torn down the wrong way leaves. */
const CANDIDATES = [
  of('APIService', 'v1.subresources.kubevirt.io', {
    spec: { group: 'subresources.kubevirt.io', service: { name: 'served' } },
  }),
  of('APIService', 'v1beta1.upload.cdi.kubevirt.io', {
    spec: { group: 'upload.cdi.kubevirt.io', service: { name: 'served' } },
  }),
  of('APIService', 'v1beta1.metrics.k8s.io', { spec: { group: 'metrics.k8s.io', service: { name: 'served' } } }),
  // That of a CRD, which the API server keeps.
  of('APIService', 'v1.kubevirt.io', { spec: { group: 'kubevirt.io' } }),
  of('MutatingWebhookConfiguration', 'virt-api-mutator'),
  of('ValidatingWebhookConfiguration', 'virt-operator-tmp-webhook-1'),
  of('ValidatingWebhookConfiguration', 'cdi-api-datavolume-validate'),
  of('ValidatingWebhookConfiguration', 'cert-manager-webhook'),
  of('CustomResourceDefinition', 'virtualmachines.kubevirt.io', { spec: { group: 'kubevirt.io' } }),
  of('CustomResourceDefinition', 'virtualmachinepools.pool.kubevirt.io', { spec: { group: 'pool.kubevirt.io' } }),
  of('CustomResourceDefinition', 'certificates.cert-manager.io', { spec: { group: 'cert-manager.io' } }),
  of('ClusterRole', 'kubevirt-handler', {}, managedBy('virt-operator')),
  of('ClusterRole', 'cluster-admin'),
  of('ClusterRole', 'kubevirt-iac-status'),
  of('CSIDriver', 'kubevirt.io.hostpath-provisioner'),
  of('Namespace', 'kubevirt'),
];

const told = (found: ReturnType<typeof leftovers>) =>
  found.map(({ object, operator, remedy }) => `${operator}: ${object.kind} ${object.metadata?.name}, ${remedy}`);

describe('leftovers', () => {
  test('are what belongs to an operator that is gone, and nothing else', () => {
    expect(told(leftovers({ resources: [], deployments: [], candidates: CANDIDATES }))).toEqual([
      'virt-operator: APIService v1.subresources.kubevirt.io, sweep',
      'virt-operator: MutatingWebhookConfiguration virt-api-mutator, sweep',
      'virt-operator: ValidatingWebhookConfiguration virt-operator-tmp-webhook-1, sweep',
      'virt-operator: CustomResourceDefinition virtualmachines.kubevirt.io, purge',
      'virt-operator: CustomResourceDefinition virtualmachinepools.pool.kubevirt.io, purge',
      'virt-operator: ClusterRole kubevirt-handler, sweep',
      'cdi-operator: APIService v1beta1.upload.cdi.kubevirt.io, sweep',
      'cdi-operator: ValidatingWebhookConfiguration cdi-api-datavolume-validate, sweep',
      'hostpath-provisioner-operator: CSIDriver kubevirt.io.hostpath-provisioner, sweep',
    ]);
  });

  test.each([
    ['its object', { resources: [of('KubeVirt', 'kubevirt')], deployments: [] }],
    ['its Deployment', { resources: [], deployments: [of('Deployment', 'virt-operator')] }],
  ])('are not what belongs to an operator of which %s exists', (_, cluster) => {
    const found = told(leftovers({ ...cluster, candidates: CANDIDATES }));
    expect(found.filter((line) => line.startsWith('virt-operator'))).toEqual([]);
    expect(found).toContain('cdi-operator: APIService v1beta1.upload.cdi.kubevirt.io, sweep');
  });

  test('explain an object whose operator was removed before it, and never sweep it', () => {
    const kubevirt = of('KubeVirt', 'kubevirt', {}, { ...going, finalizers: ['kubevirt.io/foregroundDeleteKubeVirt'] });
    const [found, ...rest] = leftovers({ resources: [kubevirt], deployments: [], candidates: CANDIDATES.slice(0, 1) });
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      remedy: 'explain',
      harm: expect.stringMatching(
        /only virt-operator, which was removed before it, removes its finalizer kubevirt\.io\/foregroundDeleteKubeVirt/,
      ),
      next: expect.stringMatching(/Install virt-operator again, in the same release/),
    });
    expect(
      leftovers({ resources: [kubevirt], deployments: [of('Deployment', 'virt-operator')], candidates: [] }),
    ).toEqual([]);
  });

  test.each([
    [
      of(
        'CustomResourceDefinition',
        'virtualmachines.kubevirt.io',
        {
          spec: { group: 'kubevirt.io', names: { plural: 'virtualmachines' } },
          status: { conditions: [{ type: 'Terminating', status: 'True', message: '2 instances remain' }] },
        },
        going,
      ),
      /cannot go: 2 instances remain/,
      /virtualmachines have finalizers whose controller is gone/,
    ],
    [
      of(
        'Namespace',
        'kubevirt',
        {
          status: {
            conditions: [
              {
                type: 'NamespaceDeletionDiscoveryFailure',
                status: 'True',
                message: 'unable to retrieve subresources.kubevirt.io/v1',
              },
            ],
          },
        },
        going,
      ),
      /cannot go: unable to retrieve subresources/,
      /APIServices and objects that it names first/,
    ],
  ])('explain what cannot go', (object, harm, next) => {
    expect(leftovers({ resources: [], deployments: [], candidates: [object] })).toEqual([
      expect.objectContaining({
        remedy: 'explain',
        harm: expect.stringMatching(harm),
        next: expect.stringMatching(next),
      }),
    ]);
  });
});

test.each([
  ['kubevirts.kubevirt.io', true],
  ['virtualmachinepools.pool.kubevirt.io', true],
  ['network-attachment-definitions.k8s.cni.cncf.io', true],
  ['volumesnapshots.snapshot.storage.k8s.io', true],
  ['nodenetworkconfigurationpolicies.nmstate.io', true],
  ['challenges.acme.cert-manager.io', true],
  ['widgets.not-kubevirt.io', false],
  ['servicemonitors.monitoring.coreos.com', false],
])('CRD %s is kept: %s', (name, kept) => {
  expect(isKeptCrd(name)).toBe(kept);
});

describe('the version of an operator', () => {
  const deployment = (image: string, env: object[] = []) =>
    of('Deployment', 'x', { spec: { template: { spec: { containers: [{ image, env }] } } } });
  test.each([
    [
      'by its variable',
      OPERATORS.kubevirt,
      deployment('mirror/virt-operator@sha256:0', [{ name: 'KUBEVIRT_VERSION', value: 'v1.9.0' }]),
      'v1.9.0',
    ],
    [
      'without the leading v',
      OPERATORS.networkAddons,
      deployment('q/cnao-operator:v0.102.0', [{ name: 'OPERATOR_VERSION', value: '0.102.0' }]),
      'v0.102.0',
    ],
    [
      'by its image',
      OPERATORS.hostpathProvisioner,
      deployment('q:5000/hostpath-provisioner-operator:v0.25.2'),
      'v0.25.2',
    ],
    ['is unknown of a moving tag', OPERATORS.ssp, deployment('q/ssp-operator:latest'), undefined],
  ])('%s', (_, operator, object, version) => {
    expect(operatorVersion(object, operator)).toBe(version);
  });
});

test('a release is awaited of the objects that report it', () => {
  expect(releaseAnnotations('kubevirt', 'v1.9.0')).toEqual({ 'kubevirt-iac.io/release': 'v1.9.0' });
  expect(releaseAnnotations('cert-manager', 'v1.18.2')).toEqual({});
});
