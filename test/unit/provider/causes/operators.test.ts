import type { KubeObject } from '../../../../kube/object';
import { Explainer } from '../../../../provider/causes';

type Lists = Record<string, KubeObject[]>;

/** 15:40 of the day on which everything below happens. */
const NOW = Date.parse('2026-03-02T15:40:00Z');
const at = (time: string) => `2026-03-02T${time}Z`;

/** A cluster that holds these objects by plural; what is `undefined` may not be read. */
function clusterWith(lists: Partial<Record<string, KubeObject[] | undefined>>) {
  const list = async ({ plural }: { plural: string }, { namespace }: { namespace?: string } = {}) => {
    if (plural in lists && lists[plural] === undefined) throw new Error('may not be read');
    const items = (lists[plural] ?? []).filter(
      ({ metadata }) =>
        namespace === undefined || metadata?.namespace === undefined || metadata.namespace === namespace,
    );
    return { items, resourceVersion: '1' };
  };
  return { list } as never;
}

const explain = (live: KubeObject, lists: Partial<Record<string, KubeObject[] | undefined>>) =>
  new Explainer(clusterWith(lists), () => NOW).wait(live)!(live);

const kubevirt = (status: Record<string, unknown> = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt', uid: 'kv', creationTimestamp: at('15:16:59') },
  status,
});
const cdi = (status: Record<string, unknown> = {}): KubeObject => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'CDI',
  metadata: { name: 'cdi', uid: 'cdi', creationTimestamp: at('15:16:59') },
  status,
});

interface Of {
  namespace?: string;
  wanted?: number;
  manager?: string;
  born?: string;
}

const workload = (kind: string, name: string, { namespace = 'kubevirt', manager, born }: Of) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: {
    name,
    namespace,
    generation: 1,
    ...(born && { creationTimestamp: at(born) }),
    ...(manager && { labels: { 'app.kubernetes.io/managed-by': manager } }),
  },
});
const deployment = (name: string, ready: number, of: Of = {}): KubeObject => ({
  ...workload('Deployment', name, of),
  spec: { replicas: of.wanted ?? 1 },
  status: {
    observedGeneration: 1,
    replicas: of.wanted ?? 1,
    updatedReplicas: of.wanted ?? 1,
    availableReplicas: ready,
  },
});
const daemonSet = (name: string, ready: number, wanted: number, more: object = {}): KubeObject => ({
  ...workload('DaemonSet', name, {}),
  status: {
    observedGeneration: 1,
    desiredNumberScheduled: wanted,
    updatedNumberScheduled: wanted,
    numberReady: ready,
    numberAvailable: ready,
    ...more,
  },
});
const pod = (
  name: string,
  owner: [kind: string, name: string],
  status: Record<string, unknown>,
  spec: Record<string, unknown> = {},
): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'kubevirt',
    ownerReferences: [{ apiVersion: 'apps/v1', kind: owner[0], name: owner[1], uid: 'o' }],
  },
  spec,
  status,
});
const READY = { conditions: [{ type: 'Ready', status: 'True' }] };
const UNREADY = { conditions: [{ type: 'Ready', status: 'False' }] };
const pulls = (container: string, image: string) => ({
  ...UNREADY,
  containerStatuses: [
    {
      name: container,
      state: {
        waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}": ErrImagePull: not found` },
      },
    },
  ],
});
const handler = (node: string, status: Record<string, unknown>) =>
  pod(`virt-handler-${node}`, ['DaemonSet', 'virt-handler'], status, { nodeName: node });
const node = (name: string, ready: string, since = '10:00:00', born = '09:00:00'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, creationTimestamp: at(born) },
  status: {
    conditions: [
      {
        type: 'Ready',
        status: ready,
        lastTransitionTime: at(since),
        message: ready === 'True' ? 'kubelet is posting ready status' : 'Kubelet stopped posting node status.',
      },
    ],
  },
});

/** The Deployments of an installation that works. */
const WORKING = [
  deployment('virt-operator', 2, { wanted: 2 }),
  deployment('virt-api', 1),
  deployment('virt-controller', 2, { wanted: 2 }),
];
const DEPLOYING = {
  phase: 'Deploying',
  conditions: [{ type: 'Available', status: 'False', reason: 'DeploymentInProgress', message: 'Deploying version' }],
};
const DEPLOYED = { phase: 'Deployed', observedKubeVirtVersion: 'v1.9.0', targetKubeVirtVersion: 'v1.9.0' };

type Case = [
  name: string,
  live: KubeObject,
  lists: Partial<Record<string, KubeObject[] | undefined>>,
  says: RegExp,
  next: RegExp | undefined,
];

