import { CloudInit, GuestPassword, Nic, Port, Probe, SshKey, Sysprep, type VirtualMachineProps } from 'kubevirt-iac';
import { guest, type Row } from '../compare';

const BASE = { cpu: 1, memory: '1Gi', evictionStrategy: 'None' } as const;
const DOMAIN = 'domain: { memory: { guest: 1Gi }, devices: { interfaces: [{ name: default, masquerade: {} }] } }';
const POD = 'networks: [{ name: default, pod: {} }]';

const of = (what: string, props: Partial<VirtualMachineProps>, yaml: string): Row =>
  guest(what, { ...BASE, ...props } as VirtualMachineProps, `${DOMAIN}\n${POD}\n${yaml}`);

const withDrive = (what: string, props: Partial<VirtualMachineProps>, disk: string, yaml: string): Row =>
  guest(
    what,
    { ...BASE, ...props } as VirtualMachineProps,
    `
domain:
  memory: { guest: 1Gi }
  devices:
    interfaces: [{ name: default, masquerade: {} }]
    disks: [${disk}]
${POD}
${yaml}`,
  );

const withNics = (what: string, nics: Nic[], interfaces: string, networks: string, more = ''): Row =>
  guest(
    what,
    { ...BASE, nics },
    `
domain:
  memory: { guest: 1Gi }
  devices:
    interfaces:
${interfaces}
networks:
${networks}
${more}`,
  );

