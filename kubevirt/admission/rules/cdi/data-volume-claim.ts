import { isGiven, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { quantityValue } from '../../../../kube/quantity';
import type { Fault } from '../../engine/fault';
import { objectRules } from '../../engine/rule';
import { oneOf, show } from '../../engine/suggest';
import { unlessOneOf } from '../shared/messages';
import { claimOf, onSpec } from './data-volume-spec';

const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const MEBIBYTE = 2 ** 20;

const reference = (key: 'dataSource' | 'dataSourceRef') => (spec: JsonObject) => {
  const { key: claimKey, claim } = claimOf(spec) ?? {};
  const ref = objectAt(claim, key);
  if (!ref) return [];
  const at = `${claimKey}.${key}`;
  const missing = (['name', 'kind'] as const).filter((field) => !ref[field]);
  const faults: Fault[] = missing.map((field) => ({
    at: `${at}.${field}`,
    message: `${key} has no ${field}. Set the apiGroup, kind and name of the object that populates the volume.`,
  }));
  if (!ref['apiGroup'] && ref['kind'] && ref['kind'] !== 'PersistentVolumeClaim') {
    faults.push({
      at: `${at}.apiGroup`,
      message: `${key} refers to a ${ref['kind']} without an apiGroup, which only a PersistentVolumeClaim can omit. Set apiGroup${ref['kind'] === 'VolumeSnapshot' ? ': snapshot.storage.k8s.io' : ''}.`,
    });
  }
  if (key === 'dataSourceRef' && ref['namespace']) {
    faults.push({
      at: `${at}.namespace`,
      message:
        'dataSourceRef sets a namespace, which a DataVolume does not support. Remove the namespace, or clone with source.pvc, which supports one.',
      found: ref['namespace'],
    });
  }
  return faults;
};

/** A claim without access modes cannot be created: it is the request of the one that CDI makes, which grows by it. */
const growsMadeClaim = ({ spec }: KubeObject): boolean => spec?.['resources'] !== undefined && !spec['accessModes'];

export const DATA_VOLUME_CLAIM = objectRules<KubeObject>('data volumes', [
  onSpec({
    id: 'CDI-01',
    name: 'data-volume-storage-not-exactly-one',
    title: 'DataVolume with neither or both of `storage` and `pvc`',
    paths: ['pvc', 'storage'],
    check: (spec) => {
      const named = ['pvc', 'storage'].filter((key) => isGiven(spec[key]));
      if (named.length === 1) return undefined;
      return {
        at: named.length === 0 ? '' : 'storage',
        message: `A DataVolume sets either storage (omitted fields are chosen to suit the storage class) or pvc (used as written), but this one sets ${named.length === 0 ? 'neither' : 'both'}. Set exactly one, preferably storage.`,
        allowed: 'exactly one of storage, pvc',
      };
    },
    good: {
      'spec.pvc': { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      'spec.storage': undefined,
    },
    bad: { 'spec.pvc': { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
  }),
  onSpec({
    id: 'CDI-02',
    name: 'data-volume-without-size',
    title: 'DataVolume without a valid size',
    paths: ['storage.resources.requests.storage', 'pvc.resources.requests.storage'],
    check: (spec) => {
      const found = claimOf(spec);
      if (!found || (isGiven(spec['pvc']) && isGiven(spec['storage']))) return undefined;
      const at = `${found.key}.resources.requests.storage`;
      const size = valueAt(found.claim, 'resources', 'requests', 'storage');
      const isClone =
        isGiven(spec['sourceRef']) || ['pvc', 'snapshot'].some((name) => isGiven(valueAt(spec, 'source', name)));
      if (!isGiven(size)) {
        if (found.key === 'storage' && isClone) return undefined;
        return {
          at,
          message:
            'The volume has no size. Set one, such as 20Gi. Only a clone with storage can omit it, and then has the size of its source.',
          allowed: 'a quantity of at least 1Mi',
        };
      }
      const bytes = quantityValue(size);
      if (bytes === undefined || Math.ceil(bytes) >= MEBIBYTE) return undefined;
      return {
        at,
        message: `The size ${show(size)} is below the minimum of 1Mi. The unit may be missing; use a size such as 20Gi or 512Mi.`,
        found: size,
        allowed: 'a quantity of at least 1Mi',
      };
    },
    good: { 'spec.storage': { resources: { requests: { storage: '1Mi' } } } },
    bad: { 'spec.storage': { resources: { requests: { storage: '20' } } } },
  }),
  onSpec({
    id: 'CDI-03',
    name: 'storage-class-name-too-long',
    title: '`storageClassName` longer than 253 characters',
    paths: ['storage.storageClassName', 'pvc.storageClassName'],
    check: (spec) => {
      const found = claimOf(spec);
      const name = found?.claim['storageClassName'];
      if (typeof name !== 'string' || name.length <= 253) return undefined;
      return {
        at: `${found!.key}.storageClassName`,
        message: `storageClassName has ${name.length} characters; at most 253 are allowed. Correct it.`,
        found: name,
        allowed: 'at most 253 characters',
      };
    },
    good: { 'spec.storage.storageClassName': 'fast' },
    bad: { 'spec.storage.storageClassName': 's'.repeat(254) },
  }),
  onSpec({
    id: 'CDI-04',
    name: 'access-mode-not-exactly-one',
    title: '`pvc` without exactly one access mode',
    paths: ['pvc.accessModes'],
    check: (spec) => {
      const claim = objectAt(spec, 'pvc');
      const modes = claim?.['accessModes'];
      if (!claim || isGiven(spec['storage']) || (Array.isArray(modes) && modes.length === 1)) return undefined;
      return {
        at: 'pvc.accessModes',
        message: `pvc.accessModes must contain exactly one mode; found ${Array.isArray(modes) ? modes.length : 'none'}. Set [ReadWriteMany] on shared storage (required for live migration), otherwise [ReadWriteOnce]; or use storage instead of pvc, which chooses a mode.`,
        found: modes,
        allowed: `one of ${oneOf(ACCESS_MODES)}`,
      };
    },
    good: {
      'spec.storage': undefined,
      'spec.pvc': { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } },
    },
    bad: { 'spec.storage': undefined, 'spec.pvc': { resources: { requests: { storage: '1Gi' } } } },
  }),
  onSpec({
    id: 'CDI-05',
    name: 'unknown-access-mode',
    title: 'Unknown access mode',
    paths: ['storage.accessModes[]', 'pvc.accessModes[]'],
    check: (spec) => {
      const found = claimOf(spec);
      const modes = found?.claim['accessModes'];
      return Array.isArray(modes)
        ? modes.flatMap(
            (mode, i) =>
              unlessOneOf(`${found!.key}.accessModes[${i}]`, mode, ACCESS_MODES, 'a valid access mode') ?? [],
          )
        : undefined;
    },
    good: { 'spec.storage.accessModes': ['ReadWriteMany'] },
    bad: { 'spec.storage.accessModes': ['RWX'] },
  }),
  onSpec({
    id: 'CDI-15',
    name: 'incomplete-data-source',
    title: 'Incomplete `dataSource` or `dataSourceRef`',
    paths: ['storage.dataSource', 'storage.dataSourceRef', 'pvc.dataSource', 'pvc.dataSourceRef'],
    check: (spec) => [...reference('dataSource')(spec), ...reference('dataSourceRef')(spec)],
    good: {
      'spec.source': undefined,
      'spec.storage.dataSourceRef': { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 's' },
    },
    bad: { 'spec.source': undefined, 'spec.storage.dataSourceRef': { kind: 'VolumeSnapshot', name: 's' } },
  }),
  {
    id: 'CDI-24',
    name: 'claim-already-exists',
    title: "PersistentVolumeClaim of the DataVolume's name that already exists",
    kinds: ['DataVolume'],
    paths: ['metadata.name'],
    check: ({ metadata }, { related, old }) => {
      const claim =
        old || !metadata?.name ? undefined : related.find('PersistentVolumeClaim', metadata.name, metadata.namespace);
      const owner = claim?.metadata?.ownerReferences?.find(({ controller }) => controller);
      if (
        !claim ||
        growsMadeClaim(claim) ||
        owner?.kind === 'DataVolume' ||
        claim.metadata?.annotations?.['cdi.kubevirt.io/storage.populatedFor'] === metadata?.name
      )
        return undefined;
      return {
        at: 'metadata.name',
        message: `A DataVolume creates a PersistentVolumeClaim of its own name, but the PVC "${metadata?.name}" already exists and is not owned by a DataVolume. Use another name, or use the PVC directly instead of a DataVolume.`,
        found: metadata?.name,
      };
    },
    good: {},
    bad: { edit: {}, related: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' } }] },
  },
]);
