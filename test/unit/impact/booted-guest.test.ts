import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { clusterConfig, DEFAULT_PROFILE } from '../../../kubevirt/config';
import { fillGuest, guestOf, storedVm } from '../../../kubevirt/defaults';
import { normalize } from '../../../kubevirt/impact/normalize';
import { boot } from '../../../kubevirt/impact/vm/boot';
import { expandVm } from '../../../kubevirt/impact/vm/expanded';
import { objectIndex } from '../../../kubevirt/object-index';
import { asLive } from '../../../sandbox/simulator/live-object';
import type { VirtualMachine } from '../../../sandbox/simulator/types';
import { boot as simulate } from '../../../sandbox/simulator/vm-boot';
import { sizingOf } from '../../../sandbox/simulator/vm-sizing';
import { FakeWorld } from '../sandbox/simulator/fake-world';
import { type Edits, vm } from './objects';

/** What VMs leave to KubeVirt in one way or another. */
const EDITS: readonly Edits[] = [
  { architecture: 'arm64' },
  { architecture: 's390x' },
  { 'domain.cpu': undefined },
  { 'domain.cpu': { cores: 3 } },
  { 'domain.cpu': { model: 'host-model', maxSockets: 6 } },
  { 'domain.memory': undefined, 'domain.resources': { requests: { memory: '3Gi', cpu: '2500m' } } },
  { 'domain.memory': { hugepages: { pageSize: '2Mi' } } },
  { 'domain.memory.guest': '512Mi' },
  { 'domain.machine': { type: 'pc-q35-9.2' } },
  { 'domain.devices.disks[data]': undefined },
  { 'domain.devices.disks[data]': { cdrom: {} } },
  { networks: undefined, 'domain.devices.interfaces': undefined },
  { 'domain.cpu': undefined, 'domain.memory': undefined, 'spec.instancetype': { name: 'u1.medium' } },
  { 'spec.preference': { name: 'fedora' } },
  { 'spec.preference': { name: 'windows.11' } },
];
const edits = fc
  .subarray([...EDITS.keys()], { maxLength: 3 })
  .map((keys) => Object.assign({}, ...keys.map((i) => EDITS[i])) as Edits);
const NONE = objectIndex([]);
const cluster = clusterConfig(DEFAULT_PROFILE);

/** Without the room to grow, which impact keeps apart, and in one spelling. */
function comparable(spec: unknown): unknown {
  return JSON.parse(JSON.stringify(normalize(spec)), (key, value) =>
    key === 'maxSockets' || key === 'maxGuest' ? undefined : value,
  );
}

/** Lists that impact always has, be they empty. */
const filledLists = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, child) => (Array.isArray(child) && child.length === 0 ? undefined : child));

it('the guest that a VM boots is one and the same for defaults, impact and the simulator', () => {
  fc.assert(
    fc.property(edits, (change) => {
      const object = vm(change) as unknown as KubeObject;
      const guest = guestOf(storedVm(object, cluster, NONE.find), cluster, NONE.find);
      fillGuest({ metadata: {}, spec: guest.spec! }, cluster);
      const ofImpact = boot(expandVm(normalize(object), NONE), cluster, NONE);
      expect(filledLists(comparable(ofImpact.spec))).toEqual(comparable(guest.spec));
      expect(ofImpact.maxSockets).toBe(
        (guest.spec as { domain: { cpu: { maxSockets?: number } } }).domain.cpu.maxSockets ?? 0,
      );

      const live = asLive<VirtualMachine>({
        ...storedVm(object, cluster, NONE.find),
        metadata: { ...object.metadata, uid: 'u', generation: 1 },
      } as unknown as KubeObject);
      const world = new FakeWorld();
      const created = simulate(live, sizingOf(live, world), world).map((action) => JSON.stringify(action));
      const vmi = created
        .map((text) => JSON.parse(text))
        .find(({ object: made }) => made?.kind === 'VirtualMachineInstance');
      if (!usesCommon(change)) expect(comparable(vmi.object.spec)).toEqual(comparable(guest.spec));
    }),
    { numRuns: 60 },
  );
});

/** The simulator reads instancetypes from its cluster, and here that has none. */
const usesCommon = (change: Edits) => 'spec.instancetype' in change || 'spec.preference' in change;
