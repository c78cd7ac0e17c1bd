import { isGiven, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../engine/rule';
import { immutableSpec } from '../shared/rule-templates';

export const POPULATORS = objectRules<KubeObject>('data volumes', [
  immutableSpec(
    'CDI-17',
    'immutable-import-cron-or-volume-source-spec',
    ['DataImportCron', 'VolumeUploadSource', 'ObjectTransfer', 'VolumeImportSource'],
    'Create another one under another name.',
    {
      good: { edit: { 'metadata.labels': { keep: 'yes' } }, old: {} },
      bad: { edit: {}, old: { 'spec.schedule': '0 4 * * *' } },
    },
  ),
  {
    id: 'CDI-22',
    name: 'cdi-name-too-long',
    title: 'Name longer than 63 characters',
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
    name: 'multi-stage-import-without-target',
    title: 'Multi-stage import without a `targetClaim`',
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
]);
