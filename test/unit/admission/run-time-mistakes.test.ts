/** Mistakes that every webhook accepts and that hurt once the guest runs: each is reported, and its harmless neighbour is not. */
import type { KubeObject } from '../../../kube/object';
import { UNRESOLVED } from '../../../kube/unresolved';
import { validate } from '../../../kubevirt/admission';
import { edited, validObject } from '../../../kubevirt/admission/examples';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';

type Edits = Readonly<Record<string, unknown>>;

/** Edits of the guest's spec, or with a leading slash of the object. */
const of = (kind: string, base: string, edits: Edits) =>
  edited(
    validObject(kind),
    Object.fromEntries(
      Object.entries(edits).map(([path, value]) => [path.startsWith('/') ? path.slice(1) : base + path, value]),
    ),
  );
const vm = (edits: Edits = {}) => of('VirtualMachine', 'spec.template.spec.', edits);
const pool = (edits: Edits = {}) => of('VirtualMachinePool', 'spec.virtualMachineTemplate.spec.template.spec.', edits);
const named = (name: string, edits: Edits = {}) => vm({ '/metadata.name': name, ...edits });
const object = (kind: string, edits: Edits = {}) => of(kind, '', edits);

/** All findings of warnings among these objects, as `kind name: rule`. */
function warned(objects: readonly KubeObject[], rules: RegExp, configuration = {}): string[] {
  const related = [...objects];
  const profile = { ...DEFAULT_PROFILE, configuration };
  return related.flatMap((one) =>
    validate({ object: one, related, profile })
      .filter(({ rule }) => rules.test(rule))
      .map(({ rule, severity, refused }) => {
        expect({ severity, refused }).toEqual(
          rule === 'SVC-02' ? { severity: 'error', refused: true } : { severity: 'warning', refused: false },
        );
        return `${one.kind} ${one.metadata?.name}: ${rule}`;
      }),
  );
}

const cloudInit = (data: object, drive = 'cloudInitNoCloud') => ({
  'volumes[1]': { name: 'cloudinit', [drive]: data },
});
const base64 = (text: string) => Buffer.from(text).toString('base64');
const userdata = (text: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'ci', namespace: 'default' },
  data: { userdata: base64(text) },
});

