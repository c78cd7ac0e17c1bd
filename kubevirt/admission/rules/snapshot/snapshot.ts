import { objectRules } from '../../engine/rule';
import { immutableSpec, needsGate, type Reference, type WithSpec } from '../shared/rule-templates';
import { groupMissing, groupWrong, kindWrong } from './reference';

type Snapshot = WithSpec<{ source?: Reference }>;

const SNAPSHOT = ['VirtualMachineSnapshot'];

export const SNAPSHOTS = objectRules<Snapshot>('snapshots', [
  needsGate('SNAP-01', 'snapshot-feature-gate', SNAPSHOT, 'Snapshot', false) as never,
  {
    id: 'SNAP-02',
    name: 'snapshot-source-without-api-group',
    title: 'Snapshot source without an `apiGroup`',
    kinds: SNAPSHOT,
    paths: ['spec.source.apiGroup'],
    check: ({ spec }, { old }) => (old ? undefined : groupMissing('spec.source', spec?.source)),
    good: {},
    bad: { 'spec.source.apiGroup': undefined },
  },
  {
    id: 'SNAP-03',
    name: 'snapshot-source-api-group',
    title: 'Snapshot source with an unsupported `apiGroup`',
    kinds: SNAPSHOT,
    paths: ['spec.source.apiGroup'],
    check: ({ spec }, { old }) => (old ? undefined : groupWrong('spec.source', spec?.source)),
    good: {},
    bad: { 'spec.source.apiGroup': 'kubevirt.io/v1' },
  },
  {
    id: 'SNAP-04',
    name: 'snapshot-source-kind',
    title: 'Snapshot source that is not a VirtualMachine',
    kinds: SNAPSHOT,
    paths: ['spec.source.kind'],
    check: ({ spec }, { old }) => (old ? undefined : kindWrong('spec.source', spec?.source)),
    good: {},
    bad: { 'spec.source.kind': 'VirtualMachineInstance' },
  },
  immutableSpec('SNAP-05', 'immutable-snapshot-spec', SNAPSHOT, 'Take another snapshot under another name.', {
    good: { edit: { 'metadata.labels': { keep: 'yes' } } },
    bad: { edit: {}, old: { 'spec.source.name': 'other' } },
  }) as never,
]);
