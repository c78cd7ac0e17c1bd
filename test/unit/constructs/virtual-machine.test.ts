import { Duration, Size } from 'cdk8s';
import {
  Clock,
  Cpu,
  Disk,
  Firmware,
  Instancetype,
  LaunchSecurity,
  Memory,
  Nic,
  NodeLabel,
  Peer,
  Port,
  Probe,
  Topology,
  VirtualMachine,
  type VirtualMachineProps,
} from 'kubevirt-iac';
import { chartIn, objectsOf, only, refusals } from './rendered';

function machine(props: Partial<VirtualMachineProps> = {}) {
  const chart = chartIn();
  const sizing = 'cpu' in props ? {} : { instancetype: 'u1.small' };
  const vm = new VirtualMachine(chart, 'web', { ...sizing, ...props } as VirtualMachineProps);
  return {
    chart,
    vm,
    spec: () => only(chart, 'VirtualMachine').spec,
    guest: () => only(chart, 'VirtualMachine').spec.template.spec,
  };
}

it('has the defaults of a careful operator', () => {
  const { chart } = machine({ bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42') });
  expect(objectsOf(chart)).toEqual([
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'web', namespace: 'vms', labels: { 'kubevirt.io/vm': 'web' } },
      spec: {
        runStrategy: 'Always',
        instancetype: { name: 'u1.small', kind: 'VirtualMachineClusterInstancetype' },
        template: {
          metadata: { labels: { 'kubevirt.io/vm': 'web' } },
          spec: {
            evictionStrategy: 'LiveMigrateIfPossible',
            domain: {
              devices: {
                disks: [{ name: 'root', disk: { bus: 'virtio' } }],
                interfaces: [{ name: 'default', masquerade: {}, model: 'virtio' }],
              },
            },
            networks: [{ name: 'default', pod: {} }],
            volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
          },
        },
      },
    },
  ]);
  expect(refusals(chart)).toEqual([]);
});

describe('size', () => {
  it.each([
    [4, { sockets: 4, cores: 1, threads: 1 }],
    [Cpu.count(2), { sockets: 2, cores: 1, threads: 1 }],
    [
      Cpu.topology({ cores: 4, threads: 2, model: 'host-passthrough', dedicatedCpuPlacement: true }),
      { sockets: 1, cores: 4, threads: 2, model: 'host-passthrough', dedicatedCpuPlacement: true },
    ],
  ])('of %j always has sockets, cores and threads', (cpu, expected) => {
    expect(machine({ cpu, memory: '2Gi' }).guest().domain.cpu).toEqual(expected);
  });

  it.each([
    [Size.gibibytes(2), { guest: '2Gi' }],
    [
      Memory.of('2Gi', { maxGuest: '8Gi', hugepages: '2Mi' }),
      { guest: '2Gi', maxGuest: '8Gi', hugepages: { pageSize: '2Mi' } },
    ],
  ])('of memory %j', (memory, expected) => {
    expect(machine({ cpu: 1, memory }).guest().domain.memory).toEqual(expected);
  });

  it('comes from an instancetype of your own', () => {
    expect(machine({ instancetype: Instancetype.named('mine') }).spec().instancetype).toEqual({
      name: 'mine',
      kind: 'VirtualMachineInstancetype',
    });
  });

  it('is set once, with a known instancetype or preference', () => {
    const loose = (props: object) => () => machine(props as VirtualMachineProps);
    expect(loose({ instancetype: 'u1.small', cpu: 1, memory: '1Gi' })).toThrow(
      'test/web: the VM has an `instancetype` as well as `cpu`, `memory` or `resources`',
    );
    expect(loose({ instancetype: undefined })).toThrow(
      "Set `instancetype`, for example to 'u1.medium', or set `cpu` and `memory`",
    );
    expect(loose({ instancetype: 'u1.huge' })).toThrow(
      /instancetype "u1\.huge" is not one of the common instancetypes \(u1\.nano, .*u1\.8xlarge\).*Instancetype\.named\('u1\.huge'\)/,
    );
    expect(loose({ preference: 'debain' })).toThrow("Preference.named('debain')");
  });
});

