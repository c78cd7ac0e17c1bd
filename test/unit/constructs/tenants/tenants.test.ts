/** Tenants from values files: their objects, cluster by cluster, and who reaches whom. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  BridgeNetwork,
  DataSource,
  Disk,
  Fleet,
  Manifest,
  Peer,
  Port,
  synth,
  type TenantOffers,
  Tenants,
  type TenantsProps,
  VirtualMachine,
} from 'kubevirt-iac';
import { letsPass, type TrafficEnd } from '../../../../kube/network-policy';
import type { KubeObject } from '../../../../kube/object';
import { subnetOf } from '../../../../kube/subnet';
import { type Loose, objectsOf, refusals } from '../rendered';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenants-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const OFFERS: TenantOffers = {
  images: {
    fedora: {
      disk: Disk.clone(DataSource.ref('fedora', { namespace: 'images' }), { size: '20Gi' }),
      preference: 'fedora',
    },
  },
  networks: { lan: (scope, namespace) => new BridgeNetwork(scope, 'lan', { namespace, bridge: 'br-lan', vlan: 120 }) },
  podNetworks: ['10.128.0.0/14'],
};

function listOf(text: string, offers = OFFERS) {
  const path = join(folder, 'tenants.yaml');
  writeFileSync(path, text);
  return Tenants.fromFile(path, offers);
}

function made(text: string, props: Partial<TenantsProps> = {}, offers = OFFERS) {
  const chart = new Chart(new App(), 'test');
  const tenants = new Tenants(chart, 'tenants', { tenants: listOf(text, offers), ...props });
  const objects = objectsOf(chart);
  const find = (kind: string, namespace: string, name?: string): Loose =>
    objects.find(
      (one) => one.kind === kind && one.metadata?.namespace === namespace && (!name || one.metadata?.name === name),
    ) as unknown as Loose;
  return { chart, tenants, objects, find };
}

const one = (...lines: string[]): string =>
  [
    'tenants:',
    '  - name: shop',
    ...['members: { authors: [{ group: shop }] }', ...lines].map((line) => `    ${line}`),
  ].join('\n');

it('gives members their roles, and no more', () => {
  const { objects, tenants } = made(
    one('').replace('authors:', 'viewers: [{ user: eve }, { serviceAccount: ci/bot }], operators: [], authors:'),
  );
  const bindings = objects.filter(({ kind }) => kind === 'RoleBinding');
  expect(bindings.map(({ metadata, subjects }) => [metadata?.name, subjects])).toEqual([
    [
      'shop-viewer',
      [
        { kind: 'User', name: 'eve', apiGroup: 'rbac.authorization.k8s.io' },
        { kind: 'ServiceAccount', name: 'bot', namespace: 'ci' },
      ],
    ],
    ['shop-vm-author', [{ kind: 'Group', name: 'shop', apiGroup: 'rbac.authorization.k8s.io' }]],
  ]);
  expect([...tenants.tenants.values()].map(({ name }) => name)).toEqual(['shop']);
});

it('gives no role what would widen the tenant: in its namespace nothing that keeps it apart, and elsewhere nothing but reading', () => {
  const roles = ['viewers', 'consoleOperators', 'operators', 'authors', 'migrators', 'imagePublishers'];
  const { objects } = made(
    `tenants: [{ name: shop, members: { ${roles.map((role) => `${role}: [{ user: eve }]`).join(', ')} } }]`,
  );
  const rulesOf = (kind: string) =>
    objects
      .filter((object) => object.kind === kind)
      .flatMap(({ rules }) => rules as { resources: string[]; verbs: string[] }[]);
  const GUARDED =
    /^(\*|resourcequotas|limitranges|namespaces|networkpolicies|(cluster)?role(binding)?s|serviceaccounts|applicationawareresourcequotas|.*admissionpolic.*)$/;
  expect(rulesOf('Role').length).toBeGreaterThan(20);
  expect(
    rulesOf('Role').filter(({ resources, verbs }) => verbs.includes('*') || resources.some((one) => GUARDED.test(one))),
  ).toEqual([]);
  expect(new Set(rulesOf('ClusterRole').flatMap(({ verbs }) => verbs))).toEqual(new Set(['get', 'list']));
  const bound = objects
    .filter(({ kind }) => kind === 'ClusterRoleBinding')
    .map(({ roleRef }) => (roleRef as { name: string }).name);
  expect(bound.filter((name) => !/^shop-.*-cluster$/.test(name))).toEqual([]);
  const elsewhere = objects.filter(
    ({ metadata, kind }) => metadata?.namespace !== 'shop' && !/^(Cluster|Namespace$)/.test(kind),
  );
  expect(elsewhere).toEqual([]);
});

describe('a quota', () => {
  const hardOf = (text: string, props: Partial<TenantsProps> = {}, offers = OFFERS) => {
    const { find } = made(text, props, offers);
    const hard = (kind: string) => (find(kind, 'shop') as unknown as { spec: { hard: object } } | undefined)?.spec.hard;
    return { pods: hard('ResourceQuota'), guests: hard('ApplicationAwareResourceQuota') };
  };

  it('counts what guests see, where the cluster can', () => {
    expect(hardOf(one('quota: { sizes: { u1.small: 4, u1.large: 1 }, storage: 1Ti }'), { counting: 'guests' })).toEqual(
      {
        guests: { 'requests.instances/vmi': '5', 'requests.cpu/vmi': '6', 'requests.memory/vmi': '16Gi' },
        pods: { 'count/virtualmachines.kubevirt.io': '5', 'requests.storage': '1Ti' },
      },
    );
  });

  it('otherwise counts their Pods, with room for the migration of the largest and an import', () => {
    // u1.small: 1 vCPU, 2Gi, 341Mi around it; u1.large: 2 vCPUs, 8Gi, 349Mi. One import: 0.1 and 60 MB.
    const mebibytes = 4 * (2048 + 341) + 2 * (8192 + 349) + 58;
    expect(hardOf(one('quota: { sizes: { u1.small: 4, u1.large: 1 } }')).pods).toEqual({
      'count/virtualmachines.kubevirt.io': '5',
      'requests.cpu': '900m',
      'requests.memory': `${mebibytes}Mi`,
    });
  });

  it('takes sums for as many guests of the same size', () => {
    const { pods } = hardOf(one('quota: { vms: 10, cpu: 20, memory: 40Gi }'));
    expect(pods).toEqual({
      'count/virtualmachines.kubevirt.io': '10',
      'requests.cpu': '2300m',
      'requests.memory': `${11 * (4096 + 349) + 58}Mi`,
    });
  });

  it('follows how the cluster overcommits CPUs', () => {
    const profile = { configuration: { developerConfiguration: { cpuAllocationRatio: 1 } } };
    const { pods } = hardOf(one('quota: { vms: 1, cpu: 4 }'), { cluster: { name: 'lab', profile: profile as never } });
    expect(pods).toMatchObject({ 'requests.cpu': '8100m' });
  });

  it('is what the platform allows where a tenant asks for nothing', () => {
    const offers = { ...OFFERS, atMost: { vms: 3, storageClasses: { fast: '1Ti' }, largestDisk: '100Gi' } };
    expect(hardOf(one('quota: { storageClasses: { slow: 2Ti } }'), {}, offers).pods).toEqual({
      'count/virtualmachines.kubevirt.io': '3',
      'fast.storageclass.storage.k8s.io/requests.storage': '1Ti',
      'slow.storageclass.storage.k8s.io/requests.storage': '2Ti',
    });
    expect(made(one(), {}, offers).find('LimitRange', 'shop')['spec']).toMatchObject({
      limits: [{ max: { storage: '100Gi' } }],
    });
  });

  it('is none where nobody names one', () => {
    expect(hardOf(one())).toEqual({});
  });
});

it('makes the machines, on the networks of the tenant', () => {
  const { chart, objects, find } = made(
    one(
      'networks: [lan]',
      'machines:',
      '  db: { size: u1.medium, image: fedora, disk: 40Gi, networks: [lan], deletionProtection: true }',
      '  web: { size: u1.small, image: fedora, count: 2 }',
    ),
  );
  expect(refusals(chart)).toEqual([]);
  expect(
    objects
      .filter(({ kind }) => kind === 'VirtualMachine')
      .map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`),
  ).toEqual(['shop/db', 'shop/web-1', 'shop/web-2']);
  const db = find('VirtualMachine', 'shop', 'db') as unknown as { spec: Loose; metadata: Loose };
  expect(db).toMatchObject({
    metadata: { labels: { 'kubevirt.io/vm-delete-protection': 'True' } },
    spec: { instancetype: { name: 'u1.medium' }, preference: { name: 'fedora' } },
  });
  expect(JSON.stringify(db.spec)).toContain('"multus":{"networkName":"lan"}');
  expect(find('DataVolume', 'shop', 'db-root')['spec']).toMatchObject({
    storage: { resources: { requests: { storage: '40Gi' } } },
  });
  expect(find('NetworkAttachmentDefinition', 'shop', 'lan')).toBeDefined();
});

describe('clusters of a fleet', () => {
  const VALUES = `
tenants:
  - name: shop
    members: { authors: [{ group: shop }] }
    sites: { labels: { kind: store }, names: [lab] }
    quota: { vms: 20 }
    traffic: { to: [{ tenant: web }] }
    overrides:
      - sites: { labels: { kind: store } }
        quota: { vms: 2 }
      - sites: { names: [store-2] }
        quota: { vms: 3 }
  - name: web
    sites: { names: [lab, hub] }
    members: { authors: [{ group: web }] }
    traffic: { from: [{ tenant: shop }] }
`;
  const clusters = [
    { name: 'hub' },
    { name: 'lab' },
    { name: 'store-1', labels: { kind: 'store' } },
    { name: 'store-2', labels: { kind: 'store' } },
  ];

  it('have the tenants that belong there, with what differs there, each in a folder of its own', () => {
    const tenants = listOf(VALUES, { ...OFFERS, clusters });
    const app = new App();
    new Fleet(app, 'sites', {
      clusters,
      site: ({ app, cluster }) => new Tenants(new Chart(app, 'tenants'), 'all', { tenants, cluster }),
    });
    const outdir = join(folder, 'dist');
    synth(app, { outdir, onWarning: () => {} });
    const namespaces = (site: string) =>
      readdirSync(join(outdir, 'sites', site, '_cluster')).filter((file) => /^namespace_/.test(file));
    expect(Object.fromEntries(clusters.map(({ name }) => [name, namespaces(name)]))).toEqual({
      hub: ['namespace_web.yaml'],
      lab: ['namespace_shop.yaml', 'namespace_web.yaml'],
      'store-1': ['namespace_shop.yaml'],
      'store-2': ['namespace_shop.yaml'],
    });
  });

  it.each([
    ['lab', '20'],
    ['store-1', '2'],
    ['store-2', '3'],
  ])('%s has a quota of %s VMs', (name, vms) => {
    const { find } = made(VALUES, { cluster: clusters.find((cluster) => cluster.name === name)! });
    expect(find('ResourceQuota', 'shop')['spec']).toEqual({ hard: { 'count/virtualmachines.kubevirt.io': vms } });
  });

  it('open nothing for a tenant that is elsewhere, because its namespace may be anybody there', () => {
    const policies = (name: string) =>
      made(VALUES, { cluster: clusters.find((cluster) => cluster.name === name)! })
        .objects.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata?.namespace === 'shop')
        .map(({ metadata }) => metadata?.name);
    expect(policies('lab')).toContain('tenant-egress');
    expect(policies('store-1')).not.toContain('tenant-egress');
  });
});

describe('guests of different tenants', () => {
  const TRAFFIC = (a: string, b: string) => `
tenants:
  - { name: a, members: { authors: [{ group: a }] }, traffic: ${a} }
  - { name: b, members: { authors: [{ group: b }] }, traffic: ${b} }
`;
  const guest = (namespace: string, labels: object = {}): TrafficEnd => ({
    pod: { namespace, labels: { 'kubevirt.io': 'virt-launcher', ...labels } },
    within: [subnetOf('10.128.0.0/14')!],
  });
  /** Labels that members can give to their guests, to be taken for others. */
  const DISGUISES = [
    {},
    { app: 'containerized-data-importer', 'cdi.kubevirt.io': 'cdi-clone-source' },
    { 'k8s-app': 'kube-dns' },
    { 'kubevirt.io': 'virt-api' },
  ];
  const reaches = (values: string, from: string, to: string, port: number, labels: object = {}) => {
    const policies = made(values).objects.filter(({ kind }) => kind === 'NetworkPolicy') as KubeObject[];
    return letsPass(policies, guest(from, labels), guest(to), { port, protocol: 'TCP' });
  };

  it.each([
    ['neither has named the other', '{}', '{}', false],
    ['the first alone has', '{ to: [{ tenant: b, ports: [443] }] }', '{}', false],
    ['the second alone has', '{}', '{ from: [{ tenant: a, ports: [443] }] }', false],
    ['both have, the wrong way around', '{ from: [{ tenant: b }] }', '{ to: [{ tenant: a }] }', false],
    ['both have', '{ to: [{ tenant: b, ports: [443] }] }', '{ from: [{ tenant: a, ports: [443] }] }', true],
    ['both have, and one for all ports', '{ to: [{ tenant: b }] }', '{ from: [{ tenant: a, ports: [443] }] }', true],
    ['one names all that is outside', '{ to: [{ addresses: 0.0.0.0/0 }] }', '{ from: [{ tenant: a }] }', false],
    ['one names a range around the Pods', '{ to: [{ tenant: b }] }', '{ from: [{ addresses: 10.0.0.0/8 }] }', false],
    ['one names the internet', '{ to: [{ internet: true }] }', '{ from: [{ internet: true }] }', false],
  ])('connect if %s: %s %s', (_, a, b, expected) => {
    const values = TRAFFIC(a, b);
    expect(reaches(values, 'a', 'b', 443)).toBe(expected);
    expect(reaches(values, 'a', 'b', 22)).toBe(false);
    expect(reaches(values, 'b', 'a', 443)).toBe(a.includes('from: [{ tenant: b'));
    for (const disguise of DISGUISES) if (!expected) expect(reaches(values, 'a', 'b', 443, disguise)).toBe(false);
  });

  it('reach those of their own, unless they are kept apart', () => {
    expect(reaches(TRAFFIC('{}', '{ within: false }'), 'a', 'a', 443)).toBe(true);
    expect(reaches(TRAFFIC('{}', '{ within: false }'), 'b', 'b', 443)).toBe(false);
  });

  it('are reached from outside as named, and by virtctl', () => {
    const policies = made(
      TRAFFIC('{ from: [{ addresses: 10.20.0.0/16, ports: [443] }, { addresses: 192.0.2.0/24 }] }', '{}'),
    ).objects.filter(({ kind }) => kind === 'NetworkPolicy') as KubeObject[];
    const from = (address: string) => ({ within: [subnetOf(`${address}/32`)!] });
    const passes = (end: TrafficEnd, to: string, port: number) =>
      letsPass(policies, end, guest(to), { port, protocol: 'TCP' });
    expect(passes(from('10.20.1.1'), 'a', 443)).toBe(true);
    expect(passes(from('10.20.1.1'), 'a', 22)).toBe(false);
    expect(passes(from('192.0.2.9'), 'a', 22)).toBe(true);
    expect(passes(from('10.30.0.1'), 'a', 443)).toBe(false);
    expect(passes(from('10.20.1.1'), 'b', 443)).toBe(false);
    const virtApi = { pod: { namespace: 'kubevirt', labels: { 'kubevirt.io': 'virt-api' } } };
    expect(passes(virtApi, 'b', 22)).toBe(true);
    expect(passes({ pod: { namespace: 'default', labels: {} } }, 'b', 22)).toBe(false);
  });

  const VALUES = TRAFFIC('{}', '{}');

  it('is an error at synth where another policy lets them reach each other', () => {
    const { chart, tenants } = made(VALUES);
    const vm = (namespace: string) =>
      new VirtualMachine(chart, `vm-${namespace}`, {
        namespace,
        instancetype: 'u1.small',
        bootDisk: Disk.blank({ size: '1Gi' }),
      });
    const [a, b] = [vm('a'), vm('b')];
    a.connections.allowTo(b);
    expect(tenants.node.validate()).toEqual([]);
    b.connections.allowFrom(a);
    expect(tenants.node.validate()).toEqual([
      expect.stringMatching(
        /^guests of the tenant a reach guests of b on 65535\/TCP, for which the two have not named each other\. NetworkPolicy a\/vm-a-egress \(test\/vm-a\/.*\) and NetworkPolicy b\/vm-b-ingress .* name b in `traffic\.to` of a/,
      ),
    ]);
  });

  it('is found among many guests and policies', () => {
    const { chart, tenants } = made(VALUES);
    const vms = (namespace: string) =>
      Array.from({ length: 40 }, (_, i) => {
        const vm = new VirtualMachine(chart, `${namespace}-${i}`, {
          namespace,
          instancetype: 'u1.small',
          bootDisk: Disk.blank({ size: '1Gi' }),
        });
        vm.connections.allowFrom(Peer.namespace(namespace), Port.tcp(1000 + i));
        vm.connections.allowTo(Peer.namespace(namespace));
        return vm;
      });
    const [a, b] = [vms('a'), vms('b')];
    expect(tenants.node.validate()).toEqual([]);
    a[7]!.connections.allowTo(b[9]!, Port.udp(53));
    b[9]!.connections.allowFrom(a[7]!, Port.udp(53));
    expect(tenants.node.validate()).toEqual([expect.stringContaining('guests of b on 53/UDP')]);
  });

  it('is an error where another policy opens more ports than they have named', () => {
    const { chart, tenants } = made(TRAFFIC('{ to: [{ tenant: b }] }', '{ from: [{ tenant: a, ports: [443] }] }'));
    const open = (port: number) =>
      new Manifest(chart, `open-${port}`, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { namespace: 'b' },
        spec: { podSelector: {}, ingress: [{ ports: [{ port }] }] },
      });
    open(443);
    expect(tenants.node.validate()).toEqual([]);
    open(9100);
    expect(tenants.node.validate()).toEqual([expect.stringContaining('a reach guests of b on 9100/TCP')]);
  });

  it('is no error where another policy opens what no tenant is at', () => {
    const { podNetworks: _, ...offers } = OFFERS;
    const { chart, tenants } = made(TRAFFIC('{}', '{ from: [{ internet: true }] }'), {}, offers);
    const vm = new VirtualMachine(chart, 'vm', {
      namespace: 'a',
      instancetype: 'u1.small',
      bootDisk: Disk.blank({ size: '1Gi' }),
    });
    vm.connections.allowTo(Peer.internet());
    vm.connections.allowFrom(Peer.namespace('monitoring'));
    expect(tenants.node.validate()).toEqual([]);
  });
});

it('says what it needs', () => {
  expect(() => new Tenants(new Chart(new App(), 'test'), 'all', { tenants: {} as never })).toThrow(
    'test/all: `tenants` must be what Tenants.fromFile or Tenants.fromFolder returns.',
  );
});
