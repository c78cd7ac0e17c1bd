import { GuestService, type GuestServiceProps, Nic, Port, ServiceType, VirtualMachine, VMPool } from 'kubevirt-iac';
import { UNRESOLVED } from '../../../kube/unresolved';
import { chartIn, type Loose, objectsOf, only, refusals } from './rendered';

const SMALL = { instancetype: 'u1.small' } as const;

function webs() {
  const chart = chartIn();
  const [a, b] = ['a', 'b'].map((id) => new VirtualMachine(chart, id, SMALL));
  return { chart, a: a!, b: b! };
}

const labelsOf = (chart: ReturnType<typeof chartIn>): Loose[] =>
  objectsOf(chart)
    .filter(({ kind }) => kind === 'VirtualMachine')
    .map((vm) => (vm as unknown as Loose).spec.template.metadata.labels);

test('the same name is exposed once', () => {
  const { a } = webs();
  a.expose('http', { port: 80 });
  expect(() => a.expose('http', { port: 8080 })).toThrow(
    "expose('http') was called before. Give the other port another",
  );
});

describe('the selector', () => {
  it('of one VM is the label that it always has, so that no guest is changed', () => {
    const { chart, a } = webs();
    new GuestService(chart, 'web', { guests: [a], ports: { http: 80 } });
    expect(only(chart, 'Service').spec.selector).toEqual({ 'kubevirt.io/vm': 'a' });
    expect(labelsOf(chart)).toEqual([{ 'kubevirt.io/vm': 'a' }, { 'kubevirt.io/vm': 'b' }]);
  });

  it('of several is a label that each of their guests gets', () => {
    const { chart, a, b } = webs();
    const pool = new VMPool(chart, 'pool', { machine: SMALL });
    const service = new GuestService(chart, 'web', {
      guests: [a, b],
      ports: { http: 80, https: { port: 443, targetPort: 8443 } },
    });
    service.serve(pool);
    const label = { 'service.kubevirt-iac/web': 'true' };
    expect(only(chart, 'Service').spec).toEqual({
      type: 'ClusterIP',
      selector: label,
      ports: [
        { name: 'http', port: 80, targetPort: 80, protocol: 'TCP' },
        { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' },
      ],
    });
    expect(labelsOf(chart)).toEqual([expect.objectContaining(label), expect.objectContaining(label)]);
    expect(only(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec.template.metadata.labels).toMatchObject(
      label,
    );
    expect(refusals(chart)).toEqual([]);
  });

  it('may be given, and must then be true of all guests by the time of synth', () => {
    const { chart, a, b } = webs();
    const service = new GuestService(chart, 'web', { guests: [a, b], ports: { http: 80 }, selector: { app: 'web' } });
    a.addGuestLabel('app', 'web');
    expect(service.node.validate()).toEqual([expect.stringContaining('the guests of kubevirt.io/vm=b do not have')]);
    b.addGuestLabel('app', 'web');
    expect(service.node.validate()).toEqual([]);
    expect(only(chart, 'Service').spec.selector).toEqual({ app: 'web' });
  });

  it('of an existing VM and another one must be given, because nobody can label the existing one', () => {
    const { chart, a } = webs();
    const old = VirtualMachine.fromVirtualMachineName(chart, 'old', 'old', { namespace: 'vms' });
    const make = (props: Partial<GuestServiceProps>) =>
      new GuestService(chart, `web-${Object.keys(props).length}`, { guests: [a, old], ports: { http: 80 }, ...props });
    expect(() => make({})).toThrow(/existing VM or pool \(vmi\.kubevirt\.io\/id=old\).*Set `selector`/);
    a.addGuestLabel('app', 'web');
    expect(make({ selector: { app: 'web' } }).node.validate()).toEqual([]);
  });
});

it('takes the options of a load balancer as they are', () => {
  const { chart, a } = webs();
  const options = {
    loadBalancerClass: 'metallb.io/metallb',
    loadBalancerSourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
    externalTrafficPolicy: 'Local',
    sessionAffinity: 'ClientIP',
    ipFamilyPolicy: 'PreferDualStack',
  } as const;
  const service = a.expose('http', {
    port: 80,
    nodePort: 30080,
    type: ServiceType.LOAD_BALANCER,
    annotations: { 'metallb.io/address-pool': 'public' },
    ...options,
  });
  expect(only(chart, 'Service')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a-http', namespace: 'vms', annotations: { 'metallb.io/address-pool': 'public' } },
    spec: {
      type: 'LoadBalancer',
      selector: { 'kubevirt.io/vm': 'a' },
      ...options,
      ports: [{ name: 'http', port: 80, targetPort: 80, protocol: 'TCP', nodePort: 30080 }],
    },
  });
  expect([service.port, service.hostname]).toEqual([80, 'a-http.vms.svc']);
});

describe('a headless Service', () => {
  it('gives every guest a DNS name', () => {
    const { chart, a, b } = webs();
    const service = new GuestService(chart, 'db', { guests: [a, b], headless: true, publishNotReadyAddresses: true });
    expect(only(chart, 'Service').spec).toEqual({
      type: 'ClusterIP',
      clusterIP: 'None',
      selector: { 'service.kubevirt-iac/db': 'true' },
      publishNotReadyAddresses: true,
    });
    expect([service.hostnameOf(a), service.hostnameOf('b')]).toEqual(['a.db.vms.svc', 'b.db.vms.svc']);
    const subdomains = objectsOf(chart)
      .filter(({ kind }) => kind === 'VirtualMachine')
      .map((vm) => (vm as unknown as Loose).spec.template.spec.subdomain);
    expect(subdomains).toEqual(['db', 'db']);
    expect(refusals(chart)).toEqual([]);
  });

  it('is the only one of its guests, and none gives names under a Service with an address', () => {
    const { chart, a } = webs();
    const named = new VirtualMachine(chart, 'c', { ...SMALL, subdomain: 'old', hostname: 'first' });
    expect(() => new GuestService(chart, 'db', { guests: [named], headless: true })).toThrow(
      'the guests have DNS names under the Service old and cannot have others under db',
    );
    expect(new GuestService(chart, 'old', { guests: [named], headless: true }).hostnameOf(named)).toBe(
      'first.old.vms.svc',
    );
    expect(() => a.expose('http', { port: 80 }).hostnameOf(a)).toThrow('Set `headless: true`');
  });

  it('cannot be that of a pool whose template names the host', () => {
    const chart = chartIn();
    const pool = new VMPool(chart, 'pool', { machine: { ...SMALL, hostname: 'same' } });
    expect(() => pool.expose('peers', { port: 80, headless: true })).toThrow('would have the DNS name same');
  });
});

describe('what the API server would reject is an error here', () => {
  it.each([
    [{ guests: [] }, '`guests` is empty'],
    [{ ports: {} }, 'the Service has no port. Add one to `ports`'],
    [{ ports: { http: Number.NaN } }, '`port` of the port "http" is NaN, which is not a valid port'],
    [{ ports: { a: 80, b: { port: 80, targetPort: 8080 } } }, 'the ports "a" and "b" are both 80/TCP'],
    [{ ports: { http: 70_000 } }, 'is 70000, which is not a valid port. Use a whole number from 1 to 65535'],
    [{ ports: { http: { port: 80, targetPort: 0 } } }, '`targetPort` of the port "http" is 0'],
    [{ ports: { http: { port: 80, nodePort: 30_080 } } }, 'the Service has the type ClusterIP. Set `type`'],
    [{ ports: { 'my port': 80 } }, 'the port name "my port" is not valid'],
    [{ headless: true, type: 'NodePort' }, 'its type cannot be NodePort. Remove `headless` or `type`'],
    [{ loadBalancerClass: 'a/b' }, '`loadBalancerClass` is for the type LoadBalancer'],
    [
      { type: 'NodePort', loadBalancerSourceRanges: ['10.0.0.0/8'] },
      '`loadBalancerSourceRanges` is for the type LoadBalancer',
    ],
    [{ externalTrafficPolicy: 'Local' }, '`externalTrafficPolicy` is for the type NodePort or LoadBalancer'],
    [
      { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.1'] },
      '"10.0.0.1" in `loadBalancerSourceRanges` is not a valid range',
    ],
  ] as const)('%j', (props, message) => {
    const { chart, a } = webs();
    const all = { guests: [a], ports: { http: 80 }, ...(props as object) };
    expect(() => new GuestService(chart, 'web', all)).toThrow(message);
  });

  it('a Service of another namespace than its guests', () => {
    const { chart, a } = webs();
    const other = new VirtualMachine(chart, 'other', { ...SMALL, namespace: 'elsewhere' });
    expect(() => new GuestService(chart, 'web', { guests: [a, other], ports: { http: 80 } })).toThrow(
      /is in the namespace vms, and guests that it should select are in elsewhere/,
    );
  });

  it('a port that the NIC of one of the guests does not accept', () => {
    const { chart, a } = webs();
    const closed = new VirtualMachine(chart, 'closed', { ...SMALL, nics: [Nic.pod({ ports: [Port.tcp(22)] })] });
    expect(() => new GuestService(chart, 'web', { guests: [a, closed], ports: { http: 80 } })).toThrow(
      'test/closed: port 80 is not reachable',
    );
  });
});

it('passes what is not known yet, but for the name that becomes a label', () => {
  const { chart, a, b } = webs();
  const late = UNRESOLVED as never;
  new GuestService(chart, 'one', { guests: [a], name: late, ports: { http: late, https: { port: late } }, type: late });
  expect(() => new GuestService(chart, 'two', { guests: [a, b], name: late, ports: { http: 80 } })).toThrow(
    'Set `name` to plain text, or `selector`',
  );
});

it('must know whether it is headless, because that decides whether guests get names', () => {
  const { chart, a } = webs();
  expect(
    () => new GuestService(chart, 'web', { guests: [a], ports: { http: 80 }, headless: UNRESOLVED as never }),
  ).toThrow('it must be known at synth');
});

describe('published', () => {
  const http = () => {
    const { chart, a } = webs();
    return { chart, service: a.expose('http', { port: 80, targetPort: 8080 }) };
  };

  it('by an Ingress', () => {
    const { chart, service } = http();
    const ingress = service.ingress({
      host: 'shop.example.com',
      tls: 'shop-tls',
      ingressClassName: 'nginx',
      path: '/api',
    });
    expect(ingress.url).toBe('https://shop.example.com/api');
    expect(only(chart, 'Ingress')).toMatchObject({
      metadata: { name: 'a-http', namespace: 'vms' },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
        rules: [
          {
            host: 'shop.example.com',
            http: {
              paths: [
                { path: '/api', pathType: 'Prefix', backend: { service: { name: 'a-http', port: { name: 'http' } } } },
              ],
            },
          },
        ],
      },
    });
  });

  it('by a Gateway', () => {
    const { chart, service } = http();
    service.httpRoute({
      gateway: { name: 'public', namespace: 'gateways' },
      sectionName: 'https',
      hostnames: ['a.example.com'],
    });
    expect(only(chart, 'HTTPRoute').spec).toEqual({
      parentRefs: [{ name: 'public', namespace: 'gateways', sectionName: 'https' }],
      hostnames: ['a.example.com'],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'a-http', port: 80 }] }],
    });
  });

  it.each([
    [{}, { termination: 'edge', insecureEdgeTerminationPolicy: 'Redirect' }],
    [{ tls: 'passthrough' }, { termination: 'passthrough', insecureEdgeTerminationPolicy: 'Redirect' }],
    [{ tls: false }, undefined],
  ] as const)('by the router of OpenShift, with %j', (props, tls) => {
    const { chart, service } = http();
    service.route(props);
    expect(only(chart, 'Route').spec).toEqual({
      to: { kind: 'Service', name: 'a-http' },
      port: { targetPort: 'http' },
      ...(tls && { tls }),
    });
  });

  it('also if another program made the Service', () => {
    const chart = chartIn();
    const old = GuestService.fromServiceName(chart, 'old', 'legacy', { namespace: 'old', ports: { http: 8080 } });
    expect(old.hostname).toBe('legacy.old.svc');
    old.ingress({ host: 'a.example.com' });
    old.httpRoute({ gateway: 'public' });
    old.route();
    expect(objectsOf(chart).map(({ kind, metadata }) => `${kind} ${metadata?.namespace}/${metadata?.name}`)).toEqual([
      'Ingress old/legacy',
      'HTTPRoute old/legacy',
      'Route old/legacy',
    ]);
  });

  it.each([
    ['https://shop.example.com', '"https://shop.example.com" is not a valid host name'],
    ['*.example.com', undefined],
  ])('at the host %s', (host, message) => {
    const { service } = http();
    const publish = () => service.ingress({ host });
    message ? expect(publish).toThrow(message) : expect(publish().url).toBe('http://*.example.com/');
  });

  it('needs one TCP port, and another name for a second one', () => {
    const { chart, a } = webs();
    const ports = { http: 80, dns: { port: 53, protocol: 'UDP' } } as const;
    const fresh = (id: string) => new GuestService(chart, id, { guests: [a], ports });
    const two = fresh('two');
    expect(() => fresh('s1').ingress({})).toThrow('several ports. Set `port` to one of its names: http, dns');
    expect(() => fresh('s2').ingress({ port: 'https' })).toThrow(
      'the Service has no port "https". Its ports are http, dns',
    );
    expect(() => fresh('s3').ingress({ port: 'dns' })).toThrow('the port "dns" is UDP');
    expect(() => fresh('s4').route({ port: 'http', tls: 'passthrough', path: '/a' })).toThrow('Remove `path`');
    two.ingress({ port: 'http' });
    expect(() => two.ingress({ port: 'http' })).toThrow('Give the other one a `name`');
    two.ingress({ port: 'http', name: 'internal', path: '/' });
    expect(() => two.ingress({ port: 'http', name: 'x', path: 'api' })).toThrow('the path "api" is not absolute');
  });
});
