/** What the webhook of the sandbox stores of a new VM. */
import { clusterConfig, DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { commonInstancetype } from '../../../../kubevirt/instancetype';
import { mutated } from '../../../../sandbox/simulator/vm-admission';

const vm = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { runStrategy: 'Always', preference: { name: 'fedora' }, template: { spec: { domain: { devices: {} } } } },
};

it.each([
  ['exists', commonInstancetype],
  ['does not exist yet', () => undefined],
])('a VM whose preference %s is stored with known values only', (_, find) => {
  const stored = mutated(vm, clusterConfig(DEFAULT_PROFILE), find);
  expect(JSON.stringify(stored)).not.toContain('known after apply');
  expect(stored.spec.preference).toEqual({ name: 'fedora' });
});