describe('cloud-init', () => {
  it.each([
    ['a mapping without its first line', { userData: 'packages: [nginx]\n' }],
    ['a space in the first line', { userData: '# cloud-config\npackages: [nginx]\n' }],
    ['prose', { userData: 'install nginx please' }],
    ['encoded', { userDataBase64: base64('packages: [nginx]\n') }],
  ])('is ignored: %s', (_, data) => {
    expect(warned([vm(cloudInit(data))], /^CI/)).toEqual(['VirtualMachine web: CI-01']);
    expect(warned([vm(cloudInit(data, 'cloudInitConfigDrive'))], /^CI/)).toEqual(['VirtualMachine web: CI-01']);
  });

  it('is looked at in a Secret among the objects', () => {
    const referring = vm(cloudInit({ secretRef: { name: 'ci' } }));
    expect(warned([referring, userdata('packages: [nginx]')], /^CI/)).toEqual(['VirtualMachine web: CI-01']);
    expect(warned([referring, userdata('#cloud-config\n')], /^CI/)).toEqual([]);
    expect(warned([referring], /^CI/)).toEqual([]);
  });

  it.each([
    '#cloud-config\npackages: [nginx\n',
    '#cloud-config\nusers:\n\t- name: ops\n',
    '#cloud-config\n- nginx\n',
    '#cloud-config\nnginx\n',
    '#cloud-config\nruncmd: echo: hello\n',
  ])('is not readable: %j', (userData) => {
    expect(warned([vm(cloudInit({ userData }))], /^CI/)).toEqual(['VirtualMachine web: CI-02']);
  });

  it('quotes nothing of the text', () => {
    const [finding] = validate({ object: vm(cloudInit({ userData: '#cloud-config\npassword: *hunter2\n' })) }).filter(
      ({ rule }) => rule === 'CI-02',
    );
    expect(JSON.stringify(finding)).not.toContain('hunter2');
    expect(finding?.message).toContain('line 2');
  });

  it.each([
    ['cloud-config', '#cloud-config\npackages: [nginx]\n'],
    ['cloud-config after empty lines', '\n\n#cloud-config\npackages: [nginx]\n'],
    ['a key twice, which PyYAML takes', '#cloud-config\nruncmd: [a]\nruncmd: [b]\n'],
    ['nothing', ''],
    ['a script', '#!/bin/bash\necho hello: [world\n'],
    ['MIME parts', 'Content-Type: multipart/mixed; boundary="x"\nMIME-Version: 1.0\n\n--x\n'],
    ['a template', '## template: jinja\n#cloud-config\n{% if x %}\npackages: [{{ y }}]\n{% endif %}\n'],
    ['an include', '#include\nhttps://example.org/user-data\n'],
    ['Ignition', '{"ignition": {"version": "3.4.0"}}'],
    ['Talos', 'version: v1alpha1\nmachine:\n  type: worker\n'],
    ['PowerShell', '#ps1_sysnative\nGet-Service\n'],
  ])('is left alone: %s', (_, text) => {
    for (const data of [{ userData: text }, { userDataBase64: base64(text) }]) {
      expect(warned([vm(cloudInit(data))], /^CI/)).toEqual([]);
    }
  });

  it('may be compressed', () => {
    const gzip = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]).toString('base64');
    expect(warned([vm(cloudInit({ userDataBase64: gzip }))], /^CI/)).toEqual([]);
  });

  it.each<[text: string, rules: readonly string[]]>([
    ['#cloud-config\npacakges: [nginx]\nrun_cmd: [[ls]]\n', ['CI-06']],
    ['#cloud-config\nssh_authorised_keys: []\n', ['CI-06']],
    // A former spelling, a key of another program, and a key beside the one that it resembles.
    ['#cloud-config\nca-certs: {}\nk3s: {}\nusers: [default]\nuserz: []\nx-note: a\n', []],
    ['#!/bin/sh\npacakges: nginx\n', []],
  ])('has keys that cloud-init knows: %j', (text, rules) => {
    expect(warned([vm(cloudInit({ userData: text }))], /^CI/)).toEqual(
      rules.map((rule) => `VirtualMachine web: ${rule}`),
    );
  });

  it('configures the network in YAML', () => {
    const broken = { networkData: 'version: 2\nethernets: enp1s0: {}\n' };
    expect(warned([vm(cloudInit(broken))], /^CI/)).toEqual(['VirtualMachine web: CI-03']);
    // A config drive holds the JSON of OpenStack.
    expect(warned([vm(cloudInit(broken, 'cloudInitConfigDrive'))], /^CI/)).toEqual([]);
  });
});

describe('memory', () => {
  it.each([
    ['2048', '2048Mi'],
    ['4', '4Gi'],
    ['512m', '512Mi'],
    ['2Ki', '2Gi'],
  ])('%s is not a size of a guest', (guest, suggestion) => {
    const found = validate({ object: vm({ 'domain.memory': { guest } }) }).find(({ rule }) => rule === 'MEM-22');
    expect(found).toMatchObject({ severity: 'warning', suggestion, path: 'spec.template.spec.domain.memory.guest' });
  });

  it('has a unit in an instancetype, and is reported only there', () => {
    const small = object('VirtualMachineInstancetype', { 'spec.memory.guest': '2048' });
    const sized = vm({
      '/spec.instancetype': { name: 'small', kind: 'VirtualMachineInstancetype' },
      domain: { devices: {} },
    });
    expect(warned([small, sized], /^MEM-22/)).toEqual(['VirtualMachineInstancetype small: MEM-22']);
  });

  it.each(['64Mi', '2G', '1024M'])('%s is fine', (guest) => {
    expect(warned([vm({ 'domain.memory': { guest } })], /^MEM-22/)).toEqual([]);
  });
});

