import { letsPass, type TrafficEnd, type TrafficPort } from '../../../kube/network-policy';
import type { KubeObject } from '../../../kube/object';
import { subnetOf } from '../../../kube/subnet';

const SQL: TrafficPort = { port: 5432, protocol: 'TCP' };
const pod = (namespace: string, labels: Record<string, string> = {}, namespaceLabels = {}): TrafficEnd => ({
  pod: { namespace, labels, namespaceLabels },
});
const outside = (...ranges: string[]): TrafficEnd => ({ within: ranges.map((range) => subnetOf(range)!) });

const policy = (namespace: string, spec: object): KubeObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'one', namespace },
  spec: { podSelector: {}, ...spec },
});
const into = (...from: object[]) => policy('db', { policyTypes: ['Ingress'], ingress: [{ from }] });
const onPorts = (...ports: object[]) => policy('db', { policyTypes: ['Ingress'], ingress: [{ ports }] });

const WEB = pod('web', { app: 'web' }, { team: 'a' });
const DB = pod('db', { app: 'db' });

it.each<[what: string, policies: KubeObject[], from: TrafficEnd, to: TrafficEnd, passes: boolean]>([
  ['nothing selects either end', [], WEB, DB, true],
  ['a policy of another namespace', [policy('other', { policyTypes: ['Ingress'] })], WEB, DB, true],
  ['a policy for other Pods', [policy('db', { podSelector: { matchLabels: { app: 'x' } } })], WEB, DB, true],
  ['a policy without rules', [policy('db', {})], WEB, DB, false],
  ['an empty rule', [policy('db', { ingress: [{}] })], WEB, DB, true],
  ['a denial beside a rule', [policy('db', {}), policy('db', { ingress: [{}] })], WEB, DB, true],
  ['egress that is denied', [policy('web', { policyTypes: ['Egress'] })], WEB, DB, false],
  ['egress that is denied at the other end', [policy('db', { policyTypes: ['Egress'] })], WEB, DB, true],
  ['egress rules without policyTypes', [policy('web', { egress: [{ to: [{ podSelector: {} }] }] })], WEB, DB, false],
  ['Pods of the same namespace', [into({ podSelector: {} })], WEB, DB, false],
  ['Pods of the same namespace, from there', [into({ podSelector: {} })], pod('db'), DB, true],
  [
    'a namespace by its name',
    [into({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } } })],
    WEB,
    DB,
    true,
  ],
  ['a namespace by its label', [into({ namespaceSelector: { matchLabels: { team: 'a' } } })], WEB, DB, true],
  ['another namespace', [into({ namespaceSelector: { matchLabels: { team: 'b' } } })], WEB, DB, false],
  [
    'other Pods of the namespace',
    [into({ namespaceSelector: {}, podSelector: { matchLabels: { app: 'x' } } })],
    WEB,
    DB,
    false,
  ],
  ['a block, which may be that of Pods', [into({ ipBlock: { cidr: '10.0.0.0/8' } })], WEB, DB, true],
  ['a block around the address', [into({ ipBlock: { cidr: '10.0.0.0/8' } })], outside('10.1.2.3/32'), DB, true],
  ['a block elsewhere', [into({ ipBlock: { cidr: '192.0.2.0/24' } })], outside('10.1.2.3/32'), DB, false],
  ['a block of the other family', [into({ ipBlock: { cidr: '::/0' } })], outside('10.1.2.3/32'), DB, false],
  [
    'an exception',
    [into({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } })],
    outside('10.1.2.3/32'),
    DB,
    false,
  ],
  [
    'an exception of a part',
    [into({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.2.3/32'] } })],
    outside('10.1.0.0/16'),
    DB,
    true,
  ],
  ['selectors, from outside', [into({ namespaceSelector: {} })], outside('10.1.2.3/32'), DB, false],
  ['the port', [onPorts({ port: 5432 })], WEB, DB, true],
  ['another port', [onPorts({ port: 80 })], WEB, DB, false],
  ['another protocol', [onPorts({ port: 5432, protocol: 'UDP' })], WEB, DB, false],
  ['a range of ports', [onPorts({ port: 5000, endPort: 6000 })], WEB, DB, true],
  ['all ports of the protocol', [onPorts({ protocol: 'TCP' })], WEB, DB, true],
  ['a named port, whose number no policy says', [onPorts({ port: 'sql' })], WEB, DB, true],
])('%s', (_, policies, from, to, passes) => {
  expect(letsPass(policies, from, to, SQL)).toBe(passes);
});

it('is total on what no API server has checked', () => {
  const odd = [
    { spec: undefined },
    { spec: { ingress: 'all', podSelector: 3 } },
    { spec: { ingress: [{ from: [null, 3] }] } },
  ];
  for (const one of odd) expect(() => letsPass([{ ...policy('db', {}), ...one } as never], WEB, DB, SQL)).not.toThrow();
});
