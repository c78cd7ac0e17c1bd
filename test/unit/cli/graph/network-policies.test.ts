/** Who may talk to whom, where policies isolate guests. */
import { alone, edgesOf, nodeOf, policy, vm } from './objects';

describe('NetworkPolicies', () => {
  const guests = ['web', 'api', 'db'].map((name) => vm(name, alone, { labels: { app: name } }));
  const denyAll = policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const from = (name: string, app: string, peer: string, ports?: object[]) =>
    policy(`${name}`, {
      podSelector: { matchLabels: { app } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: peer } } }], ...(ports && { ports }) }],
    });
  const to = (name: string, app: string, peer: string, ports?: object[]) =>
    policy(`${name}`, {
      podSelector: { matchLabels: { app } },
      policyTypes: ['Egress'],
      egress: [{ to: [{ podSelector: { matchLabels: { app: peer } } }], ...(ports && { ports }) }],
    });
  const id = (name: string) => `VirtualMachine/shop/${name}`;

  test.each([
    ['no policy: nothing is isolated, and nothing drawn', [], []],
    ['only a denial', [denyAll], []],
    ['one side alone does not open what the other denies', [denyAll, from('in', 'api', 'web')], []],
    [
      'both sides, on the ports of the narrower one',
      [denyAll, from('in', 'api', 'web', [{ port: 8080 }]), to('out', 'web', 'api')],
      [`${id('web')} reaches ${id('api')} (8080)`],
    ],
    [
      'ports that the two sides do not share',
      [denyAll, from('in', 'api', 'web', [{ port: 80 }]), to('out', 'web', 'api', [{ port: 81 }])],
      [],
    ],
    [
      'a guest without isolation of its own',
      [from('in', 'api', 'web')],
      [`${id('web')} reaches ${id('api')} (all ports)`],
    ],
    [
      'egress to a guest that nothing isolates',
      [
        to('out', 'web', 'db', [
          { port: 53, protocol: 'UDP' },
          { port: 5432, endPort: 5440 },
        ]),
      ],
      [`${id('web')} reaches ${id('db')} (53/UDP, 5432-5440)`],
    ],
    [
      'from anywhere, and from a range of addresses',
      [
        policy('open', {
          podSelector: { matchLabels: { app: 'web' } },
          ingress: [{ ports: [{ port: 443 }] }, { from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 22 }] }],
        }),
      ],
      [`Outside/-/10.0.0.0/8 reaches ${id('web')} (22)`, `Outside/-/outside the cluster reaches ${id('web')} (443)`],
    ],
    [
      'Pods that are no guests of the picture',
      [
        policy('metrics', {
          podSelector: { matchLabels: { app: 'web' } },
          ingress: [
            {
              from: [
                {
                  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
                  podSelector: { matchLabels: { app: 'prometheus' } },
                },
              ],
              ports: [{ port: 9100 }],
            },
          ],
        }),
      ],
      [`Pods/-/app=prometheus in monitoring reaches ${id('web')} (9100)`],
    ],
  ])('%s', (_, policies, edges) => {
    expect(edgesOf([...guests, ...policies])).toEqual(edges);
  });

  test('a policy for every Pod of its namespace is a card of its own', () => {
    const dns = policy('dns', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }] }],
    });
    const detailsOf = (name: string) => nodeOf([...guests, denyAll, dns], `NetworkPolicy/shop/${name}`)?.details;
    expect(detailsOf('deny')).toEqual(['denies ingress and egress']);
    expect(detailsOf('dns')).toEqual(['to k8s-app=kube-dns in all namespaces']);
  });
});