describe('two guests on one claim', () => {
  const root = (volume: object, disk: object = { disk: { bus: 'virtio' } }) => ({
    'volumes[0]': { name: 'root', ...volume },
    'domain.devices.disks[0]': { name: 'root', ...disk },
  });
  const claim = root({ persistentVolumeClaim: { claimName: 'data' } });

  it('are both reported, whichever way they name it', () => {
    expect(warned([named('a', claim), named('b', root({ dataVolume: { name: 'data' } }))], /^COL/)).toEqual([
      'VirtualMachine a: COL-01',
      'VirtualMachine b: COL-01',
    ]);
  });

  it('also where each makes a disk of that name', () => {
    const own = {
      ...root({ dataVolume: { name: 'data' } }),
      '/spec.dataVolumeTemplates': [{ metadata: { name: 'data' }, spec: { source: { blank: {} }, storage: {} } }],
    };
    expect(warned([named('a', own), named('b', own)], /^COL/)).toHaveLength(2);
    expect(
      warned(
        [pool(own)].map((one) => moved(one)),
        /^COL/,
      ),
    ).toEqual([]);
  });

  /** The templates of a pool stand deeper. */
  function moved(one: KubeObject): KubeObject {
    const { dataVolumeTemplates, ...spec } = one.spec as Record<string, unknown>;
    return edited({ ...one, spec }, { 'spec.virtualMachineTemplate.spec.dataVolumeTemplates': dataVolumeTemplates });
  }

  it('may be the guests of one pool', () => {
    expect(warned([pool(claim)], /^COL/)).toEqual(['VirtualMachinePool web: COL-01']);
    expect(warned([pool({ ...claim, '/spec.replicas': 1 })], /^COL/)).toEqual([]);
  });

  it.each([
    [
      'a disk that is meant to be shared',
      root({ persistentVolumeClaim: { claimName: 'data' } }, { disk: {}, shareable: true }),
    ],
    ['a CD-ROM', root({ persistentVolumeClaim: { claimName: 'data' } }, { cdrom: { bus: 'sata' } })],
    ['a claim that is read', root({ persistentVolumeClaim: { claimName: 'data', readOnly: true } })],
    ['a copy in memory', root({ ephemeral: { persistentVolumeClaim: { claimName: 'data' } } })],
  ])('share %s', (_, edits) => {
    expect(warned([named('a', edits), named('b', edits)], /^COL/)).toEqual([]);
  });

  it.each([
    ['another namespace', { '/metadata.namespace': 'elsewhere' }],
    ['a guest that does not run', { '/spec.runStrategy': 'Halted' }],
  ])('are not in conflict with %s', (_, edits) => {
    expect(warned([named('a', claim), named('b', { ...claim, ...edits })], /^COL/)).toEqual([]);
  });

  it('are not a machine and its own instance', () => {
    const vmi = of('VirtualMachineInstance', 'spec.', claim);
    expect(warned([named('web', claim), vmi], /^COL/)).toEqual([]);
  });

  it('are not guessed about', () => {
    const unresolved = root({ persistentVolumeClaim: { claimName: UNRESOLVED } });
    expect(warned([named('a', unresolved), named('b', unresolved)], /^COL/)).toEqual([]);
  });
});

test('two guests with one MAC address, however it is written', () => {
  const nic = (macAddress: string) => ({
    'domain.devices.interfaces[0]': { name: 'default', masquerade: {}, macAddress },
  });
  expect(warned([named('a', nic('02:00:00:00:00:0a')), named('b', nic('02-00-00-00-00-0A'))], /^COL/)).toEqual([
    'VirtualMachine a: COL-02',
    'VirtualMachine b: COL-02',
  ]);
  expect(warned([named('a', nic('02:00:00:00:00:0a')), named('b', nic('02:00:00:00:00:0b'))], /^COL/)).toEqual([]);
});

