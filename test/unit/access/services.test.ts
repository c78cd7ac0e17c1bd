/** Services that lead to a guest: which they are, where they answer, and as what. */
import type { KubeObject } from '../../../kube/object';
import { hasNodePorts, portsOf, servicesTo } from '../../../kubevirt/access';

const guest = (kind: string, labels: Record<string, string> = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind,
  metadata: { name: 'web', namespace: 'vms', ...(kind === 'VirtualMachineInstance' && { labels }) },
  ...(kind === 'VirtualMachine' && { spec: { template: { metadata: { labels } } } }),
});
const vm = guest('VirtualMachine', { app: 'web', version: '2' });

const service = (name: string, spec: Record<string, unknown>, ingress?: object[]): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'vms' },
  spec,
  ...(ingress && { status: { loadBalancer: { ingress } } }),
});
const node: KubeObject = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-1' },
  status: {
    addresses: [
      { type: 'Hostname', address: 'node-1' },
      { type: 'InternalIP', address: '192.168.1.11' },
    ],
  },
};

test.each<[string, object, boolean]>([
  ['a label of its template', { app: 'web' }, true],
  ['a label that KubeVirt sets', { 'vm.kubevirt.io/name': 'web' }, true],
  ['both', { app: 'web', 'kubevirt.io': 'virt-launcher' }, true],
  ['a label of another guest', { app: 'web', tier: 'front' }, false],
  ['nothing', {}, false],
])('a Service that selects %s', (_, selector, expected) => {
  expect(servicesTo(vm, undefined, [service('http', { selector })])).toHaveLength(expected ? 1 : 0);
});

test('a guest that runs has the labels that it was started with, whatever the template says by now', () => {
  const vmi = guest('VirtualMachineInstance', { app: 'web', version: '1' });
  const both = [service('new', { selector: { version: '2' } }), service('old', { selector: { version: '1' } })];
  expect(servicesTo(vm, vmi, both).map(({ metadata }) => metadata!.name)).toEqual(['old']);
});

test('a name for an address elsewhere does not lead to a guest', () => {
  const elsewhere = service('db', { type: 'ExternalName', externalName: 'db.example.com', selector: { app: 'web' } });
  expect(servicesTo(vm, undefined, [elsewhere])).toEqual([]);
});

test('the load balancer comes first, then the node; a Service of the cluster is reached by name and addresses', () => {
  const http = service(
    'http',
    {
      type: 'LoadBalancer',
      clusterIP: '10.96.0.10',
      clusterIPs: ['10.96.0.10', 'fd00::10'],
      externalIPs: ['198.51.100.7'],
      ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30080, protocol: 'TCP' }],
    },
    [{ ip: '203.0.113.7' }, { hostname: 'lb.example.com' }],
  );
  expect(hasNodePorts(http)).toBe(true);
  expect(portsOf(http, { node })).toEqual([
    {
      service: 'http',
      type: 'LoadBalancer',
      portName: 'http',
      port: 80,
      protocol: 'TCP',
      nodePort: 30080,
      addresses: ['198.51.100.7:80', '203.0.113.7:80', 'lb.example.com:80', '192.168.1.11:30080'],
      clusterAddresses: ['http.vms.svc:80', '10.96.0.10:80', '[fd00::10]:80'],
      url: 'http://198.51.100.7',
    },
  ]);
});

test('an address of a node from outside is used in place of that in the network of the cluster', () => {
  const outside = {
    ...node,
    status: {
      addresses: [
        { type: 'ExternalIP', address: '203.0.113.9' },
        { type: 'InternalIP', address: '10.0.0.9' },
      ],
    },
  };
  const ssh = service('ssh', { type: 'NodePort', ports: [{ port: 22, nodePort: 30022 }] });
  expect(portsOf(ssh, { node: outside, user: 'fedora' })[0]).toMatchObject({
    addresses: ['203.0.113.9:30022'],
    url: 'ssh://fedora@203.0.113.9:30022',
  });
  expect(portsOf(ssh, {})[0]).toMatchObject({ nodePort: 30022, addresses: [], url: 'ssh://ssh.vms.svc' });
});

test('without an address of its own, a Service leads to the port of the guest', () => {
  const headless = service('db', { clusterIP: 'None', clusterIPs: ['None'], ports: [{ port: 80, targetPort: 5432 }] });
  expect(hasNodePorts(headless)).toBe(false);
  expect(portsOf(headless, {})[0]).toMatchObject({ type: 'ClusterIP', clusterAddresses: ['db.vms.svc:5432'] });
});

test.each<[object, string | undefined]>([
  [{ port: 443 }, 'https://web.vms.svc'],
  [{ port: 8443, appProtocol: 'https' }, 'https://web.vms.svc:8443'],
  [{ port: 9090, name: 'http-metrics' }, 'http://web.vms.svc:9090'],
  [{ port: 2222, targetPort: 22 }, 'ssh://web.vms.svc:2222'],
  [{ port: 3389 }, 'rdp://full%20address=s:web.vms.svc:3389'],
  [{ port: 80, protocol: 'UDP' }, undefined],
  [{ port: 5432, targetPort: 'postgres' }, undefined],
])('%j is the URL %s', (port, url) => {
  expect(portsOf(service('web', { ports: [port] }), {})[0]!.url).toBe(url);
});
