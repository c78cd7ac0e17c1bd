import { createHash } from 'node:crypto';
import { storedVm } from '../../kubevirt/defaults';
import { clusterConfigOf, findIn } from './cluster-config';
import { asKubeObject, asLive, withFinalizer } from './live-object';
import type { VirtualMachine } from './types';
import { VM_FINALIZER } from './vm-names';
import type { World } from './world';

/**
 * The VirtualMachine as KubeVirt's mutating webhook and VM controller leave a new one. The sandbox has no webhook server, so it comes a
 * moment after the create instead of with it. Its identity is derived from the VM's uid: as unique as a random one, and repeatable.
 */
export function admitted(vm: VirtualMachine, world: World): VirtualMachine {
  const stored = asLive<VirtualMachine>(storedVm(asKubeObject(vm), clusterConfigOf(world), findIn(world)));
  const { domain } = stored.spec.template.spec!;
  domain.firmware = {
    ...domain.firmware,
    uuid: domain.firmware?.uuid || uuidOf(`${vm.metadata.uid} uuid`),
    serial: domain.firmware?.serial || uuidOf(`${vm.metadata.uid} serial`),
  };
  return withFinalizer(stored, VM_FINALIZER);
}

function uuidOf(text: string): string {
  const hex = createHash('sha1').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
