import { RESOURCE_QUOTA, VM } from '../../../../sandbox/simulator/kinds';
import { play, sandbox, vm } from './play';

const quota = (hard: Record<string, string>, status?: object) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'quota', namespace: 'vms' },
  spec: { hard },
  ...(status && { status }),
});
const usedIn = (world: ReturnType<typeof sandbox>) => world.get(RESOURCE_QUOTA, 'vms', 'quota')!.status?.used;

const HARD = {
  pods: '10',
  'requests.cpu': '4',
  'requests.memory': '8Gi',
  'requests.storage': '1Ti',
  persistentvolumeclaims: '5',
  'shared.storageclass.storage.k8s.io/requests.storage': '1Ti',
  'local.storageclass.storage.k8s.io/persistentvolumeclaims': '2',
  'count/virtualmachines.kubevirt.io': '2',
  'count/secrets': '3',
};

test('a quota says what is used, so that the API server admits what is left', () => {
  const world = sandbox();
  world.put(quota(HARD));
  world.put(
    vm('one', { template: { spec: { domain: { cpu: { sockets: 2 }, memory: { guest: '1Gi' }, devices: {} } } } }),
  );
  world.put({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'vms' },
    spec: { storageClassName: 'shared', resources: { requests: { storage: '20Gi' } } },
  });
  play(world);
  expect(world.get(RESOURCE_QUOTA, 'vms', 'quota')!.status).toEqual({
    hard: HARD,
    used: {
      pods: '1',
      'requests.cpu': '200m',
      'requests.memory': '1320Mi',
      'requests.storage': '20Gi',
      persistentvolumeclaims: '1',
      'shared.storageclass.storage.k8s.io/requests.storage': '20Gi',
      'local.storageclass.storage.k8s.io/persistentvolumeclaims': '0',
      'count/virtualmachines.kubevirt.io': '1',
      'count/secrets': '0',
    },
  });
});

test('what is gone is free again after a moment, and what was admitted just now is not', () => {
  const world = sandbox();
  const hard = { 'count/virtualmachines.kubevirt.io': '2', 'count/secrets': '3' };
  // The API server has admitted two VMs; one of them was not seen yet.
  world.put(quota(hard, { hard, used: { 'count/virtualmachines.kubevirt.io': '2', 'count/secrets': '1' } }));
  world.put(vm('one'));
  play(world, 1);
  expect(usedIn(world)).toEqual({ 'count/virtualmachines.kubevirt.io': '2', 'count/secrets': '1' });
  play(world, 6);
  expect(usedIn(world)).toEqual({ 'count/virtualmachines.kubevirt.io': '1', 'count/secrets': '1' });
  expect(world.list(VM)).toHaveLength(1);
});
