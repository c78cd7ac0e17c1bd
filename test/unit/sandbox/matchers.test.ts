import type { KubeObject } from '../../../kube/object';
import { validObject } from '../../../kubevirt/admission/examples';
import { admissionMatchers, useAdmissionMatchers } from '../../../sandbox/matchers';

useAdmissionMatchers();

const vm = (edit: (spec: Record<string, never>) => void = () => {}): KubeObject => {
  const object = validObject('VirtualMachine');
  edit((object.spec as { template: { spec: Record<string, never> } }).template.spec);
  return object;
};
const hostDisk = vm((spec) => {
  Object.assign(spec['volumes'][0]!, { containerDisk: undefined, hostDisk: { path: '/data/x.img', type: 'Disk' } });
});
const kubevirtWith = (featureGates: string[]): KubeObject => ({
  ...validObject('KubeVirt'),
  spec: { configuration: { developerConfiguration: { featureGates } } },
});

test('takes what KubeVirt would take, one object or many', () => {
  expect(vm()).toBeAdmitted();
  expect([vm(), validObject('DataVolume')]).toBeAdmitted();
});

test('names rule, object, path and reason of what KubeVirt would refuse', () => {
  const refused = admissionMatchers.toBeAdmitted(hostDisk);
  expect(refused.pass).toBe(false);
  expect(refused.message()).toMatch(
    /VOL-12 VirtualMachine default\/web at spec\.template\.spec\.volumes\[0\].*HostDisk/,
  );
  expect(hostDisk).not.toBeAdmitted();
});

test('a KubeVirt object beside the others says what the cluster is like', () => {
  expect([kubevirtWith(['HostDisk']), hostDisk]).toBeAdmitted();
  expect(hostDisk).toBeAdmitted({ related: [kubevirtWith(['HostDisk'])] });
  expect([kubevirtWith([]), hostDisk]).not.toBeAdmitted();
});

test('what is legal but hurts fails only where asked', () => {
  const latest = vm((spec) => Object.assign(spec['volumes'][0]!, { containerDisk: { image: 'quay.io/x/y' } }));
  expect(latest).toBeAdmitted();
  expect(latest).not.toBeAdmitted({ warnings: true });
});

test('says what is no object at all', () => {
  expect(admissionMatchers.toBeAdmitted('VirtualMachine').message()).toMatch(/not a Kubernetes object/);
});