describe('a Service', () => {
  const service = (selector: object, edits: Edits = {}) => object('Service', { 'spec.selector': selector, ...edits });
  const guest = (labels: object, own: object = {}) =>
    vm({ '/spec.template.metadata': { labels }, '/metadata.labels': own });

  it.each([
    ['the label is on the machine', { app: 'web' }, guest({ tier: 'front' }, { app: 'web' })],
    ['a label of KubeVirt that no guest has', { 'kubevirt.io/domain': 'web' }, guest({ app: 'web' })],
    ['the name of another machine', { 'vm.kubevirt.io/name': 'wbe' }, guest({ app: 'web' })],
  ])('selects no guest: %s', (_, selector, machine) => {
    expect(warned([service(selector), machine], /^SVC/)).toEqual(['Service web: SVC-01']);
  });

  it.each<[string, object, readonly KubeObject[]]>([
    ['a guest', { app: 'web' }, [guest({ app: 'web' })]],
    ['a guest by its name', { 'vm.kubevirt.io/name': 'web' }, [guest({})]],
    ['a member of a pool by its name', { 'vm.kubevirt.io/name': 'web-0' }, [pool()]],
    ['something that is not a guest', { app: 'nginx' }, [guest({ app: 'web' })]],
    ['Pods of a Deployment', { app: 'web' }, [guest({}, { app: 'web' }), deployment()]],
    ['guests of other manifests', { 'kubevirt.io/domain': 'web' }, []],
  ])('selects %s', (_, selector, others) => {
    expect(warned([service(selector), ...others], /^SVC/)).toEqual([]);
  });

  function deployment(): KubeObject {
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { template: { metadata: { labels: { app: 'web' } } } },
    };
  }

  it.each([
    [{ port: 0 }, ['SVC-02']],
    [{ port: 70000 }, ['SVC-02']],
    [{ port: null }, ['SVC-02']],
    [{ port: Number.NaN }, ['SVC-02']],
    [{ port: 80, targetPort: 99999 }, ['SVC-02']],
    [{ port: 80, nodePort: 80 }, ['SVC-03']],
    [{ port: 80, nodePort: 30080, targetPort: 'http' }, []],
    [{ port: UNRESOLVED }, []],
  ])('with the port %j', (port, rules) => {
    const found = warned([service({ app: 'web' }, { 'spec.ports': [port] })], /^SVC/);
    expect(found).toEqual(rules.map((rule) => `Service web: ${rule}`));
  });

  it('of another group is not looked at', () => {
    const knative = { ...service({}), apiVersion: 'serving.knative.dev/v1', spec: { ports: [{ port: 0 }] } };
    expect(validate({ object: knative })).toEqual([]);
  });
});

describe('a guest without a disk to boot from', () => {
  const settings = { 'volumes[0]': { name: 'root', configMap: { name: 'settings' } } };
  it.each([
    ['only settings', settings],
    ['an empty disk', { 'volumes[0]': { name: 'root', emptyDisk: { capacity: '1Gi' } } }],
    ['nothing', { volumes: [], 'domain.devices.disks': [] }],
  ])('has %s', (_, edits) => {
    expect(warned([vm(edits)], /^BOOT/)).toEqual(['VirtualMachine web: BOOT-01']);
  });

  it('has a disk that a DataVolume beside it makes empty', () => {
    const blank = object('DataVolume', {});
    const onBlank = vm({ 'volumes[0]': { name: 'root', dataVolume: { name: 'data' } } });
    expect(warned([onBlank, blank], /^BOOT/)).toEqual(['VirtualMachine web: BOOT-01']);
    expect(warned([onBlank], /^BOOT/)).toEqual([]);
  });

  it.each([
    ['the network', { ...settings, 'domain.devices.interfaces[0].bootOrder': 1 }],
    ['a kernel', { ...settings, 'domain.firmware': { kernelBoot: { container: { image: 'x:1', kernelPath: '/k' } } } }],
    ['a tray for a medium', { ...settings, 'domain.devices.disks[2]': { name: 'cd', cdrom: {} } }],
  ])('boots from %s', (_, edits) => {
    expect(warned([vm(edits)], /^BOOT/)).toEqual([]);
  });
});

