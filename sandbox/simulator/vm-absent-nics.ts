import type { Instance, VirtualMachine } from './shapes';

/** Once a NIC that was set absent has left the guest, the controller drops it from the VM; undefined where there is none. */
export function dropAbsentNics(vm: VirtualMachine, vmi: Instance): VirtualMachine | undefined {
  const spec = vm.spec.template.spec!;
  const interfaces = spec.domain.devices.interfaces ?? [];
  const has = new Set((vmi.spec.domain.devices.interfaces ?? []).map(({ name }) => name));
  const gone = new Set(
    interfaces.filter(({ state, name }) => state === 'absent' && !has.has(name)).map(({ name }) => name),
  );
  if (gone.size === 0) return undefined;
  const devices = { ...spec.domain.devices, interfaces: interfaces.filter(({ name }) => !gone.has(name)) };
  const networks = (spec.networks ?? []).filter(({ name }) => !gone.has(name));
  const template = { ...vm.spec.template, spec: { ...spec, networks, domain: { ...spec.domain, devices } } };
  return { ...vm, spec: { ...vm.spec, template } };
}