it('accepts firmware, devices, clock, probes and the rest', () => {
  const { guest, spec, chart } = machine({
    preference: 'fedora',
    hostname: 'web-1',
    subdomain: 'web',
    firmware: Firmware.secureBoot({ persistent: true, serial: 'S' }),
    tpm: { persistent: true },
    devices: { rng: {}, gpus: [{ name: 'gpu', deviceName: 'nvidia.com/T4' }] },
    clock: Clock.timezone('Europe/Berlin'),
    features: { kvm: { hidden: true } },
    readiness: Probe.http(80, { path: '/healthz', initialDelay: Duration.seconds(30), period: '5s' }),
    liveness: Probe.guestAgent({ failureThreshold: 5 }),
    terminationGracePeriod: Duration.minutes(3),
    priorityClass: 'high',
    architecture: 'amd64',
    evictionStrategy: 'LiveMigrate',
    runStrategy: 'RerunOnFailure',
    updateVolumesStrategy: 'Migration',
    guestLabels: { app: 'web' },
    guestAnnotations: { 'example.com/a': 'b' },
    scheduling: { nodeSelector: { gpu: 'yes' } },
    labels: { team: 'a' },
    annotations: { 'example.com/c': 'd' },
  });
  expect(only(chart, 'VirtualMachine').metadata).toMatchObject({
    labels: { team: 'a' },
    annotations: { 'example.com/c': 'd' },
  });
  expect(spec()).toMatchObject({ runStrategy: 'RerunOnFailure', updateVolumesStrategy: 'Migration' });
  expect(spec().template.metadata).toEqual({
    labels: { app: 'web', 'kubevirt.io/vm': 'web' },
    annotations: { 'example.com/a': 'b' },
  });
  expect(guest()).toMatchObject({
    hostname: 'web-1',
    subdomain: 'web',
    architecture: 'amd64',
    evictionStrategy: 'LiveMigrate',
    priorityClassName: 'high',
    terminationGracePeriodSeconds: 180,
    nodeSelector: { gpu: 'yes' },
    readinessProbe: { httpGet: { port: 80, path: '/healthz' }, initialDelaySeconds: 30, periodSeconds: 5 },
    livenessProbe: { guestAgentPing: {}, failureThreshold: 5 },
    domain: {
      firmware: { serial: 'S', bootloader: { efi: { secureBoot: true, persistent: true } } },
      features: { smm: { enabled: true }, kvm: { hidden: true } },
      clock: { timezone: 'Europe/Berlin' },
      devices: { tpm: { persistent: true }, rng: {}, gpus: [{ name: 'gpu', deviceName: 'nvidia.com/T4' }] },
    },
  });
  expect(refusals(chart)).toEqual([]);
});

it.each([
  [Firmware.bios({ useSerial: true }), { bootloader: { bios: { useSerial: true } } }, undefined],
  [Firmware.efi({ secureBoot: false }), { bootloader: { efi: { secureBoot: false } } }, undefined],
  [Firmware.efi(), { bootloader: { efi: { secureBoot: true } } }, { smm: { enabled: true } }],
])('firmware %j brings what it needs', (firmware, expected, features) => {
  expect(machine({ firmware }).guest().domain).toMatchObject({ firmware: expected });
  expect(machine({ firmware }).guest().domain.features).toEqual(features);
});

it('encrypts memory', () => {
  const { guest } = machine({
    launchSecurity: LaunchSecurity.sev({ encryptedState: true }),
    firmware: Firmware.efi({ secureBoot: false }),
  });
  expect(guest().domain.launchSecurity).toEqual({ sev: { policy: { encryptedState: true } } });
});

describe('names and labels', () => {
  it('a label of the guest has at most 63 characters, or the guest could not start', () => {
    const name = 'a'.repeat(80);
    const { vm } = machine({ name });
    expect(vm.name).toBe(name);
    expect(vm.guestSelector['kubevirt.io/vm']).toMatch(/^a{54}-[0-9a-f]{8}$/);
  });

  it.each(['Web', 'web_1', '-web', ''])('"%s" is not a valid name', (name) => {
    expect(() => machine({ name })).toThrow(`test/web: VirtualMachine name "${name}" is not valid: `);
  });

  it('are plain values', () => {
    const { vm } = machine({ guestLabels: { app: 'web' }, labels: { team: 'a' } });
    expect([vm.name, vm.namespace, vm.labels, vm.guestLabels]).toEqual([
      'web',
      'vms',
      { team: 'a', 'kubevirt.io/vm': 'web' },
      { app: 'web', 'kubevirt.io/vm': 'web' },
    ]);
  });

  it('distinguish VMs from other constructs', () => {
    expect(VirtualMachine.isVirtualMachine(machine().vm)).toBe(true);
    expect(VirtualMachine.isVirtualMachine(chartIn())).toBe(false);
  });
});