test.each([
  [{ tcpSocket: { port: 70000 } }, ['PRB-05']],
  [{ httpGet: { port: 0 } }, ['PRB-05']],
  [{ httpGet: { port: '8080' } }, ['PRB-05']],
  [{ httpGet: { port: 'http' } }, []],
  [{ tcpSocket: { port: 22 } }, []],
])('a probe of %j', (readinessProbe, rules) => {
  expect(warned([vm({ readinessProbe })], /^PRB-05/)).toEqual(rules.map((rule) => `VirtualMachine web: ${rule}`));
});

describe('a NetworkPolicy that denies egress', () => {
  const deny = object('NetworkPolicy', { 'spec.policyTypes': ['Ingress', 'Egress'] });
  const importing = (source: object, edits: Edits = {}) => object('DataVolume', { 'spec.source': source, ...edits });
  const registry = { registry: { url: 'docker://registry.example/fedora:42' } };

  it.each([
    ['a registry', importing(registry)],
    ['a web server', importing({ http: { url: 'https://example.org/x.img' } })],
    ['a schedule', object('DataImportCron')],
    [
      'a machine',
      vm({ '/spec.dataVolumeTemplates': [{ metadata: { name: 'x' }, spec: { source: registry, storage: {} } }] }),
    ],
  ])('blocks imports by %s', (_, one) => {
    expect(warned([deny, one], /^NP/)).toEqual(['NetworkPolicy isolated: NP-01']);
  });

  it.each([
    ['an empty disk', [importing({ blank: {} })]],
    ['an import of another namespace', [importing(registry, { 'metadata.namespace': 'images' })]],
    ['an import by the node', [importing({ registry: { ...registry.registry, pullMethod: 'node' } })]],
    [
      'an import that another policy lets out',
      [
        importing(registry),
        object('NetworkPolicy', { 'metadata.name': 'out', 'spec.policyTypes': ['Egress'], 'spec.egress': [{}] }),
      ],
    ],
  ])('does not block %s', (_, others) => {
    expect(warned([deny, ...others], /^NP/)).toEqual([]);
  });

  it('of some Pods does not block importers', () => {
    const some = edited(deny, { 'spec.podSelector': { matchLabels: { app: 'web' } } });
    expect(warned([some, importing(registry)], /^NP/)).toEqual([]);
  });
});

