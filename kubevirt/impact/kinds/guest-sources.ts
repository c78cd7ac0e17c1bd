/** Secrets and ConfigMaps that guests read: when they read them, and what a change of one does. */
import { isObject, objectAt, objectsAt, valueAt } from '../../../kube/json';
import { describe, type KubeObject } from '../../../kube/object';
import type { ObjectIndex } from '../../object-index';
import { changeBy } from '../change';
import { nameText } from '../format-value';
import type { Impact } from '../verdict';
import { impactOfChanges, userChanges } from './by-field';

export interface GuestSource {
  kind: 'Secret' | 'ConfigMap';
  name: string;
  /** Where the VM names it. */
  path: string;
  /** Whether the guest reads it once, when it boots, or is kept up to date. */
  read: 'boot' | 'live';
}

/** Where in a volume a Secret or ConfigMap can be named. */
const IN_VOLUMES: readonly [kind: GuestSource['kind'], path: readonly string[]][] = [
  ['Secret', ['cloudInitNoCloud', 'secretRef', 'name']],
  ['Secret', ['cloudInitNoCloud', 'networkDataSecretRef', 'name']],
  ['Secret', ['cloudInitConfigDrive', 'secretRef', 'name']],
  ['Secret', ['cloudInitConfigDrive', 'networkDataSecretRef', 'name']],
  ['Secret', ['sysprep', 'secret', 'name']],
  ['ConfigMap', ['sysprep', 'configMap', 'name']],
  ['Secret', ['secret', 'secretName']],
  ['ConfigMap', ['configMap', 'name']],
];

/** Every Secret and ConfigMap that the guest of a VM reads. */
export function guestSources(vm: unknown): GuestSource[] {
  const spec = objectAt(vm, 'spec', 'template', 'spec');
  const base = 'spec.template.spec';
  const shared = new Set(objectsAt(spec, 'domain', 'devices', 'filesystems').map((filesystem) => filesystem['name']));
  const sources: GuestSource[] = [];
  const add = (kind: GuestSource['kind'], name: unknown, path: string, read: GuestSource['read']) => {
    if (typeof name === 'string' && name !== '') sources.push({ kind, name, path, read });
  };
  for (const volume of objectsAt(spec, 'volumes')) {
    for (const [kind, path] of IN_VOLUMES) {
      const read = shared.has(volume['name']) ? 'live' : 'boot';
      add(kind, valueAt(volume, ...path), `${base}.volumes[${nameText(volume['name'])}].${path.join('.')}`, read);
    }
  }
  for (const [index, credential] of objectsAt(spec, 'accessCredentials').entries()) {
    for (const use of ['sshPublicKey', 'userPassword']) {
      const agent = isObject(valueAt(credential, use, 'propagationMethod', 'qemuGuestAgent'));
      const name = valueAt(credential, use, 'source', 'secret', 'secretName');
      add('Secret', name, `${base}.accessCredentials[${index}].${use}.source.secret`, agent ? 'live' : 'boot');
    }
  }
  return sources;
}

/** What a change of a Secret or ConfigMap does to the guests of the VMs beside it. */
export function guestSourceImpact(old: unknown, object: unknown, catalog: ObjectIndex): Impact {
  const kind = valueAt(object, 'kind');
  const name = valueAt(object, 'metadata', 'name');
  const namespace = valueAt(object, 'metadata', 'namespace') || 'default';
  const readers = catalog
    .all('VirtualMachine')
    .filter((vm) => (vm.metadata?.namespace || 'default') === namespace)
    .map((vm) => ({ vm, uses: guestSources(vm).filter((source) => source.kind === kind && source.name === name) }))
    .filter(({ uses }) => uses.length > 0);
  return impactOfChanges(
    userChanges(old, object).map((difference) => {
      if (difference.path.startsWith('metadata')) return changeBy('not-a-guest', difference);
      if (readers.length === 0) return changeBy('unused-source', difference);
      const atBoot = readers.some(({ uses }) => uses.some(({ read }) => read === 'boot'));
      return changeBy(
        atBoot ? 'boot-source' : 'live-source',
        difference,
        `read by ${namesOf(readers.map(({ vm }) => vm))}`,
      );
    }),
  );
}

const NAMED = 3;

/** A few by name, and how many more. */
export function namesOf(objects: readonly KubeObject[]): string {
  const names = objects.slice(0, NAMED).map((object) => describe(object));
  return objects.length > NAMED ? `${names.join(', ')} and ${objects.length - NAMED} more` : names.join(', ');
}
