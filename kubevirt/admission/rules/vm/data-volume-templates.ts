import type { core } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import { nearest } from '../../engine/suggest';
import { type VmiSpecView, virtualMachineSpecOf } from '../../engine/vmi-spec-view';
import { sameJson } from '../shared/rule-templates';

type Template = core.DataVolumeTemplateSpec;
const ownerKinds = ['VirtualMachine', 'VirtualMachinePool'] as const;

/** The first fault of a template: KubeVirt checks no further once it finds one. */
interface Unfit extends Fault {
  id: string;
}

/** The templates in each kind of owner. */
export const TEMPLATE_PATHS = ['/spec.dataVolumeTemplates', '/spec.virtualMachineTemplate.spec.dataVolumeTemplates'];

const storageOf = ({ spec }: Template) => spec?.pvc ?? spec?.storage;

function unfit(template: Template): Unfit | undefined {
  const { metadata, spec } = template as { metadata?: { name?: string }; spec?: Template['spec'] };
  if (!metadata?.name)
    return {
      id: 'DVT-01',
      at: 'metadata.name',
      message:
        'The DataVolume template has no metadata.name. Add the name of the DataVolume to create; a volume of this VM refers to it.',
    };
  if (spec?.pvc === undefined && spec?.storage === undefined) {
    return {
      id: 'DVT-02',
      at: 'spec',
      message:
        'The DataVolume template sets neither storage nor pvc, so the disk has no size. Set storage: { resources: { requests: { storage: 20Gi } } }.',
      allowed: 'storage (or pvc)',
      suggestion: 'storage',
    };
  }
  if (spec.pvc !== undefined && spec.storage !== undefined) {
    return {
      id: 'DVT-03',
      at: 'spec',
      message:
        'The DataVolume template sets both storage and pvc. Keep storage, which fills in omitted fields to suit the storage class.',
      allowed: 'one of storage, pvc',
      suggestion: 'storage',
    };
  }
  const storage = storageOf(template);
  const external = storage?.dataSource !== undefined || storage?.dataSourceRef !== undefined;
  const sourced = spec.source !== undefined || spec.sourceRef !== undefined;
  if (external && sourced)
    return {
      id: 'DVT-04',
      at: 'spec.source',
      message:
        'The DataVolume template is populated twice: by dataSource or dataSourceRef of its PVC, and by source or sourceRef. Keep one of them.',
    };
  if (!external && !sourced)
    return {
      id: 'DVT-05',
      at: 'spec.source',
      message:
        'The DataVolume template has neither source nor sourceRef. Set source: { blank: {} } for an empty disk, a source such as http, registry or pvc to populate it, or sourceRef to use a DataSource.',
      suggestion: 'source: { blank: {} }',
    };
  if (spec.source === undefined) return undefined;
  const sources = Object.keys(spec.source);
  if (sources.length === 0)
    return {
      id: 'DVT-06',
      at: 'spec.source',
      message:
        'The source of the DataVolume template is empty. Set blank: {} for an empty disk, or the source of its content.',
      suggestion: 'blank: {}',
    };
  if (sources.length > 1)
    return {
      id: 'DVT-07',
      at: 'spec.source',
      message: `The DataVolume template has more than one source: ${sources.join(' and ')}. Keep exactly one.`,
      found: sources,
    };
  return undefined;
}

/** Every template with its path and its first fault. */
function templatesOf({ object, path }: VmiSpecView) {
  const base = `/${path.replace(/\.template\.spec$/, '')}.dataVolumeTemplates`;
  return (virtualMachineSpecOf(object).dataVolumeTemplates ?? []).map((template, i) => ({
    template,
    at: `${base}[${i}]`,
    unfit: unfit(template),
  }));
}

const whereUnfit = (id: string) => (vmi: VmiSpecView) =>
  templatesOf(vmi).flatMap(({ at, unfit: found }) => (found?.id === id ? [{ ...found, at: `${at}.${found.at}` }] : []));

const spec = { storage: { resources: { requests: { storage: '10Gi' } } }, source: { blank: {} } };
const withTemplate = (template: object, claim = 'data') => ({
  '/spec.dataVolumeTemplates': [{ metadata: { name: 'data' }, spec, ...template }],
  'volumes[2]': { name: 'data', dataVolume: { name: claim } },
  'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } },
});

const unfitRule = (id: string, name: string, title: string, field: string, bad: object) =>
  ({
    id,
    name,
    title,
    paths: [`/spec.dataVolumeTemplates[].${field}`],
    ownerKinds,
    view: 'template',
    check: whereUnfit(id),
    good: withTemplate({}),
    bad: withTemplate(bad),
  }) as const;

