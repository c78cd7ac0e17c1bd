import type { Instance, VirtualMachine } from './types';

/** Once a NIC that was set absent has left the guest, the controller drops it from the VM; undefined where there is none. */
export function dropAbsentNics(vm: VirtualMachine, vmi: Instance): VirtualMachine | undefined {
  const has = nicsOf(vmi);
  return withoutNics(vm, ({ state, name }) => state === 'absent' && !has.has(name));
}

/** The VM that a guest was booted from, without the NICs that were unplugged since: nobody misses them. */
export function withoutUnplugged(booted: VirtualMachine, vmi: Instance): VirtualMachine {
  const has = nicsOf(vmi);
  return withoutNics(booted, ({ name }) => !has.has(name)) ?? booted;
}

const nicsOf = ({ spec }: Instance) => new Set((spec.domain.devices.interfaces ?? []).map(({ name }) => name));

type Nic = NonNullable<Instance['spec']['domain']['devices']['interfaces']>[number];

function withoutNics(vm: VirtualMachine, isGone: (nic: Nic) => boolean): VirtualMachine | undefined {
  const spec = vm.spec.template.spec!;
  const interfaces = spec.domain.devices.interfaces ?? [];
  const gone = new Set(interfaces.filter(isGone).map(({ name }) => name));
  if (gone.size === 0) return undefined;
  const devices = { ...spec.domain.devices, interfaces: interfaces.filter(({ name }) => !gone.has(name)) };
  const networks = (spec.networks ?? []).filter(({ name }) => !gone.has(name));
  const template = { ...vm.spec.template, spec: { ...spec, networks, domain: { ...spec.domain, devices } } };
  return { ...vm, spec: { ...vm.spec, template } };
}
