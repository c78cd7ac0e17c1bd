/** What the next boot would change in the guest as it is after a pass. */

import { type Difference, differences } from '../../../kube/differences';
import { serverWrittenAnnotations } from '../../defaults';
import { filledSpec, nextSpec } from './boot';
import type { Pass } from './pass';
import type { StringMap, VmiMetadata } from './read-vm';
import type { Vmi } from './vmi';

/** Annotations that KubeVirt itself writes to the template and keeps there. */
const SERVER_WRITTEN = new Set(serverWrittenAnnotations('VirtualMachine', 'spec.template.metadata'));

/** Differences between the guest and the one that the VM would boot; a different order does not count. */
export function nextBootDifferences(guest: Vmi, { now, cluster, catalog }: Pass): Difference[] {
  const has = new Set(guest.spec.domain.devices.interfaces.map(({ name }) => name));
  return [
    ...differences(filledSpec(guest.spec, cluster), nextSpec(now, cluster, catalog, has)),
    ...differences(userMetadata(guest.metadata), userMetadata(now.full.metadata), '/spec.template.metadata'),
  ].filter(({ orderOnly }) => !orderOnly);
}

function userMetadata({ labels, annotations }: VmiMetadata): { labels: StringMap; annotations: StringMap } {
  return {
    labels,
    annotations: Object.fromEntries(Object.entries(annotations).filter(([key]) => !SERVER_WRITTEN.has(key))),
  };
}
