import { TEMPLATE } from '../../../../sandbox/simulator/kinds';
import { play, sandbox } from './play';

test('a template is ready once its controller has seen it', () => {
  const world = sandbox();
  world.put({
    apiVersion: TEMPLATE.apiVersion,
    kind: TEMPLATE.kind,
    metadata: { name: 'small', namespace: 'vms' },
    spec: { parameters: [{ name: 'NAME', required: true }], virtualMachine: {} },
  });
  play(world);
  const template = world.get(TEMPLATE, 'vms', 'small')!;
  expect(template.status?.conditions).toMatchObject([{ type: 'Ready', status: 'True', reason: 'Reconciled' }]);
});