describe('a ResourceQuota', () => {
  const quota = (hard: object, edits: Edits = {}) => object('ResourceQuota', { 'spec.hard': hard, ...edits });
  const two = [named('a'), named('b')];

  it.each([
    // 2Gi of the guest, and 304Mi of KubeVirt for two vCPUs.
    [{ memory: '4500Mi' }, ['RQ-01']],
    [{ 'requests.memory': '4800Mi' }, []],
    // Two vCPUs are a fifth of a CPU.
    [{ 'requests.cpu': '300m' }, ['RQ-01']],
    [{ cpu: '400m' }, []],
    [{ pods: '1' }, ['RQ-01']],
    [{ 'limits.cpu': '8' }, ['RQ-02']],
    [{ 'limits.cpu': '3' }, ['RQ-01', 'RQ-02']],
    [{ 'limits.memory': '9Gi' }, ['RQ-01']],
  ])('%j for two guests of 2 vCPUs and 2Gi', (hard, rules) => {
    expect(warned([quota(hard), ...two], /^RQ/)).toEqual(rules.map((rule) => `ResourceQuota team: ${rule}`));
  });

  const aware = (hard: object) =>
    edited(quota(hard), { apiVersion: 'aaq.kubevirt.io/v1alpha1', kind: 'ApplicationAwareResourceQuota' });

  it.each([
    // What the guests see, and nothing around it.
    [{ 'requests.memory/vmi': '4095Mi' }, ['RQ-01']],
    [{ 'requests.memory/vmi': '4Gi' }, []],
    [{ 'requests.cpu/vmi': '3' }, ['RQ-01']],
    [{ 'requests.cpu/vmi': '4' }, []],
    [{ 'requests.instances/vmi': '1' }, ['RQ-01']],
    [{ 'requests.instances/vmi': '2', 'limits.cpu': '1' }, []],
  ])('that counts guests: %j for two of 2 vCPUs and 2Gi', (hard, rules) => {
    expect(warned([aware(hard), ...two], /^RQ/)).toEqual(
      rules.map((rule) => `ApplicationAwareResourceQuota team: ${rule}`),
    );
  });

  const disk = (name: string, storageClass?: string) =>
    object('DataVolume', {
      'metadata.name': name,
      'spec.storage': {
        ...(storageClass !== undefined && { storageClassName: storageClass }),
        resources: { requests: { storage: '10Gi' } },
      },
    });
  const FAST = 'fast.storageclass.storage.k8s.io';
  const templated = vm({
    '/spec.dataVolumeTemplates': [
      {
        metadata: { name: 'data' },
        spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '10Gi' } } } },
      },
    ],
    '/spec.runStrategy': 'Halted',
  });
  const grown: KubeObject = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...disk('a').metadata },
    spec: { resources: { requests: { storage: '15Gi' } } },
  };

  it.each<[what: string, hard: object, beside: readonly KubeObject[], rules: readonly string[]]>([
    ['disks beyond it', { 'requests.storage': '15Gi' }, [disk('a'), disk('b')], ['RQ-03']],
    ['disks within it', { 'requests.storage': '20Gi' }, [disk('a'), disk('b')], []],
    ['disks of a VM that does not run', { 'requests.storage': '5Gi' }, [templated], ['RQ-03']],
    ['a disk that has grown', { 'requests.storage': '12Gi' }, [disk('a'), grown], ['RQ-03']],
    ['a disk that has grown, counted once', { 'requests.storage': '15Gi' }, [disk('a'), grown], []],
    ['disks of its class', { [`${FAST}/requests.storage`]: '5Gi' }, [disk('a', 'fast'), disk('b')], ['RQ-03']],
    ['disks of another class', { [`${FAST}/requests.storage`]: '5Gi' }, [disk('a', 'slow'), disk('b')], []],
    ['more disks than it has claims', { persistentvolumeclaims: '1' }, [disk('a'), disk('b')], ['RQ-03']],
    ['as many disks as it has claims', { persistentvolumeclaims: '2' }, [disk('a'), disk('b')], []],
  ])('%s', (_, hard, beside, rules) => {
    expect(warned([quota(hard), ...beside], /^RQ/)).toEqual(rules.map((rule) => `ResourceQuota team: ${rule}`));
  });

  it('counts the disks of every VM of a pool', () => {
    const of = (replicas: number) =>
      pool({
        '/spec.replicas': replicas,
        '/spec.virtualMachineTemplate.spec.dataVolumeTemplates': templated.spec?.['dataVolumeTemplates'],
      });
    expect(warned([quota({ 'requests.storage': '20Gi' }), of(3)], /^RQ/)).toEqual(['ResourceQuota team: RQ-03']);
    expect(warned([quota({ 'requests.storage': '20Gi' }), of(2)], /^RQ/)).toEqual([]);
  });

  it('counts the guests of a pool, with the size of their instancetype', () => {
    const sized = pool({
      '/spec.virtualMachineTemplate.spec.instancetype': { name: 'u1.large' },
      domain: { devices: {} },
    });
    expect(warned([quota({ memory: '16Gi' }), sized], /^RQ/)).toEqual(['ResourceQuota team: RQ-01']);
    expect(warned([quota({ memory: '18Gi' }), sized], /^RQ/)).toEqual([]);
  });

  it.each<[string, readonly KubeObject[]]>([
    ['of another namespace', [quota({ pods: '0' }, { 'metadata.namespace': 'elsewhere' }), ...two]],
    ['of some Pods', [quota({ pods: '0' }, { 'spec.scopes': ['BestEffort'] }), ...two]],
    ['for guests that do not run', [quota({ pods: '0' }), vm({ '/spec.runStrategy': 'Halted' })]],
    [
      'on CPU limits that the guest sets itself',
      [quota({ 'limits.cpu': '8' }), vm({ 'domain.resources': { limits: { cpu: '3' } } })],
    ],
  ])('%s is left alone', (_, objects) => {
    expect(warned(objects, /^RQ/)).toEqual([]);
  });
});

