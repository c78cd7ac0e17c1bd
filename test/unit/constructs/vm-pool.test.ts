import {
  CloudInit,
  DataSource,
  Disk,
  Firmware,
  type MachineProps,
  PoolUpdate,
  ScaleIn,
  Sysprep,
  VMPool,
  type VMPoolProps,
  Volume,
  Windows,
} from 'kubevirt-iac';
import { parse } from 'yaml';
import { chartIn, objectsOf, only, refusals } from './rendered';

const MACHINE = { instancetype: 'u1.large', bootDisk: Disk.clone(DataSource.ref('rhel9'), { size: '40Gi' }) } as const;

function pool(props: Partial<VMPoolProps> = {}) {
  const chart = chartIn();
  const made = new VMPool(chart, 'workers', { machine: MACHINE, ...props });
  return { chart, pool: made, spec: () => only(chart, 'VirtualMachinePool').spec };
}

it('restarts no guest and keeps disks by default', () => {
  const { spec, chart } = pool({ replicas: 3 });
  expect(spec()).toMatchObject({
    replicas: 3,
    selector: { matchLabels: { 'kubevirt.io/vmpool': 'workers' } },
    updateStrategy: { opportunistic: {} },
    scaleInStrategy: { proactive: { statePreservation: 'Offline' } },
    virtualMachineTemplate: {
      metadata: { labels: { 'kubevirt.io/vmpool': 'workers' } },
      spec: {
        runStrategy: 'Always',
        instancetype: { name: 'u1.large' },
        dataVolumeTemplates: [{ metadata: { name: 'workers-root' } }],
        template: {
          metadata: { labels: { 'kubevirt.io/vmpool': 'workers' } },
          spec: { volumes: [{ name: 'root', dataVolume: { name: 'workers-root' } }] },
        },
      },
    },
  });
  expect(refusals(chart)).toEqual([]);
});

it.each([
  [
    { update: PoolUpdate.proactive({ maxUnavailable: '20%', select: { sortPolicy: 'Oldest' } }) },
    { maxUnavailable: '20%', updateStrategy: { proactive: { selectionPolicy: { sortPolicy: 'Oldest' } } } },
  ],
  [{ update: PoolUpdate.unmanaged() }, { updateStrategy: { unmanaged: {} } }],
  [
    { scaleIn: ScaleIn.proactive({ keep: 'nothing', select: { labelSelector: { matchLabels: { a: 'b' } } } }) },
    {
      scaleInStrategy: {
        proactive: {
          statePreservation: 'Disabled',
          selectionPolicy: { selectors: { labelSelector: { matchLabels: { a: 'b' } } } },
        },
      },
    },
  ],
  [
    { scaleIn: ScaleIn.opportunistic({ keep: 'disks' }) },
    { scaleInStrategy: { opportunistic: { statePreservation: 'Offline' } } },
  ],
  [
    { scaleIn: ScaleIn.unmanaged(), paused: true },
    { scaleInStrategy: { unmanaged: {} }, paused: true },
  ],
  [
    { autohealing: { startUpFailureThreshold: 5, minFailingToStartDuration: '10m' } },
    { autohealing: { startUpFailureThreshold: 5, minFailingToStartDuration: '600s' } },
  ],
] satisfies [Partial<VMPoolProps>, object][])('%j', (props, expected) => {
  expect(pool(props).spec()).toMatchObject(expected);
});

describe('what differs between the VMs', () => {
  const perReplica = (i: number) => ({ cloudInit: CloudInit.config({ hostname: `worker-${i}` }) });

  it('is in a Secret for each, which KubeVirt finds by the index', () => {
    const machine = {
      ...MACHINE,
      sshKeys: ['ssh-ed25519 AAAA ops'],
      cloudInit: CloudInit.config({ packages: ['nginx'] }),
    };
    const { chart, spec } = pool({ replicas: 2, perReplica, machine });
    const secrets = objectsOf(chart).filter(({ kind }) => kind === 'Secret') as unknown as {
      metadata: { name: string };
      stringData: { userdata: string };
    }[];
    expect(secrets.map(({ metadata }) => metadata.name)).toEqual(['workers-cloudinit-0', 'workers-cloudinit-1']);
    expect(parse(secrets[1]!.stringData.userdata)).toEqual({
      packages: ['nginx'],
      hostname: 'worker-1',
      ssh_authorized_keys: ['ssh-ed25519 AAAA ops'],
    });
    expect(spec().nameGeneration).toEqual({ appendIndexToSecretRefs: true });
    expect(spec().virtualMachineTemplate.spec.template.spec.volumes).toMatchObject([
      {},
      { name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'workers-cloudinit' } } },
    ]);
  });

  it('needs a number of VMs', () => {
    expect(() => pool({ perReplica })).toThrow('`replicas` must be a number that is known at synth');
  });

  it.each<[string, Partial<MachineProps>]>([
    ['Volume.secret()', { disks: [Volume.secret('tls', { name: 'tls' })] }],
    ['`firmware.acpi`', { firmware: Firmware.bios({ acpi: { msdm: 'license' } }) }],
    [
      '`adminPassword` of the answer file',
      { sysprep: Sysprep.windows({ edition: Windows.WINDOWS_11, adminPassword: { secret: 'admin' } }) },
    ],
  ])('excludes %s, whose name would get the index too', (what, props) => {
    expect(() => pool({ replicas: 1, perReplica, machine: { ...MACHINE, ...props } as MachineProps })).toThrow(
      `KubeVirt appends the index to the name of every Secret of the VM, including that of ${what}`,
    );
  });
});

it('serves from all of its guests', () => {
  const { chart, pool: workers } = pool();
  workers.expose('http', { port: 80 });
  expect(only(chart, 'Service')).toMatchObject({
    metadata: { name: 'workers-http' },
    spec: { selector: { 'kubevirt.io/vmpool': 'workers' } },
  });
});

it('rejects what KubeVirt could not create VMs with', () => {
  expect(() => pool({ name: 'p'.repeat(62) })).toThrow('has 62 characters; at most 61 are allowed');
  expect(() => pool({ machine: { ...MACHINE, bootDisk: Disk.blank({ size: '1Gi', retain: true }) } })).toThrow(
    "ScaleIn.proactive({ keep: 'disks' }) keeps disks",
  );
});

it('is distinguished from other constructs, and can be an existing one', () => {
  const { chart, pool: workers } = pool();
  expect(VMPool.isVMPool(workers)).toBe(true);
  expect(VMPool.isVMPool(chart)).toBe(false);
  const old = VMPool.fromVMPoolName(chart, 'old', 'old-pool', { guestSelector: { app: 'old' } });
  workers.scheduling.separate(old);
  const { affinity } = only(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec.template.spec;
  expect(affinity).toMatchObject({
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: 'old' } } }],
    },
  });
});
