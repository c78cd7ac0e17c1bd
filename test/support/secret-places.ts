/** Every kind of place in a program where a secret can stand. The taint test puts a canary into each. */
import { type Declared, type Json, SECRET } from './mini-engine';

export interface SecretPlace {
  place: string;
  /** Secret by its nature, whether or not the program says so; or because the program marks it. */
  because: 'nature' | 'mark';
  /** The resource with a canary at the place. `hide` marks a value as a program does. */
  declare: (canary: string, hide: (value: unknown) => unknown) => Omit<Declared, 'name'>;
  clusterWide?: true;
}

/** The canary at a place. */
export const canaryAt = (index: number): string => `Canary${100 + index}Qx7Lm2Vb9Kd4Ht6`;

/** What a search looks for: the canary as it is, as digits, and as any base64 of a text around it has it. */
export function needlesOf(index: number): string[] {
  const canary = canaryAt(index);
  const encoded = [0, 1, 2].map((before) =>
    Buffer.from('x'.repeat(before) + canary)
      .toString('base64')
      .slice(4, -4),
  );
  return [canary, canary.replace(/\D/g, '').padEnd(12, '7'), ...encoded];
}

/** The places whose canary stands in a text, with what stands around it. */
export function leaksIn(text: string, places: readonly string[]): string[] {
  return places.flatMap((place, index) =>
    needlesOf(index).flatMap((needle) => {
      const at = text.indexOf(needle);
      return at < 0 ? [] : [`${place}: ...${text.slice(Math.max(0, at - 200), at + 60)}`];
    }),
  );
}

/** The value of a secret Output, as the engine sends it. */
export const hidden = (value: unknown): Json => ({ ...SECRET, value });
/** A secret Output inside the arguments of a component or a nested input. */
export const hiddenOutput = (value: unknown): Json => ({
  '4dabf18193072939515e22adb298388d': 'd0e6a833031e9bbcd3f4e8bde6ca49a4',
  value,
  secret: true,
  dependencies: [],
});

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
const cloudConfig = (canary: string) => `#cloud-config\npassword: "${canary}"\nruncmd:\n  - echo "${canary}" \\\n`;
const netplan = (canary: string) =>
  `version: 2\nwifis: { wlan0: { access-points: { a: { password: "${canary}" } } } }\n`;

const guestSpec = (change: Json = {}, domain: Json = {}): Json => ({
  domain: { devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] }, memory: { guest: '1Gi' }, ...domain },
  volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
  ...change,
});
const withCloudInit = (source: Json, kind = 'cloudInitNoCloud'): Json =>
  guestSpec(
    {
      volumes: [
        { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } },
        { name: 'init', [kind]: source },
      ],
    },
    {
      devices: {
        disks: [
          { name: 'root', disk: { bus: 'virtio' } },
          { name: 'init', disk: { bus: 'virtio' } },
        ],
      },
    },
  );
const vm = (spec: Json, { annotations, ...rest }: Json = {}): Omit<Declared, 'name'> => ({
  type: 'kubevirt:core/v1:VirtualMachine',
  inputs: {
    spec: { runStrategy: 'Always', template: { ...(annotations ? { metadata: { annotations } } : {}), spec } },
    ...rest,
  },
});
const manifest = (apiVersion: string, kind: string, fields: Json): Omit<Declared, 'name'> => ({
  type: 'kubevirt:index:Manifest',
  inputs: { apiVersion, kind, ...fields },
});
const secret = (fields: Json): Omit<Declared, 'name'> => manifest('v1', 'Secret', fields);
const disk = (source: Json): Omit<Declared, 'name'> => ({
  type: 'kubevirt:cdi/v1beta1:DataVolume',
  inputs: { spec: { source, storage: { resources: { requests: { storage: '1Gi' } } } } },
});
const deployment = (container: Json): Omit<Declared, 'name'> =>
  manifest('apps/v1', 'Deployment', {
    spec: {
      selector: { matchLabels: { app: 'a' } },
      template: {
        metadata: { labels: { app: 'a' } },
        spec: { containers: [{ name: 'a', image: 'example.com/a:1', ...container }] },
      },
    },
  });

const nature = (place: string, declare: SecretPlace['declare']): SecretPlace => ({ place, because: 'nature', declare });
const mark = (place: string, declare: SecretPlace['declare']): SecretPlace => ({ place, because: 'mark', declare });