describe('beside and apart', () => {
  const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
  const term = (app: string, topologyKey = 'kubernetes.io/hostname') => ({
    topologyKey,
    labelSelector: { matchLabels: { app } },
  });
  const machine = (name: string, affinity: object) =>
    named(name, { '/spec.template.metadata': { labels: { app: name } }, affinity });
  const together = (app: string) => ({ podAffinity: { [REQUIRED]: [term(app)] } });
  const apart = (app: string, key?: string) => ({ podAntiAffinity: { [REQUIRED]: [term(app, key)] } });

  it.each<[string, readonly KubeObject[]]>([
    ['the same guests', [machine('web', { ...together('db'), ...apart('db') })]],
    ['each of the other', [machine('web', together('db')), machine('db', apart('web'))]],
    [
      'one guest by different labels',
      [
        machine('web', {
          ...together('db'),
          podAntiAffinity: {
            [REQUIRED]: [{ ...term('db'), labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }],
          },
        }),
        machine('db', {}),
      ],
    ],
  ])('contradict each other: %s', (_, objects) => {
    expect(warned(objects, /^AFF-17/)).toEqual(['VirtualMachine web: AFF-17']);
  });

  it.each<[string, readonly KubeObject[]]>([
    ['different guests', [machine('web', { ...together('db'), ...apart('web') }), machine('db', {})]],
    [
      'different topologies',
      [machine('web', { ...apart('db'), podAffinity: { [REQUIRED]: [term('db', 'topology.kubernetes.io/zone')] } })],
    ],
    [
      'a preference',
      [
        machine('web', {
          ...together('db'),
          podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term('db') }],
          },
        }),
      ],
    ],
  ])('agree: %s', (_, objects) => {
    expect(warned(objects, /^AFF-17/)).toEqual([]);
  });
});

