/** What CDI's own webhooks refuse: of DataVolumes, and of the kinds that hold one. */
import { isGiven, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { quantityValue } from '../../../../kube/quantity';
import type { Fault } from '../../fault';
import { type ObjectRule, objectRules } from '../../rule';
import { oneOf, show } from '../../suggest';
import { unlessOneOf } from '../machine/words';
import { immutableSpec } from './words';

/** Kinds that hold the spec of a DataVolume, and where. */
const SPECS: Readonly<Record<string, string>> = { DataVolume: 'spec', DataImportCron: 'spec.template.spec' };
/** Kinds that hold a source to import from. */
const SOURCES: Readonly<Record<string, string>> = { ...SPECS, VolumeImportSource: 'spec' };

/** A rule on the spec of a DataVolume, wherever it stands. Paths are relative to it. */
function onSpec(
  rule: Pick<ObjectRule, 'id' | 'title' | 'paths' | 'good' | 'bad'> & {
    check(spec: JsonObject): Fault | readonly Fault[] | undefined;
  },
  places: Readonly<Record<string, string>> = SPECS,
): ObjectRule {
  return {
    ...rule,
    kinds: Object.keys(places),
    paths: rule.paths.map((path) => `spec.${path}`),
    check: (object) => {
      const base = places[object.kind]!;
      const spec = objectAt(object, ...base.split('.'));
      const faults = spec && rule.check(spec);
      if (!faults) return undefined;
      return (Array.isArray(faults) ? (faults as Fault[]) : [faults as Fault]).map((fault) => ({
        ...fault,
        at: fault.at ? `${base}.${fault.at}` : base,
      }));
    },
  };
}

/** The claim that a DataVolume asks for, under its key. */
const claimOf = (spec: JsonObject): { key: 'pvc' | 'storage'; claim: JsonObject } | undefined => {
  for (const key of ['pvc', 'storage'] as const) {
    const claim = objectAt(spec, key);
    if (claim) return { key, claim };
  }
  return undefined;
};
const isExternal = (spec: JsonObject) => {
  const claim = claimOf(spec)?.claim;
  return isGiven(claim?.['dataSource']) || isGiven(claim?.['dataSourceRef']);
};
const sourceNames = (spec: JsonObject) =>
  Object.entries(objectAt(spec, 'source') ?? {})
    .filter(([, value]) => isGiven(value))
    .map(([name]) => name);

const KNOWN_SOURCES = ['http', 'registry', 's3', 'gcs', 'blank', 'upload', 'pvc', 'snapshot', 'imageio', 'vddk'];
const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const MEBIBYTE = 2 ** 20;

/** Sources that are fetched from a URL. */
const FETCHED = ['http', 's3', 'gcs', 'imageio', 'vddk'];

function urlProblem(url: unknown): string | undefined {
  if (!url) return 'is missing';
  const match = /^([a-z][a-z0-9+.-]*):\/\/[^\s]*$/i.exec(String(url));
  if (!match) return 'is not a URL';
  return ['http', 'https', 'gs'].includes(match[1]!.toLowerCase()) ? undefined : `begins with ${match[1]}://`;
}

/** A URL as it may be shown: it can carry a password. */
const withoutUser = (url: unknown): unknown => (typeof url === 'string' ? url.replace(/\/\/[^/]*@/, '//...@') : url);

const CHECKSUMS: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };

const reference = (key: 'dataSource' | 'dataSourceRef') => (spec: JsonObject) => {
  const { key: claimKey, claim } = claimOf(spec) ?? {};
  const ref = objectAt(claim, key);
  if (!ref) return [];
  const at = `${claimKey}.${key}`;
  const missing = (['name', 'kind'] as const).filter((field) => !ref[field]);
  const faults: Fault[] = missing.map((field) => ({
    at: `${at}.${field}`,
    message: `${key} has no ${field}. Write apiGroup, kind and name of what fills the volume.`,
  }));
  if (!ref['apiGroup'] && ref['kind'] && ref['kind'] !== 'PersistentVolumeClaim') {
    faults.push({
      at: `${at}.apiGroup`,
      message: `${key} names a ${ref['kind']} without its apiGroup, which only a PersistentVolumeClaim does not have. Add apiGroup${ref['kind'] === 'VolumeSnapshot' ? ': snapshot.storage.k8s.io' : ''}.`,
    });
  }
  if (key === 'dataSourceRef' && ref['namespace']) {
    faults.push({
      at: `${at}.namespace`,
      message:
        'dataSourceRef names another namespace, which a DataVolume cannot read from this way. Remove the namespace, or clone by source.pvc, which may name one.',
      found: ref['namespace'],
    });
  }
  return faults;
};

