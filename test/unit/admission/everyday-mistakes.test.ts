/** Mistakes that people make in manifests, each as it would be written: found by its rule, at its path, with the repair. */
// Misspelled on purpose. cspell:ignore geust maxguest Migrateif
import { parse } from 'yaml';
import { validate } from '../../../kubevirt/admission';

/** A VM around what differs: its spec, and that of the guest. */
const vm = (guest: string, spec = 'runStrategy: Always') => `
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: web }
spec:
  ${spec}
  template:
    spec:
${guest.replace(/^\n/, '').replace(/^/gm, '    ')}
`;

const DISK = `
  domain:
    memory: { guest: 2Gi }
    devices:
      disks: [{ name: root, disk: { bus: virtio } }]
      interfaces: [{ name: default, masquerade: {} }]
  networks: [{ name: default, pod: {} }]
  volumes: [{ name: root, containerDisk: { image: 'registry.example/fedora:42' } }]`;
/** The same with one text replaced by another. */
const but = (from: string, to: string) => {
  if (!DISK.includes(from)) throw new Error(`The VM does not have ${from}.`);
  return vm(DISK.replace(from, to));
};
const and = (line: string) => vm(`${DISK}\n  ${line}`);

/** Paths start at the spec of the guest, those with a leading slash at the root. */
const MISTAKES: readonly (readonly [mistake: string, manifest: string, rule: string, path: string, repair: RegExp])[] =
  [
    ['a misspelled field', but('guest: 2Gi', 'geust: 2Gi'), 'SCH-14', 'domain.memory.geust', /guest/],
    ['an IDE disk', but('{ bus: virtio }', '{ bus: ide }'), 'DSK-11', 'domain.devices.disks[0].disk.bus', /virtio/],
    [
      'a disk without a volume',
      but('{ name: root, disk', '{ name: rot, disk'),
      'DSK-01',
      'domain.devices.disks[0].name',
      /volume/,
    ],
    [
      'two disks of a name',
      but('[{ name: root, disk: { bus: virtio } }]', '[{ name: root, disk: {} }, { name: root, disk: {} }]'),
      'DSK-06',
      'domain.devices.disks[1].name',
      /"root"/,
    ],
    [
      'two volumes of a name',
      but(
        "volumes: [{ name: root, containerDisk: { image: 'registry.example/fedora:42' } }]",
        "volumes: [{ name: root, containerDisk: { image: 'a:1' } }, { name: root, containerDisk: { image: 'b:1' } }]",
      ),
      'VOL-01',
      'volumes[1].name',
      /"root"/,
    ],
    [
      'two bindings',
      but('masquerade: {}', 'masquerade: {}, bridge: {}'),
      'NET-11',
      'domain.devices.interfaces[0]',
      /masquerade and bridge|bridge and masquerade/,
    ],
    [
      'masquerade beyond the pod network',
      but('pod: {}', 'multus: { networkName: lan }'),
      'NET-12',
      'domain.devices.interfaces[0].name',
      /pod/,
    ],
    [
      'an interface without a network',
      but('networks: [{ name: default', 'networks: [{ name: lan'),
      'NET-10',
      'domain.devices.interfaces[0].name',
      /network/,
    ],
    ['a run strategy in lower case', vm(DISK, 'runStrategy: always'), 'VM-04', '/spec.runStrategy', /Always/],
    [
      'both running and runStrategy',
      vm(DISK, 'running: true\n  runStrategy: Always'),
      'VM-02',
      '/spec.running',
      /runStrategy/,
    ],
    ['neither of the two', vm(DISK, 'updateVolumesStrategy: Replacement'), 'VM-03', '/spec.running', /runStrategy/],
    [
      'cores as a word',
      but('memory: { guest: 2Gi }', 'memory: { guest: 2Gi }\n    cpu: { cores: two }'),
      'SCH-13',
      'domain.cpu.cores',
      /number|integer/,
    ],
    ['memory in GB', but('guest: 2Gi', 'guest: 2GB'), 'SCH-06', 'domain.memory.guest', /Gi|2G/],
    ['no memory', but('memory: { guest: 2Gi }', 'cpu: { cores: 2 }'), 'MEM-12', 'domain.memory.guest', /memory\.guest/],
    [
      'memory beside an instancetype',
      vm(DISK, 'runStrategy: Always\n  instancetype: { name: u1.small }'),
      'INS-16',
      'domain.memory.guest',
      /instancetype/,
    ],
    [
      'secure boot without SMM',
      but('memory:', 'firmware: { bootloader: { efi: {} } }\n    memory:'),
      'FW-02',
      'domain',
      /smm/,
    ],
    [
      'a boot order of zero',
      but('disk: { bus: virtio }', 'disk: { bus: virtio }, bootOrder: 0'),
      'DSK-10',
      'domain.devices.disks[0].bootOrder',
      /1/,
    ],
    [
      'hugepages that do not divide the memory',
      but('{ guest: 2Gi }', '{ guest: 2047Mi, hugepages: { pageSize: 1Gi } }'),
      'MEM-07',
      'domain.memory.guest',
      /multiple/,
    ],
    ['a host name with a dot', and('hostname: web.example'), 'GEN-01', 'hostname', /web\.example/],
    [
      'a probe with two handlers',
      and('readinessProbe: { tcpSocket: { port: 22 }, guestAgentPing: {} }'),
      'PRB-01',
      'readinessProbe',
      /one/,
    ],
    [
      'a host disk without its gate',
      but(
        "containerDisk: { image: 'registry.example/fedora:42' }",
        'hostDisk: { path: /x.img, type: DiskOrCreate, capacity: 1Gi }',
      ),
      'VOL-12',
      'volumes[0]',
      /HostDisk/,
    ],
    [
      'dedicated CPUs of a fraction',
      but(
        'memory: { guest: 2Gi }',
        'memory: { guest: 2Gi }\n    cpu: { cores: 2, dedicatedCpuPlacement: true }\n    resources: { requests: { cpu: 1500m } }',
      ),
      'CPU-08',
      'domain.resources.requests.cpu',
      /whole|integer/,
    ],
    [
      'an eviction strategy that does not exist',
      and('evictionStrategy: LiveMigrateifPossible'),
      'GEN-03',
      'evictionStrategy',
      /LiveMigrateIfPossible/,
    ],
    [
      'an API version that is gone',
      vm(DISK).replace('kubevirt.io/v1\n', 'kubevirt.io/v1beta1\n'),
      'META-03',
      '/apiVersion',
      /kubevirt\.io\/v1/,
    ],
    ['a name with capitals', vm(DISK).replace('name: web }', 'name: Web }'), 'META-01', '/metadata.name', /Web/],
    [
      'a label that is a number',
      vm(DISK).replace('  template:\n', '  template:\n    metadata: { labels: { tier: 1 } }\n'),
      'SCH-18',
      '/spec.template.metadata.labels.tier',
      /string/,
    ],
    ['a DNS policy without servers', and('dnsPolicy: None'), 'GEN-09', 'dnsConfig', /nameserver/],
    [
      'a toleration with a value too many',
      and('tolerations: [{ key: x, operator: Exists, value: y }]'),
      'LT-04',
      'tolerations[0].value',
      /Equal/,
    ],
    [
      'a field in lower case',
      but('guest: 2Gi', 'guest: 2Gi, maxguest: 4Gi'),
      'SCH-14',
      'domain.memory.maxguest',
      /maxGuest/,
    ],
    [
      'a gate that is closed',
      but('disks:', 'autoattachVSOCK: true\n      disks:'),
      'DEV-15',
      'domain.devices.autoattachVSOCK',
      /VSOCK/,
    ],
    [
      'a volume with two sources',
      but(
        "containerDisk: { image: 'registry.example/fedora:42' }",
        "containerDisk: { image: 'a:1' }, emptyDisk: { capacity: 1Gi }",
      ),
      'VOL-02',
      'volumes[0]',
      /containerDisk/,
    ],
    [
      'cloud-init from two sources',
      but(
        'volumes: [{',
        "volumes: [{ name: ci, cloudInitNoCloud: { userData: '#cloud-config', secretRef: { name: ci } } }, {",
      ),
      'VOL-05',
      'volumes[0].cloudInitNoCloud',
      /userData/,
    ],
  ];

test.each(MISTAKES)('%s', (_, manifest, rule, path, repair) => {
  const findings = validate({ object: parse(manifest) }).filter(({ severity }) => severity === 'error');
  const found = findings.find((finding) => finding.rule === rule);
  const at = path.startsWith('/') ? path.slice(1) : `spec.template.spec.${path}`;
  expect(findings.map((finding) => `${finding.rule} ${finding.path}`)).toContain(`${rule} ${at}`);
  expect(found?.message).toMatch(repair);
});

test('the VM around them has none', () => {
  expect(validate({ object: parse(vm(DISK)) }).filter(({ severity }) => severity === 'error')).toEqual([]);
});
