/** What KubeVirt writes into objects that users own: no change that anybody made, and none that anybody can undo. */
import { copyJson, ensureObject, isGiven, isObject, objectAt, valueAt } from '../../kube/json';
import { memoize } from '../../kube/memoize';
import type { KubeObject } from '../../kube/object';

/** A place that the server writes. */
export interface ServerWritten {
  /** From the object's root; `[]` stands for every element of a list. */
  path: string;
  /**
   * `own`: the server's own, random or for its books, where the manifest says nothing. `default`: what an author may choose, where the
   * manifest says nothing. `empty`: an empty object. `rewritten`: also over what the manifest says.
   */
  value: 'own' | 'default' | 'empty' | 'rewritten';
  /** Why, in a few words. */
  why: string;
  /** Only where the object has this path. */
  given?: string;
}

const TEMPLATE = 'spec.template.spec';
const MAC_POOL = 'metadata.annotations["kubemacpool.io/transaction-timestamp"]';

const place =
  (value: ServerWritten['value']) =>
  (path: string, why: string, given?: string): ServerWritten => ({ path, value, why, ...(given && { given }) });
const own = place('own');
const byDefault = place('default');
const empty = place('empty');
const rewritten = place('rewritten');

const KINDS: Readonly<Record<string, readonly ServerWritten[]>> = {
  VirtualMachine: [
    own(`${TEMPLATE}.domain.firmware.uuid`, 'random, given once when the VM is created'),
    own(`${TEMPLATE}.domain.firmware.serial`, 'random, given once when the VM is created'),
    byDefault(`${TEMPLATE}.architecture`, "the preference's, the image's or the cluster's"),
    byDefault(`${TEMPLATE}.domain.machine.type`, "the preference's, the cluster's or that of the architecture"),
    byDefault('spec.template.metadata.annotations["kubevirt.io/pci-topology-version"]', 'given when the VM is created'),
    own('spec.template.metadata.annotations["kubevirt.io/pci-interface-slot-count"]', 'by the controller'),
    own('spec.template.metadata.creationTimestamp', 'null, by clients in Go'),
    rewritten('spec.instancetype.inferFromVolume', 'replaced by what it found'),
    rewritten('spec.instancetype.inferFromVolumeFailurePolicy', 'dropped once the volume was read'),
    rewritten('spec.preference.inferFromVolume', 'replaced by what it found'),
    rewritten('spec.preference.inferFromVolumeFailurePolicy', 'dropped once the volume was read'),
    byDefault('spec.dataVolumeTemplates[].spec.storage.storageClassName', "the preference's"),
    byDefault('spec.dataVolumeTemplates[].spec.pvc.storageClassName', "the preference's"),
    empty(`${TEMPLATE}.domain.resources`, 'an empty object is written back'),
    empty(`${TEMPLATE}.domain.features.acpi`, 'an empty object is written back'),
    empty('spec.template.metadata', 'an empty object is written back'),
    own(`${TEMPLATE}.domain.devices.interfaces[].macAddress`, 'by a MAC pool (kubemacpool)', MAC_POOL),
    own('metadata.annotations["kubevirt.io/latest-observed-api-version"]', 'by the controller'),
    own('metadata.annotations["kubevirt.io/storage-observed-api-version"]', 'by the controller'),
    own(MAC_POOL, 'by a MAC pool (kubemacpool)'),
    own('metadata.finalizers', 'by the controller'),
  ],
  VirtualMachineInstanceMigration: [
    byDefault('metadata.labels["kubevirt.io/vmi-name"]', 'the guest that is migrated'),
    own('metadata.finalizers', 'by the webhook'),
  ],
  VirtualMachineClone: [
    byDefault('spec.target', 'a VirtualMachine named after the source'),
    empty('spec.template', 'an empty object is written back'),
  ],
  VirtualMachineRestore: [byDefault('spec.targetReadinessPolicy', 'WaitGracePeriod')],
  VirtualMachineInstance: [
    byDefault('metadata.annotations["kubevirt.io/pci-topology-version"]', 'given when the guest is created'),
    own('metadata.finalizers', 'by the webhook'),
  ],
  VirtualMachinePool: [own('metadata.finalizers', 'by the controller')],
  DataVolume: [
    own('metadata.annotations["cdi.kubevirt.io/storage.usePopulator"]', 'by CDI'),
    own('metadata.annotations["cdi.kubevirt.io/createdForDataVolume"]', 'by CDI'),
    own('metadata.annotations["cdi.kubevirt.io/cloneType"]', 'by CDI'),
    own('metadata.annotations["cdi.kubevirt.io/ownedByDataVolume"]', 'by CDI'),
    own('metadata.annotations["cdi.kubevirt.io/storage.extended.clone.token"]', 'a token, by CDI'),
    own('metadata.annotations["cdi.kubevirt.io/storage.clone.token"]', 'a token, by CDI'),
    own('metadata.finalizers', 'by CDI'),
  ],
};

