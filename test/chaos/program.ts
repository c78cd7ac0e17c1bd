/** The environment that every run takes from nothing to nothing, and what each operation changes in it. */
import type { KubeObject } from '../../kube/object';

/** A resource of the program: an object, and what else its inputs say. */
export interface Declared {
  readonly type: string;
  readonly object: KubeObject;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What the program says at a time. */
export interface Revision {
  readonly memory: string;
  /** A device that a guest gets only when it boots. */
  readonly rng: boolean;
  readonly disk: string;
  /** Whether the program takes over the VM that another client has made. */
  readonly imported: boolean;
}

/** What an operation may do to the objects that exist before it. Everything else is damage. */
interface Announced {
  /** Guests, by name, that it starts anew. */
  readonly restarts?: readonly string[];
  /** Whether it removes everything. */
  readonly removes?: boolean;
}

export interface Step {
  readonly command: 'up' | 'refresh' | 'destroy';
  readonly revision: Revision;
  readonly announced: Announced;
  /** Whether another client changes an object of the program before. */
  readonly edited?: boolean;
}

export const BEGINNING: Revision = { memory: '1Gi', rng: false, disk: '1Gi', imported: false };
const LIVE: Revision = { ...BEGINNING, memory: '2Gi' };
const RESTARTED: Revision = { ...LIVE, rng: true };
const GROWN: Revision = { ...RESTARTED, disk: '2Gi' };
const COMPLETE: Revision = { ...GROWN, imported: true };

/** In their order: each begins where the one before has ended. */
export const STEPS = {
  create: { command: 'up', revision: BEGINNING, announced: {} },
  'no-op': { command: 'up', revision: BEGINNING, announced: {} },
  'live update': { command: 'up', revision: LIVE, announced: {} },
  restart: { command: 'up', revision: RESTARTED, announced: { restarts: ['web'] } },
  'disk growth': { command: 'up', revision: GROWN, announced: {} },
  refresh: { command: 'refresh', revision: GROWN, announced: {}, edited: true },
  import: { command: 'up', revision: COMPLETE, announced: {} },
  delete: { command: 'destroy', revision: COMPLETE, announced: { removes: true } },
} as const satisfies Readonly<Record<string, Step>>;

export type Operation = keyof typeof STEPS;

export const OPERATIONS = Object.keys(STEPS) as Operation[];

const PASSWORD = 'correct-horse-battery-staple';

/** A reference of Pulumi YAML to another resource. */
const ref = (name: string) => `\${${name}}`;

const MANIFEST = 'kubevirt:index:Manifest';
const IMAGE = 'quay.io/containerdisks/fedora:42';

interface Parts {
  readonly volumes: readonly { readonly name: string; readonly [source: string]: unknown }[];
  readonly devices?: object;
}

const guest = (memory: string | undefined, { volumes, devices }: Parts) => ({
  domain: {
    ...(memory && { cpu: { sockets: 1, cores: 1, threads: 1 }, memory: { guest: memory } }),
    devices: {
      disks: volumes.map(({ name }) => ({ name, disk: { bus: 'virtio' } })),
      interfaces: [{ name: 'default', model: 'virtio', masquerade: {} }],
      ...devices,
    },
  },
  networks: [{ name: 'default', pod: {} }],
  volumes,
});

const machine = (own: string, name: string, runStrategy: string, memory: string, parts: Parts): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: own, labels: { app: name } },
  spec: { runStrategy, template: { metadata: { labels: { app: name } }, spec: guest(memory, parts) } },
});

/** The VM that another client makes before the operation `import`. */
export const legacyVm = (own: string): KubeObject => machine(own, 'legacy', 'Halted', '1Gi', { volumes: [] });

