import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { UNRESOLVED } from '../../../kube/unresolved';
import { clusterConfig, DEFAULT_PROFILE } from '../../../kubevirt/config';
import { applyDefaults, asStored, guestOf, serverWritten, storedVm } from '../../../kubevirt/defaults';
import type { FindObject } from '../../../kubevirt/instancetype';

const NOTHING: FindObject = () => undefined;
const finding =
  (...objects: KubeObject[]): FindObject =>
  (kind, name) =>
    objects.find((object) => object.kind === kind && object.metadata?.name === name);
const vm = (spec: object = {}, template: object = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { runStrategy: 'Always', ...spec, template: { spec: { domain: { devices: {} }, ...template } } },
});
const vmi = (spec: object = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name: 'web' },
  spec: { domain: { devices: {}, memory: { guest: '1Gi' } }, ...spec },
});
const with_ = (configuration: object, architecture: 'amd64' | 'arm64' | 's390x' = 'amd64') => ({
  profile: { ...DEFAULT_PROFILE, architecture, configuration: configuration as never },
});
const template = (object: KubeObject) => (object.spec as { template: Record<string, never> }).template;

describe('a VirtualMachine as it is stored', () => {
  test.each([
    ['amd64', 'q35', { 'kubevirt.io/pci-topology-version': 'v3' }],
    ['arm64', 'virt', { 'kubevirt.io/pci-topology-version': 'v3' }],
    ['s390x', 's390-ccw-virtio', undefined],
  ] as const)('has architecture and machine of a %s cluster', (architecture, type, annotations) => {
    const stored = template(applyDefaults(vm(), with_({}, architecture)));
    expect(stored['spec']).toMatchObject({ architecture, domain: { machine: { type } } });
    expect((stored['metadata'] as { annotations?: object } | undefined)?.annotations).toEqual(annotations);
  });

  test('keeps the machine that it names, and takes the configured one', () => {
    const own = vm({}, { domain: { devices: {}, machine: { type: 'pc-q35-9.2' } } });
    expect(template(applyDefaults(own))['spec']).toMatchObject({ domain: { machine: { type: 'pc-q35-9.2' } } });
    const configured = with_({ architectureConfiguration: { amd64: { machineType: 'pc-q35-rhel9' } } });
    expect(template(applyDefaults(vm(), configured))['spec']).toMatchObject({
      domain: { machine: { type: 'pc-q35-rhel9' } },
    });
  });

  test('gets no defaults of the guest: those are judged, not stored', () => {
    const stored = template(applyDefaults(vm()))['spec'];
    expect(stored).toEqual({ architecture: 'amd64', domain: { devices: {}, machine: { type: 'q35' } } });
  });

  test('takes a preference’s architecture, machine and storage class', () => {
    const preference: KubeObject = {
      apiVersion: 'instancetype.kubevirt.io/v1beta1',
      kind: 'VirtualMachineClusterPreference',
      metadata: { name: 'p' },
      spec: {
        preferredArchitecture: 'arm64',
        machine: { preferredMachineType: 'virt-9' },
        volumes: { preferredStorageClassName: 'fast' },
      },
    };
    const dataVolumeTemplates = [
      { metadata: { name: 'a' }, spec: { storage: {}, source: { blank: {} } } },
      { metadata: { name: 'b' }, spec: { storage: { storageClassName: 'own' }, source: { blank: {} } } },
    ];
    const stored = applyDefaults(vm({ preference: { name: 'p' }, dataVolumeTemplates }), { find: finding(preference) });
    expect(template(stored)['spec']).toMatchObject({ architecture: 'arm64', domain: { machine: { type: 'virt-9' } } });
    expect(stored.spec?.['dataVolumeTemplates']).toMatchObject([
      { spec: { storage: { storageClassName: 'fast' } } },
      { spec: { storage: { storageClassName: 'own' } } },
    ]);
  });

  const claim = (labels: Record<string, string>): KubeObject => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'golden', labels },
  });
  const inferring = (policy?: string) =>
    vm(
      { instancetype: { inferFromVolume: 'root', ...(policy && { inferFromVolumeFailurePolicy: policy }) } },
      {
        domain: { devices: {}, memory: { guest: '1Gi' } },
        volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'golden' } }],
      },
    );

  test('names what was inferred', () => {
    const labels = {
      'instancetype.kubevirt.io/default-instancetype': 'u1.small',
      'instancetype.kubevirt.io/default-instancetype-kind': 'VirtualMachineInstancetype',
    };
    const stored = applyDefaults(inferring(), { find: finding(claim(labels)) });
    expect(stored.spec?.['instancetype']).toEqual({ name: 'u1.small', kind: 'VirtualMachineInstancetype' });
  });

  test('with policy Ignore a failed inference drops the matcher, and a good one the memory', () => {
    const failed = applyDefaults(inferring('Ignore'), { find: finding(claim({})) });
    expect(failed.spec).not.toHaveProperty('instancetype');
    expect(template(failed)['spec']).toMatchObject({ domain: { memory: { guest: '1Gi' } } });
    const labels = { 'instancetype.kubevirt.io/default-instancetype': 'u1.small' };
    const good = applyDefaults(inferring('Ignore'), { find: finding(claim(labels)) });
    expect((template(good)['spec'] as { domain: object }).domain).not.toHaveProperty('memory');
  });
});

