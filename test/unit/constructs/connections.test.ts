import { BridgeNetwork, DefaultDeny, Nic, Peer, Port, VirtualMachine } from 'kubevirt-iac';
import { chartIn, type Loose, objectsOf, only } from './rendered';

const SMALL = { instancetype: 'u1.small' } as const;

function policies(chart: ReturnType<typeof chartIn>): Record<string, Loose> {
  const found = objectsOf(chart).filter(({ kind }) => kind.endsWith('NetworkPolicy'));
  return Object.fromEntries(found.map((policy) => [policy.metadata!.name, policy as unknown as Loose]));
}

const IN = 'kubernetes.io/metadata.name';

describe('peers', () => {
  const vm = (chart: ReturnType<typeof chartIn>) => new VirtualMachine(chart, 'web', SMALL);

  it.each([
    [Peer.anywhere(), {}],
    [Peer.namespace('a'), { from: [{ namespaceSelector: { matchLabels: { [IN]: 'a' } } }] }],
    [Peer.namespaces({ team: 'a' }), { from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }],
    [Peer.namespaces(), { from: [{ namespaceSelector: {} }] }],
    [
      Peer.pods({ app: 'a' }, 'b'),
      { from: [{ podSelector: { matchLabels: { app: 'a' } }, namespaceSelector: { matchLabels: { [IN]: 'b' } } }] },
    ],
    [
      Peer.ipBlock('10.0.0.0/8', ['10.1.0.0/16']),
      { from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] },
    ],
  ])('%j', (peer, rule) => {
    const chart = chartIn();
    vm(chart).connections.allowFrom(peer);
    expect(only(chart, 'NetworkPolicy').spec.ingress).toEqual([rule]);
  });

  it('of the internet are both families, without what is private', () => {
    const chart = chartIn();
    vm(chart).connections.allowTo(Peer.internet(), Port.tcp(443));
    const [{ to, ports }] = only(chart, 'NetworkPolicy').spec.egress as unknown as [Loose];
    expect(ports).toEqual([{ port: 443, protocol: 'TCP' }]);
    expect(to).toMatchObject([
      { ipBlock: { cidr: '0.0.0.0/0', except: expect.arrayContaining(['10.0.0.0/8', '192.168.0.0/16']) } },
      { ipBlock: { cidr: '::/0', except: expect.arrayContaining(['fc00::/7']) } },
    ]);
  });

  it('for name resolution are those of Kubernetes and of OpenShift, on the ports of both', () => {
    const chart = chartIn();
    vm(chart).connections.allowDns();
    const [{ to, ports }] = only(chart, 'NetworkPolicy').spec.egress as unknown as [
      { to: Loose[]; ports: { port: number; protocol: string }[] },
    ];
    expect(to.map((peer) => (peer.namespaceSelector as unknown as { matchLabels: object }).matchLabels)).toEqual([
      { [IN]: 'kube-system' },
      { [IN]: 'openshift-dns' },
    ]);
    expect(ports.map(({ port, protocol }) => `${port}/${protocol}`).sort()).toEqual([
      '53/TCP',
      '53/UDP',
      '5353/TCP',
      '5353/UDP',
    ]);
  });
});

describe('a default deny', () => {
  it('lets pass what disks and name resolution need', () => {
    const chart = chartIn();
    new DefaultDeny(chart, 'deny');
    const made = policies(chart);
    expect(Object.keys(made)).toEqual(['default-deny', 'allow-dns', 'allow-imports', 'allow-virtctl']);
    expect(made['default-deny']!.spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    // Pods of CDI reach any image server and each other, and are reached on the one port that they serve.
    const imports = made['allow-imports']!.spec as unknown as {
      podSelector: object;
      egress: object[];
      ingress: Loose[];
    };
    expect(imports.podSelector).toEqual({ matchLabels: { app: 'containerized-data-importer' } });
    expect(imports.egress).toContainEqual({});
    expect(imports.ingress).toMatchObject([{ ports: [{ port: 8443, protocol: 'TCP' }] }]);
    expect(JSON.stringify(imports.ingress)).toContain(
      '"values":["kubevirt","cdi","kubevirt-hyperconverged","openshift-cnv"]',
    );
    expect(made['allow-virtctl']!.spec.ingress).toMatchObject([
      { from: [{ podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }] },
    ]);
  });

  it('limits imports to the servers that are named, and makes only the exceptions that are asked for', () => {
    const chart = chartIn();
    new DefaultDeny(chart, 'deny', {
      namespace: 'shop',
      except: ['imports', 'same-namespace'],
      imageSources: [Peer.ipBlock('10.20.0.0/16')],
    });
    const made = policies(chart);
    expect(Object.keys(made)).toEqual(['default-deny', 'allow-imports', 'allow-same-namespace']);
    expect(made['allow-imports']!.metadata.namespace).toBe('shop');
    expect(made['allow-imports']!.spec.egress).not.toContainEqual({});
    expect(made['allow-imports']!.spec.egress).toContainEqual({ to: [{ ipBlock: { cidr: '10.20.0.0/16' } }] });
  });

  it('reports an exception that there is not', () => {
    expect(() => new DefaultDeny(chartIn(), 'deny', { except: ['ntp' as never] })).toThrow(
      'test/deny: "ntp" is not a valid exception. Choose from dns, imports, virtctl, same-namespace',
    );
  });
});

describe('on a secondary network', () => {
  const router = (nics = true) => {
    const chart = chartIn();
    const lan = new BridgeNetwork(chart, 'lan', { bridge: 'br0', namespace: 'nets' });
    const vm = new VirtualMachine(chart, 'router', { ...SMALL, nics: nics ? [Nic.pod(), Nic.on(lan)] : [Nic.pod()] });
    return { chart, lan, vm };
  };

  it('is a policy for that network, beside those of the pod network', () => {
    const { chart, lan, vm } = router();
    vm.connections.allowFrom(Peer.anywhere(), Port.tcp(22));
    vm.connections.on(lan).allowFrom(Peer.ipBlock('192.168.0.0/24'));
    vm.connections.on('nets/lan').allowTo(Peer.ipBlock('192.168.0.1/32'), Port.udp(53));
    expect(Object.keys(policies(chart))).toEqual([
      'router-ingress',
      'router-nets-lan-ingress',
      'router-nets-lan-egress',
    ]);
    expect(policies(chart)['router-nets-lan-ingress']).toMatchObject({
      apiVersion: 'k8s.cni.cncf.io/v1beta1',
      kind: 'MultiNetworkPolicy',
      metadata: { annotations: { 'k8s.v1.cni.cncf.io/policy-for': 'nets/lan' } },
      spec: {
        podSelector: { matchLabels: { 'kubevirt.io/vm': 'router' } },
        ingress: [{ from: [{ ipBlock: { cidr: '192.168.0.0/24' } }] }],
      },
    });
    expect(vm.node.validate()).toEqual([]);
  });

  it('is an error at synth if the guests are not on it', () => {
    const { lan, vm } = router(false);
    vm.connections.on(lan).isolate('ingress');
    expect(vm.node.validate()).toEqual([expect.stringContaining('the guests have no NIC on the network nets/lan')]);
    vm.addNic(Nic.on(lan));
    expect(vm.node.validate()).toEqual([]);
  });
});