export const SECRET_PLACES: readonly SecretPlace[] = [
  nature('VM: cloudInitNoCloud.userData', (c) => vm(withCloudInit({ userData: cloudConfig(c) }))),
  nature('VM: cloudInitNoCloud.userDataBase64', (c) => vm(withCloudInit({ userDataBase64: base64(cloudConfig(c)) }))),
  nature('VM: cloudInitNoCloud.networkData', (c) =>
    vm(withCloudInit({ userData: '#cloud-config\n', networkData: netplan(c) })),
  ),
  nature('VM: cloudInitNoCloud.networkDataBase64', (c) =>
    vm(withCloudInit({ userData: '#cloud-config\n', networkDataBase64: base64(netplan(c)) })),
  ),
  nature('VM: cloudInitConfigDrive.userData', (c) =>
    vm(withCloudInit({ userData: cloudConfig(c) }, 'cloudInitConfigDrive')),
  ),
  nature('VM: cloudInitConfigDrive.userDataBase64', (c) =>
    vm(withCloudInit({ userDataBase64: base64(cloudConfig(c)) }, 'cloudInitConfigDrive')),
  ),
  nature('VM: cloudInitConfigDrive.networkData', (c) =>
    vm(withCloudInit({ userData: '#cloud-config\n', networkData: netplan(c) }, 'cloudInitConfigDrive')),
  ),
  nature('VM: ignition in an annotation', (c) =>
    vm(guestSpec(), { annotations: { 'kubevirt.io/ignitiondata': `{"ignition":{"version":"3.4.0"},"p":"${c}"}` } }),
  ),
  nature('VM: header of the download of a DataVolume template', (c) =>
    vm(guestSpec(), {
      spec: {
        runStrategy: 'Halted',
        template: {
          spec: guestSpec({ volumes: [{ name: 'root', dataVolume: { name: 'dv' } }] }),
        },
        dataVolumeTemplates: [
          {
            metadata: { name: 'dv' },
            spec: {
              source: { http: { url: 'https://example.com/d.img', extraHeaders: [`Authorization: Bearer ${c}`] } },
              storage: { resources: { requests: { storage: '1Gi' } } },
            },
          },
        ],
      },
    }),
  ),
  nature('VMI: cloud-init', (c) => ({
    type: 'kubevirt:core/v1:VirtualMachineInstance',
    inputs: { spec: withCloudInit({ userData: cloudConfig(c) }) },
  })),
  nature('VMI replica set: cloud-init', (c) => ({
    type: 'kubevirt:core/v1:VirtualMachineInstanceReplicaSet',
    inputs: {
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'a' } },
        template: { metadata: { labels: { app: 'a' } }, spec: withCloudInit({ userData: cloudConfig(c) }) },
      },
    },
  })),
  nature('VM pool: cloud-init', (c) => ({
    type: 'kubevirt:pool/v1beta1:VirtualMachinePool',
    inputs: {
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'a' } },
        virtualMachineTemplate: {
          metadata: { labels: { app: 'a' } },
          spec: {
            runStrategy: 'Always',
            template: { metadata: { labels: { app: 'a' } }, spec: withCloudInit({ userData: cloudConfig(c) }) },
          },
        },
      },
    },
  })),
  nature('Secret: stringData (password)', (c) => secret({ stringData: { password: c } })),
  nature('Secret: data', (c) => secret({ data: { password: base64(c) } })),
  nature('Secret: several lines of stringData (private key)', (c) =>
    secret({ stringData: { key: `-----BEGIN X-----\n${c}\n"${c}"\n-----END X-----\n` } }),
  ),
  nature('Secret: pull secret', (c) =>
    secret({
      type: 'kubernetes.io/dockerconfigjson',
      stringData: {
        '.dockerconfigjson': JSON.stringify({ auths: { r: { username: 'u', password: c, auth: base64(`u:${c}`) } } }),
      },
    }),
  ),
  nature('Secret: credentials of a registry for a DataVolume', (c) =>
    secret({ stringData: { accessKeyId: 'user', secretKey: c } }),
  ),
  nature('Secret: kubeconfig with a token', (c) =>
    secret({ stringData: { kubeconfig: `users: [{ name: a, user: { token: "${c}" } }]` } }),
  ),
  nature('Secret: sysprep', (c) =>
    secret({ stringData: { 'autounattend.xml': `<Password><Value>${c}</Value></Password>` } }),
  ),
  nature('Secret: its copy in the last-applied annotation', (c) =>
    secret({
      metadata: {
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': `{"stringData":{"password":"${c}"}}` },
      },
      stringData: { password: c },
    }),
  ),
  nature('ConfigMap: sysprep', (c) =>
    manifest('v1', 'ConfigMap', { data: { 'autounattend.xml': `<Password><Value>${c}</Value></Password>` } }),
  ),
  nature('DataVolume: header of a download', (c) =>
    disk({ http: { url: 'https://example.com/d.img', extraHeaders: [`Authorization: Bearer ${c}`] } }),
  ),
  nature('DataVolume: password in the URL', (c) => disk({ http: { url: `https://user:${c}@example.com/d.img` } })),
  {
    ...nature('Node network: password of 802.1X', (c) =>
      manifest('nmstate.io/v1', 'NodeNetworkConfigurationPolicy', {
        spec: {
          desiredState: {
            interfaces: [{ name: 'eth1', type: 'ethernet', '802.1x': { identity: 'a', 'private-key-password': c } }],
          },
        },
      }),
    ),
    clusterWide: true,
  },
  nature('Fencing: password of the management controllers', (c) =>
    manifest('fence-agents-remediation.medik8s.io/v1alpha1', 'FenceAgentsRemediationTemplate', {
      spec: {
        template: { spec: { agent: 'fence_ipmilan', sharedparameters: { '--username': 'a', '--password': c } } },
      },
    }),
  ),
  mark('VM: annotation', (c, hide) => vm(guestSpec(), { metadata: { annotations: { note: hide(c) } } })),
  mark('VM: label', (c, hide) => vm(guestSpec(), { metadata: { labels: { note: hide(c) } } })),
  mark('VM: argument of a hook sidecar', (c, hide) =>
    vm(guestSpec(), {
      annotations: { 'hooks.kubevirt.io/hookSidecars': hide(`[{"image":"a","args":["--token","${c}"]}]`) },
    }),
  ),
  mark('VM: serial number', (c, hide) => vm(guestSpec({}, { firmware: { serial: hide(c) } }))),
  mark('VM: header of a readiness probe', (c, hide) =>
    vm(
      guestSpec({
        readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value: hide(`Bearer ${c}`) }] } },
      }),
    ),
  ),
  mark('VM: Output inside a nested input', (c, hide) =>
    vm(withCloudInit({ userData: '#cloud-config\n' }), { metadata: { annotations: hide({ 'example.com/token': c }) } }),
  ),
  mark('VM: whole spec', (c, hide) => {
    const { type, inputs } = vm(guestSpec({}, { chassis: { asset: c } }));
    return { type, inputs: { ...inputs, spec: hide(inputs['spec']) } };
  }),
  mark('Deployment: environment of a container', (c, hide) => deployment({ env: [{ name: 'TOKEN', value: hide(c) }] })),
  mark('Deployment: list of arguments', (c, hide) => deployment({ args: hide(['--token', c]) })),
  mark('Job: environment of a hook', (c, hide) =>
    manifest('batch/v1', 'Job', {
      spec: {
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'a', image: 'example.com/a:1', env: hide([{ name: 'T', value: c }]) }],
          },
        },
      },
    }),
  ),
  mark('ConfigMap: value', (c, hide) => manifest('v1', 'ConfigMap', { data: { token: hide(c) } })),
  mark('Template: value of a parameter', (c, hide) =>
    manifest('template.openshift.io/v1', 'Template', {
      objects: [],
      parameters: [{ name: 'PASSWORD', value: hide(c) }],
    }),
  ),
  mark('Helm: values of a release', (c, hide) =>
    manifest('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
      spec: {
        interval: '5m',
        chart: { spec: { chart: 'a', sourceRef: { kind: 'HelmRepository', name: 'a' } } },
        values: hide({ admin: c }),
      },
    }),
  ),
  mark('Argo CD: parameter of Helm', (c, hide) =>
    manifest('argoproj.io/v1alpha1', 'Application', {
      spec: { source: { helm: { parameters: [{ name: 'admin', value: hide(c) }] } } },
    }),
  ),
  mark('any kind: number', (c, hide) =>
    manifest('example.com/v1', 'Widget', { spec: { pin: hide(Number(c.replace(/\D/g, '').padEnd(12, '7'))) } }),
  ),
  mark('any kind: key with dots', (c, hide) =>
    manifest('example.com/v1', 'Widget', { spec: { 'a.b[0]': { 'c"d': hide(c) } } }),
  ),
];
