import { ApiError } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { KnownResources } from '../../../provider/known-resources';
import { createObject, updateObject } from '../../../provider/lifecycle';

type Operation = Parameters<typeof createObject>[0];
type Resource = Parameters<typeof updateObject>[1];

const VM: KubeObject = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'web' }, spec: {} };
const failure = (status: number, reason: string, message: string, causes: object[] = []) =>
  new ApiError({ message, status, reason, attempt: { verb: 'apply' }, details: { causes: causes as never } });

/** An operation on `web`, against a cluster whose applies end as scripted, the last one again and again. */
function operation(answers: readonly (Error | KubeObject)[], live?: KubeObject) {
  const said: string[] = [];
  const sent: { manifest: KubeObject; force: boolean }[] = [];
  const stop = new AbortController();
  const cluster = {
    apply: async (_: unknown, manifest: KubeObject, { force = false }: { force?: boolean }) => {
      sent.push({ manifest, force });
      const answer = answers[Math.min(sent.length, answers.length) - 1]!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    find: async () => live,
  };
  const urn = 'urn:pulumi:dev::shop::kubevirt:core/v1:VirtualMachine::web';
  const resource = { urn, object: VM, settings: {}, token: 'kubevirt:core/v1:VirtualMachine', traits: {} };
  const made = {
    session: { cluster, known: new KnownResources(), config: { fieldManager: 'pulumi' } },
    resource,
    kind: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', plural: 'virtualmachines', namespaced: true },
    ref: { ...VM, name: 'web', namespace: 'vms' },
    signal: stop.signal,
    say: (message: string) => {
      said.push(message);
      if (said.length === answers.length) stop.abort(new Error('time is up'));
    },
    clean: (message: string) => message,
  } as unknown as Operation;
  return { operation: made, before: resource as unknown as Resource, said, sent };
}

describe('pulumi-kubernetes#3188, #3137, #1446, #3176, #1098: a write', () => {
  test.each([
    [
      'whose CRD is not there yet',
      failure(404, 'KindNotServed', 'not served'),
      /until the cluster serves VirtualMachine/,
    ],
    [
      'whose webhook does not answer yet',
      failure(500, 'InternalError', 'failed calling webhook "vm": connection refused'),
      /admission webhook that is not available/,
    ],
  ])('%s is tried again, and the status says what holds it up', async (_, error, status) => {
    const { operation: create, said, sent } = operation([error, VM]);
    await expect(createObject(create)).resolves.toEqual(VM);
    expect(sent).toHaveLength(2);
    expect(said).toEqual([expect.stringMatching(status)]);
  });

  test.each([
    ['that a webhook denies', failure(500, 'InternalError', 'failed calling webhook "vm": it denied the request')],
    ['that is invalid', failure(422, 'Invalid', 'spec.running is invalid')],
  ])('%s is not tried again', async (_, error) => {
    const { operation: create, said, sent } = operation([error, VM]);
    await expect(createObject(create)).rejects.toBe(error);
    expect([sent.length, said]).toEqual([1, []]);
  });

  test('fails with what held it up when its time is over', async () => {
    const error = failure(404, 'KindNotServed', 'not served');
    const { operation: create } = operation([error]);
    await expect(createObject(create)).rejects.toBe(error);
  });

  test("that finds another one of its name tells how to make it the program's", async () => {
    const { operation: create } = operation([failure(409, 'AlreadyExists', 'web exists.')]);
    await expect(createObject(create)).rejects.toThrow(/import: '.*vms\/web'.*adopt: true/);
  });
});

describe('pulumi-kubernetes#2491, #2569, #2280: a conflict', () => {
  const conflict = failure(409, 'Conflict', 'conflict', [
    { reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit"', field: '.spec.runStrategy' },
    { reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit"', field: '.spec.template.spec.hostname' },
    { reason: 'FieldManagerConflict', message: 'conflict with "hpa" using v1', field: '.spec.replicas' },
  ]);
  const live = { ...VM, metadata: { name: 'web', uid: 'one' }, spec: { runStrategy: 'Halted' } };

  test('names each owner with its fields, and is not overwritten', async () => {
    const { operation: update, before, sent } = operation([conflict], live);
    const wanted = { ...before, object: { ...VM, spec: { runStrategy: 'Always' } } } as Resource;
    await expect(updateObject(update, wanted, { uid: 'one' })).rejects.toThrow(
      /kubectl-edit owns spec\.runStrategy, spec\.template\.spec\.hostname; hpa owns spec\.replicas/,
    );
    expect(sent.map(({ force }) => force)).toEqual([false]);
  });

  test('about what the last preview showed is overwritten, as was agreed', async () => {
    const { operation: update, before, sent } = operation([conflict, VM], live);
    const seen = { ...before, object: { ...VM, spec: { runStrategy: 'Halted' } } } as Resource;
    await expect(updateObject(update, seen, { uid: 'one' })).resolves.toEqual(VM);
    expect(sent.map(({ force }) => force)).toEqual([false, true]);
  });

  test('with an object that took the name since leaves that one alone', async () => {
    const another = { ...live, metadata: { name: 'web', uid: 'two' } };
    const { operation: update, before, sent } = operation([conflict], another);
    await expect(updateObject(update, before, { uid: 'one' })).rejects.toThrow(
      /deleted and created again by another client/,
    );
    expect(sent).toHaveLength(1);
  });
});
