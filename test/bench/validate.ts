/** What the offline validation of a VM costs with every rule on, and whether the cost grows with its disks, NICs and neighbours in step. */

import type { KubeObject } from '../../kube/object';
import { validate } from '../../kubevirt/admission';
import { type Figures, median } from './figures';
import { realisticVm } from './realistic-vm';

const VMS = 2000;
const ROUNDS = 7;

export async function run(): Promise<Figures> {
  const vms = Array.from({ length: VMS }, (_, i) => realisticVm(i));
  const each = (objects: object[], related: KubeObject[] = []) => perObject(objects, related);
  const one = each(vms);
  const copied = perObject(vms, [], (object) => JSON.parse(JSON.stringify(object)));
  const wide = each(Array.from({ length: 200 }, (_, i) => widened(i, 20)));
  const wider = each(Array.from({ length: 200 }, (_, i) => widened(i, 40)));
  const crowded = each(vms, vms as unknown as KubeObject[]);
  return {
    'realistic VM, µs': one,
    'budget, µs': 100,
    'JSON.parse(JSON.stringify(VM)), µs': copied,
    'ratio to JSON.parse(JSON.stringify(VM))': one / copied,
    'realistic VM among 2,000 others, µs': crowded,
    'VM with 20 more disks and NICs, µs': wide,
    'VM with 40 more disks and NICs, µs': wider,
    'ratio of 40 more to 20 more (linear is below 2)': wider / wide,
    findings: vms.slice(0, 10).flatMap((object) => validate({ object })).length,
  };
}

/** Median of the rounds, after one that only warms up. */
function perObject(
  objects: object[],
  related: KubeObject[],
  work: (object: object) => unknown = (object) => validate({ object, related }),
): number {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const started = process.hrtime.bigint();
    for (const object of objects) work(object);
    return Number(process.hrtime.bigint() - started) / 1000 / objects.length;
  });
  return median(rounds.slice(1));
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
