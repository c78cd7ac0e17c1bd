/** Values files: what they may say, and what a team reads that has written something else. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { DataSource, Disk, type TenantOffers, Tenants } from 'kubevirt-iac';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenants-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const OFFERS: TenantOffers = {
  clusters: [{ name: 'lab' }, { name: 'store-1', labels: { region: 'north' } }],
  images: { fedora: { disk: Disk.clone(DataSource.ref('fedora', { namespace: 'images' }), { size: '20Gi' }) } },
  networks: { lan: () => 'default/lan' },
  podNetworks: ['10.128.0.0/14'],
  atMost: { vms: 40, cpu: 100, memory: '512Gi', storage: '10Ti', storageClasses: { fast: '1Ti' } },
  reserved: ['golden-images'],
};

/** What is wrong in a list of tenants, without the path of the file. */
function refusalOf(text: string, offers = OFFERS): string {
  const path = write('tenants.yaml', text);
  try {
    Tenants.fromFile(path, offers);
  } catch (error) {
    return (error as Error).message.replaceAll(folder, '');
  }
  return 'is accepted';
}

const MEMBERS = 'members: { authors: [{ group: shop }] }';
const tenant = (...lines: string[]): string =>
  ['tenants:', '  - name: shop', ...[MEMBERS, ...lines].map((line) => `    ${line}`)].join('\n');

it('reads all that a tenant may say', () => {
  const path = write(
    'tenants.yaml',
    `
tenants:
  - name: shop
    sites: { labels: { region: north } }
    members:
      authors: [{ group: shop }, { serviceAccount: ci/deployer }]
      viewers: [{ user: alice@example.com }]
    quota: { vms: 20, cpu: 32, memory: 128Gi, storage: 2Ti, storageClasses: { fast: 200Gi }, largestDisk: 500Gi }
    networks: [lan]
    traffic:
      within: false
      from: [{ tenant: web, ports: [443] }]
      to: [{ addresses: 10.20.0.0/16, ports: [53/udp] }, { internet: true }]
    machines:
      db: { size: u1.medium, image: fedora, disk: 40Gi, count: 2, networks: [lan], deletionProtection: true }
    overrides:
      - sites: { names: [lab] }
        quota: { sizes: { u1.small: 3 } }
        machines: {}
  - name: web
    members: { authors: [{ group: web }] }
`,
  );
  const { tenants, offers } = Tenants.fromFile(path, OFFERS);
  expect(tenants.map(({ name }) => name)).toEqual(['shop', 'web']);
  expect(tenants[0]).toMatchObject({
    quota: { memory: '128Gi' },
    traffic: { to: [{ addresses: '10.20.0.0/16', ports: ['53/udp'] }, { internet: true }] },
    overrides: [{ sites: { names: ['lab'] }, quota: { sizes: { 'u1.small': 3 } } }],
  });
  expect(offers).toBe(OFFERS);
});

