import { NODE_HEALTH_CHECK, SELF_NODE_REMEDIATION } from '../../../../sandbox/simulator/kinds';
import { operator, power } from './platform';
import { guest, play, sandbox, vm } from './play';

/** A guest on a cluster whose nodes are checked, and one that powers itself off. */
function checked(spec: object = {}) {
  const world = sandbox();
  for (const name of ['node-healthcheck', 'self-node-remediation'])
    operator(`${name}-controller-manager`, name, 'X', 'y', 2)(world);
  world.put({
    apiVersion: NODE_HEALTH_CHECK.apiVersion,
    kind: NODE_HEALTH_CHECK.kind,
    metadata: { name: 'workers' },
    spec: {
      selector: {},
      minHealthy: '51%',
      unhealthyConditions: [{ type: 'Ready', status: 'Unknown', duration: '60s' }],
      remediationTemplate: { kind: 'SelfNodeRemediationTemplate', namespace: 'self-node-remediation' },
      ...spec,
    },
  });
  world.put(vm());
  play(world);
  return { world, name: guest(world).status!.nodeName! };
}
const check = (world: ReturnType<typeof sandbox>) => world.get(NODE_HEALTH_CHECK, undefined, 'workers')!;

test('the guest of a dead node runs elsewhere after the times of the check and of the remediator, and the node is well again', () => {
  const { world, name } = checked();
  expect(check(world).status).toMatchObject({ observedNodes: 3, healthyNodes: 3, phase: 'Enabled' });
  power(name, false)(world);
  play(world, 120);
  expect(check(world).status).toMatchObject({ healthyNodes: 2, phase: 'Remediating', unhealthyNodes: [{ name }] });
  expect(world.list(SELF_NODE_REMEDIATION).map(({ metadata }) => metadata.name)).toEqual([name]);
  expect(guest(world).status).toMatchObject({ phase: 'Running', nodeName: name });
  play(world, 240);
  expect(guest(world).status!.phase).toBe('Running');
  expect(guest(world).status!.nodeName).not.toBe(name);
  power(name, true)(world);
  play(world);
  expect(world.list(SELF_NODE_REMEDIATION)).toEqual([]);
  expect(check(world).status).toMatchObject({ healthyNodes: 3, phase: 'Enabled' });
});

test('nothing is remediated while too few nodes are healthy', () => {
  const { world, name } = checked({ minHealthy: 3 });
  power(name, false)(world);
  play(world, 400);
  expect(world.list(SELF_NODE_REMEDIATION)).toEqual([]);
  expect(guest(world).status!.nodeName).toBe(name);
});
