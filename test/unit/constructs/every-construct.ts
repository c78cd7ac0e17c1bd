/** One program with every construct of the package, as plain data: what holds for each of them is tested with these. */
import type { Construct } from 'constructs';
import * as kubevirt from 'kubevirt-iac';

const { CloudInit, Disk, Firmware, Image, Nic, Parameter, PoolUpdate, Port, Probe, ScaleIn, SshKey, User } = kubevirt;

export interface Example {
  /** Class of the construct. */
  readonly name: string;
  /** Props that use most of what it has. */
  readonly props: () => object;
}

const machine = () => ({
  cpu: { sockets: 2, cores: 1, threads: 1, model: 'host-model' },
  memory: { guest: '4Gi', maxGuest: '8Gi' },
  preference: 'fedora',
  disks: [
    Disk.containerDisk('quay.io/containerdisks/fedora:42', { name: 'os', bus: 'virtio', bootOrder: 1 }),
    Disk.fromPvc('data', { serial: 'a1', cache: 'none' }),
    Disk.empty('1Gi', { name: 'scratch' }),
  ],
  nics: [Nic.pod({ mac: '02:00:00:00:00:01', ports: [Port.tcp(80, 'http')] })],
  cloudInit: CloudInit.config({
    hostname: 'web-1',
    users: [User.admin('ops', { sshKeys: ['ssh-ed25519 AAAA'] })],
    packages: ['nginx'],
  }),
  sshKeys: [SshKey.fromSecret('keys', { users: ['ops'] })],
  hostname: 'web-1',
  subdomain: 'web',
  firmware: Firmware.efi({ secureBoot: false }),
  evictionStrategy: 'LiveMigrate',
  priorityClass: 'high',
  terminationGracePeriod: '90s',
  readiness: Probe.tcp(80),
  architecture: 'amd64',
  guestLabels: { tier: 'front' },
  guestAnnotations: { note: 'a' },
});

const without = (props: object, key: string): object =>
  Object.fromEntries(Object.entries(props).filter(([name]) => name !== key));

