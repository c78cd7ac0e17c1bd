/** What the next boot would change in the guest as it is after a pass. */

import type { ClusterConfig } from '../../config';
import { type Difference, differences } from '../diff';
import { boot, bootSpec } from './boot';
import type { Expanded } from './expanded';
import { byName, type StringMap, type VmiMetadata, type VmiSpec } from './read-vm';
import type { Vmi } from './vmi';

/** Annotations that KubeVirt itself writes to the template and keeps there. */
const SERVER_WRITTEN = new Set(['kubevirt.io/pci-topology-version', 'kubevirt.io/pci-interface-slot-count']);

/** Differences between the guest and the one that the VM would boot; order alone is none. */
export function nextBootDifferences(guest: Vmi, now: Expanded, cluster: ClusterConfig): Difference[] {
  const next = boot(now, cluster);
  return [
    ...differences(bootSpec(guest.spec, cluster), withoutAbsent(next.spec, guest.spec)),
    ...differences(userMetadata(guest.metadata), userMetadata(next.metadata), '/spec.template.metadata'),
  ].filter(({ orderOnly }) => !orderOnly);
}

/** Entries of NICs that the guest has not, and shall not have, are dropped by the controller. */
function withoutAbsent(spec: VmiSpec, guest: VmiSpec): VmiSpec {
  const has = byName(guest.domain.devices.interfaces);
  const gone = new Set(
    spec.domain.devices.interfaces
      .filter((nic) => nic['state'] === 'absent' && !has.has(nic.name))
      .map(({ name }) => name),
  );
  if (gone.size === 0) return spec;
  const interfaces = spec.domain.devices.interfaces.filter(({ name }) => !gone.has(name));
  return {
    ...spec,
    networks: spec.networks.filter(({ name }) => !gone.has(name)),
    domain: { ...spec.domain, devices: { ...spec.domain.devices, interfaces } },
  };
}

function userMetadata({ labels, annotations }: VmiMetadata): { labels: StringMap; annotations: StringMap } {
  return {
    labels,
    annotations: Object.fromEntries(Object.entries(annotations).filter(([key]) => !SERVER_WRITTEN.has(key))),
  };
}