it('is protected from deletion by every tool that can', () => {
  const { chart } = machine({ deletionProtection: true });
  expect(only(chart, 'VirtualMachine').metadata).toMatchObject({
    labels: { 'kubevirt.io/vm-delete-protection': 'True' },
    annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
  });
});

it('can be overridden for fields without a prop', () => {
  const { vm, guest } = machine();
  vm.addOverride('spec.template.spec.domain.features.kvm.hidden', true);
  vm.addDisk(Disk.fromPvc('late'));
  expect(guest().domain.features).toEqual({ kvm: { hidden: true } });
  expect(guest().volumes).toHaveLength(1);
});

describe('expose', () => {
  it('creates a Service that selects the guest by the label that never changes', () => {
    const { chart, vm } = machine({ guestLabels: { version: '1' } });
    const service = vm.expose('http', { port: 80, targetPort: 8080, type: 'LoadBalancer' });
    expect(service.name).toBe('web-http');
    expect(only(chart, 'Service').spec).toEqual({
      type: 'LoadBalancer',
      selector: { 'kubevirt.io/vm': 'web' },
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    });
  });

  it('reports a port that no Service could reach', () => {
    expect(() => machine({ nics: [Nic.on('lan')] }).vm.expose('http', { port: 80 })).toThrow('Add Nic.pod() to `nics`');
    expect(() => machine({ nics: [Nic.pod({ ports: [Port.tcp(22)] })] }).vm.expose('http', { port: 80 })).toThrow(
      'allows only 22. Add Port.tcp(80)',
    );
  });
});

describe('connections', () => {
  it('become one policy for each direction', () => {
    const { chart, vm } = machine();
    const old = VirtualMachine.fromVirtualMachineName(chart, 'legacy', 'old-vm', { namespace: 'old' });
    vm.connections.allowFrom(old, Port.tcp(22));
    vm.connections.allowFrom(Peer.ipBlock('10.0.0.0/8'));
    vm.connections.isolate('egress');
    const [ingress, egress] = objectsOf(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(ingress).toMatchObject({
      metadata: { name: 'web-ingress' },
      spec: {
        podSelector: { matchLabels: { 'kubevirt.io/vm': 'web' } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [
              {
                podSelector: { matchLabels: { 'vmi.kubevirt.io/id': 'old-vm' } },
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'old' } },
              },
            ],
            ports: [{ port: 22, protocol: 'TCP' }],
          },
          { from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] },
        ],
      },
    });
    expect(egress).toMatchObject({ metadata: { name: 'web-egress' }, spec: { policyTypes: ['Egress'] } });
  });
});

describe('scheduling', () => {
  it('is relative to other guests and to nodes', () => {
    const { chart, vm } = machine({
      scheduling: {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }],
            },
          },
        },
      },
    });
    const other = new VirtualMachine(chart, 'other', { instancetype: 'u1.small', namespace: 'elsewhere' });
    vm.scheduling.separate(other);
    vm.scheduling.colocate(vm, { topology: Topology.ZONE, weight: 10 });
    vm.scheduling.attract(NodeLabel.label('disk', 'ssd'));
    vm.scheduling.assign('kubernetes.io/hostname', 'node-1');
    vm.scheduling.tolerate({ key: 'vm', operator: 'Exists' });
    vm.scheduling.spread({ topology: Topology.ZONE });
    const template = objectsOf(chart).find(({ metadata }) => metadata?.name === 'web')!.spec!.template as {
      spec: object;
    };
    expect(template.spec).toMatchObject({
      nodeSelector: { 'kubernetes.io/hostname': 'node-1' },
      tolerations: [{ key: 'vm', operator: 'Exists' }],
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: Topology.ZONE,
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { 'kubevirt.io/vm': 'web' } },
        },
      ],
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            {
              labelSelector: { matchLabels: { 'kubevirt.io/vm': 'other' } },
              namespaces: ['elsewhere'],
              topologyKey: Topology.HOSTNAME,
            },
          ],
        },
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 10, podAffinityTerm: { topologyKey: Topology.ZONE } },
          ],
        },
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              {
                matchExpressions: [
                  { key: 'a', operator: 'Exists' },
                  { key: 'disk', operator: 'In', values: ['ssd'] },
                ],
              },
            ],
          },
        },
      },
    });
  });
});