/** Those that a program creates without downloading manifests of operators. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'VirtualMachine',
    props: () => ({
      ...machine(),
      bootDisk: Disk.import(Image.http('https://x/y.qcow2', { checksum: `sha256:${'ab'.repeat(32)}` }), {
        size: '20Gi',
        storageClass: 'fast',
        name: 'boot',
      }),
      runStrategy: 'Always',
      labels: { a: 'b' },
      annotations: { c: 'd' },
      deletionProtection: false,
    }),
  },
  {
    name: 'VMPool',
    props: () => ({
      machine: { ...machine(), bootDisk: Disk.blank({ size: '1Gi' }) },
      replicas: 3,
      update: PoolUpdate.proactive({ maxUnavailable: '20%' }),
      scaleIn: ScaleIn.proactive({ keep: 'disks' }),
      paused: false,
      autohealing: { startUpFailureThreshold: 3, minFailingToStartDuration: '5m' },
    }),
  },
  {
    name: 'Template',
    props: () => ({
      parameters: { NAME: Parameter.generated('vm-[a-z]{6}') },
      machine: ({ NAME }: { NAME: string }) => ({ ...machine(), name: NAME, preference: 'fedora' }),
      message: 'hello',
    }),
  },
  {
    name: 'VirtualMachineTemplateRequest',
    props: () => ({ from: 'web', templateName: 'web', templateLabels: { a: 'b' }, ttlAfterFinished: '1h' }),
  },
  {
    name: 'MigrationPolicy',
    props: () => ({
      guestLabels: { a: 'b' },
      bandwidth: '512Mi',
      completionTimeoutPerGiB: '2m',
      allowPostCopy: false,
      allowAutoConverge: true,
    }),
  },
  { name: 'Instancetype', props: () => ({ cpu: 2, memory: '4Gi' }) },
  { name: 'Preference', props: () => ({ cpu: { preferredCPUTopology: 'sockets' } }) },
  {
    name: 'GoldenImage',
    props: () => ({ from: Image.registry('quay.io/x/y:1'), schedule: '0 3 * * 1', size: '30Gi', importsToKeep: 2 }),
  },
  { name: 'BridgeNetwork', props: () => ({ bridge: 'br-lan', vlan: 120, mtu: 9000 }) },
  { name: 'OvsNetwork', props: () => ({ bridge: 'br-lan', vlan: 120 }) },
  { name: 'SriovNetwork', props: () => ({ resourceName: 'openshift.io/eno2', vlan: 120 }) },
  { name: 'MacvtapNetwork', props: () => ({ device: 'eno1', mtu: 9000 }) },
  { name: 'OvnNetwork', props: () => ({ physicalNetwork: 'lan', vlan: 120, subnets: ['10.0.0.0/24'] }) },
  { name: 'UserDefinedNetwork', props: () => ({ subnets: ['10.0.0.0/24'], mtu: 1400 }) },
  {
    name: 'ClusterUserDefinedNetwork',
    props: () => ({ namespaces: { team: 'a' }, physicalNetwork: 'lan', vlan: 120, mtu: 1400 }),
  },
  {
    name: 'GuestService',
    props: () => ({
      guests: [{ guestSelector: { tier: 'front' }, namespace: 'vms' }],
      selector: { tier: 'front' },
      ports: { http: 80 },
      type: 'ClusterIP',
    }),
  },
  { name: 'VirtualMachineInstance', props: () => without(machine(), 'preference') },
  {
    name: 'VirtualMachineInstanceReplicaSet',
    props: () => ({ machine: without(machine(), 'preference'), replicas: 2, paused: false }),
  },
  {
    name: 'Autoscaler',
    props: () => ({
      target: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'workers' },
      machine: { cpu: 2 },
      cpu: 70,
      min: 1,
      max: 4,
      scaleInAfter: '10m',
    }),
  },
  { name: 'Monitoring', props: () => ({ alerts: true, dashboards: false }) },
  { name: 'Tenant', props: () => ({ podSecurity: 'baseline', claimSize: { min: '1Gi', max: '100Gi' } }) },
  {
    name: 'VmwareImport',
    props: () => ({
      url: 'https://vcenter/sdk',
      secret: 'vcenter',
      networks: [{ from: 'VM Network', to: 'pod' }],
      datastores: [{ from: 'datastore1', to: 'fast' }],
      vms: ['web'],
      targetNamespace: 'vms',
    }),
  },
  {
    name: 'WindowsImage',
    props: () => ({
      iso: Image.http('https://x/windows.iso'),
      sysprep: { secret: 'answers' },
      preference: 'windows.2k22',
      size: '60Gi',
      timeout: '2h',
    }),
  },
  { name: 'Snapshot', props: () => ({ of: 'web', failureDeadline: '5m' }) },
  { name: 'Restore', props: () => ({ of: 'web', from: 'before' }) },
  { name: 'Clone', props: () => ({ of: 'web', to: 'web-2', newSmbiosSerial: 'a1' }) },
  { name: 'Export', props: () => ({ of: 'web', ttl: '1h' }) },
  { name: 'Backup', props: () => ({ of: 'web', claim: 'backups', ttl: '1h' }) },
  { name: 'BackupTracker', props: () => ({ of: 'web' }) },
  { name: 'Migration', props: () => ({ of: 'web', addedNodeSelector: { zone: 'a' } }) },
  { name: 'Drain', props: () => ({ node: 'n1', reason: 'disk' }) },
  { name: 'SnapshotSchedule', props: () => ({ of: ['web'], schedule: '0 2 * * *', keep: 7, timeZone: 'Etc/UTC' }) },
  {
    name: 'RestoreDrill',
    props: () => ({ of: [{ vm: 'web', disks: ['root'] }], schedule: '0 3 * * 0', timeZone: 'Etc/UTC' }),
  },
  { name: 'StorageClass', props: () => ({ provisioner: 'x.csi', parameters: { a: 'b' } }) },
  { name: 'VolumeSnapshotClass', props: () => ({ driver: 'x.csi' }) },
  { name: 'NodeMaintenance', props: () => ({ node: 'n1', reason: 'disk' }) },
];

type ConstructClass = new (scope: Construct, id: string, props?: unknown) => Construct;
export const classOf = (name: string): ConstructClass => (kubevirt as unknown as Record<string, ConstructClass>)[name]!;

export function make({ name, props }: Example, scope: Construct, edited: object = props()): Construct {
  return new (classOf(name))(scope, name.toLowerCase(), edited);
}
