import { Transform } from '../../../../constructs/platform';
import { editOf, imagesOf, transformed } from '../../../../constructs/platform/transforms';
import type { KubeObject } from '../../../../kube/object';

const DEPLOYMENT: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cdi-operator', namespace: 'cdi' },
  spec: {
    replicas: 1,
    template: {
      spec: {
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] },
            preferredDuringSchedulingIgnoredDuringExecution: [],
          },
        },
        tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
        containers: [
          {
            name: 'operator',
            image: 'quay.io/kubevirt/cdi-operator:v1',
            args: ['--v=2', '--solver-image=quay.io/jetstack/solver:v1', '--url=https://kubevirt.io/x:y'],
            env: [
              { name: 'IMPORTER_IMAGE', value: 'quay.io/kubevirt/cdi-importer:v1' },
              { name: 'VERBOSITY', value: '1' },
              { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
            ],
            resources: { requests: { cpu: '10m', memory: '150Mi' } },
          },
        ],
      },
    },
  },
};
const POD = 'spec.template.spec';
const OPERATOR = `${POD}.containers[operator]`;

it.each<[string, Transform, [path: string, before: unknown, after: unknown][]]>([
  [
    'registry',
    Transform.registry({ 'quay.io/kubevirt': 'r.example/virt' }),
    [
      [`${OPERATOR}.env[IMPORTER_IMAGE].value`, 'quay.io/kubevirt/cdi-importer:v1', 'r.example/virt/cdi-importer:v1'],
      [`${OPERATOR}.image`, 'quay.io/kubevirt/cdi-operator:v1', 'r.example/virt/cdi-operator:v1'],
    ],
  ],
  [
    'images',
    Transform.images({ 'quay.io/kubevirt/cdi-operator:v1': 'r.example/patched:v2' }),
    [[`${OPERATOR}.image`, 'quay.io/kubevirt/cdi-operator:v1', 'r.example/patched:v2']],
  ],
  ['pull secrets', Transform.pullSecrets('pull'), [[`${POD}.imagePullSecrets[pull]`, undefined, { name: 'pull' }]]],
  [
    'placement',
    Transform.placement({
      nodeSelector: { infra: '' },
      tolerations: [{ key: 'infra', operator: 'Exists' }],
      anyNode: true,
    }),
    [
      [
        `${POD}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`,
        { nodeSelectorTerms: [] },
        undefined,
      ],
      [`${POD}.nodeSelector.infra`, undefined, ''],
      [
        `${POD}.tolerations`,
        [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
        [
          { key: 'CriticalAddonsOnly', operator: 'Exists' },
          { key: 'infra', operator: 'Exists' },
        ],
      ],
    ],
  ],
  ['replicas', Transform.replicas({ 'cdi-operator': 2, other: 5 }), [['spec.replicas', 1, 2]]],
  [
    'proxy',
    Transform.proxy({ https: 'http://proxy:3128', noProxy: ['10.0.0.0/8', '.svc'] }),
    [
      [`${OPERATOR}.env[HTTPS_PROXY]`, undefined, { name: 'HTTPS_PROXY', value: 'http://proxy:3128' }],
      [`${OPERATOR}.env[NO_PROXY]`, undefined, { name: 'NO_PROXY', value: '10.0.0.0/8,.svc' }],
    ],
  ],
  [
    'resources',
    Transform.resources({ 'cdi-operator': { requests: { memory: '256Mi' }, limits: { memory: '1Gi' } } }),
    [
      [`${OPERATOR}.resources.limits`, undefined, { memory: '1Gi' }],
      [`${OPERATOR}.resources.requests.memory`, '150Mi', '256Mi'],
    ],
  ],
])('%s: reports each field that it changed, and changes no other', (_name, transform, changes) => {
  const before = structuredClone(DEPLOYMENT);
  const { object, changes: reported } = transformed(DEPLOYMENT, [editOf(transform)]);
  expect(reported).toEqual(
    changes.map(([path, from, to]) => ({ object: 'Deployment cdi/cdi-operator', path, before: from, after: to })),
  );
  expect(DEPLOYMENT).toEqual(before);
  expect(transformed(object, [editOf(transform)]).changes.filter(({ path }) => !path.endsWith('tolerations'))).toEqual(
    [],
  );
});

it('a mirror reaches containers, env variables and arguments, and nothing that is not an image', () => {
  const { object } = transformed(DEPLOYMENT, [editOf(Transform.mirror('r.example:5000'))]);
  expect(imagesOf(object)).toEqual([
    'r.example:5000/kubevirt/cdi-operator:v1',
    'r.example:5000/kubevirt/cdi-importer:v1',
    'r.example:5000/jetstack/solver:v1',
  ]);
  expect(JSON.stringify(object)).toContain('--url=https://kubevirt.io/x:y');
});

it('the steps of a Tekton task name images, and other transforms do not touch it', () => {
  const task: KubeObject = {
    apiVersion: 'tekton.dev/v1',
    kind: 'Task',
    metadata: { name: 'wait' },
    spec: { steps: [{ name: 'wait', image: 'quay.io/kubevirt/tekton-tasks:v1' }] },
  };
  expect(imagesOf(task)).toEqual(['quay.io/kubevirt/tekton-tasks:v1']);
  expect(
    transformed(task, [Transform.pullSecrets('pull'), Transform.proxy({ http: 'http://p' })].map(editOf)).changes,
  ).toEqual([]);
});

it('other objects stay as they are', () => {
  const service: KubeObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'cdi-operator' },
    spec: { replicas: 1 },
  };
  const all = [
    Transform.mirror('r.example'),
    Transform.replicas({ 'cdi-operator': 3 }),
    Transform.resources({ 'cdi-operator': { requests: { cpu: '1' } } }),
  ];
  const { changes } = transformed(service, all.map(editOf));
  expect(changes).toEqual([]);
});
