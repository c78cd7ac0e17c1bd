import { parse, parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../../../kube/object';
import { clusterConfig, DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { fillGuest } from '../../../../kubevirt/defaults';

type Json = Record<string, unknown>;

/** Labels and annotations that the constructs add by intent, and that a user's own YAML need not have. */
const ADDED_LABELS = ['kubevirt.io/vm', 'kubevirt.io/vmpool'];
const ADDED_ANNOTATIONS = [
  'argocd.argoproj.io/sync-options',
  'kustomize.toolkit.fluxcd.io/prune',
  'cdi.kubevirt.io/storage.deleteAfterCompletion',
  'kubevirt.io/pci-topology-version',
];

/** The objects of a text in YAML. */
export const objectsIn = (yaml: string): KubeObject[] =>
  parseAllDocuments(yaml).map((document) => document.toJS() as KubeObject);

/**
 * Objects in one spelling, sorted by kind and name. What KubeVirt would fill in is filled in; what it reads as the same is written the same;
 * what the constructs add by intent (labels that identify guests, annotations that keep disks) is omitted.
 */
export function normalized(objects: readonly KubeObject[]): KubeObject[] {
  const texts = new Map(
    objects.filter(({ kind }) => kind === 'Secret').map((secret) => [secret.metadata?.name, secret]),
  );
  const used = new Set<KubeObject>();
  const seen = objects.map((object) => {
    const copy = structuredClone(object);
    for (const guest of guestsOf(copy)) inlineCloudInit(guest, texts, used);
    return { object, copy: ofKind(copy) };
  });
  return seen
    .filter(({ object }) => !used.has(object))
    .map(({ copy }) => withoutEmpty(withoutAdded(copy)) as KubeObject)
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

const idOf = ({ kind, metadata }: KubeObject): string => `${kind} ${metadata?.name}`;

const at = (value: unknown, ...path: string[]): Json | undefined =>
  path.reduce<unknown>((node, key) => (node as Json | undefined)?.[key], value) as Json | undefined;

/** The templates of guests in an object: what holds a `spec` with a `domain`. */
function guestsOf(object: KubeObject): { metadata: Json; spec: Json }[] {
  const holders = [
    object,
    at(object, 'spec', 'template'),
    at(object, 'spec', 'virtualMachineTemplate', 'spec', 'template'),
  ];
  return holders.filter((holder) => at(holder, 'spec', 'domain')) as { metadata: Json; spec: Json }[];
}

function ofKind(object: KubeObject): KubeObject {
  for (const guest of guestsOf(object)) normalizeGuest(guest);
  for (const spec of [object.spec, at(object, 'spec', 'virtualMachineTemplate', 'spec')] as (Json | undefined)[]) {
    if (spec && 'running' in spec) {
      spec['runStrategy'] = spec['running'] ? 'Always' : 'Halted';
      delete spec['running'];
    }
    for (const template of (spec?.['dataVolumeTemplates'] as Json[] | undefined) ?? []) {
      normalizeDataVolume(template);
    }
  }
  // The names of instancetypes and preferences end with a hash of their content.
  if (object.apiVersion.startsWith('instancetype.') && object.metadata)
    object.metadata.name = object.metadata.name?.replace(/-[0-9a-f]{8}$/, '');
  if (object.kind === 'VirtualMachinePool') fillPool(object.spec as Json);
  if (object.kind === 'DataVolume') normalizeDataVolume(object as unknown as Json);
  return object;
}

/** A pool that says nothing of updates restarts all guests, and one that says nothing of disks deletes them. */
function fillPool(spec: Json): void {
  spec['updateStrategy'] ??= { proactive: {} };
  if (at(spec, 'updateStrategy', 'proactive')) spec['maxUnavailable'] ??= '100%';
  spec['scaleInStrategy'] ??= { proactive: { statePreservation: 'Disabled' } };
}

function normalizeGuest(guest: { metadata: Json; spec: Json }): void {
  guest.metadata ??= {};
  const domain = guest.spec['domain'] as Json;
  const cpu = domain['cpu'] as Json | undefined;
  // KubeVirt counts an absent or zero part of the topology as one.
  if (cpu && ['sockets', 'cores', 'threads'].some((key) => cpu[key]))
    for (const key of ['sockets', 'cores', 'threads']) cpu[key] ||= 1;
  fillGuest(guest, clusterConfig(DEFAULT_PROFILE));
  // UEFI starts signed software only, unless it is told otherwise.
  const efi = at(domain, 'firmware', 'bootloader', 'efi');
  if (efi) efi['secureBoot'] ??= true;
  const { interfaces } = domain['devices'] as { interfaces?: Json[] };
  // A NIC without a model is a virtio card.
  for (const nic of interfaces ?? []) {
    if (!nic['sriov']) nic['model'] ??= 'virtio';
    for (const port of (nic['ports'] as Json[] | undefined) ?? []) port['protocol'] ??= 'TCP';
  }
  delete guest.metadata['creationTimestamp'];
}

/** Cloud-init text in the spec, whether it was encoded, or kept in the Secret of the VM because it holds a password. */
function inlineCloudInit(
  guest: { spec: Json },
  secrets: ReadonlyMap<unknown, KubeObject>,
  used: Set<KubeObject>,
): void {
  for (const volume of (guest.spec['volumes'] as Json[] | undefined) ?? []) {
    const source = (volume['cloudInitNoCloud'] ?? volume['cloudInitConfigDrive']) as Json | undefined;
    if (!source) continue;
    for (const [ref, key, field] of [
      ['secretRef', 'userdata', 'userData'],
      ['networkDataSecretRef', 'networkdata', 'networkData'],
    ] as const) {
      const secret = secrets.get(at(source, ref)?.['name']);
      const text = at(secret, 'stringData')?.[key];
      if (secret && text !== undefined) {
        used.add(secret);
        source[field] = text;
        delete source[ref];
      }
      const encoded = source[`${field}Base64`];
      if (typeof encoded === 'string') {
        source[field] = Buffer.from(encoded, 'base64').toString();
        delete source[`${field}Base64`];
      }
      if (typeof source[field] === 'string') source[field] = parsed(source[field]);
    }
  }
}

/** YAML that says the same is the same; a script is a text. */
function parsed(text: string): unknown {
  if (text.startsWith('#cloud-config')) return { cloudConfig: parse(text, { version: '1.1' }) ?? {} };
  return text.startsWith('#!') ? text.trimEnd() : parse(text);
}

/** `pvc` and `storage` describe the same claim; with the latter, CDI also fills in what is omitted. */
function normalizeDataVolume(dataVolume: Json): void {
  const spec = dataVolume['spec'] as Json;
  if ('pvc' in spec) {
    spec['storage'] = spec['pvc'];
    delete spec['pvc'];
  }
  delete at(dataVolume, 'metadata')?.['creationTimestamp'];
}

function withoutAdded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAdded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const added = key === 'labels' ? ADDED_LABELS : key === 'annotations' ? ADDED_ANNOTATIONS : [];
      if (added.length === 0 || typeof child !== 'object' || child === null) return [key, withoutAdded(child)];
      return [key, Object.fromEntries(Object.entries(child).filter(([name]) => !added.includes(name)))];
    }),
  );
}

/** Objects that say nothing where they are empty. Elsewhere `{}` is a value: `masquerade: {}`, `rng: {}`. */
const EMPTY_SAYS_NOTHING = [
  'labels',
  'annotations',
  'resources',
  'metadata',
  'disk',
  'bootloader',
  'firmware',
  'affinity',
  'hugepages',
];

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, child]) => [key, withoutEmpty(child)] as const)
      .filter(
        ([key, child]) =>
          child !== undefined &&
          !(
            EMPTY_SAYS_NOTHING.includes(key) &&
            typeof child === 'object' &&
            child !== null &&
            Object.keys(child).length === 0
          ),
      ),
  );
}
