import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { gateClosed, unlessOneOf } from '../shared/messages';
import { immutableSpec, type Reference, type WithSpec } from '../shared/rule-templates';

type Export = WithSpec<{ source?: Reference }>;

const EXPORT = ['VirtualMachineExport'];

/** What can be exported, and the API group of each. */
const GROUPS: Readonly<Record<string, string>> = {
  VirtualMachine: 'kubevirt.io',
  VirtualMachineSnapshot: 'snapshot.kubevirt.io',
  PersistentVolumeClaim: '',
  VirtualMachineBackup: 'backup.kubevirt.io',
  VirtualMachineTemplate: 'template.kubevirt.io',
};
const TEMPLATE = 'VirtualMachineTemplate';
const isKnown = (kind: string | undefined): kind is string => kind !== undefined && Object.hasOwn(GROUPS, kind);

export const EXPORTS = objectRules<Export>('exports', [
  {
    id: 'EXP-01',
    name: 'export-source-kind',
    title: 'Export source of an unsupported kind',
    kinds: EXPORT,
    paths: ['spec.source.kind'],
    check: ({ spec }, { old }) =>
      old
        ? undefined
        : unlessOneOf(
            'spec.source.kind',
            spec?.source && (spec.source.kind ?? ''),
            Object.keys(GROUPS),
            'something that can be exported',
          ),
    good: { 'spec.source': { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'web-root' } },
    bad: { 'spec.source.kind': 'DataVolume' },
  },
  {
    id: 'EXP-02',
    name: 'export-source-without-name',
    title: 'Export source without a name',
    kinds: EXPORT,
    paths: ['spec.source.name'],
    check: ({ spec }, { old }) =>
      old || !isKnown(spec?.source?.kind) || spec?.source?.name
        ? undefined
        : {
            at: 'spec.source.name',
            message: `The export does not say which ${spec?.source?.kind} to export. Put its name into spec.source.name.`,
            allowed: `the name of a ${spec?.source?.kind}`,
          },
    good: {},
    bad: { 'spec.source.name': '' },
  },
  {
    id: 'EXP-03',
    name: 'export-claim-with-api-group',
    title: 'PersistentVolumeClaim export source with an `apiGroup`',
    kinds: EXPORT,
    paths: ['spec.source.apiGroup'],
    check: ({ spec }, { old }) =>
      old || spec?.source?.kind !== 'PersistentVolumeClaim' || !spec.source.apiGroup
        ? undefined
        : {
            at: 'spec.source.apiGroup',
            message: `PersistentVolumeClaims are of the core API group, whose name is empty, but apiGroup is ${show(spec.source.apiGroup)}. Remove it.`,
            found: spec.source.apiGroup,
            allowed: '"", or nothing',
          },
    good: { 'spec.source': { kind: 'PersistentVolumeClaim', name: 'web-root' } },
    bad: { 'spec.source': { apiGroup: 'v1', kind: 'PersistentVolumeClaim', name: 'web-root' } },
  },
  {
    id: 'EXP-04',
    name: 'export-source-api-group',
    title: 'Export source with the wrong `apiGroup`',
    kinds: EXPORT,
    paths: ['spec.source.apiGroup'],
    check: ({ spec }, { old }) => {
      const { kind, apiGroup } = spec?.source ?? {};
      if (old || !isKnown(kind) || kind === 'PersistentVolumeClaim' || apiGroup === GROUPS[kind]) return undefined;
      return {
        at: 'spec.source.apiGroup',
        message: `A ${kind} is of the API group ${GROUPS[kind]}, but apiGroup is ${show(apiGroup)}. Write apiGroup: ${GROUPS[kind]} (the group alone, without a version).`,
        found: apiGroup,
        allowed: GROUPS[kind],
        suggestion: GROUPS[kind],
      };
    },
    good: { 'spec.source': { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 's' } },
    bad: { 'spec.source': { apiGroup: 'kubevirt.io', kind: 'VirtualMachineSnapshot', name: 's' } },
  },
  {
    id: 'EXP-05',
    name: 'template-export-feature-gate',
    title: 'Template export without its feature gate',
    kinds: EXPORT,
    paths: ['spec.source.kind'],
    check: ({ spec }, { cluster, old }) => {
      if (old || spec?.source?.kind !== TEMPLATE) return undefined;
      if (!cluster.gate('OCIExport'))
        return gateClosed('spec.source.kind', 'Exporting a template', 'OCIExport', TEMPLATE);
      const deployment = cluster.configuration['virtTemplateDeployment'] as { enabled?: boolean } | undefined;
      if (deployment?.enabled !== false && cluster.gate('Template')) return undefined;
      return {
        at: 'spec.source.kind',
        message:
          'Templates cannot be exported, because this cluster does not run their controller (virt-template). Have an administrator set spec.configuration.virtTemplateDeployment.enabled of the KubeVirt object to true.',
        found: TEMPLATE,
      };
    },
    good: {
      edit: { 'spec.source': { apiGroup: 'template.kubevirt.io', kind: TEMPLATE, name: 't' } },
      configuration: { developerConfiguration: { featureGates: ['OCIExport'] } },
    },
    bad: { 'spec.source': { apiGroup: 'template.kubevirt.io', kind: TEMPLATE, name: 't' } },
  },
  immutableSpec('EXP-06', 'immutable-export-spec', EXPORT, 'Create another export under another name.', {
    good: { edit: { 'metadata.labels': { keep: 'yes' } } },
    bad: { edit: {}, old: { 'spec.source.name': 'other' } },
  }) as never,
]);
