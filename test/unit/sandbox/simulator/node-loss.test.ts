import { NODE, POD } from '../../../../sandbox/simulator/kinds';
import type { Node } from '../../../../sandbox/simulator/types';
import type { FakeWorld } from './fake-world';
import { power } from './platform';
import { guest, machine, play, sandbox, vm } from './play';

/** A guest on a node that has lost its power for so many seconds. */
function lost(seconds: number, spec: object = {}): { world: FakeWorld; name: string } {
  const world = sandbox();
  world.put(vm('vm', spec));
  play(world);
  const name = guest(world).status!.nodeName!;
  power(name, false)(world);
  play(world, seconds);
  return { world, name };
}

const node = (world: FakeWorld, name: string): Node => world.get(NODE, undefined, name)!;
const ready = (object: { status?: object }) =>
  (object.status as { conditions: { type: string; status: string; reason?: string }[] }).conditions.find(
    ({ type }) => type === 'Ready',
  )!;
const taints = (world: FakeWorld, name: string) => node(world, name).spec.taints?.map(({ effect }) => effect);
const launchers = (world: FakeWorld) => world.list(POD, 'vms');

test.each([
  ['the node counts as ready', 30, 'True', undefined, 'True', false],
  ['the node is unknown, and the guest unready', 60, 'Unknown', ['NoSchedule', 'NoExecute'], 'False', false],
  ['the pod of the guest is to go', 400, 'Unknown', ['NoSchedule', 'NoExecute'], 'False', true],
])('after a power cut, %s', (_, seconds, status, effects, guestReady, leaving) => {
  const { world, name } = lost(seconds);
  expect(ready(node(world, name)).status).toBe(status);
  expect(taints(world, name)).toEqual(effects);
  expect(ready(guest(world)).status).toBe(guestReady);
  expect(launchers(world).map(({ metadata }) => metadata.deletionTimestamp !== undefined)).toEqual([leaving]);
  // Nobody knows whether it runs: it is not started anywhere else.
  expect(guest(world).status!.phase).toBe('Running');
  expect(machine(world).status!.printableStatus).toBe('Running');
});

test('a guest whose pod tolerates a lost node for a short time only is to go after that', () => {
  const world = sandbox();
  const made = vm();
  const toleration = {
    key: 'node.kubernetes.io/unreachable',
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 10,
  };
  Object.assign(made.spec.template.spec, { tolerations: [toleration] });
  world.put(made);
  play(world);
  power(guest(world).status!.nodeName!, false)(world);
  play(world, 60);
  expect(ready(guest(world)).reason).toBe('PodTerminating');
});

test('a guest is started on another node once its pod was removed by force', () => {
  const { world, name } = lost(420);
  const before = guest(world).metadata.uid;
  world.delete(launchers(world)[0]!, 0);
  play(world);
  expect(guest(world).metadata.uid).not.toBe(before);
  expect(guest(world).status).toMatchObject({ phase: 'Running' });
  expect(guest(world).status!.nodeName).not.toBe(name);
});

test('a guest is given up with its node, when that is removed from the cluster', () => {
  const { world, name } = lost(60);
  world.delete(node(world, name));
  play(world);
  expect(guest(world).status).toMatchObject({ phase: 'Running' });
  expect(guest(world).status!.nodeName).not.toBe(name);
});

test('a guest that lost its node for a minute is started anew when the node has booted', () => {
  const { world, name } = lost(60);
  const before = guest(world).metadata.uid;
  power(name, true)(world);
  play(world);
  expect(taints(world, name)).toBeUndefined();
  expect(guest(world).metadata.uid).not.toBe(before);
  expect(guest(world).status!.phase).toBe('Running');
});
