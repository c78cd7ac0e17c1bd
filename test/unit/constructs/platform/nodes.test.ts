import {
  Descheduler,
  NodeHealthCheck,
  type NodeHealthCheckProps,
  NodeMaintenance,
  NodeNetwork,
  type NodeNetworkProps,
} from '../../../../constructs';
import { chartIn, only, refusals } from '../rendered';

/** A network of the nodes, and its one interface. */
const NETWORKS: [NodeNetworkProps, object][] = [
  [
    { bridge: { name: 'br1', ports: ['eno2'] } },
    {
      name: 'br1',
      type: 'linux-bridge',
      state: 'up',
      ipv4: { enabled: false },
      bridge: { options: { stp: { enabled: false } }, port: [{ name: 'eno2' }] },
    },
  ],
  [
    { bond: { name: 'bond0', ports: ['eno2', 'eno3'], mode: 'active-backup', options: { miimon: '100' } }, mtu: 9000 },
    {
      name: 'bond0',
      type: 'bond',
      state: 'up',
      mtu: 9000,
      ipv4: { enabled: false },
      'link-aggregation': { mode: 'active-backup', port: ['eno2', 'eno3'], options: { miimon: '100' } },
    },
  ],
  [
    { vlan: { id: 100, base: 'bond0' }, addresses: 'dhcp' },
    {
      name: 'bond0.100',
      type: 'vlan',
      state: 'up',
      ipv4: { enabled: true, dhcp: true },
      vlan: { 'base-iface': 'bond0', id: 100 },
    },
  ],
];

describe('a network of the nodes', () => {
  it.each(NETWORKS)('%j is one interface', (props, network) => {
    const chart = chartIn();
    new NodeNetwork(chart, 'net', props);
    expect(only(chart, 'NodeNetworkConfigurationPolicy')).toEqual({
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'net' },
      spec: { desiredState: { interfaces: [network] } },
    });
    expect(refusals(chart)).toEqual([]);
  });

  it('is for the nodes that are selected, some at a time', () => {
    const chart = chartIn();
    new NodeNetwork(chart, 'net', { desiredState: { dns: {} }, nodes: { rack: 'a' }, maxUnavailable: '10%' });
    expect(only(chart, 'NodeNetworkConfigurationPolicy')['spec']).toEqual({
      nodeSelector: { rack: 'a' },
      maxUnavailable: '10%',
      desiredState: { dns: {} },
    });
  });

  it.each<[NodeNetworkProps, RegExp]>([
    [{}, /neither bridge, bond, vlan nor desiredState is set.*bridge: \{/],
    [
      { bridge: { name: 'b', ports: ['e'] }, vlan: { id: 1, base: 'e' } },
      /bridge and vlan are set together.*NodeNetwork for each/,
    ],
    [{ bridge: { name: 'b', ports: [] } }, /bridge\.ports is empty/],
    [{ bond: { name: 'b', ports: [], mode: '802.3ad' } }, /bond\.ports is empty/],
    [{ vlan: { id: 4095, base: 'e' } }, /vlan\.id is 4095.*from 1 to 4094/],
    [{ bridge: { name: 'a-name-of-16-char', ports: ['e'] } }, /not a valid name of an interface\. Use up to 15/],
  ])('rejects %j', (props, message) => {
    expect(() => new NodeNetwork(chartIn(), 'net', props)).toThrow(message);
  });
});

const remediation = {
  apiVersion: 'self-node-remediation.medik8s.io/v1alpha1',
  kind: 'SelfNodeRemediationTemplate',
  name: 'restart',
  namespace: 'medik8s',
};

describe('the health of nodes', () => {
  it('is checked on all workers, and most must be healthy', () => {
    const chart = chartIn();
    new NodeHealthCheck(chart, 'workers', { remediation });
    expect(only(chart, 'NodeHealthCheck')['spec']).toEqual({
      selector: { matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }] },
      minHealthy: '51%',
      unhealthyConditions: [
        { type: 'Ready', status: 'False', duration: '300s' },
        { type: 'Ready', status: 'Unknown', duration: '300s' },
      ],
      remediationTemplate: remediation,
    });
  });

  it('remediates with the template of self-node-remediation unless it names another', () => {
    const chart = chartIn();
    new NodeHealthCheck(chart, 'workers');
    expect(only(chart, 'NodeHealthCheck')['spec']!['remediationTemplate']).toEqual({
      apiVersion: 'self-node-remediation.medik8s.io/v1alpha1',
      kind: 'SelfNodeRemediationTemplate',
      name: 'self-node-remediation-automatic-strategy-template',
      namespace: 'self-node-remediation',
    });
  });

  it('applies its props', () => {
    const chart = chartIn();
    new NodeHealthCheck(chart, 'rack', { remediation, nodes: { rack: 'a' }, unhealthyAfter: '2m', minHealthy: 2 });
    expect(only(chart, 'NodeHealthCheck')['spec']).toMatchObject({
      selector: { matchLabels: { rack: 'a' } },
      minHealthy: 2,
      unhealthyConditions: [{ duration: '120s' }, { duration: '120s' }],
    });
  });

  it.each<[Partial<NodeHealthCheckProps>, RegExp]>([
    [{ minHealthy: 0 }, /minHealthy is 0.*number from 1, or a percentage/],
    [{ minHealthy: 'most' }, /minHealthy is "most"/],
    [{ unhealthyAfter: 'soon' }, /"soon" is not a valid duration/],
  ])('rejects %j', (props, message) => {
    expect(() => new NodeHealthCheck(chartIn(), 'a', { remediation, ...props })).toThrow(message);
  });
});

it('drains a node for maintenance', () => {
  const chart = chartIn();
  new NodeMaintenance(chart, 'memory', { node: 'worker-3', reason: 'new memory' });
  expect(only(chart, 'NodeMaintenance')).toMatchObject({
    apiVersion: 'nodemaintenance.medik8s.io/v1beta1',
    spec: { nodeName: 'worker-3', reason: 'new memory' },
  });
});

describe('the descheduler', () => {
  it('moves guests by live migration, no more of them than KubeVirt migrates', () => {
    const chart = chartIn();
    new Descheduler(chart, 'descheduler');
    expect(only(chart, 'KubeDescheduler')).toEqual({
      apiVersion: 'operator.openshift.io/v1',
      kind: 'KubeDescheduler',
      metadata: { name: 'cluster', namespace: 'openshift-kube-descheduler-operator' },
      spec: {
        mode: 'Automatic',
        deschedulingIntervalSeconds: 60,
        profiles: ['KubeVirtRelieveAndMigrate'],
        evictorPodLimits: { total: 5, node: 2 },
      },
    });
  });

  it('evicts in the background with a profile that does not know guests', () => {
    const chart = chartIn();
    new Descheduler(chart, 'descheduler', {
      profile: 'LongLifecycle',
      mode: 'Predictive',
      interval: '5m',
      limits: { total: 9, node: 3 },
    });
    expect(only(chart, 'KubeDescheduler')['spec']).toEqual({
      mode: 'Predictive',
      deschedulingIntervalSeconds: 300,
      profiles: ['LongLifecycle'],
      evictorPodLimits: { total: 9, node: 3 },
      profileCustomizations: { devEnableEvictionsInBackground: true },
    });
  });
});
