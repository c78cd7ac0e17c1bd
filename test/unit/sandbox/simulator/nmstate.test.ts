import type { KubeObject } from '../../../../kube/object';
import { readinessOf } from '../../../../kubevirt/readiness';
import { NODE_NETWORK_CRDS } from '../../../../sandbox/crds';
import {
  DAEMON_SET,
  NMSTATE,
  NODE_NETWORK_ENACTMENT,
  NODE_NETWORK_POLICY,
  NODE_NETWORK_STATE,
} from '../../../../sandbox/simulator/kinds';
import { asKubeObject } from '../../../../sandbox/simulator/live-object';
import type { NodeNetworkPolicy } from '../../../../sandbox/simulator/types';
import type { FakeWorld } from './fake-world';
import { faulty, operator } from './platform';
import { bareCluster, conditions, play } from './play';

/** A cluster of three nodes with NMState, as an installer leaves it. */
function installed(): FakeWorld {
  const world = bareCluster(3);
  for (const crd of NODE_NETWORK_CRDS)
    world.put({ ...crd, status: { conditions: [{ type: 'Established', status: 'True' }] } });
  operator('nmstate-operator', 'nmstate', 'X', 'y', 1)(world);
  play(world);
  world.put({ apiVersion: NMSTATE.apiVersion, kind: NMSTATE.kind, metadata: { name: 'nmstate' }, spec: {} });
  play(world);
  return world;
}

function policy(world: FakeWorld, spec: object, seconds?: number): NodeNetworkPolicy {
  world.put({
    apiVersion: NODE_NETWORK_POLICY.apiVersion,
    kind: NODE_NETWORK_POLICY.kind,
    metadata: { name: 'guests' },
    spec,
  });
  play(world, seconds);
  return world.get(NODE_NETWORK_POLICY, undefined, 'guests')!;
}
const bridge = (port: string) => ({
  desiredState: {
    interfaces: [{ name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [{ name: port }] } }],
  },
});
const ready = (object: object, world?: FakeWorld) =>
  readinessOf(asKubeObject(object as never) as KubeObject, world?.list(NODE_NETWORK_ENACTMENT).map(asKubeObject));

test('the operator brings handlers, which report the cards of their nodes', () => {
  const world = installed();
  expect(conditions(world.get(NMSTATE, undefined, 'nmstate'))).toEqual(['Available']);
  expect(ready(world.get(NMSTATE, undefined, 'nmstate')!)).toEqual({ state: 'ready' });
  expect(world.list(DAEMON_SET).map(({ metadata }) => metadata.name)).toEqual(['nmstate-handler']);
  const states = world.list(NODE_NETWORK_STATE);
  expect(states.map(({ metadata }) => metadata.name).sort()).toEqual(['node-1', 'node-2', 'node-3']);
  expect(states[0]!.status?.currentState?.interfaces?.map(({ name }) => name)).toEqual([
    'eno1',
    'eno2',
    'eno3',
    'eno4',
  ]);
});

test('the fault stuck stops an installation and nothing that is up', () => {
  const world = bareCluster(1);
  operator('nmstate-operator', 'nmstate', 'X', 'y', 1)(world);
  world.put({ apiVersion: NMSTATE.apiVersion, kind: NMSTATE.kind, metadata: { name: 'nmstate' }, spec: {} });
  const nmstate = () => world.get(NMSTATE, undefined, 'nmstate')!;
  faulty(nmstate(), 'stuck', world);
  play(world);
  expect(conditions(nmstate())).toEqual(['Progressing']);
  expect(world.list(DAEMON_SET)).toEqual([]);
  faulty(nmstate(), '', world);
  play(world);
  expect(conditions(nmstate())).toEqual(['Available']);
  faulty(nmstate(), 'stuck', world);
  play(world);
  expect(conditions(nmstate())).toEqual(['Available']);
});

test('without an NMState object a policy is not processed, and its gate says what is missing', () => {
  const world = bareCluster(1);
  const live = policy(world, bridge('eno2'));
  expect(live.status).toBeUndefined();
  expect(ready(live)).toMatchObject({
    state: 'waiting',
    message: 'NMState has not processed it yet',
    next: expect.stringContaining('NMState object'),
  });
});

test('a policy is applied node by node, half of them at a time, and shows in the state of each', () => {
  const world = installed();
  const during = policy(world, bridge('eno2'), 1);
  expect(conditions(during)).toEqual(['Progressing']);
  expect(ready(during)).toMatchObject({
    state: 'waiting',
    message: 'ConfigurationProgressing, Policy is progressing 0/3 nodes finished',
  });
  expect(world.list(NODE_NETWORK_ENACTMENT).filter((one) => conditions(one).includes('Progressing'))).toHaveLength(2);
  play(world);
  const done = world.get(NODE_NETWORK_POLICY, undefined, 'guests')!;
  expect(conditions(done)).toEqual(['Available']);
  expect(ready(done)).toEqual({ state: 'ready' });
  for (const state of world.list(NODE_NETWORK_STATE))
    expect(state.status?.currentState?.interfaces?.map(({ name }) => name)).toContain('br1');
  expect(
    world
      .list(NODE_NETWORK_ENACTMENT)
      .map(({ metadata }) => metadata.name)
      .sort(),
  ).toEqual(['node-1.guests', 'node-2.guests', 'node-3.guests']);
});

test('a port that no node has makes the policy Degraded and leaves the nodes as they are, until it is corrected', () => {
  const world = installed();
  const failed = policy(world, bridge('eno9'));
  expect(conditions(failed)).toEqual(['Degraded']);
  expect(ready(failed)).toMatchObject({
    state: 'waiting',
    stuck: true,
    message:
      'NMState could not configure the nodes, and has undone what it did: FailedToConfigure, 2/3 nodes failed to configure, 1 nodes aborted configuration',
    next: expect.stringContaining('nmstate.io/policy=guests'),
  });
  for (const state of world.list(NODE_NETWORK_STATE))
    expect(state.status?.currentState?.interfaces?.map(({ name }) => name)).not.toContain('br1');
  // Right after the correction the status is still about the mistake, which the enactments show.
  const { apiVersion, kind } = NODE_NETWORK_POLICY;
  const corrected = world.put({ ...failed, apiVersion, kind, spec: bridge('eno2') });
  expect(ready(corrected)).toMatchObject({ stuck: true });
  expect(ready(corrected, world)).toEqual({
    state: 'waiting',
    message: 'its controller has not processed the change yet',
  });
  play(world);
  const done = world.get(NODE_NETWORK_POLICY, undefined, 'guests')!;
  expect(ready(done, world)).toEqual({ state: 'ready' });
});

test('a selector that matches no node is ignored, which is said', () => {
  const live = policy(installed(), { ...bridge('eno2'), nodeSelector: { rack: 'z' } });
  expect(conditions(live)).toEqual(['Ignored']);
  expect(ready(live)).toEqual({
    state: 'ready',
    message: 'no node is configured: NoMatchingNode, Policy does not match any node',
  });
});