export const DATA_VOLUME_TEMPLATES = vmiRules(
  'data-volume-templates',
  [
    unfitRule('DVT-01', 'data-volume-template-without-name', 'DataVolume template without a name', 'metadata.name', {
      metadata: {},
    }),
    unfitRule(
      'DVT-02',
      'data-volume-template-without-storage',
      'DataVolume template with neither `storage` nor `pvc`',
      'spec.storage',
      { spec: { source: { blank: {} } } },
    ),
    unfitRule(
      'DVT-03',
      'data-volume-template-with-storage-and-pvc',
      'DataVolume template with both `storage` and `pvc`',
      'spec.storage',
      {
        spec: { ...spec, pvc: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } } },
      },
    ),
    unfitRule(
      'DVT-04',
      'data-volume-template-with-source-and-data-source',
      'DataVolume template with both a source and a `dataSource`',
      'spec.source',
      {
        spec: {
          ...spec,
          storage: {
            ...spec.storage,
            dataSource: { kind: 'VolumeSnapshot', name: 'golden', apiGroup: 'snapshot.storage.k8s.io' },
          },
        },
      },
    ),
    unfitRule('DVT-05', 'data-volume-template-without-source', 'DataVolume template without a source', 'spec.source', {
      spec: { storage: spec.storage },
    }),
    unfitRule(
      'DVT-06',
      'data-volume-template-with-empty-source',
      'DataVolume template with an empty `source`',
      'spec.source',
      {
        spec: { ...spec, source: {} },
      },
    ),
    unfitRule(
      'DVT-07',
      'data-volume-template-with-multiple-sources',
      'DataVolume template with more than one source',
      'spec.source',
      {
        spec: { ...spec, source: { blank: {}, upload: {} } },
      },
    ),
    {
      id: 'DVT-08',
      name: 'unused-data-volume-template',
      title: 'DataVolume template that no volume uses',
      paths: ['/spec.dataVolumeTemplates[].metadata.name', 'volumes[].dataVolume.name'],
      ownerKinds,
      view: 'template',
      check: (vmi) =>
        templatesOf(vmi).flatMap(({ template, at, unfit: found }) => {
          const name = template.metadata?.name;
          if (found) return [];
          const used = vmi.volumes.flatMap(({ dataVolume, persistentVolumeClaim }) =>
            [dataVolume?.name, persistentVolumeClaim?.claimName].filter((claim) => claim !== undefined),
          );
          if (used.includes(name!)) return [];
          const meant = nearest(name, used);
          return [
            {
              at,
              message: `No volume of this VM uses the DataVolume template "${name}". Add { name: ..., dataVolume: { name: ${name} } } to volumes, or remove the template.${meant ? ` A volume refers to "${meant}"; did you mean that?` : ''}`,
              found: name,
              ...(meant && { suggestion: meant }),
            },
          ];
        }),
      good: withTemplate({}),
      bad: withTemplate({}, 'other'),
    },
    {
      id: 'DVT-09',
      name: 'data-volume-template-in-other-namespace',
      title: 'DataVolume template in another namespace',
      paths: ['/spec.dataVolumeTemplates[].metadata.namespace'],
      ownerKinds: ['VirtualMachine'],
      view: 'template',
      check: (vmi) => {
        const { object, old } = vmi;
        if (object.kind !== 'VirtualMachine') return undefined;
        const templates = virtualMachineSpecOf(object).dataVolumeTemplates;
        if (old && sameJson(virtualMachineSpecOf(old).dataVolumeTemplates, templates)) return undefined;
        const own = object.metadata?.namespace;
        return templatesOf(vmi).flatMap(({ template, at }) => {
          const namespace = (template.metadata as { namespace?: string } | undefined)?.namespace;
          return namespace && own && namespace !== own
            ? [
                {
                  at: `${at}.metadata.namespace`,
                  message: `The DataVolume template sets the namespace "${namespace}", but the VM is in "${own}" and can only use DataVolumes in its own namespace. Remove the namespace from the template.`,
                  found: namespace,
                  allowed: own,
                  suggestion: own,
                },
              ]
            : [];
        });
      },
      good: withTemplate({ metadata: { name: 'data', namespace: 'default' } }),
      bad: withTemplate({ metadata: { name: 'data', namespace: 'other' } }),
    },
  ],
  { when: TEMPLATE_PATHS },
);