describe('the walk from the object to the Pods names', () => {
  const cases: Case[] = [
    [
      'both Pods that stand behind minutes of Deploying, not those that are merely next',
      kubevirt(DEPLOYING),
      {
        deployments: [
          ...WORKING,
          deployment('virt-template-apiserver', 0, { manager: 'virt-operator' }),
          deployment('virt-template-controller', 0, { manager: 'virt-operator' }),
        ],
        daemonsets: [daemonSet('virt-handler', 1, 1)],
        pods: [
          handler('node1', READY),
          pod(
            'virt-template-apiserver-7d94-x',
            ['ReplicaSet', 'virt-template-apiserver-7d94'],
            pulls('apiserver', 'r/a:v0.2.2'),
          ),
          pod(
            'virt-template-controller-7797-y',
            ['ReplicaSet', 'virt-template-controller-7797'],
            pulls('manager', 'r/c:v0.2.2'),
          ),
        ],
        nodes: [node('node1', 'True')],
      },
      /^Deployment virt-template-apiserver: 0 of 1 ready, Pod kubevirt\/virt-template-apiserver-7d94-x, container apiserver: ImagePullBackOff.*; Deployment virt-template-controller: 0 of 1 ready, Pod kubevirt\/virt-template-controller-7797-y, container manager: ImagePullBackOff/,
      /registry reachable/,
    ],
    [
      'the image that the Pod of a sound node cannot pull',
      kubevirt(DEPLOYED),
      {
        deployments: WORKING,
        daemonsets: [daemonSet('virt-handler', 1, 2)],
        pods: [handler('node1', READY), handler('node2', pulls('virt-launcher', 'r/l:v1.9.0'))],
        nodes: [node('node1', 'True'), node('node2', 'True')],
      },
      /^DaemonSet virt-handler: 1 of 2 ready, Pod kubevirt\/virt-handler-node2, container virt-launcher: ImagePullBackOff/,
      /registry/,
    ],
    [
      'an operator that is not there',
      kubevirt(),
      { deployments: [] },
      /no operator follows this object: namespace kubevirt has no Deployment virt-operator$/,
      /^Install virt-operator into namespace kubevirt\.$/,
    ],
    [
      'the namespace of an operator that does not follow a misplaced object',
      { ...kubevirt(), metadata: { name: 'kubevirt', namespace: 'default' } },
      { deployments: WORKING },
      /namespace default has no Deployment virt-operator; it runs in namespace kubevirt$/,
      /^Move the KubeVirt object into namespace kubevirt\.$/,
    ],
    [
      'an operator that does not run, before anything that it would roll out',
      kubevirt(),
      {
        deployments: [deployment('virt-operator', 0, { wanted: 2 }), deployment('virt-api', 0)],
        pods: [
          pod('virt-operator-a-1', ['ReplicaSet', 'virt-operator-a'], {
            conditions: [
              { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available' },
            ],
          }),
        ],
      },
      /^the operator itself is not running: Deployment virt-operator: 0 of 2 ready, Pod kubevirt\/virt-operator-a-1: Unschedulable: 0\/3 nodes/,
      /node that fits/,
    ],
    [
      'what an earlier installation left, which CDI waits for silently',
      cdi(),
      {
        deployments: [
          deployment('cdi-operator', 1, { namespace: 'cdi' }),
          deployment('cdi-apiserver', 1, { namespace: 'cdi', born: '08:00:00' }),
        ],
      },
      /^cdi-operator does not begin while Deployment cdi\/cdi-apiserver of an earlier installation exists$/,
      /kubevirt-iac leftovers/,
    ],
    [
      'CDI where HyperConverged has put it, without its neighbours',
      cdi({ phase: 'Deploying' }),
      {
        deployments: [
          deployment('cdi-operator', 1, { namespace: 'openshift-cnv' }),
          deployment('virt-api', 0, { namespace: 'openshift-cnv', manager: 'virt-operator' }),
          deployment('cdi-deployment', 0, { namespace: 'openshift-cnv', manager: 'cdi-operator' }),
        ],
      },
      /^Deployment cdi-deployment: 0 of 1 ready$/,
      undefined,
    ],
    [
      'the Job in which virt-operator computes what to install',
      kubevirt(),
      {
        deployments: [WORKING[0]!],
        pods: [pod('kubevirt-0a1b-job-1', ['Job', 'kubevirt-0a1b-job'], pulls('strategy', 'r/o:v1.9.0'))],
      },
      /^Pod kubevirt\/kubevirt-0a1b-job-1, container strategy: ImagePullBackOff/,
      /registry/,
    ],
    [
      'the Pod of a hostpath pool',
      { apiVersion: 'hostpathprovisioner.kubevirt.io/v1beta1', kind: 'HostPathProvisioner', metadata: { name: 'hpp' } },
      {
        deployments: [
          deployment('hostpath-provisioner-operator', 1, { namespace: 'hostpath-provisioner' }),
          deployment('hpp-pool-node1', 0, { namespace: 'hostpath-provisioner' }),
        ],
      },
      /^Deployment hpp-pool-node1: 0 of 1 ready$/,
      undefined,
    ],
  ];

  test.each(cases)('%s', async (_, live, lists, says, next) => {
    const cause = await explain(live, lists);
    expect(cause?.message).toMatch(says);
    if (next) expect(cause?.next).toMatch(next);
    expect(cause?.state).toBeUndefined();
  });

  test('nothing that may not be read', async () => {
    expect(await explain(kubevirt(), { deployments: undefined })).toBeUndefined();
  });
});

describe('D7: one dead or joining node', () => {
  const nodes = (second: KubeObject) => [node('node1', 'True'), second];
  const DEAD = node('node2', 'Unknown', '15:32:34');
  const short = { deployments: WORKING, daemonsets: [daemonSet('virt-handler', 1, 2)] };
  const handlers = [handler('node1', READY), handler('node2', UNREADY)];

  type Tolerated = [name: string, lists: Lists, says: RegExp];
  const tolerated: Tolerated[] = [
    [
      'is named where it is dead',
      { ...short, pods: handlers, nodes: nodes(DEAD) },
      /^DaemonSet virt-handler: 1 of 2 ready, not on node node2 \(NotReady since 15:32:34 UTC/,
    ],
    [
      'is named where the DaemonSet no longer wants a Pod there',
      {
        deployments: WORKING,
        daemonsets: [daemonSet('virt-handler', 1, 1, { numberMisscheduled: 1 })],
        pods: handlers,
        nodes: nodes(DEAD),
      },
      /^DaemonSet virt-handler is not on node node2 \(NotReady since/,
    ],
    [
      'is named where it joins and its Pod starts',
      { ...short, pods: handlers, nodes: nodes(node('node2', 'True', '15:37:47', '15:37:47')) },
      /not on node node2 \(joined at 15:37:47 UTC\)$/,
    ],
    [
      'is named where it joins and has no Pod yet',
      { ...short, pods: [handlers[0]!], nodes: nodes(node('node2', 'True', '15:39:00', '15:38:50')) },
      /not on node node2 \(joined at 15:38:50 UTC\)$/,
    ],
    [
      'is named where it came back',
      { ...short, pods: handlers, nodes: nodes(node('node2', 'True', '15:39:00')) },
      /not on node node2 \(came back at 15:39:00 UTC\)$/,
    ],
  ];
  test.each(tolerated)('%s, and does not hold up a change', async (_, lists, says) => {
    const cause = await explain(kubevirt(DEPLOYED), lists);
    expect(cause?.message).toMatch(says);
    expect(cause?.state).toBe('harmless');
  });

  type Missing = [name: string, live: KubeObject, lists: Lists];
  const missing: Missing[] = [
    [
      'a Deployment is short as well',
      kubevirt(DEPLOYED),
      { ...short, deployments: [...WORKING, deployment('virt-exportproxy', 0)], pods: handlers, nodes: nodes(DEAD) },
    ],
    [
      'no virt-handler runs at all',
      kubevirt(DEPLOYED),
      { ...short, daemonsets: [daemonSet('virt-handler', 0, 1)], pods: [handlers[1]!], nodes: nodes(DEAD) },
    ],
    [
      'another version is being rolled out',
      kubevirt({ ...DEPLOYED, targetKubeVirtVersion: 'v1.10.0' }),
      { ...short, pods: handlers, nodes: nodes(DEAD) },
    ],
    [
      'virt-api has not been made yet',
      kubevirt(DEPLOYING),
      { ...short, deployments: [WORKING[0]!], pods: handlers, nodes: nodes(DEAD) },
    ],
    [
      'the Pod of the joining node cannot start',
      kubevirt(DEPLOYED),
      {
        ...short,
        pods: [handlers[0]!, handler('node2', pulls('virt-handler', 'r/h:1'))],
        nodes: nodes(node('node2', 'True', '15:37:47', '15:37:47')),
      },
    ],
    [
      'a sound node lacks its Pod',
      kubevirt(DEPLOYED),
      { ...short, pods: handlers, nodes: nodes(node('node2', 'True')) },
    ],
  ];
  test.each(missing)('is not tolerated where %s', async (_, live, lists) => {
    const cause = await explain(live, lists);
    expect(cause?.message).toMatch(/virt-handler/);
    expect(cause?.state).toBeUndefined();
  });
});