/** The places of a kind that the server writes; none for kinds that it leaves alone. */
export function serverWritten(kind: string): readonly ServerWritten[] {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind]! : [];
}

/** Paths at which the server replaces what the manifest says. */
export function rewrittenPaths(kind: string): readonly string[] {
  return serverWritten(kind).flatMap(({ path, value }) => (value === 'rewritten' ? [path] : []));
}

/** Keys of the annotations at a path (`spec.template.metadata`) of a kind that the server writes. */
export function serverWrittenAnnotations(kind: string, at: string): readonly string[] {
  const base = `${at}.annotations[`;
  return serverWritten(kind).flatMap(({ path }) =>
    path.startsWith(base) ? [JSON.parse(path.slice(base.length, -1)) as string] : [],
  );
}

/** Steps from the root; `[]` for the items of a list. */
type Steps = readonly string[];

/** The paths of a live object that the server may have written, by what it writes there. */
export function placesIn(live: KubeObject, ...values: readonly ServerWritten['value'][]): Steps[] {
  return serverWritten(live.kind)
    .filter(({ value, given }) => values.includes(value) && (!given || isGiven(valueAt(live, ...stepsOf(given)))))
    .map(({ path }) => stepsOf(path));
}

const known = new Map<string, Steps>();
/** The steps of a path of the table, from the object's root. */
export const stepsOf = (path: string): Steps =>
  memoize(known, path, () =>
    [...path.matchAll(/\[\]|\["([^"]+)"\]|([^.[\]]+)/g)].map(([whole, quoted, word]) => quoted ?? word ?? whole),
  );

/**
 * A copy of a manifest with what the server wrote into its live object where the manifest says nothing: what is there once it is
 * applied. Items of lists go by their names.
 */
export function withServerWritten<T extends object>(manifest: T, live: KubeObject): T {
  const filled = copyJson(manifest);
  for (const place of placesIn(live, 'own', 'default')) fillIn(filled, live, place);
  return filled;
}

function fillIn(into: unknown, live: unknown, [step, ...rest]: Steps): void {
  if (step === undefined) return;
  if (step === '[]') {
    for (const item of Array.isArray(into) ? into : []) {
      const same = Array.isArray(live) ? live.find((one) => nameOf(one) === nameOf(item)) : undefined;
      if (nameOf(item) !== undefined && same) fillIn(item, same, rest);
    }
    return;
  }
  const found = objectAt(live)?.[step];
  if (!isObject(into) || !isGiven(found)) return;
  if (rest.length === 0) into[step] ??= copyJson(found);
  else if (rest[0] === '[]') fillIn(into[step], found, rest);
  else if (hasValueAt(found, rest)) fillIn(ensureObject(into, step), found, rest);
}

/** Whether there is something to fill in, so that no empty object is made for it. */
function hasValueAt(live: unknown, [step, ...rest]: Steps): boolean {
  if (step === undefined || step === '[]') return isGiven(live);
  return isObject(live) && hasValueAt(live[step], rest);
}

function nameOf(item: unknown): unknown {
  return valueAt(item, 'name') ?? valueAt(item, 'metadata', 'name');
}
