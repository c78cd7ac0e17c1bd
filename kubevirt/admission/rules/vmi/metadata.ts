import { vmiRules } from '../../engine/rule';
import { keyFaults } from '../shared/labels';

export const GUEST_METADATA = vmiRules('guest-metadata', [
  {
    id: 'NEW-02',
    name: 'malformed-guest-metadata',
    title: 'Malformed label or annotation in the VMI template',
    paths: ['/spec.template.metadata.labels', '/spec.template.metadata.annotations'],
    view: 'guest',
    check: ({ metadata, metadataPath, object }) =>
      object.kind === 'VirtualMachineInstance' ? undefined : keyFaults(metadata, `/${metadataPath}`),
    good: { '/spec.template.metadata.labels': { 'kubevirt.io/vm': 'web' } },
    bad: { '/spec.template.metadata.labels': { 'kubevirt.io/vm': 'w'.repeat(64) } },
  },
]);