describe('a VirtualMachineInstance as it is stored', () => {
  const stored = (spec: object = {}, options = with_({})) =>
    applyDefaults(vmi(spec), options).spec as { domain: Record<string, never>; [key: string]: unknown };

  test('has the defaults of a guest', () => {
    expect(stored()).toEqual({
      architecture: 'amd64',
      evictionStrategy: 'None',
      networks: [{ name: 'default', pod: {} }],
      domain: {
        cpu: { sockets: 1, cores: 1, threads: 1, maxSockets: 4, model: 'host-model' },
        memory: { guest: '1Gi', maxGuest: '4Gi' },
        machine: { type: 'q35' },
        features: { acpi: { enabled: true } },
        devices: { interfaces: [{ name: 'default', bridge: {} }] },
      },
    });
  });

  test('cannot grow on arm64, nor where changes are staged, nor with memory that cannot be plugged', () => {
    expect(stored({}, with_({}, 'arm64')).domain['cpu']).toEqual({
      sockets: 1,
      cores: 1,
      threads: 1,
      model: 'host-passthrough',
    });
    expect(stored({}, with_({ vmRolloutStrategy: 'Stage' })).domain['memory']).toEqual({ guest: '1Gi' });
    const odd = stored({ domain: { devices: {}, memory: { guest: '1025Mi' } } });
    expect(odd.domain['memory']).toEqual({ guest: '1025Mi' });
  });

  test('never grows beyond 512 vCPUs', () => {
    const cpu = { sockets: 40, cores: 4, threads: 1 };
    const big = stored({ domain: { devices: {}, cpu, memory: { guest: '1Gi' } } });
    expect(big.domain['cpu']).toMatchObject({ maxSockets: 128 });
  });

  test.each([
    ['amd64', 'sata'],
    ['arm64', 'virtio'],
    ['s390x', 'virtio'],
  ] as const)('on %s a disk without a bus is on %s, and a volume without a disk gets one', (architecture, bus) => {
    const volumes = [{ name: 'root', containerDisk: { image: 'a:1' } }, { name: 'cd' }];
    const devices = { disks: [{ name: 'cd', cdrom: {} }] };
    const disks = stored({ volumes, domain: { devices } }, with_({}, architecture)).domain['devices']['disks'];
    expect(disks).toEqual([
      { name: 'cd', cdrom: { bus, readonly: true, tray: 'closed' } },
      { name: 'root', disk: { bus } },
    ]);
  });

  test.each([
    ['quay.io/x/y', 'Always'],
    ['quay.io/x/y:latest', 'Always'],
    ['quay.io/x/y:1', 'IfNotPresent'],
    ['quay.io/x/y@sha256:0', 'IfNotPresent'],
    ['localhost:5000/y', 'IfNotPresent'],
  ])('the image %s is pulled %s', (image, imagePullPolicy) => {
    const volumes = [{ name: 'root', containerDisk: { image } }];
    expect(stored({ volumes })['volumes']).toEqual([{ name: 'root', containerDisk: { image, imagePullPolicy } }]);
  });

  test('CPU limits become requests and sockets; memory comes from requests, limits or the page size', () => {
    const limited = stored({ domain: { devices: {}, resources: { limits: { cpu: '1500m', memory: '2Gi' } } } });
    expect(limited.domain).toMatchObject({
      cpu: { sockets: 2 },
      memory: { guest: '2Gi' },
      resources: { requests: { cpu: '1500m' } },
    });
    const paged = stored({ domain: { devices: {}, memory: { hugepages: { pageSize: '2Mi' } } } });
    expect(paged.domain['memory']).toMatchObject({ guest: '2Mi' });
  });

  test('what Hyper-V features need is switched on with them, unless it is off by intent', () => {
    const hyperv = (own: object) =>
      (stored({ domain: { devices: {}, features: { hyperv: own } } }).domain['features'] as { hyperv: object }).hyperv;
    expect(hyperv({ synictimer: {} })).toEqual({
      synictimer: { enabled: true },
      synic: { enabled: true },
      vpindex: { enabled: true },
    });
    expect(hyperv({ tlbflush: {}, vpindex: { enabled: false } })).toEqual({
      tlbflush: { enabled: true },
      vpindex: { enabled: false },
    });
    const nested = stored({ domain: { devices: {}, features: { hyperv: { evmcs: {} } } } });
    expect(nested.domain['cpu']).toMatchObject({ features: [{ name: 'vmx', policy: 'require' }] });
  });
});

