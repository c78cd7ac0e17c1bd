/** What of a Service in a cluster is its author's. */
import { serviceAsWritten } from '../../../kube/service';

const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ...spec } });
const ports = [{ port: 80 }];

it.each([
  ['an address', { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'], ipFamilies: ['IPv4'], ports }, { ports }],
  ['headless', { clusterIP: 'None', clusterIPs: ['None'], ports }, { clusterIP: 'None', ports }],
  [
    'defaults',
    { internalTrafficPolicy: 'Cluster', sessionAffinity: 'None', ipFamilyPolicy: 'SingleStack', type: 'ClusterIP' },
    { type: 'ClusterIP' },
  ],
  [
    'choices',
    { internalTrafficPolicy: 'Local', sessionAffinity: 'ClientIP', ipFamilyPolicy: 'RequireDualStack' },
    { internalTrafficPolicy: 'Local', sessionAffinity: 'ClientIP', ipFamilyPolicy: 'RequireDualStack' },
  ],
  [
    'a load balancer',
    { type: 'LoadBalancer', allocateLoadBalancerNodePorts: true, healthCheckNodePort: 31000 },
    { type: 'LoadBalancer' },
  ],
])('%s', (_, spec, expected) => {
  expect(serviceAsWritten(service(spec)).spec).toEqual(expected);
});

it('leaves a Service without a spec as it is', () => {
  const empty = { apiVersion: 'v1', kind: 'Service' };
  expect(serviceAsWritten(empty)).toBe(empty);
});
