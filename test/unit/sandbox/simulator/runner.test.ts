import type { ServerResponse } from 'node:http';
import { create, remove } from '../../../../sandbox/simulator/actions';
import { clockOf } from '../../../../sandbox/simulator/clock';
import { type Controller, controller } from '../../../../sandbox/simulator/controller';
import { NODE, STORAGE_CLASS } from '../../../../sandbox/simulator/kinds';
import { type AnyLive, isDeleting } from '../../../../sandbox/simulator/live-object';
import { Runner } from '../../../../sandbox/simulator/runner';
import { scripted } from '../../cluster/server';

const node = (resourceVersion: string, deleting: boolean): AnyLive => ({
  apiVersion: NODE.apiVersion,
  kind: NODE.kind,
  metadata: {
    name: 'a',
    uid: 'uid-a',
    resourceVersion,
    ...(deleting ? { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['test'] } : {}),
  },
  spec: {},
});
const draft = { apiVersion: STORAGE_CLASS.apiVersion, kind: STORAGE_CLASS.kind, metadata: { name: 'brought' } };
const brought = { ...draft, metadata: { name: 'brought', uid: 'uid-b', resourceVersion: '9' } } as unknown as AnyLive;

/** Brings an object along, and takes it away when its own is deleted: in little, what an operator does. */
const operator: Controller = controller({
  name: 'operator',
  kind: NODE,
  reconcile: (object, world) => {
    const there = world.get(STORAGE_CLASS, undefined, 'brought');
    if (!isDeleting(object)) return there ? [] : [create(draft)];
    return there ? [remove(there)] : [];
  },
});

test('what was begun for an object is finished before its deletion is looked at', async () => {
  let creating: (response: ServerResponse) => void = () => {};
  const asked = new Promise<ServerResponse>((resolve) => {
    creating = resolve;
  });
  let removed: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    removed = resolve;
  });
  const api = await scripted(({ method }) => {
    if (method === 'POST') return (_, response) => creating(response);
    removed();
    return { body: { kind: 'Status', status: 'Success' } };
  });
  const reported: string[] = [];
  const report = (message: string) => reported.push(message);
  const runner = new Runner([operator], api.cluster, clockOf(1), report, async () => true);
  runner.changed(NODE, node('1', false));
  runner.start();
  const response = await asked;
  runner.changed(NODE, node('2', true));
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(brought));
  await gone;
  await runner.stop();
  expect(api.seen.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  expect(reported).toEqual([]);
  expect(runner.cache.get(STORAGE_CLASS, undefined, 'brought')).toBeUndefined();
  await api.stop();
});

test('an object that a write has answered with and that is gone before its watch shows it is not kept', async () => {
  const api = await scripted(() => ({ status: 201, body: brought }));
  let answer: (exists: boolean) => void = () => {};
  let asked: (object: AnyLive) => void = () => {};
  const question = new Promise<AnyLive>((resolve) => {
    asked = resolve;
  });
  const exists = (_: unknown, object: AnyLive) => {
    asked(object);
    return new Promise<boolean>((resolve) => {
      answer = resolve;
    });
  };
  const runner = new Runner([operator], api.cluster, clockOf(1), () => {}, exists);
  runner.changed(NODE, node('1', false));
  runner.start();
  expect((await question).metadata.name).toBe('brought');
  expect(runner.cache.get(STORAGE_CLASS, undefined, 'brought')).toBeDefined();
  answer(false);
  await Promise.resolve();
  expect(runner.cache.get(STORAGE_CLASS, undefined, 'brought')).toBeUndefined();
  await runner.stop();
  await api.stop();
});
