import type { KubeObject } from '../../../../kube/object';
import { maxUnavailableOf } from '../../../../provider/lifecycle/restart/restart-members';

const pool = (spec: object) =>
  ({ apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', spec }) as KubeObject;

test.each<[string, object, number | undefined]>([
  ['a number', { replicas: 5, maxUnavailable: 2 }, 2],
  ['a share, rounded down', { replicas: 5, maxUnavailable: '50%' }, 2],
  ['a share of less than one', { replicas: 3, maxUnavailable: '10%' }, 1],
  ['none at all', { replicas: 3, maxUnavailable: 0 }, 1],
  ['not set', { replicas: 3 }, undefined],
])('maxUnavailable of a pool: %s', (_, spec, expected) => {
  expect(maxUnavailableOf(pool(spec))).toBe(expected);
});