test('the guest of a VM has its name and its template’s labels, and preferences hold for added disks too', () => {
  const preference: KubeObject = {
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClusterPreference',
    metadata: { name: 'p' },
    spec: {
      devices: { preferredDiskBus: 'virtio', preferredAutoattachInputDevice: true, preferredInputBus: 'virtio' },
    },
  };
  const object = vm({ preference: { name: 'p' } }, { volumes: [{ name: 'root', emptyDisk: { capacity: '1Gi' } }] });
  template(object)['metadata'] = { labels: { tier: 'front' } } as never;
  const find = finding(preference);
  const cluster = clusterConfig(DEFAULT_PROFILE);
  const guest = guestOf(storedVm(object, cluster, find), cluster, find);
  expect(guest.metadata).toMatchObject({ name: 'web', namespace: 'vms', labels: { tier: 'front' } });
  expect(guest.spec).toMatchObject({
    domain: {
      devices: {
        disks: [{ name: 'root', disk: { bus: 'virtio' } }],
        inputs: [{ name: 'default-0', bus: 'virtio' }],
      },
    },
  });
});

describe('as the API writes it back', () => {
  const back = (spec: object) => template(asStored(vm({}, spec)))['spec'];

  test('quantities are canonical, addresses lose leading zeros, empty values and unknown keys go', () => {
    expect(
      back({
        domain: {
          devices: { disks: [{ name: 'a', disk: { bus: '' } }], autoattachPodInterface: false },
          cpu: { cores: 0, sockets: 2 },
          memory: { guest: '1024Mi' },
          resources: { requests: { cpu: 0.5 } },
          frobnicate: true,
        },
        volumes: [],
        dnsConfig: { nameservers: ['010.0.00.1', 'fd00::01'] },
        networks: [{ name: 'default', pod: { vmNetworkCIDR: '010.1.02.0/24' } }],
      }),
    ).toEqual({
      domain: {
        devices: { disks: [{ name: 'a', disk: {} }], autoattachPodInterface: false },
        cpu: { sockets: 2 },
        memory: { guest: '1Gi' },
        resources: { requests: { cpu: '500m' } },
      },
      dnsConfig: { nameservers: ['10.0.0.1', 'fd00::1'] },
      networks: [{ name: 'default', pod: { vmNetworkCIDR: '10.1.2.0/24' } }],
    });
  });

  test('writing back what was written back changes nothing', () => {
    const once = asStored(vm({}, { domain: { devices: {}, memory: { guest: '1.5Gi' } } }));
    expect(asStored(once)).toEqual(once);
  });
});

test('migrations are labelled, clones named later, restores completed from their schema', () => {
  const migration = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceMigration', spec: { vmiName: 'web' } };
  expect(applyDefaults(migration).metadata?.labels).toEqual({ 'kubevirt.io/vmi-name': 'web' });
  const clone = { apiVersion: 'clone.kubevirt.io/v1beta1', kind: 'VirtualMachineClone', spec: { source: {} } };
  expect(applyDefaults(clone).spec?.['target']).toEqual({
    apiGroup: 'kubevirt.io',
    kind: 'VirtualMachine',
    name: UNRESOLVED,
  });
  const restore = { apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineRestore', spec: {} };
  expect(applyDefaults(restore).spec).toEqual({ targetReadinessPolicy: 'WaitGracePeriod' });
});

test('what is late stays late, and nothing is guessed from it', () => {
  const late = applyDefaults(
    vmi({ domain: { devices: { disks: UNRESOLVED }, cpu: { cores: UNRESOLVED } }, architecture: UNRESOLVED }),
  );
  expect(late.spec).toMatchObject({
    architecture: UNRESOLVED,
    domain: { devices: { disks: UNRESOLVED }, machine: { type: UNRESOLVED } },
  });
});

test('every kind with a list of server-written places says why each is written', () => {
  expect(serverWritten('VirtualMachine').map(({ path }) => path)).toContain('spec.template.spec.domain.firmware.uuid');
  expect(serverWritten('ConfigMap')).toEqual([]);
  expect(serverWritten('constructor')).toEqual([]);
});

test('any JSON gets defaults without throwing, twice the same, and the input stays as it was', () => {
  const json = fc.jsonValue() as fc.Arbitrary<never>;
  fc.assert(
    fc.property(fc.constantFrom('VirtualMachine', 'VirtualMachineInstance'), json, json, (kind, spec, domain) => {
      for (const body of [spec, { domain }, { template: spec }, { template: { spec: { domain } } }]) {
        const object = { apiVersion: 'kubevirt.io/v1', kind, metadata: { name: 'x' }, spec: body as never };
        const before = JSON.stringify(object);
        expect(applyDefaults(object, { find: NOTHING })).toEqual(applyDefaults(object, { find: NOTHING }));
        expect(JSON.stringify(object)).toBe(before);
      }
    }),
  );
});