const withSource = (source: JsonObject) => ({ 'spec.source': source });

const FIXED = immutableSpec(
  'CDI-16',
  ['DataVolume'],
  'To grow the volume, edit its PersistentVolumeClaim; to fill one anew, create another DataVolume.',
  {
    good: { edit: { 'metadata.labels': { keep: 'yes' } }, old: {} },
    bad: { edit: {}, old: { 'spec.storage.resources.requests.storage': '1Gi' } },
  },
);

export const DATA_VOLUMES = objectRules<KubeObject>('data volumes', [
  onSpec({
    id: 'CDI-01',
    title: 'A DataVolume without a volume',
    paths: ['pvc', 'storage'],
    check: (spec) => {
      const named = ['pvc', 'storage'].filter((key) => isGiven(spec[key]));
      if (named.length === 1) return undefined;
      return {
        at: named.length === 0 ? '' : 'storage',
        message: `A DataVolume makes one volume, described either by storage (what you leave out is chosen to suit the storage class) or by pvc (as written), but this one has ${named.length === 0 ? 'neither' : 'both'}. Keep exactly one; storage suits most.`,
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
    title: 'A volume without a size',
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
            'The volume has no size. Write one, such as 20Gi. Only a clone described by storage may leave it out, and is then as large as its original.',
          allowed: 'a quantity of at least 1Mi',
        };
      }
      const bytes = quantityValue(size);
      if (bytes === undefined || Math.ceil(bytes) >= MEBIBYTE) return undefined;
      return {
        at,
        message: `The volume would have ${show(size)} bytes, and KubeVirt takes no disk below 1Mi. A unit may be missing: write 20Gi or 512Mi.`,
        found: size,
        allowed: 'a quantity of at least 1Mi',
      };
    },
    good: { 'spec.storage': { resources: { requests: { storage: '1Mi' } } } },
    bad: { 'spec.storage': { resources: { requests: { storage: '20' } } } },
  }),
  onSpec({
    id: 'CDI-03',
    title: 'The name of a storage class that cannot be',
    paths: ['storage.storageClassName', 'pvc.storageClassName'],
    check: (spec) => {
      const found = claimOf(spec);
      const name = found?.claim['storageClassName'];
      if (typeof name !== 'string' || name.length <= 253) return undefined;
      return {
        at: `${found!.key}.storageClassName`,
        message: `The name of the storage class has ${name.length} characters; at most 253 are allowed. Correct it.`,
        found: name,
        allowed: 'at most 253 characters',
      };
    },
    good: { 'spec.storage.storageClassName': 'fast' },
    bad: { 'spec.storage.storageClassName': 's'.repeat(254) },
  }),
  onSpec({
    id: 'CDI-04',
    title: 'A claim that does not say who may mount it',
    paths: ['pvc.accessModes'],
    check: (spec) => {
      const claim = objectAt(spec, 'pvc');
      const modes = claim?.['accessModes'];
      if (!claim || isGiven(spec['storage']) || (Array.isArray(modes) && modes.length === 1)) return undefined;
      return {
        at: 'pvc.accessModes',
        message: `pvc.accessModes must hold exactly one mode, and this holds ${Array.isArray(modes) ? modes.length : 'none'}. Write [ReadWriteMany] where nodes can share the storage, as live migration needs, else [ReadWriteOnce]; or use storage instead of pvc, which chooses.`,
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
    title: 'An unknown access mode',
    paths: ['storage.accessModes[]', 'pvc.accessModes[]'],
    check: (spec) => {
      const found = claimOf(spec);
      const modes = found?.claim['accessModes'];
      return Array.isArray(modes)
        ? modes.flatMap(
            (mode, i) => unlessOneOf(`${found!.key}.accessModes[${i}]`, mode, ACCESS_MODES, 'an access mode') ?? [],
          )
        : undefined;
    },
    good: { 'spec.storage.accessModes': ['ReadWriteMany'] },
    bad: { 'spec.storage.accessModes': ['RWX'] },
  }),
  onSpec({
    id: 'CDI-06',
    title: 'A DataVolume that does not say what to put into the volume',
    paths: ['source', 'sourceRef'],
    check: (spec) => {
      const named = ['source', 'sourceRef'].filter((key) => isGiven(spec[key]));
      if (isExternal(spec)) {
        return named.length === 0
          ? undefined
          : {
              at: named[0]!,
              message: `The volume is filled by ${claimOf(spec)?.claim['dataSource'] ? 'dataSource' : 'dataSourceRef'} of its claim, so ${named.join(' and ')} cannot stand beside that. Keep one of them.`,
              allowed: 'nothing, beside dataSource and dataSourceRef',
            };
      }
      if (named.length === 1) return undefined;
      return {
        at: named.length === 0 ? '' : 'sourceRef',
        message: `A DataVolume says in either source or sourceRef what to put into its volume, but this one has ${named.length === 0 ? 'neither' : 'both'}. Keep exactly one; for an empty disk write source: { blank: {} }.`,
        allowed: 'exactly one of source, sourceRef',
      };
    },
    good: { 'spec.source': undefined, 'spec.sourceRef': { kind: 'DataSource', name: 'fedora', namespace: 'images' } },
    bad: { 'spec.sourceRef': { kind: 'DataSource', name: 'fedora', namespace: 'images' } },
  }),
  onSpec({
    id: 'CDI-07',
    title: 'A reference to something else than a DataSource',
    paths: ['sourceRef.kind', 'sourceRef.name'],
    check: (spec) => {
      const ref = isExternal(spec) ? undefined : objectAt(spec, 'sourceRef');
      if (!ref) return undefined;
      const kind = unlessOneOf('sourceRef.kind', ref['kind'] ?? '', ['DataSource'], 'a kind that sourceRef can name');
      const name = ref['name']
        ? undefined
        : {
            at: 'sourceRef.name',
            message: 'sourceRef does not say which DataSource. Put its name into sourceRef.name.',
          };
      return [kind, name].filter((fault) => fault !== undefined);
    },
    good: { 'spec.source': undefined, 'spec.sourceRef': { kind: 'DataSource', name: 'fedora', namespace: 'images' } },
    bad: {
      'spec.source': undefined,
      'spec.sourceRef': { kind: 'PersistentVolumeClaim', name: 'fedora', namespace: 'images' },
    },
  }),
  onSpec(
    {
      id: 'CDI-08',
      title: 'Not exactly one source',
      paths: ['source'],
      check: (spec) => {
        if (!objectAt(spec, 'source') || isExternal(spec) || isGiven(spec['sourceRef'])) return undefined;
        const names = sourceNames(spec);
        if (names.length === 1) return undefined;
        return {
          at: 'source',
          message: `A volume is filled from one source, but source names ${names.length === 0 ? 'none' : names.join(' and ')}. Keep exactly one of ${oneOf(KNOWN_SOURCES)}.`,
          found: names,
          allowed: `exactly one of ${oneOf(KNOWN_SOURCES)}`,
        };
      },
      good: withSource({ blank: {} }),
      bad: withSource({ blank: {}, upload: {} }),
    },
    SOURCES,
  ),
  onSpec(
    {
      id: 'CDI-09',
      title: 'A URL that CDI cannot fetch',
      paths: FETCHED.map((name) => `source.${name}.url`),
      check: (spec) =>
        FETCHED.flatMap((name) => {
          const source = objectAt(spec, 'source', name);
          const problem = source && urlProblem(source['url']);
          return problem
            ? [
                {
                  at: `source.${name}.url`,
                  message: `The URL to fetch the disk from ${problem} (${show(withoutUser(source['url']))}). Write one that begins with http:// or https://${name === 'gcs' ? ' (or gs://)' : ''}.`,
                  found: withoutUser(source['url']),
                  allowed: `a URL that begins with http:// or https://${name === 'gcs' ? ' (or gs://)' : ''}`,
                },
              ]
            : [];
        }),
      good: withSource({ http: { url: 'https://example.com/disk.qcow2' } }),
      bad: withSource({ http: { url: 'ftp://example.com/disk.qcow2' } }),
    },
    SOURCES,
  ),
  onSpec(
    {
      id: 'CDI-10',
      title: 'A checksum that is none',
      paths: ['source.http.checksum'],
      check: (spec) => {
        const checksum = valueAt(spec, 'source', 'http', 'checksum');
        if (typeof checksum !== 'string' || checksum === '') return undefined;
        const [algorithm = '', digest = ''] = checksum.split(':');
        const length = CHECKSUMS[algorithm.toLowerCase()];
        if (length !== undefined && digest.length === length && /^[0-9a-fA-F]+$/.test(digest)) return undefined;
        return {
          at: 'source.http.checksum',
          message: `${show(checksum)} is not a checksum. Write the algorithm, a colon and the digest in hexadecimal, as in sha256:9f86d0... (${Object.entries(
            CHECKSUMS,
          )
            .map(([name, digits]) => `${name} has ${digits} digits`)
            .join(', ')}).`,
          found: checksum,
          allowed: 'algorithm:digest, the algorithm being md5, sha1, sha256 or sha512',
        };
      },
      good: withSource({ http: { url: 'https://example.com/disk.img', checksum: `sha256:${'0'.repeat(64)}` } }),
      bad: withSource({ http: { url: 'https://example.com/disk.img', checksum: 'sha256:abc' } }),
    },
    SOURCES,
  ),
  onSpec(
    {
      id: 'CDI-11',
      title: 'A container image that CDI cannot find',
      paths: ['source.registry'],
      check: (spec) => {
        const registry = objectAt(spec, 'source', 'registry');
        if (!registry) return undefined;
        const { url, imageStream, pullMethod } = registry;
        if (isGiven(url) === isGiven(imageStream)) {
          return {
            at: 'source.registry',
            message: `A container image is named by either url or imageStream, but this has ${isGiven(url) ? 'both' : 'neither'}. Write url: docker://quay.io/...`,
            allowed: 'exactly one of url, imageStream',
          };
        }
        if (isGiven(url) && !/^(docker|oci-archive):\/\//.test(String(url))) {
          return {
            at: 'source.registry.url',
            message: `${show(url)} does not say how to fetch the image. Put docker:// before it, or oci-archive:// for an archive.`,
            found: url,
            allowed: 'docker://... or oci-archive://...',
            suggestion: `docker://${String(url).replace(/^[a-z-]+:\/\//, '')}`,
          };
        }
        const method = isGiven(pullMethod)
          ? unlessOneOf('source.registry.pullMethod', pullMethod, ['pod', 'node'], 'a pull method')
          : undefined;
        if (method || imageStream === undefined) return method;
        if (imageStream === '')
          return {
            at: 'source.registry.imageStream',
            message: 'imageStream is empty. Put the name of an ImageStream there.',
          };
        return pullMethod === 'node'
          ? undefined
          : {
              at: 'source.registry.pullMethod',
              message:
                'An ImageStream can only be pulled by the node, and pullMethod is not node. Write pullMethod: node.',
              found: pullMethod,
              allowed: 'node',
              suggestion: 'node',
            };
      },
      good: withSource({ registry: { url: 'docker://quay.io/containerdisks/fedora:41' } }),
      bad: withSource({ registry: { url: 'quay.io/containerdisks/fedora:41' } }),
    },
    SOURCES,
  ),
  onSpec(
    {
      id: 'CDI-12',
      title: 'An archive of something that is no archive',
      paths: ['contentType'],
      check: (spec) => {
        const unknown = unlessOneOf(
          'contentType',
          spec['contentType'] || undefined,
          ['kubevirt', 'archive'],
          'a content type',
        );
        const name = (['blank', 'registry'] as const).find((source) => isGiven(valueAt(spec, 'source', source)));
        if (unknown || spec['contentType'] !== 'archive' || !name) return unknown;
        return {
          at: 'contentType',
          message: `${name === 'blank' ? 'An empty disk' : 'A container image'} is no archive to unpack, but contentType is archive. Remove contentType.`,
          found: 'archive',
          allowed: 'kubevirt',
        };
      },
      good: { 'spec.contentType': 'kubevirt' },
      bad: { 'spec.contentType': 'archive', ...withSource({ blank: {} }) },
    },
    SOURCES,
  ),
  onSpec(
    {
      id: 'CDI-13',
      title: 'An import from oVirt or vSphere that says too little',
      paths: ['source.imageio', 'source.vddk'],
      check: (spec) => {
        const [imageio, vddk] = [objectAt(spec, 'source', 'imageio'), objectAt(spec, 'source', 'vddk')];
        const missing = (source: JsonObject | undefined, name: string, keys: readonly string[]) =>
          source
            ? keys
                .filter((key) => !source[key])
                .map((key) => ({
                  at: `source.${name}.${key}`,
                  message: `An import by ${name} needs ${keys.join(', ')}, and ${key} is missing. Add it.`,
                }))
            : [];
        const untrusted =
          imageio && !imageio['certConfigMap'] && imageio['insecureSkipVerify'] !== true
            ? [
                {
                  at: 'source.imageio.certConfigMap',
                  message:
                    'An import by imageio needs the certificate of the server that it reads from, and names none. Put it into a ConfigMap and name that in certConfigMap (or, to trust anybody who answers, set insecureSkipVerify: true).',
                },
              ]
            : [];
        return [
          ...missing(imageio, 'imageio', ['secretRef', 'diskId']),
          ...untrusted,
          ...missing(vddk, 'vddk', ['secretRef', 'uuid', 'backingFile', 'thumbprint']),
        ];
      },
      good: withSource({ imageio: { url: 'https://ovirt/api', secretRef: 's', diskId: 'd', certConfigMap: 'c' } }),
      bad: withSource({ imageio: { url: 'https://ovirt/api', secretRef: 's', diskId: 'd' } }),
    },
    SOURCES,
  ),
  onSpec({
    id: 'CDI-14',
    title: 'A clone of something that is not named in full',
    paths: ['source.pvc', 'source.snapshot'],
    check: (spec) =>
      ['pvc', 'snapshot'].flatMap((name) => {
        const source = objectAt(spec, 'source', name);
        return source && (!source['name'] || !source['namespace'])
          ? [
              {
                at: `source.${name}`,
                message: `What is cloned needs both name and namespace, even where it is in the same one; source.${name} is ${show(source)}. Write both.`,
                found: source,
                allowed: 'name and namespace',
              },
            ]
          : [];
      }),
    good: withSource({ pvc: { name: 'golden', namespace: 'images' } }),
    bad: withSource({ pvc: { name: 'golden', namespace: '' } }),
  }),
  onSpec({
    id: 'CDI-15',
    title: 'A populator that is not named in full',
    paths: ['storage.dataSource', 'storage.dataSourceRef', 'pvc.dataSource', 'pvc.dataSourceRef'],
    check: (spec) => [...reference('dataSource')(spec), ...reference('dataSourceRef')(spec)],
    good: {
      'spec.source': undefined,
      'spec.storage.dataSourceRef': { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 's' },
    },
    bad: { 'spec.source': undefined, 'spec.storage.dataSourceRef': { kind: 'VolumeSnapshot', name: 's' } },
  }),
  {
    ...FIXED,
    check: (object, context) =>
      FIXED.check(withoutCheckpoints(object), { ...context, old: context.old && withoutCheckpoints(context.old) }),
  },
  immutableSpec(
    'CDI-17',
    ['DataImportCron', 'VolumeUploadSource', 'ObjectTransfer', 'VolumeImportSource'],
    'Create another one under another name.',
    {
      good: { edit: { 'metadata.labels': { keep: 'yes' } }, old: {} },
      bad: { edit: {}, old: { 'spec.schedule': '0 4 * * *' } },
    },
  ),
  {
    id: 'CDI-18',
    title: 'A recurrent import from what cannot be imported again',
    kinds: ['DataImportCron'],
    paths: ['spec.template.spec.source'],
    check: (cron, { old }) => {
      const spec = objectAt(cron, 'spec', 'template', 'spec');
      if (old || !spec || ['registry', 'pvc'].some((name) => isGiven(valueAt(spec, 'source', name)))) return undefined;
      return {
        at: 'spec.template',
        message:
          'A DataImportCron looks for new versions of a container image or of another claim, and its source is neither. Write source.registry or source.pvc.',
        found: sourceNames(spec),
        allowed: 'source.registry or source.pvc',
      };
    },
    good: {},
    bad: { 'spec.template.spec.source': { http: { url: 'https://example.com/disk.img' } } },
  },
  {
    id: 'CDI-19',
    title: 'Fields that a recurrent import does not take',
    kinds: ['DataImportCron'],
    paths: [
      'spec.template.spec.sourceRef',
      'spec.template.spec.contentType',
      'spec.template.spec.checkpoints',
      'spec.template.spec.finalCheckpoint',
    ],
    check: (cron, { old }) => {
      const spec = objectAt(cron, 'spec', 'template', 'spec');
      const list = spec?.['checkpoints'];
      const set = ['sourceRef', 'contentType', 'finalCheckpoint'].filter((key) => spec?.[key]);
      if (Array.isArray(list) && list.length > 0) set.push('checkpoints');
      if (old || set.length === 0) return undefined;
      return {
        at: 'spec.template',
        message: `The template of a DataImportCron takes no ${oneOf(set)}. Remove it.`,
        found: set,
        allowed: 'none of sourceRef, contentType, checkpoints, finalCheckpoint',
      };
    },
    good: {},
    bad: { 'spec.template.spec.contentType': 'kubevirt' },
  },
  {
    id: 'CDI-20',
    title: 'A schedule that is no cron expression',
    kinds: ['DataImportCron'],
    paths: ['spec.schedule'],
    check: (cron, { old }) => {
      const schedule = cron.spec?.['schedule'];
      if (old || typeof schedule !== 'string' || schedule === '' || isCron(schedule)) return undefined;
      return {
        at: 'spec.schedule',
        message: `${show(schedule)} is not a cron expression. Write minute, hour, day of the month, month and day of the week: "0 3 * * 1" is three o'clock on Mondays.`,
        found: schedule,
        allowed: 'five fields: minute hour day month weekday; or @hourly, @daily, @weekly, @monthly, @yearly',
      };
    },
    good: { 'spec.schedule': '30 1 1,15 * MON-FRI' },
    bad: { 'spec.schedule': 'every day' },
  },
  {
    id: 'CDI-21',
    title: 'What a recurrent import does with its volumes',
    kinds: ['DataImportCron'],
    paths: ['spec.importsToKeep', 'spec.garbageCollect', 'spec.managedDataSource'],
    check: (cron, { old }) => {
      if (old) return undefined;
      const { importsToKeep, garbageCollect, managedDataSource } = cron.spec ?? {};
      const faults: (Fault | undefined)[] = [
        Number(importsToKeep) < 0
          ? {
              at: 'spec.importsToKeep',
              message: `importsToKeep is ${importsToKeep}; use 0 or more, the default is 3.`,
              found: importsToKeep,
              allowed: '0 or more',
            }
          : undefined,
        isGiven(garbageCollect)
          ? unlessOneOf('spec.garbageCollect', garbageCollect, ['Outdated', 'Never'], 'a way to collect garbage')
          : undefined,
        typeof managedDataSource === 'string' && !managedDataSource
          ? {
              at: 'spec.managedDataSource',
              message:
                'The DataImportCron does not say which DataSource it keeps up to date. Put the name of that into managedDataSource.',
            }
          : undefined,
        typeof managedDataSource === 'string' && managedDataSource.length > 63
          ? {
              at: 'spec.managedDataSource',
              message: `The name of the managed DataSource has ${managedDataSource.length} characters; at most 63 are allowed. Shorten it.`,
              found: managedDataSource,
            }
          : undefined,
      ];
      return faults.filter((fault) => fault !== undefined);
    },
    good: { 'spec.garbageCollect': 'Never' },
    bad: { 'spec.garbageCollect': 'Always' },
  },
  {
    id: 'CDI-22',
    title: 'A name that is too long for CDI',
    kinds: ['DataImportCron', 'VolumeImportSource', 'VolumeUploadSource'],
    paths: ['metadata.name'],
    check: ({ metadata }) => {
      const length = typeof metadata?.name === 'string' ? metadata.name.length : 0;
      return length > 63
        ? {
            at: 'metadata.name',
            message: `The name has ${length} characters; at most 63 are allowed, because labels and other names are made from it. Shorten it.`,
            found: metadata?.name,
            allowed: 'at most 63 characters',
          }
        : undefined;
    },
    good: { 'metadata.name': 'c'.repeat(63) },
    bad: { 'metadata.name': 'c'.repeat(64) },
  },
  {
    id: 'CDI-23',
    title: 'An import in stages without a volume to go on with',
    kinds: ['VolumeImportSource'],
    paths: ['spec.targetClaim'],
    check: ({ spec }) => {
      const list = spec?.['checkpoints'];
      const staged =
        Array.isArray(list) &&
        list.length > 0 &&
        ['vddk', 'imageio'].some((name) => isGiven(valueAt(spec, 'source', name)));
      return staged && !spec?.['targetClaim']
        ? {
            at: 'spec.targetClaim',
            message:
              'checkpoints import a disk in several stages into one claim, and nothing names it. Put the name of that PersistentVolumeClaim into targetClaim.',
            allowed: 'the name of a PersistentVolumeClaim',
          }
        : undefined;
    },
    good: {},
    bad: {
      'spec.source': { vddk: { url: 'https://v', secretRef: 's', uuid: 'u', backingFile: 'b', thumbprint: 't' } },
      'spec.checkpoints': [{ current: 'a', previous: '' }],
    },
  },
  {
    id: 'CDI-24',
    title: 'A claim of that name is there already',
    kinds: ['DataVolume'],
    paths: ['metadata.name'],
    check: ({ metadata }, { related, old }) => {
      const claim =
        old || !metadata?.name ? undefined : related.find('PersistentVolumeClaim', metadata.name, metadata.namespace);
      const owner = claim?.metadata?.ownerReferences?.find(({ controller }) => controller);
      if (
        !claim ||
        owner?.kind === 'DataVolume' ||
        claim.metadata?.annotations?.['cdi.kubevirt.io/storage.populatedFor'] === metadata?.name
      )
        return undefined;
      return {
        at: 'metadata.name',
        message: `A DataVolume makes a PersistentVolumeClaim of its own name, but there is a claim "${metadata?.name}" already that no DataVolume owns. Use another name, or remove the DataVolume and use the claim itself.`,
        found: metadata?.name,
      };
    },
    good: {},
    bad: { edit: {}, related: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' } }] },
  },
]);

/** An import in stages moves on by its checkpoints, which may change. */
function withoutCheckpoints(object: KubeObject): KubeObject {
  const staged = ['vddk', 'imageio'].some((name) => isGiven(valueAt(object, 'spec', 'source', name)));
  if (!staged || !object.spec) return object;
  const { checkpoints: _, finalCheckpoint: __, ...rest } = object.spec;
  return { ...object, spec: rest };
}

const FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const NAMES = /^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)$/i;

/** Five fields of numbers, names, ranges, lists and steps; or a word such as @daily. */
function isCron(text: string): boolean {
  const trimmed = text.trim().replace(/^(CRON_)?TZ=\S+\s+/, '');
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(trimmed) || /^@every \S+$/.test(trimmed))
    return true;
  const fields = trimmed.split(/\s+/);
  return (
    fields.length === 5 &&
    fields.every((field, i) =>
      field.split(',').every((part) => {
        const [range = '', step, ...more] = part.split('/');
        const [from = '', to, ...rest] = range.split('-');
        const fits = (value: string) =>
          NAMES.test(value) ||
          (/^\d+$/.test(value) && Number(value) >= FIELDS[i]![0] && Number(value) <= FIELDS[i]![1]);
        return (
          more.length === 0 &&
          rest.length === 0 &&
          (step === undefined || /^[1-9]\d*$/.test(step)) &&
          (range === '*' || range === '?' || (fits(from) && (to === undefined || fits(to))))
        );
      }),
    )
  );
}
