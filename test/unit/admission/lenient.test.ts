/** What the API takes although it is wrong is told, and refuses nothing. */
import { allowed, validate } from '../../../kubevirt/admission';
import { edited, validObject } from '../../../kubevirt/admission/examples';

const judged = (kind: string, edit: Record<string, unknown>) => {
  const findings = validate({ object: edited(validObject(kind), edit) });
  return { rules: findings.map(({ rule }) => rule), allowed: allowed(findings) };
};

test('a whole rule', () => {
  expect(judged('KubeVirt', { 'spec.configuration.network': { defaultNetworkInterface: 'macvtap' } })).toMatchObject({
    rules: expect.arrayContaining(['KV-18']),
    allowed: true,
  });
});

test('one case of a rule whose others are refused', () => {
  const spread = (spreadOptions: object) =>
    judged('VirtualMachinePreference', { 'spec.cpu': { preferredCPUTopology: 'spread', spreadOptions } });
  expect(spread({ ratio: 0 })).toEqual({ rules: ['INS-31'], allowed: true });
  expect(spread({ across: 'CoresThreads', ratio: 4 })).toEqual({ rules: ['INS-31'], allowed: false });
});

test('a restore’s patch is refused only once the snapshot is there', () => {
  const patch = { 'spec.patches': ['{"op": "replace", "path": "/metadata/name", "value": "x"}'] };
  expect(judged('VirtualMachineRestore', patch)).toEqual({ rules: ['RST-06'], allowed: true });
  const object = edited(validObject('VirtualMachineRestore'), patch);
  const related = [validObject('VirtualMachineSnapshot')];
  expect(allowed(validate({ object, related }))).toBe(false);
});
