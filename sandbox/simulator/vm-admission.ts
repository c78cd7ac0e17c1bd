import { createHash, randomUUID } from 'node:crypto';
import { objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { knownPart } from '../../kube/unresolved';
import type { ClusterConfig } from '../../kubevirt/config';
import { storedVm } from '../../kubevirt/defaults';
import type { FindObject } from '../../kubevirt/instancetype';
import { clusterConfigOf, findIn } from './cluster-config';
import { asKubeObject, asLive, withFinalizer } from './live-object';
import type { VirtualMachine } from './types';
import { VM_FINALIZER } from './vm-names';
import type { World } from './world';

/** A new VirtualMachine as KubeVirt's mutating webhook stores it. `identity`: makes the guest's uuid and serial number. */
export function mutated(
  vm: KubeObject,
  cluster: ClusterConfig,
  find: FindObject,
  identity: (of: string) => string = () => randomUUID(),
): VirtualMachine {
  const completed = storedVm(vm, cluster, find);
  const template = objectAt(completed.spec, 'template');
  // What a preference decides that does not exist (yet) is not written, as little as KubeVirt's webhook writes it.
  const stored = asLive<VirtualMachine>({
    ...completed,
    spec: { ...completed.spec, ...(template && { template: knownPart(template) }) },
  });
  const domain = stored.spec.template.spec?.domain;
  if (!domain) return stored;
  domain.firmware = {
    ...domain.firmware,
    uuid: domain.firmware?.uuid || identity('uuid'),
    serial: domain.firmware?.serial || identity('serial'),
  };
  return stored;
}

/**
 * The VirtualMachine as the VM controller has it before it does anything with it: with its finalizer, and with what the webhook writes, for
 * one that was stored without it.
 */
export function admitted(vm: VirtualMachine, world: World): VirtualMachine {
  const identity = (of: string) => uuidOf(`${vm.metadata.uid} ${of}`);
  return withFinalizer(mutated(asKubeObject(vm), clusterConfigOf(world), findIn(world), identity), VM_FINALIZER);
}

function uuidOf(text: string): string {
  const hex = createHash('sha1').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