it.each([
  [
    'the name',
    'tenants: [{ name: Shop_1 }]',
    /:1: tenant "Shop_1", name: "Shop_1" is not valid: only lower-case letters/,
  ],
  [
    'a name that is missing',
    `tenants: [{ ${MEMBERS} }]`,
    /:1: tenant 1, name is missing\. Write the name of the tenant\./,
  ],
  [
    'a namespace of the platform',
    `tenants: [{ name: kube-system, ${MEMBERS} }]`,
    /"kube-system" is a namespace of the platform/,
  ],
  [
    'a reserved namespace',
    `tenants: [{ name: golden-images, ${MEMBERS} }]`,
    /"golden-images" is a namespace of the platform/,
  ],
  [
    'the namespace of KubeVirt',
    `tenants: [{ name: kubevirt, ${MEMBERS} }]`,
    /"kubevirt" is a namespace of the platform/,
  ],
  [
    'two of a name',
    `tenants: [{ name: a, ${MEMBERS} }, { name: a, ${MEMBERS} }]`,
    /tenant "a", name is that of the tenant at .*tenants\.yaml:1, too/,
  ],
  [
    'no members',
    'tenants: [{ name: a }]',
    /tenant "a", members is missing\. Write members by role, such as \{ authors/,
  ],
  ['nobody', 'tenants: [{ name: a, members: { authors: [] } }]', /members names nobody/],
  [
    'a field that there is not',
    tenant('qouta: {}'),
    /:4: tenant "shop": "qouta" is not a field here\. Did you mean "quota"\?/,
  ],
  [
    'a role that there is not',
    'tenants: [{ name: a, members: { admins: [{ user: eve }] } }]',
    /"admins" is not a field here\. Use viewers, consoleOperators, operators, authors, migrators or imagePublishers/,
  ],
  [
    'a member that is a text',
    'tenants: [{ name: a, members: { authors: [eve] } }]',
    /members\.authors\[0\] is "eve"\. Write one of \{ user: NAME \}, \{ group: NAME \}/,
  ],
  [
    'a member of two kinds',
    'tenants: [{ name: a, members: { authors: [{ user: eve, group: x }] } }]',
    /Write exactly one of user, group and serviceAccount/,
  ],
  [
    'everybody',
    'tenants: [{ name: a, members: { authors: [{ group: "system:authenticated" }] } }]',
    /names that begin with system: are the cluster's own/,
  ],
  [
    'a ServiceAccount without a namespace',
    'tenants: [{ name: a, members: { authors: [{ serviceAccount: ci }] } }]',
    /Write NAMESPACE\/NAME, such as ci\/deployer/,
  ],
  [
    'memory in wrong units',
    tenant('quota: { vms: 2, memory: 128 GB }'),
    /:4: tenant "shop", quota\.memory is "128 GB"\. Write an amount with its unit, such as 128Gi\. Did you mean 128Gi\?/,
  ],
  ['memory without a unit', tenant('quota: { vms: 2, memory: 128 }'), /quota\.memory is 128\. .*Did you mean 128Gi\?/],
  ['memory in thousandths of a byte', tenant('quota: { vms: 2, memory: 512m }'), /Did you mean 512Mi\?/],
  ['negative memory', tenant('quota: { vms: 2, memory: -1Gi }'), /quota\.memory is "-1Gi"/],
  [
    'half a vCPU',
    tenant('quota: { vms: 2, cpu: 500m }'),
    /quota\.cpu is "500m"\. Write a whole number of vCPUs, such as 32\./,
  ],
  ['fewer than no VMs', tenant('quota: { vms: -1 }'), /quota\.vms is -1\. Write a number from 0\./],
  ['memory without vms', tenant('quota: { memory: 1Gi }'), /quota limits cpu or memory without vms/],
  [
    'sizes beside sums',
    tenant('quota: { sizes: { u1.small: 1 }, vms: 2 }'),
    /quota has sizes beside vms, which follow from them/,
  ],
  [
    'a size that there is not',
    tenant('quota: { sizes: { u1.smal: 1 } }'),
    /quota\.sizes\["u1\.smal"\]: "u1\.smal" is not a size\. Did you mean "u1\.small"\?/,
  ],
  [
    'more than there is',
    tenant('quota: { vms: 50, cpu: 200 }'),
    /quota asks for 50 VMs, and a tenant gets at most 40 VMs\. Ask for less[\s\S]*quota asks for 200 vCPUs/,
  ],
  ['more memory by sizes than there is', tenant('quota: { sizes: { u1.8xlarge: 5 } }'), /quota asks for 160 vCPUs/],
  [
    'more storage than there is',
    tenant('quota: { storage: 11Ti, storageClasses: { fast: 2Ti } }'),
    /quota\.storage is 11Ti, and a tenant gets at most 10Ti[\s\S]*quota\.storageClasses\.fast is 2Ti/,
  ],
  [
    'machines beyond the quota',
    tenant('quota: { vms: 1, cpu: 8, memory: 2Gi }', 'machines: { db: { size: u1.medium, image: fedora, count: 2 } }'),
    /machines need 2 VMs together, and the quota of the tenant has 1 VM\.[\s\S]*machines need 8Gi of memory together/,
  ],
  [
    'an image that there is not',
    tenant('machines: { db: { size: u1.small, image: fedroa } }'),
    /machines\.db\.image: "fedroa" is not an image\. Did you mean "fedora"\?/,
  ],
  [
    'the name of a machine',
    tenant('machines: { DB: { size: u1.small, image: fedora } }'),
    /machines\.DB: "DB" is not valid/,
  ],
  [
    'a network that there is not',
    tenant('networks: [wan]'),
    /networks\[0\]: "wan" is not a network\. Did you mean "lan"\?/,
  ],
  [
    'a network of a machine alone',
    tenant('machines: { db: { size: u1.small, image: fedora, networks: [lan] } }'),
    /machines\.db\.networks: "lan" is not among the networks of the tenant/,
  ],
  [
    'a tenant that there is not',
    tenant('traffic: { to: [{ tenant: shpo }] }'),
    /traffic\.to\[0\]\.tenant: "shpo" is not a tenant\. Did you mean "shop"\?/,
  ],
  ['itself', tenant('traffic: { to: [{ tenant: shop }] }'), /traffic\.to\[0\]\.tenant is this tenant itself/],
  [
    'an end that says nothing',
    tenant('traffic: { from: [{ ports: [22] }] }'),
    /must say exactly one of tenant, addresses and internet/,
  ],
  [
    'a port that is not one',
    tenant('traffic: { from: [{ internet: true, ports: [70000, ssh] }] }'),
    /ports\[0\]: 70000 is not a port[\s\S]*ports\[1\]: "ssh" is not a port/,
  ],
  [
    'what is not a range',
    tenant('traffic: { from: [{ addresses: 192.0.2.7 }] }'),
    /"192\.0\.2\.7" is not a range of addresses.*192\.0\.2\.7\/32/,
  ],
  [
    'addresses of Pods',
    tenant('traffic: { to: [{ addresses: 10.129.0.0/16 }] }'),
    /are addresses of Pods\. Name the tenant instead/,
  ],
  [
    'a cluster that there is not',
    tenant('sites: { names: [lba] }'),
    /sites\.names\[0\]: "lba" is not a cluster of the fleet\. Did you mean "lab"\?/,
  ],
  ['clusters of no kind', tenant('sites: {}'), /sites says nothing/],
  ['an override for nowhere', tenant('overrides: [{ quota: {} }]'), /overrides\[0\]\.sites is missing/],
  [
    'an override beyond the quota',
    tenant(
      'machines: { db: { size: u1.small, image: fedora } }',
      'overrides: [{ sites: { names: [lab] }, quota: { vms: 0 } }]',
    ),
    /overrides\[0\]\.machines need 1 VM together, and the quota of the tenant has 0 VMs/,
  ],
  ['a file of something else', 'teams: []', /is not a list of tenants\. Write them below the key `tenants`/],
  ['no YAML', 'tenants: [', /tenants\.yaml:1: is not valid YAML/],
  [
    'a field twice',
    'tenants:\n  - name: a\n    name: b\n',
    /tenants\.yaml:3: is not valid YAML: a field is there twice/,
  ],
  ['two documents', 'tenants: []\n---\ntenants: []\n', /more than one document/],
  ['an alias', 'tenants:\n  - &a { name: a }\n  - *a\n', /:2: has the anchor &a[\s\S]*:3: has the alias \*a/],
  ['a tag', 'tenants: [{ name: !shell rm }]', /it has a tag/],
  ['a key that is an object', 'tenants: [{ ? { a: 1 } : 2 }]', /:1: has a field whose name is not a text/],
  ['the prototype', `tenants: [{ name: a, ${MEMBERS}, __proto__: { x: 1 } }]`, /"__proto__" is not a field here/],
  ['too much', `tenants: [] # ${'x'.repeat(300_000)}`, /has 293 KiB, and at most 256 KiB are read/],
  ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\ntenants: [*b]`, /has the anchor &a/],
  ['a deep list', `tenants: ${'['.repeat(50_000)}`, /is not valid YAML/],
])('says what is wrong: %s', (_, text, message) => {
  const refusal = refusalOf(text);
  expect(refusal).toMatch(message);
  expect(refusal).toMatch(/^Tenants\.fromFile: .*Nothing was written\./);
});

it('says everything at once, each with its line', () => {
  expect(
    refusalOf(`tenants:
  - name: shop
    members: { authors: [{ group: shop }] }
    quota:
      vms: lots
      memory: 64
  - name: web
    members: { author: [{ group: web }] }
    traffic: { to: [{ tenant: shop, ports: [0] }] }
`),
  ).toBe(`Tenants.fromFile: 5 mistakes in the values of tenants. Nothing was written.
/tenants.yaml:5: tenant "shop", quota.vms is "lots". Write a whole number, such as 20.
    |
  5 |       vms: lots
    |            ^^^^
/tenants.yaml:6: tenant "shop", quota.memory is 64. Write an amount with its unit, such as 128Gi. Did you mean 64Gi?
    |
  6 |       memory: 64
    |               ^^
/tenants.yaml:8: tenant "web", members: "author" is not a field here. Did you mean "authors"?
    |
  8 |     members: { author: [{ group: web }] }
    |                ^^^^^^
/tenants.yaml:8: tenant "web", members names nobody. Write members by role, such as { authors: [{ group: shop }] }.
    |
  8 |     members: { author: [{ group: web }] }
    |     ^^^^^^^
/tenants.yaml:9: tenant "web", traffic.to[0].ports[0]: 0 is not a port. Write a number from 1 to 65535, such as 443 for TCP or 53/udp.
    |
  9 |     traffic: { to: [{ tenant: shop, ports: [0] }] }
    |                                             ^`);
});

it('quotes no line of a file that may hold a secret', () => {
  const said = refusalOf('tenants:\n  - name: shop\n    password: hunter2\n');
  expect(said).toContain('/tenants.yaml:3: ');
  expect(said).not.toContain('hunter2');
});

it('lets tenants name public addresses alone where it is not known which addresses Pods have', () => {
  const { podNetworks: _, ...offers } = OFFERS;
  expect(refusalOf(tenant('traffic: { to: [{ addresses: 10.20.0.0/16 }] }'), offers)).toMatch(
    /may contain Pods of other tenants.*Ask the platform team to set podNetworks/,
  );
  expect(refusalOf(tenant('traffic: { to: [{ addresses: 0.0.0.0/0 }] }'), offers)).toMatch(/may contain Pods/);
  expect(refusalOf(tenant('traffic: { to: [{ addresses: 192.0.2.0/24 }] }'), offers)).toBe('is accepted');
});

it('reports sizes of the platform that are not instancetypes', () => {
  expect(refusalOf(tenant(), { sizes: { small: 'u1.smal' as never } })).toMatch(
    /sizes: "small" is "u1\.smal", which is not a common instancetype\. Did you mean "u1\.small"\?/,
  );
});

describe('a folder', () => {
  const refusal = (): string => {
    try {
      Tenants.fromFolder(folder, OFFERS);
    } catch (error) {
      return (error as Error).message.replaceAll(folder, '');
    }
    return 'is accepted';
  };

  it('has a file for each tenant, called as the tenant is', () => {
    write('web.yaml', `${MEMBERS}\ntraffic: { to: [{ tenant: shop }] }\n`);
    write('shop.yml', `name: shop\n${MEMBERS}\n`);
    write('README.md', '# Tenants');
    mkdirSync(join(folder, 'drafts'));
    expect(Tenants.fromFolder(folder, OFFERS).tenants.map(({ name }) => name)).toEqual(['shop', 'web']);
  });

  it('says what is wrong in all of them', () => {
    write('Web.yaml', MEMBERS);
    write('shop.yaml', `${MEMBERS}\nquota: { cpus: 4 }\n`);
    write('other.yaml', `name: mine\n${MEMBERS}\n`);
    write('broken.yaml', '{');
    write('good.yaml', `${MEMBERS}\ntraffic: { to: [{ tenant: broken }, { tenant: other }] }\n`);
    expect(refusal()).toMatch(/^Tenants\.fromFolder: 4 mistakes in the values of tenants\. Nothing was written\.\n/);
    expect(refusal()).toMatch(/^\/Web\.yaml:1: tenant "Web", name: "Web" is not valid/m);
    expect(refusal()).toMatch(
      /^\/shop\.yaml:2: tenant "shop", quota: "cpus" is not a field here\. Did you mean "cpu"\?/m,
    );
    expect(refusal()).toMatch(/^\/other\.yaml:1: name is "mine", and the file is that of the tenant "other"/m);
    expect(refusal()).toMatch(/^\/broken\.yaml:\d: is not valid YAML/m);
  });

  it.each([
    ['is empty', () => {}, /has no values file\. Write one for each tenant, such as shop\.yaml/],
    ['has a link', () => symlinkSync('/etc/hostname', join(folder, 'shop.yaml')), /shop\.yaml: is not a file/],
    ['has an empty file', () => write('shop.yaml', ''), /tenant "shop", members is missing/],
    ['is not there', () => rmSync(folder, { recursive: true }), /cannot be read: ENOENT/],
  ])('%s', (_, prepare, message) => {
    prepare();
    const found = refusal();
    mkdirSync(folder, { recursive: true });
    expect(found).toMatch(message);
  });
});

it('accepts or refuses any text, and never fails in another way', () => {
  const word = fc.constantFrom(
    'name',
    'members',
    'quota',
    'authors',
    'group',
    'vms',
    'traffic',
    'a',
    '1Gi',
    '-1',
    '*x',
    '&x',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, word, fc.integer(), fc.constant(null), fc.boolean(), tie('list'), tie('map')),
    list: fc.array(tie('any'), { maxLength: 3 }),
    map: fc.dictionary(word, tie('any'), { maxKeys: 4 }),
  })).any;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        value.map((one) => `tenants: [${JSON.stringify(one)}]`),
      ),
      (text) => {
        expect(refusalOf(text)).toMatch(/^(is accepted|Tenants\.fromFile: [\s\S]*Nothing was written\.)/);
      },
    ),
  );
});
