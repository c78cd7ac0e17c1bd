/** What the offline validation of a VM costs with every rule on, and whether the cost grows with its disks, NICs and neighbours in step. */

import type { KubeObject } from '../../kube/object';
import { validate } from '../../kubevirt/admission';
import { type Figures, median } from './figures';
import { processorMsOf } from './processor-time';
import { realisticVm } from './realistic-vm';

const VMS = 1000;
/** Rounds that only warm up, as a fleet of some thousand VMs does, then those that count. */
const WARMING = 8;
const ROUNDS = 15;

/** Something done to each of many objects. */
interface Work {
  objects: readonly object[];
  each(object: object): unknown;
}

export async function run(): Promise<Figures> {
  const vms = Array.from({ length: VMS }, (_, i) => realisticVm(i));
  const related = vms as unknown as KubeObject[];
  const wide = Array.from({ length: 100 }, (_, i) => widened(i, 20));
  const wider = Array.from({ length: 100 }, (_, i) => widened(i, 40));
  const each = (object: object) => validate({ object });
  const cost = costs({
    one: { objects: vms, each },
    copied: { objects: vms, each: (object) => JSON.parse(JSON.stringify(object)) },
    crowded: { objects: vms, each: (object) => validate({ object, related }) },
    wide: { objects: wide, each },
    wider: { objects: wider, each },
  });
  return {
    'realistic VM, µs': cost.one,
    'JSON.parse(JSON.stringify(VM)), µs': cost.copied,
    'ratio to JSON.parse(JSON.stringify(VM)) (budget 2.5)': cost.one / cost.copied,
    'realistic VM among 1,000 others, µs': cost.crowded,
    'VM with 20 more disks and NICs, µs': cost.wide,
    'VM with 40 more disks and NICs, µs': cost.wider,
    'ratio of 40 more to 20 more (linear is below 2)': cost.wider / cost.wide,
    findings: vms.slice(0, 10).flatMap((object) => validate({ object })).length,
  };
}

/** The processor time of each per object, in microseconds: the median of rounds in which they take turns. */
function costs<K extends string>(works: Readonly<Record<K, Work>>): Record<K, number> {
  const names = Object.keys(works) as K[];
  const micros = ({ objects, each }: Work) =>
    (processorMsOf(() => {
      for (const object of objects) each(object);
    }) *
      1000) /
    objects.length;
  const rounds = Array.from({ length: WARMING + ROUNDS }, () => names.map((name) => micros(works[name])));
  const counted = rounds.slice(WARMING);
  return Object.fromEntries(names.map((name, at) => [name, median(counted.map((round) => round[at]!))])) as Record<
    K,
    number
  >;
}

function widened(index: number, more: number): object {
  const vm = realisticVm(index);
  const spec = vm.spec.template.spec as unknown as {
    domain: { devices: { disks: object[]; interfaces: object[] } };
    networks: object[];
    volumes: object[];
  };
  for (let i = 0; i < more; i++) {
    spec.domain.devices.disks.push({ name: `disk-${i}`, disk: { bus: 'virtio' } });
    spec.volumes.push({ name: `disk-${i}`, persistentVolumeClaim: { claimName: `disk-${i}` } });
    spec.domain.devices.interfaces.push({ name: `nic-${i}`, bridge: {} });
    spec.networks.push({ name: `nic-${i}`, multus: { networkName: `net-${i}` } });
  }
  return vm;
}