describe('a clone from another namespace', () => {
  const FROM = { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'images' } };
  const template = [{ metadata: { name: 'root' }, spec: { ...FROM, storage: {} } }];
  const disk = (spec: object = FROM) => object('DataVolume', { 'spec.source': undefined, ...prefixed(spec) });
  const prefixed = (spec: object) =>
    Object.fromEntries(Object.entries(spec).map(([key, value]) => [`spec.${key}`, value]));
  const rbac = (kind: string, more: object): KubeObject => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name: 'clone', namespace: 'images' },
    ...more,
  });
  const role = rbac('Role', {
    rules: [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['create'] }],
  });
  const bound = (subject: object, roleRef: object = { kind: 'Role', name: 'clone' }) =>
    rbac('RoleBinding', { roleRef, subjects: [subject] });
  const accounts = { kind: 'Group', name: 'system:serviceaccounts:default' };

  it.each<[string, KubeObject]>([
    ['a DataSource', disk()],
    ['a claim', disk({ source: { pvc: { name: 'x', namespace: 'images' } } })],
    ['a machine', vm({ '/spec.dataVolumeTemplates': template })],
    ['a pool', pool({ '/spec.virtualMachineTemplate.spec.dataVolumeTemplates': template })],
  ])('by %s needs a right there', (_, one) => {
    const told = [`${one.kind} ${one.metadata?.name}: CDI-25`];
    expect(warned([one], /^CDI-25/)).toEqual(told);
    expect(warned([one, role], /^CDI-25/)).toEqual(told);
    expect(warned([one, role, bound(accounts)], /^CDI-25/)).toEqual([]);
    expect(warned([one, bound(accounts, { kind: 'ClusterRole', name: 'edit' })], /^CDI-25/)).toEqual([]);
    expect(warned([one, { ...role, rules: [] }, bound(accounts)], /^CDI-25/)).toEqual(told);
  });

  it('in the name of the guest’s own account needs it for that', () => {
    const other = bound({ kind: 'ServiceAccount', name: 'other', namespace: 'default' });
    const machine = vm({ '/spec.dataVolumeTemplates': template });
    expect(warned([machine, role, other], /^CDI-25/)).toHaveLength(1);
    const own = vm({ '/spec.dataVolumeTemplates': template, serviceAccountName: 'other' });
    expect(warned([own, role, other], /^CDI-25/)).toEqual([]);
  });

  it.each([
    ['its own namespace', { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'default' } }],
    [
      'the images of the platform',
      { sourceRef: { ...FROM.sourceRef, namespace: 'openshift-virtualization-os-images' } },
    ],
    ['a registry', { source: { registry: { url: 'docker://registry.example/fedora:42' } } }],
  ])('is not one from %s', (_, spec) => {
    expect(warned([disk(spec)], /^CDI-25/)).toEqual([]);
  });
});

describe('a guest that cannot be migrated', () => {
  const gpu = { 'domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/A2' }] };
  const claim = { 'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data' } } };
  const rwo = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'default' },
    spec: { accessModes: ['ReadWriteOnce'] },
  };
  const told = (edits: Edits, configuration = {}) =>
    validate({ object: vm(edits), related: [rwo], profile: { ...DEFAULT_PROFILE, configuration } }).filter(({ rule }) =>
      /^LM/.test(rule),
    );

  it.each([
    ['a device', gpu, 'LM-02'],
    ['a claim of one node', claim, 'LM-06'],
  ])('because of %s is told what its eviction strategy does', (_, edits, rule) => {
    const rules = (more: Edits, configuration = {}) =>
      told({ ...edits, ...more }, configuration)
        .map((one) => one.rule)
        .sort();
    const message = (more: Edits) => told({ ...edits, ...more }).find((one) => one.rule === rule)?.message;
    expect(rules({ evictionStrategy: 'None' })).toEqual([]);
    expect(rules({}, { evictionStrategy: 'None' })).toEqual([]);
    expect(rules({ evictionStrategy: 'LiveMigrateIfPossible' })).toEqual([rule]);
    expect(message({ evictionStrategy: 'LiveMigrateIfPossible' })).toContain('A drain of its node stops it');
    expect(rules({})).toEqual([rule]);
    expect(message({})).toContain('A drain of its node stops it');
    expect(rules({ evictionStrategy: 'LiveMigrate' })).toEqual([rule, 'LM-09']);
    expect(rules({}, { evictionStrategy: 'LiveMigrate' })).toEqual([rule, 'LM-09']);
    expect(message({ evictionStrategy: 'External' })).toContain('another controller');
  });

  it('is another than one that can', () => {
    expect(told({}).map(({ rule }) => rule)).toEqual(['LM-08']);
    expect(told({ evictionStrategy: 'LiveMigrate' })).toEqual([]);
  });
});

test('only what cannot start is an error at the start of the guest', () => {
  const guests = [
    vm({ schedulerName: 'Bad Name' }),
    vm({ 'domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/A2' }] }),
    vm({ evictionStrategy: undefined }),
    vm(cloudInit({ userData: 'nothing' })),
  ];
  const errors = guests.map((guest) =>
    validate({ object: guest })
      .filter(({ stage, severity }) => stage === 'start' && severity === 'error')
      .map(({ rule }) => rule),
  );
  expect(errors).toEqual([['LT-03'], [], [], []]);
});
