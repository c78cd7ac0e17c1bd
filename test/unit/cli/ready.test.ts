import { answerLine, verdictOn } from '../../../cli/ready';
import type { KubeObject } from '../../../kube/object';

const vm = (status: object): KubeObject =>
  ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: 'vms' },
    spec: { runStrategy: 'Always' },
    status,
  }) as KubeObject;
const ready = { printableStatus: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
const line = (object: unknown, more: object = {}) => answerLine(JSON.stringify({ id: 7, object, ...more }));

test('answers with the id, the state and the sentence', () => {
  expect(line(vm(ready))).toEqual({ id: 7, state: 'ready', message: 'ready' });
  expect(line(vm({ printableStatus: 'Starting' }))).toEqual({ id: 7, state: 'waiting', message: 'guest is Starting' });
  expect(line(vm({ printableStatus: 'ErrorUnschedulable' }))).toMatchObject({
    state: 'waiting',
    next: expect.stringMatching(/node/),
  });
});

test('a kind without a gate is ready when it exists', () => {
  expect(line({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } })).toEqual({
    id: 7,
    state: 'none',
    message: 'a ConfigMap is ready when it exists',
  });
});

test('items of a list, which lack their version, are judged by their kind', () => {
  const { apiVersion: _, ...item } = vm(ready);
  expect(line(item).state).toBe('ready');
});

test.each(['not JSON', '[]', '3', '{"id": 1}', '{"id": 1, "object": {"kind": 5}}', '{"object": null}'])(
  'the line %s gets an answer, too',
  (text) => {
    expect(answerLine(text)).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/not a Kubernetes object/),
      next: expect.stringMatching(/\.$/),
    });
  },
);

test('objects beside it complete the picture', () => {
  const changed = vm({ ...ready, conditions: [...ready.conditions, { type: 'HotMemoryChange', status: 'True' }] });
  const kubevirt = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', spec: {} };
  expect(line(changed).state).toBe('waiting');
  expect(line(changed, { related: [kubevirt] }).state).toBe('ready');
});

test('--for asks for more than the gate of the kind', () => {
  expect(verdictOn(vm(ready), [], 'agent')).toMatchObject({
    state: 'waiting',
    message: expect.stringMatching(/agent/),
  });
});