/** Where a guest runs, how its health is seen, how it is reached, and who may sign in. */
export const PLACEMENT: readonly Row[] = [
  of(
    'affinity to nodes and guests, taints and a scheduler',
    {
      scheduling: {
        nodeSelector: { disk: 'ssd' },
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }],
                  matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['n1'] }],
                },
              ],
            },
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 10, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } },
            ],
          },
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'zone', namespaces: ['other'], labelSelector: { matchLabels: { app: 'db' } } },
            ],
            preferredDuringSchedulingIgnoredDuringExecution: [
              {
                weight: 100,
                podAffinityTerm: {
                  topologyKey: 'kubernetes.io/hostname',
                  labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] },
                },
              },
            ],
          },
        },
        tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'vms', effect: 'NoSchedule' }],
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { app: 'db' } },
          },
        ],
        schedulerName: 'packing',
      },
      priorityClass: 'important',
      architecture: 'amd64',
      evictionStrategy: 'LiveMigrate',
    },
    `
nodeSelector: { disk: ssd }
affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
      - matchExpressions: [{ key: zone, operator: In, values: [a, b] }]
        matchFields: [{ key: metadata.name, operator: NotIn, values: [n1] }]
    preferredDuringSchedulingIgnoredDuringExecution:
    - { weight: 10, preference: { matchExpressions: [{ key: disk, operator: Exists }] } }
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
    - { topologyKey: zone, namespaces: [other], labelSelector: { matchLabels: { app: db } } }
    preferredDuringSchedulingIgnoredDuringExecution:
    - weight: 100
      podAffinityTerm:
        topologyKey: kubernetes.io/hostname
        labelSelector: { matchExpressions: [{ key: app, operator: In, values: [db] }] }
tolerations: [{ key: dedicated, operator: Equal, value: vms, effect: NoSchedule }]
topologySpreadConstraints:
- { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: db } } }
schedulerName: packing
priorityClassName: important
architecture: amd64
evictionStrategy: LiveMigrate`,
  ),
  of(
    'health by HTTP and TCP',
    {
      readiness: Probe.http(8080, {
        path: '/ready',
        initialDelay: '2m',
        period: '20s',
        timeout: '10s',
        failureThreshold: 3,
      }),
      liveness: Probe.tcp(1500, { initialDelay: '2m', period: '20s', timeout: '10s', successThreshold: 1 }),
      terminationGracePeriod: '3m',
    },
    `
readinessProbe:
  httpGet: { port: 8080, path: /ready }
  initialDelaySeconds: 120
  periodSeconds: 20
  timeoutSeconds: 10
  failureThreshold: 3
livenessProbe:
  tcpSocket: { port: 1500 }
  initialDelaySeconds: 120
  periodSeconds: 20
  timeoutSeconds: 10
  successThreshold: 1
terminationGracePeriodSeconds: 180`,
  ),
  of(
    'health by TCP and HTTP',
    { readiness: Probe.tcp(22, { successThreshold: 2 }), liveness: Probe.http(80) },
    `
readinessProbe: { tcpSocket: { port: 22 }, successThreshold: 2 }
livenessProbe: { httpGet: { port: 80 } }`,
  ),
  of(
    'health by the guest agent',
    { readiness: Probe.guestAgent(), liveness: Probe.exec(['systemctl', 'is-active', 'db']) },
    `
readinessProbe: { guestAgentPing: {} }
livenessProbe: { exec: { command: [systemctl, is-active, db] } }`,
  ),
  of(
    'names: of the host, under a Service, and where the guest looks others up',
    {
      hostname: 'db-0',
      subdomain: 'db',
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['192.0.2.53'], searches: ['example.com'] },
      serviceAccount: 'robot',
    },
    `
hostname: db-0
subdomain: db
dnsPolicy: None
dnsConfig: { nameservers: [192.0.2.53], searches: [example.com] }
serviceAccountName: robot`,
  ),
  withNics(
    'ports, MAC address and model of NICs, one of them without a cable',
    [
      Nic.pod({
        mac: '02:00:00:00:00:01',
        ports: [Port.tcp(22, 'ssh'), Port.udp(53)],
        acpiIndex: 7,
        dhcpOptions: { ntpServers: ['192.0.2.123'] },
      }),
      Nic.on('lan', { model: 'e1000e', state: 'down', bootOrder: 1, pciAddress: '0000:81:01.0', tag: 'lan' }),
    ],
    `    - name: default
      masquerade: {}
      macAddress: '02:00:00:00:00:01'
      acpiIndex: 7
      dhcpOptions: { ntpServers: [192.0.2.123] }
      ports: [{ name: ssh, port: 22, protocol: TCP }, { port: 53, protocol: UDP }]
    - { name: lan, bridge: {}, model: e1000e, state: down, bootOrder: 1, pciAddress: '0000:81:01.0', tag: lan }`,
    `- { name: default, pod: {} }
- { name: lan, multus: { networkName: lan } }`,
  ),
  withNics(
    'a network in place of that of the cluster',
    [Nic.on('nets/lan', { name: 'lan', default: true })],
    '    - { name: lan, bridge: {} }',
    '- { name: lan, multus: { networkName: nets/lan, default: true } }',
  ),
  withNics(
    'a binding plugin, and passt',
    [Nic.pod({ binding: 'passt', vmNetworkCIDR: '10.1.0.0/24' }), Nic.on('macs', { binding: { plugin: 'macvtap' } })],
    `    - { name: default, passtBinding: {} }
    - { name: macs, binding: { name: macvtap } }`,
    `- { name: default, pod: { vmNetworkCIDR: 10.1.0.0/24 } }
- { name: macs, multus: { networkName: macs } }`,
  ),
  guest(
    'no NIC at all',
    { ...BASE, nics: [] },
    'domain: { memory: { guest: 1Gi }, devices: { autoattachPodInterface: false } }',
  ),
  withDrive(
    'keys that the guest agent sets, and keys on the config drive',
    {
      sshKeys: [SshKey.fromSecret('keys', { users: ['ops'] }), SshKey.fromSecret('boot')],
      passwords: [GuestPassword.fromSecret('passwords')],
      cloudInit: CloudInit.config({ hostname: 'a' }, { datasource: 'configDrive' }),
    },
    '{ name: cloudinit, disk: { bus: virtio } }',
    `
accessCredentials:
- sshPublicKey:
    source: { secret: { secretName: keys } }
    propagationMethod: { qemuGuestAgent: { users: [ops] } }
- sshPublicKey:
    source: { secret: { secretName: boot } }
    propagationMethod: { configDrive: {} }
- userPassword:
    source: { secret: { secretName: passwords } }
    propagationMethod: { qemuGuestAgent: {} }
volumes: [{ name: cloudinit, cloudInitConfigDrive: { userData: "#cloud-config\\nhostname: a" } }]`,
  ),
  withDrive(
    'keys that cloud-init sets at boot',
    { sshKeys: [SshKey.fromSecret('boot')] },
    '{ name: cloudinit, disk: { bus: virtio } }',
    `
accessCredentials:
- sshPublicKey: { source: { secret: { secretName: boot } }, propagationMethod: { noCloud: {} } }
volumes: [{ name: cloudinit, cloudInitNoCloud: { userData: "#cloud-config\\n{}" } }]`,
  ),
  withDrive(
    'cloud-init from a Secret, on a CD-ROM drive',
    { cloudInit: CloudInit.fromSecret('init', { datasource: 'configDrive', drive: 'cdrom' }) },
    '{ name: cloudinit, cdrom: { bus: sata } }',
    'volumes: [{ name: cloudinit, cloudInitConfigDrive: { secretRef: { name: init } } }]',
  ),
  withDrive(
    'a network configuration on the config drive',
    {
      cloudInit: CloudInit.userData('#cloud-config\n{ hostname: a }\n', {
        datasource: 'configDrive',
        network: { version: 2, ethernets: { eth0: { dhcp4: true } } },
      }),
    },
    '{ name: cloudinit, disk: { bus: virtio } }',
    `
volumes:
- name: cloudinit
  cloudInitConfigDrive:
    userDataBase64: I2Nsb3VkLWNvbmZpZwp7IGhvc3RuYW1lOiBhIH0K
    networkData: "version: 2\\nethernets: { eth0: { dhcp4: true } }"`,
  ),
  withDrive(
    'cloud-init data that was encoded',
    { cloudInit: CloudInit.userData('#cloud-config\n{ hostname: a }\n') },
    '{ name: cloudinit, disk: { bus: virtio } }',
    'volumes: [{ name: cloudinit, cloudInitNoCloud: { userDataBase64: I2Nsb3VkLWNvbmZpZwp7IGhvc3RuYW1lOiBhIH0K } }]',
  ),
  withDrive(
    'an answer file in a ConfigMap',
    { sysprep: Sysprep.fromConfigMap('answers') },
    '{ name: sysprep, cdrom: { bus: sata } }',
    'volumes: [{ name: sysprep, sysprep: { configMap: { name: answers } } }]',
  ),
  withDrive(
    'Ignition on a config drive',
    { ignition: { ignition: { version: '3.4.0' } } },
    '{ name: ignition, disk: { bus: virtio } }',
    `volumes: [{ name: ignition, cloudInitConfigDrive: { userData: '{"ignition":{"version":"3.4.0"}}' } }]`,
  ),
];
