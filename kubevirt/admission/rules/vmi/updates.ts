import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../engine/rule';
import { sameJson } from '../shared/rule-templates';

const GUEST = ['VirtualMachineInstance'];

/** Labels of a running guest that only KubeVirt writes. */
const RESERVED = [
  'created-by',
  'migrationJobUID',
  'nodeName',
  'migrationTargetNodeName',
  'schedulable',
  'install-strategy',
].map((name) => `kubevirt.io/${name}`);

export const GUEST_UPDATES = objectRules<KubeObject>('changes of running guests', [
  {
    id: 'UPD-01',
    name: 'immutable-vmi-spec',
    title: 'Change of the immutable spec of a VMI',
    kinds: GUEST,
    paths: ['spec'],
    on: 'update',
    check: (vmi, { old }) =>
      old && !sameJson(vmi.spec, old.spec)
        ? {
            at: '',
            message:
              'The spec of a VirtualMachineInstance is fixed while it runs; only KubeVirt itself changes it. Change the VirtualMachine that owns it, which carries over what it can and says what needs a restart; a guest without one is deleted and made anew.',
            allowed: 'the spec as it is',
          }
        : undefined,
    good: { edit: { 'metadata.labels': { tier: 'front' } }, old: {} },
    bad: { edit: {}, old: { 'spec.hostname': 'other' } },
  },
  {
    id: 'UPD-02',
    name: 'reserved-vmi-labels',
    title: 'Change of a label reserved for KubeVirt on a VMI',
    kinds: GUEST,
    paths: ['metadata.labels'],
    on: 'update',
    check: (vmi, { old }) => {
      const labels = (object: KubeObject | undefined, label: string) => object?.metadata?.labels?.[label];
      return RESERVED.filter((label) => labels(vmi, label) !== labels(old, label)).map((label) => ({
        at: `metadata.labels["${label}"]`,
        message: `The label ${label} is KubeVirt's own, and may not be changed or removed. Put it back to what it was.`,
        found: labels(vmi, label),
        ...(labels(old, label) !== undefined && { allowed: labels(old, label) }),
      }));
    },
    good: { edit: { 'metadata.labels': { tier: 'front' } }, old: {} },
    bad: { edit: {}, old: { 'metadata.labels': { 'kubevirt.io/nodeName': 'node-1' } } },
  },
]);
