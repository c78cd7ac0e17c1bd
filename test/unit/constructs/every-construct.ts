/** One program with every construct of the package, as plain data: what holds for each of them is tested with these. */
import type { Construct } from 'constructs';
import * as kubevirt from 'kubevirt-iac';

const {
  CloudInit,
  Disk,
  Firmware,
  Image,
  Nic,
  Parameter,
  Peer,
  PoolUpdate,
  Port,
  Probe,
  ScaleIn,
  ScaleMetric,
  SshKey,
  User,
} = kubevirt;

export interface Example {
  /** Class of the construct. */
  readonly name: string;
  /** Props that use most of what it has. */
  readonly props: () => object;
  /** Why no program refers to one that exists; without a reason, a static method does. */
  readonly notReferredTo?: string;
  /** Props that must be known at synth, because they decide which objects there are, or what they are called. */
  readonly known?: RegExp;
  /** For what makes several objects beside each other: they are named for what they are, and `name` is not a prop. */
  readonly several?: boolean;
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

/** A guest whose size is its own. */
const bareMachine = () => {
  const { preference: _, ...bare } = machine();
  return bare;
};

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
  { name: 'VirtualMachineInstance', props: bareMachine },
  {
    name: 'VirtualMachineInstanceReplicaSet',
    props: () => ({ machine: bareMachine(), replicas: 3, paused: false, annotations: { c: 'd' } }),
  },
  {
    name: 'Autoscaler',
    props: () => ({
      target: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'workers' },
      machine: { cpu: 2 },
      min: 2,
      max: 4,
      cpu: 50,
      metrics: [ScaleMetric.external('queue_length', '30', { queue: 'orders' })],
      scaleInAfter: '5m',
    }),
  },
  {
    name: 'GuestService',
    props: () => ({
      guests: [{ guestSelector: { a: 'b' }, namespace: 'vms' }],
      ports: { http: { port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 30080 }, https: 443 },
      type: 'LoadBalancer',
      loadBalancerClass: 'metallb.io/metallb',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      externalTrafficPolicy: 'Local',
      sessionAffinity: 'ClientIP',
      ipFamilyPolicy: 'PreferDualStack',
      publishNotReadyAddresses: true,
      selector: { a: 'b' },
    }),
  },
  {
    name: 'Tenant',
    props: () => ({
      podSecurity: 'restricted',
      access: { viewers: [{ kind: 'Group', name: 'support' }] },
      quota: {
        guests: { cpu: 8, memory: '32Gi', instances: 4 },
        pods: { cpu: '4', memory: '40Gi' },
        storage: '1Ti',
        claims: 20,
        virtualMachines: 5,
        storageClasses: { fast: { storage: '100Gi', claims: 2 } },
        objects: { services: 10 },
      },
      claimSize: { min: '1Gi', max: '100Gi' },
      network: { imageSources: [Peer.ipBlock('10.20.0.0/16', ['10.20.1.0/24'])] },
    }),
  },
  { name: 'StorageClass', props: () => ({ provisioner: 'x.csi', parameters: { a: 'b' } }) },
  { name: 'VolumeSnapshotClass', props: () => ({ driver: 'x.csi' }) },
  { name: 'Snapshot', props: () => ({ of: 'db', failureDeadline: '5m', deletionPolicy: 'Retain' }) },
  { name: 'Restore', props: () => ({ of: 'db', from: 'nightly', targetReadinessPolicy: 'StopTarget' }) },
  {
    name: 'Clone',
    props: () => ({
      snapshot: 'nightly',
      to: 'db-2',
      labelFilters: ['*'],
      newMacAddresses: { default: '02:00:00:00:00:01' },
      patches: [{ op: 'add', path: '/spec/runStrategy', value: 'Always' }],
    }),
  },
  { name: 'Export', props: () => ({ claim: 'data', ttl: '2h', tokenSecret: 'token' }) },
  { name: 'Migration', props: () => ({ of: 'db', addedNodeSelector: { zone: 'b' } }) },
  {
    name: 'SnapshotSchedule',
    props: () => ({
      of: ['db'],
      schedule: '0 2 * * *',
      timeZone: 'Europe/Berlin',
      keep: 3,
      failureDeadline: '5m',
      runAsUser: 7,
    }),
  },
  {
    name: 'RestoreDrill',
    props: () => ({
      of: [{ vm: 'db', disks: ['root'] }],
      schedule: '0 5 * * 0',
      maxAge: '48h',
      until: 'running',
      timeout: '10m',
    }),
  },
  { name: 'Drain', props: () => ({ node: 'n2', reason: 'disk' }) },
  {
    name: 'WindowsImage',
    props: () => ({
      iso: Image.http('https://x/y.iso'),
      sysprep: kubevirt.Sysprep.fromSecret('answers'),
      preference: 'windows.2k22.virtio',
      instancetype: 'u1.xlarge',
      size: '60Gi',
      timeout: '3h',
    }),
  },
  {
    name: 'VmwareImport',
    props: () => ({
      url: 'https://vcenter.example.com/sdk',
      secret: 'vcenter',
      networks: [{ from: 'VM Network', to: 'pod' }],
      datastores: [{ from: { id: 'datastore-1' }, to: 'fast', volumeMode: 'Block' }],
      vms: ['web', { from: { id: 'vm-1' }, to: 'db' }],
      targetNamespace: 'shop',
      warm: true,
      run: { cutover: '2026-12-24T22:00:00Z' },
    }),
  },
  {
    name: 'ClusterUserDefinedNetwork',
    props: () => ({ namespaces: { team: 'a' }, physicalNetwork: 'lan', vlan: 120 }),
  },
  {
    name: 'UserDefinedNetwork',
    props: () => ({ role: 'secondary', subnets: ['10.0.0.0/24'] }),
    known: /^role$/,
  },
  { name: 'MacvtapNetwork', props: () => ({ device: 'dataplane', mtu: 9000 }) },
  { name: 'OvnNetwork', props: () => ({ physicalNetwork: 'lan', subnets: ['10.0.0.0/24'], vlan: 120 }) },
  {
    name: 'Monitoring',
    props: () => ({ alerts: true, dashboards: true, dashboardNamespace: 'grafana' }),
    notReferredTo: 'Prometheus and Grafana find its objects by their labels',
  },
  { name: 'BackupTracker', props: () => ({ of: 'db' }) },
  { name: 'Backup', props: () => ({ of: 'db', claim: 'backup' }) },
  {
    name: 'Access',
    props: () => ({
      viewers: [{ kind: 'Group', name: 'support' }],
      authors: [{ kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' }],
      namespace: 'vms',
    }),
    notReferredTo: 'a role is bound where it is made; further subjects get a binding of their own',
    known: /^namespace$|^authors.*kind$/,
    several: true,
  },
  {
    name: 'DefaultDeny',
    props: () => ({ except: ['dns', 'imports'], imageSources: [Peer.ipBlock('10.20.0.0/16')], namespace: 'vms' }),
    known: /^except/,
    notReferredTo: 'policies add up by the Pods that they select, and none names another',
    several: true,
  },
  {
    name: 'VmAccess',
    props: () => ({ role: 'migrate', subjects: [{ kind: 'User', name: 'alice' }], namespace: 'vms' }),
    notReferredTo: 'nothing names a binding',
    known: /^role$/,
    several: true,
  },
  {
    name: 'Rights',
    props: () => ({ persona: 'operator', subject: { kind: 'User', name: 'alice' }, namespace: 'vms' }),
    notReferredTo: 'a role is bound where it is made; further subjects get a binding of their own',
    known: /^(persona|namespace)$/,
    several: true,
  },
  { name: 'NodeMaintenance', props: () => ({ node: 'n1', reason: 'disk' }) },
];

type ConstructClass = new (scope: Construct, id: string, props?: unknown) => Construct;
export const classOf = (name: string): ConstructClass => (kubevirt as unknown as Record<string, ConstructClass>)[name]!;

export function make({ name, props }: Example, scope: Construct, edited: object = props()): Construct {
  return new (classOf(name))(scope, name.toLowerCase(), edited);
}
