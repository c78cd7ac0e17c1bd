import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { bytesQuantity, quantityValue } from '../../../../kube/quantity';
import { isUnresolved } from '../../../../kube/unresolved';
import { namespaceOf } from '../../../guests';
import type { ObjectIndex } from '../../../object-index';
import type { Fault } from '../../engine/fault';
import { objectRules } from '../../engine/rule';

/** Disks of a namespace that have the same claim: as many as `count`, each of so many bytes. */
interface Claims {
  name: unknown;
  bytes: number;
  storageClass: unknown;
  count: number;
}

/** A DataVolume, its template, or a claim. The size of a clone may be that of its source, and then counts as nothing. */
function claimOf(metadata: unknown, spec: JsonObject | undefined, count: number): Claims[] {
  const claim = objectAt(spec, 'storage') ?? objectAt(spec, 'pvc') ?? (objectAt(spec, 'resources') ? spec : undefined);
  if (!claim) return [];
  return [
    {
      name: isObject(metadata) ? metadata['name'] : undefined,
      bytes: quantityValue(valueAt(claim, 'resources', 'requests', 'storage')) ?? 0,
      storageClass: claim['storageClassName'],
      count,
    },
  ];
}

const templatesOf = (vm: JsonObject | undefined, count: number): Claims[] =>
  objectsAt(vm, 'dataVolumeTemplates').flatMap(({ metadata, spec }) =>
    claimOf(metadata, isObject(spec) ? spec : undefined, count),
  );

/** Where each kind describes claims. The disks of a pool are as many as its VMs, whether these run or not. */
const READERS: Readonly<Record<string, (object: KubeObject) => Claims[]>> = {
  DataVolume: ({ metadata, spec }) => claimOf(metadata, spec as JsonObject, 1),
  PersistentVolumeClaim: ({ metadata, spec }) => claimOf(metadata, spec as JsonObject, 1),
  VirtualMachine: ({ spec }) => templatesOf(spec as JsonObject, 1),
  VirtualMachinePool: ({ spec }) => {
    const replicas = spec?.['replicas'];
    return templatesOf(objectAt(spec, 'virtualMachineTemplate', 'spec'), typeof replicas === 'number' ? replicas : 1);
  },
};

/** The claims of a namespace. A claim that grows the one of a DataVolume is the same claim. */
function claimsIn(namespace: string, related: ObjectIndex): Claims[] {
  const all = Object.entries(READERS).flatMap(([kind, read]) =>
    related
      .given(kind)
      .filter((object) => namespaceOf(object) === namespace)
      .flatMap((object) => read(object).map((claims) => ({ ...claims, isPool: kind === 'VirtualMachinePool' }))),
  );
  const byName = new Map<unknown, Claims>();
  for (const [i, claims] of all.entries()) {
    const key = claims.isPool || typeof claims.name !== 'string' ? i : claims.name;
    const known = byName.get(key);
    if (!known || claims.bytes > known.bytes)
      byName.set(key, { ...claims, storageClass: claims.storageClass ?? known?.storageClass });
  }
  return [...byName.values()];
}

const KEY =
  /^(?:(?<storageClass>.+)\.storageclass\.storage\.k8s\.io\/)?(?<counted>requests\.storage|persistentvolumeclaims)$/;

function exceeded(quota: KubeObject, related: ObjectIndex): Fault[] {
  const hard = objectAt(quota, 'spec', 'hard') ?? {};
  const limits = Object.entries(hard).flatMap(([key, value]) => {
    const { storageClass, counted } = KEY.exec(key)?.groups ?? {};
    const limit = quantityValue(value);
    return counted === undefined || limit === undefined ? [] : [{ key, limit, storageClass, counted }];
  });
  if (limits.length === 0) return [];
  const claims = claimsIn(namespaceOf(quota), related);
  return limits.flatMap(({ key, limit, storageClass, counted }) => {
    const own = claims.filter((one) => storageClass === undefined || one.storageClass === storageClass);
    if (own.some(({ name }) => isUnresolved(name))) return [];
    const disks = own.reduce((sum, { count }) => sum + count, 0);
    const bytes = own.reduce((sum, one) => sum + one.count * one.bytes, 0);
    const isCount = counted === 'persistentvolumeclaims';
    if ((isCount ? disks : bytes) <= limit) return [];
    const ask = isCount ? '' : ` ${disks === 1 ? 'asks' : 'ask'} for ${bytesQuantity(bytes)}`;
    const subject = `${disks === 1 ? 'the disk' : `the ${disks} disks`} of this namespace${storageClass === undefined ? '' : ` on ${storageClass}`}`;
    return [
      {
        at: `spec.hard["${key}"]`,
        message: `The quota allows ${String(hard[key])} (${key}), but ${isCount ? `this namespace has ${disks} disks${storageClass === undefined ? '' : ` on ${storageClass}`}` : `${subject}${ask}`}: ${disks === 1 ? 'it is' : 'the last of them are'} never created. Raise it, with room for the claim in which CDI unpacks an image while it is imported.`,
        found: hard[key],
        allowed: `at least ${isCount ? disks : bytesQuantity(bytes)}`,
      },
    ];
  });
}

const hard = (limits: object) => ({ 'spec.hard': limits });
const disk = (name: string): KubeObject => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name, namespace: 'default' },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '20Gi' } } } },
});

export const STORAGE_QUOTAS = objectRules('resource quotas', [
  {
    id: 'RQ-03',
    name: 'quota-smaller-than-its-disks',
    title: 'ResourceQuota that is smaller than the disks of its namespace',
    kinds: ['ResourceQuota'],
    paths: ['spec.hard["requests.storage"]', 'spec.hard.persistentvolumeclaims'],
    severity: 'warning',
    check: (quota, { related }) => exceeded(quota, related),
    good: { edit: hard({ 'requests.storage': '40Gi' }), related: [disk('a'), disk('b')] },
    bad: { edit: hard({ 'requests.storage': '30Gi' }), related: [disk('a'), disk('b')] },
  },
]);
