import { machineRules } from '../../engine/rule';
import { keyFaults } from '../shared/labels';

export const GUEST_METADATA = machineRules('guest-metadata', [
  {
    id: 'NEW-02',
    title: 'A bad label or annotation of the guest',
    paths: ['/spec.template.metadata.labels', '/spec.template.metadata.annotations'],
    only: 'guest',
    check: ({ metadata, metadataPath, object }) =>
      object.kind === 'VirtualMachineInstance' ? undefined : keyFaults(metadata, `/${metadataPath}`),
    good: { '/spec.template.metadata.labels': { 'kubevirt.io/vm': 'web' } },
    bad: { '/spec.template.metadata.labels': { 'kubevirt.io/vm': 'w'.repeat(64) } },
  },
]);
