/** The instancetypes that KubeVirt brings are known to whoever is asked, without being given: to the rules, and to the predictions. */
import type { KubeObject } from '../../../kube/object';
import { validate } from '../../../kubevirt/admission';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';
import { impactOf } from '../../../kubevirt/impact';
import { commonInstancetypes } from '../../../kubevirt/instancetype';

const vm = (instancetype: string, preference?: string): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'vms' },
  spec: {
    runStrategy: 'Always',
    instancetype: { name: instancetype },
    ...(preference && { preference: { name: preference } }),
    template: { spec: { domain: { devices: {} } } },
  },
});

const rulesBroken = (object: KubeObject) =>
  validate({ object, related: [object], profile: DEFAULT_PROFILE }).map(({ rule }) => rule);

test('validate compares the size of one with what a preference requires', () => {
  expect(rulesBroken(vm('u1.nano', 'windows.11'))).toEqual(expect.arrayContaining(['INS-24', 'INS-25']));
  expect(rulesBroken(vm('u1.large', 'windows.11'))).not.toEqual(expect.arrayContaining(['INS-24']));
});

test('plan compares the sizes of two, and knows each that validate knows', () => {
  const reasons = (to: string) =>
    JSON.stringify(impactOf({ old: vm('u1.small'), new: vm(to), profile: DEFAULT_PROFILE }).changes);
  expect(reasons('u1.medium')).toContain('2Gi -> 4Gi');
  expect(reasons('u1.absent')).toContain('instancetype-unknown');
  // Not that, and then each field that it may fill in.
  expect(JSON.parse(reasons('u1.absent'))).toHaveLength(1);
  const unknown = commonInstancetypes()
    .filter(({ kind, metadata }) => kind.endsWith('Instancetype') && metadata?.name !== 'u1.small')
    .filter(({ metadata }) => reasons(metadata!.name!).includes('instancetype-unknown'));
  expect(unknown).toEqual([]);
});
