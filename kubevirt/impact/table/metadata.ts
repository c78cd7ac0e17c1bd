import { NEXT_BOOT } from './advice';
import { rows } from './row';

export const metadata = rows({
  'vm-metadata': {
    paths: ['/metadata.labels', '/metadata.annotations'],
    change: 'changed',
    effect: 'no-effect',
    reason: "Labels and annotations of the VirtualMachine are not the guest's.",
  },
  'synced-metadata': {
    paths: ['/spec.template.metadata', '/metadata.annotations'],
    change: 'changed, of the few keys that KubeVirt keeps in step (descheduler, backup hooks, launcher sync lists)',
    effect: 'live',
    reason: 'KubeVirt copies this key to the running guest.',
  },
  'template-metadata': {
    paths: ['/spec.template.metadata', '/spec.template.metadata.labels', '/spec.template.metadata.annotations'],
    change: 'changed',
    effect: 'next-boot-silent',
    reason:
      'Labels and annotations of the template reach the guest only when it boots: services, migration policies and network policies that select by them do not see it before.',
    advice: NEXT_BOOT,
  },
  'server-metadata': {
    paths: ['/spec.template.metadata.annotations'],
    change: 'changed, of the keys that KubeVirt writes itself',
    effect: 'no-effect',
    reason: 'KubeVirt writes this key itself and puts it back.',
  },
});
