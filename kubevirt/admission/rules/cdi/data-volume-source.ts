import { isGiven, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../engine/rule';
import { oneOf, show } from '../../engine/suggest';
import { unlessOneOf } from '../shared/messages';
import { immutableSpec } from '../shared/rule-templates';
import { claimOf, isExternal, onSpec, SOURCES, sourceNames, withSource } from './data-volume-spec';

const KNOWN_SOURCES = ['http', 'registry', 's3', 'gcs', 'blank', 'upload', 'pvc', 'snapshot', 'imageio', 'vddk'];
/** Sources that are fetched from a URL. */
const FETCHED = ['http', 's3', 'gcs', 'imageio', 'vddk'];

function urlProblem(url: unknown): string | undefined {
  if (!url) return 'is missing';
  const match = /^([a-z][a-z0-9+.-]*):\/\/[^\s]*$/i.exec(String(url));
  if (!match) return 'is not a URL';
  return ['http', 'https', 'gs'].includes(match[1]!.toLowerCase()) ? undefined : `starts with ${match[1]}://`;
}

/** A URL as it may be shown: it can carry a password. */
const withoutUser = (url: unknown): unknown => (typeof url === 'string' ? url.replace(/\/\/[^/]*@/, '//...@') : url);

const FIXED = immutableSpec(
  'CDI-16',
  'immutable-data-volume-spec',
  ['DataVolume'],
  'To expand the volume, edit its PersistentVolumeClaim: with constructs, raise `size` and set `initialSize` to the old one. To populate a new one, create another DataVolume.',
  {
    good: { edit: { 'metadata.labels': { keep: 'yes' } }, old: {} },
    bad: { edit: {}, old: { 'spec.storage.resources.requests.storage': '1Gi' } },
  },
);

export const DATA_VOLUME_SOURCE = objectRules<KubeObject>('data volumes', [
  onSpec({
    id: 'CDI-06',
    name: 'data-volume-source-or-source-ref',
    title: 'DataVolume with neither or both of `source` and `sourceRef`',
    paths: ['source', 'sourceRef'],
    check: (spec) => {
      const named = ['source', 'sourceRef'].filter((key) => isGiven(spec[key]));
      if (isExternal(spec)) {
        return named.length === 0
          ? undefined
          : {
              at: named[0]!,
              message: `The volume is populated by ${claimOf(spec)?.claim['dataSource'] ? 'dataSource' : 'dataSourceRef'} of its PVC, which cannot be combined with ${named.join(' and ')}. Keep one of them.`,
              allowed: 'nothing beside dataSource or dataSourceRef',
            };
      }
      if (named.length === 1) return undefined;
      return {
        at: named.length === 0 ? '' : 'sourceRef',
        message: `A DataVolume sets either source or sourceRef, but this one sets ${named.length === 0 ? 'neither' : 'both'}. Set exactly one; for an empty disk, use source: { blank: {} }.`,
        allowed: 'exactly one of source, sourceRef',
      };
    },
    good: { 'spec.source': undefined, 'spec.sourceRef': { kind: 'DataSource', name: 'fedora', namespace: 'images' } },
    bad: { 'spec.sourceRef': { kind: 'DataSource', name: 'fedora', namespace: 'images' } },
  }),
  onSpec({
    id: 'CDI-07',
    name: 'invalid-source-ref',
    title: '`sourceRef` that does not name a DataSource',
    paths: ['sourceRef.kind', 'sourceRef.name'],
    check: (spec) => {
      const ref = isExternal(spec) ? undefined : objectAt(spec, 'sourceRef');
      if (!ref) return undefined;
      const kind = unlessOneOf('sourceRef.kind', ref['kind'] ?? '', ['DataSource'], 'a kind that sourceRef supports');
      const name = ref['name']
        ? undefined
        : {
            at: 'sourceRef.name',
            message: 'sourceRef has no name. Set sourceRef.name to the DataSource.',
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
      name: 'data-volume-source-not-exactly-one',
      title: '`source` with no type, or more than one',
      paths: ['source'],
      check: (spec) => {
        if (!objectAt(spec, 'source') || isExternal(spec) || isGiven(spec['sourceRef'])) return undefined;
        const names = sourceNames(spec);
        if (names.length === 1) return undefined;
        return {
          at: 'source',
          message: `source requires exactly one type; found ${names.length === 0 ? 'none' : names.join(' and ')}. Set exactly one of ${oneOf(KNOWN_SOURCES)}.`,
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
      name: 'unsupported-source-url',
      title: 'Missing or unsupported source URL',
      paths: FETCHED.map((name) => `source.${name}.url`),
      check: (spec) =>
        FETCHED.flatMap((name) => {
          const source = objectAt(spec, 'source', name);
          const problem = source && urlProblem(source['url']);
          return problem
            ? [
                {
                  at: `source.${name}.url`,
                  message: `The URL of the disk ${problem} (${show(withoutUser(source['url']))}). Use one that starts with http:// or https://${name === 'gcs' ? ' (or gs://)' : ''}.`,
                  found: withoutUser(source['url']),
                  allowed: `a URL that starts with http:// or https://${name === 'gcs' ? ' (or gs://)' : ''}`,
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
      id: 'CDI-11',
      name: 'invalid-registry-source',
      title: 'Invalid `source.registry`',
      paths: ['source.registry'],
      check: (spec) => {
        const registry = objectAt(spec, 'source', 'registry');
        if (!registry) return undefined;
        const { url, imageStream, pullMethod } = registry;
        if (isGiven(url) === isGiven(imageStream)) {
          return {
            at: 'source.registry',
            message: `source.registry sets either url or imageStream, but this one sets ${isGiven(url) ? 'both' : 'neither'}. Set url: docker://quay.io/...`,
            allowed: 'exactly one of url, imageStream',
          };
        }
        if (isGiven(url) && !/^(docker|oci-archive):\/\//.test(String(url))) {
          return {
            at: 'source.registry.url',
            message: `${show(url)} has no supported scheme. Prefix the image with docker://, or oci-archive:// for an archive.`,
            found: url,
            allowed: 'docker://... or oci-archive://...',
            suggestion: `docker://${String(url).replace(/^[a-z-]+:\/\//, '')}`,
          };
        }
        const method = isGiven(pullMethod)
          ? unlessOneOf('source.registry.pullMethod', pullMethod, ['pod', 'node'], 'a valid pull method')
          : undefined;
        if (method || imageStream === undefined) return method;
        if (imageStream === '')
          return {
            at: 'source.registry.imageStream',
            message: 'imageStream is empty. Set it to the name of an ImageStream.',
          };
        return pullMethod === 'node'
          ? undefined
          : {
              at: 'source.registry.pullMethod',
              message: 'imageStream requires pullMethod: node. Set pullMethod: node.',
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
      name: 'unsupported-content-type',
      title: 'Unsupported `contentType`',
      paths: ['contentType'],
      check: (spec) => {
        const unknown = unlessOneOf(
          'contentType',
          spec['contentType'] || undefined,
          ['kubevirt', 'archive'],
          'a valid content type',
        );
        const name = (['blank', 'registry'] as const).find((source) => isGiven(valueAt(spec, 'source', source)));
        if (unknown || spec['contentType'] !== 'archive' || !name) return unknown;
        return {
          at: 'contentType',
          message: `contentType: archive is not supported with source.${name}, which is not an archive. Remove contentType.`,
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
      name: 'incomplete-imageio-or-vddk-source',
      title: 'Incomplete `source.imageio` or `source.vddk`',
      paths: ['source.imageio', 'source.vddk'],
      check: (spec) => {
        const [imageio, vddk] = [objectAt(spec, 'source', 'imageio'), objectAt(spec, 'source', 'vddk')];
        const missing = (source: JsonObject | undefined, name: string, keys: readonly string[]) =>
          source
            ? keys
                .filter((key) => !source[key])
                .map((key) => ({
                  at: `source.${name}.${key}`,
                  message: `source.${name} requires ${keys.join(', ')}, but ${key} is missing. Add it.`,
                }))
            : [];
        const untrusted =
          imageio && !imageio['certConfigMap'] && imageio['insecureSkipVerify'] !== true
            ? [
                {
                  at: 'source.imageio.certConfigMap',
                  message:
                    'source.imageio requires the CA certificate of its server, but certConfigMap is missing. Store the certificate in a ConfigMap and set certConfigMap (or set insecureSkipVerify: true to skip verification).',
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
    name: 'incomplete-clone-data-source',
    title: 'Incomplete `source.pvc` or `source.snapshot`',
    paths: ['source.pvc', 'source.snapshot'],
    check: (spec) =>
      ['pvc', 'snapshot'].flatMap((name) => {
        const source = objectAt(spec, 'source', name);
        return source && (!source['name'] || !source['namespace'])
          ? [
              {
                at: `source.${name}`,
                message: `source.${name} requires both name and namespace, even in the same namespace; found ${show(source)}. Set both.`,
                found: source,
                allowed: 'name and namespace',
              },
            ]
          : [];
      }),
    good: withSource({ pvc: { name: 'golden', namespace: 'images' } }),
    bad: withSource({ pvc: { name: 'golden', namespace: '' } }),
  }),
  {
    ...FIXED,
    check: (object, context) =>
      FIXED.check(withoutCheckpoints(object), { ...context, old: context.old && withoutCheckpoints(context.old) }),
  },
]);

/** An import in stages moves on by its checkpoints, which may change. */
function withoutCheckpoints(object: KubeObject): KubeObject {
  const staged = ['vddk', 'imageio'].some((name) => isGiven(valueAt(object, 'spec', 'source', name)));
  if (!staged || !object.spec) return object;
  const { checkpoints: _, finalCheckpoint: __, ...rest } = object.spec;
  return { ...object, spec: rest };
}
