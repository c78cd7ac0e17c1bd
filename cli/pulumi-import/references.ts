/** Objects beside a VirtualMachine or a pool, by the names in its spec. */
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

export interface Reference {
  apiVersion: string;
  kind: string;
  name: string;
}

const CDI = 'cdi.kubevirt.io/v1beta1';
const INSTANCETYPE = 'instancetype.kubevirt.io/v1beta1';

/** Fields of a volume that name another object. */
const VOLUME_FIELDS: readonly (readonly [apiVersion: string, kind: string, ...path: string[]])[] = [
  [CDI, 'DataVolume', 'dataVolume', 'name'],
  ['v1', 'PersistentVolumeClaim', 'persistentVolumeClaim', 'claimName'],
  ['v1', 'Secret', 'cloudInitNoCloud', 'secretRef', 'name'],
  ['v1', 'Secret', 'cloudInitNoCloud', 'networkDataSecretRef', 'name'],
  ['v1', 'Secret', 'cloudInitConfigDrive', 'secretRef', 'name'],
  ['v1', 'Secret', 'cloudInitConfigDrive', 'networkDataSecretRef', 'name'],
  ['v1', 'Secret', 'secret', 'secretName'],
  ['v1', 'Secret', 'sysprep', 'secret', 'name'],
  ['v1', 'ConfigMap', 'configMap', 'name'],
  ['v1', 'ConfigMap', 'sysprep', 'configMap', 'name'],
];

/** Fields of an access credential that name a Secret. */
const CREDENTIAL_FIELDS = ['sshPublicKey', 'userPassword'] as const;

/** Kinds of instancetypes and preferences that have a namespace; the others belong to the whole cluster. */
const MATCHERS = [
  ['instancetype', 'VirtualMachineInstancetype'],
  ['preference', 'VirtualMachinePreference'],
] as const;

/** The `spec` of a VirtualMachine, or that of the VirtualMachines of a pool. */
export function vmSpecOf({ kind, spec }: KubeObject): unknown {
  return kind === 'VirtualMachinePool' ? valueAt(spec, 'virtualMachineTemplate', 'spec') : spec;
}

/** The labels of the guest's Pod that its manifest sets: those that the selector of a Service must match. */
export function guestLabelsOf(machine: KubeObject): Record<string, unknown> {
  const labels = objectAt(vmSpecOf(machine), 'template', 'metadata', 'labels') ?? {};
  // KubeVirt adds the name of the VM; those of a pool have names of their own.
  return machine.kind === 'VirtualMachine' ? { ...labels, 'vm.kubevirt.io/name': machine.metadata?.name } : labels;
}

/** Objects in the namespace of a VirtualMachine or a pool that its spec names, each once. Its dataVolumeTemplates are part of it. */
export function referencesOf(machine: KubeObject): Reference[] {
  const spec = vmSpecOf(machine);
  const guest = objectAt(spec, 'template', 'spec');
  const found: Reference[] = [];
  const add = (apiVersion: string, kind: string, name: unknown) => {
    if (typeof name === 'string' && name !== '') found.push({ apiVersion, kind, name });
  };
  for (const volume of objectsAt(guest, 'volumes'))
    for (const [apiVersion, kind, ...path] of VOLUME_FIELDS) add(apiVersion, kind, valueAt(volume, ...path));
  for (const credential of objectsAt(guest, 'accessCredentials'))
    for (const field of CREDENTIAL_FIELDS)
      add('v1', 'Secret', valueAt(credential, field, 'source', 'secret', 'secretName'));
  for (const [field, kind] of MATCHERS) {
    const matcher = objectAt(spec, field);
    if (String(matcher?.['kind']).toLowerCase() === kind.toLowerCase()) add(INSTANCETYPE, kind, matcher?.['name']);
  }
  const templates = new Set(objectsAt(spec, 'dataVolumeTemplates').map((disk) => valueAt(disk, 'metadata', 'name')));
  const isOwn = ({ kind, name }: Reference) =>
    templates.has(name) && (kind === 'DataVolume' || kind === 'PersistentVolumeClaim');
  const unique = new Map(found.filter((ref) => !isOwn(ref)).map((ref) => [`${ref.kind}/${ref.name}`, ref]));
  return [...unique.values()];
}