/** The program's resources. `own`: the namespace, and the name of what has none. */
export function resourcesOf(own: string, { memory, rng, disk, imported }: Revision): Record<string, Declared> {
  const named = (name: string, labels?: Record<string, string>) => ({
    name,
    namespace: own,
    ...(labels && { labels }),
  });
  return {
    login: {
      type: MANIFEST,
      object: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: named('login'),
        stringData: { userdata: `#cloud-config\npassword: ${PASSWORD}\n` },
      } as KubeObject,
    },
    root: {
      type: 'kubevirt:cdi/v1beta1:DataVolume',
      settings: { allow: ['root'] },
      object: {
        apiVersion: 'cdi.kubevirt.io/v1beta1',
        kind: 'DataVolume',
        metadata: named('root'),
        spec: {
          source: { http: { url: 'https://images.example.com/fedora.qcow2' } },
          storage: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: disk } } },
        },
      },
    },
    size: {
      type: 'kubevirt:instancetype/v1beta1:VirtualMachineInstancetype',
      object: {
        apiVersion: 'instancetype.kubevirt.io/v1beta1',
        kind: 'VirtualMachineInstancetype',
        metadata: named('size'),
        spec: { cpu: { guest: 1 }, memory: { guest: '256Mi' } },
      },
    },
    policy: {
      type: 'kubevirt:migrations/v1alpha1:MigrationPolicy',
      object: {
        apiVersion: 'migrations.kubevirt.io/v1alpha1',
        kind: 'MigrationPolicy',
        metadata: { name: own },
        spec: {
          bandwidthPerMigration: '64Mi',
          selectors: { namespaceSelector: { 'kubernetes.io/metadata.name': own } },
        },
      },
    },
    web: {
      type: 'kubevirt:core/v1:VirtualMachine',
      // It is the only member of its Service.
      settings: { onRestart: 'restart', allow: ['restart'] },
      object: machine(own, 'web', 'Always', memory, {
        volumes: [
          { name: 'root', dataVolume: { name: 'root' } },
          { name: 'login', cloudInitNoCloud: { secretRef: { name: 'login' } } },
        ],
        devices: rng ? { rng: {} } : {},
      }),
      options: { dependsOn: [ref('root'), ref('login'), ref('policy')] },
    },
    service: {
      type: MANIFEST,
      object: {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: named('web', { app: 'web' }),
        spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
      },
    },
    pool: {
      type: 'kubevirt:pool/v1beta1:VirtualMachinePool',
      object: {
        apiVersion: 'pool.kubevirt.io/v1beta1',
        kind: 'VirtualMachinePool',
        metadata: named('pool'),
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: 'pool' } },
          virtualMachineTemplate: {
            metadata: { labels: { app: 'pool' } },
            spec: {
              runStrategy: 'Always',
              instancetype: { kind: 'VirtualMachineInstancetype', name: 'size' },
              template: {
                metadata: { labels: { app: 'pool' } },
                spec: guest(undefined, { volumes: [{ name: 'root', containerDisk: { image: IMAGE } }] }),
              },
            },
          },
        },
      },
      options: { dependsOn: [ref('size')] },
    },
    ...(imported && {
      legacy: {
        type: 'kubevirt:core/v1:VirtualMachine',
        object: legacyVm(own),
        options: { import: `${own}/legacy` },
      },
    }),
  };
}

/** What else must be in the cluster: a disk grows by its claim, and its DataVolume stays as it was made. */
export const claimOf = (own: string, { disk }: Revision): KubeObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'root', namespace: own },
  spec: { resources: { requests: { storage: disk } } },
});

/** The id of a resource, as the state has it. */
export function idOf({ type, object: { apiVersion, kind, metadata } }: Declared): string {
  const path = [metadata?.namespace, metadata?.name].filter(Boolean).join('/');
  return type === MANIFEST ? `${apiVersion}/${kind}/${path}` : path;
}

/** The inputs of a resource. */
export function propertiesOf({ type, object, settings }: Declared): Record<string, unknown> {
  const { apiVersion: _apiVersion, kind: _kind, ...typed } = object;
  return { ...settings, ...(type === MANIFEST ? object : typed) };
}

/** `Pulumi.yaml`, as JSON, which is YAML too. `plugin`: the folder of its executable. */
export function projectOf(own: string, revision: Revision, plugin: string): string {
  const resources = Object.entries(resourcesOf(own, revision)).map(([name, declared]) => {
    const { type, options } = declared;
    return [name, { type, properties: propertiesOf(declared), ...(options && { options }) }] as const;
  });
  return JSON.stringify({
    name: own,
    runtime: 'yaml',
    plugins: { providers: [{ name: 'kubevirt', path: plugin }] },
    resources: Object.fromEntries(resources),
  });
}
