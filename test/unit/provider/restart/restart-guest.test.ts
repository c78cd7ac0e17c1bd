import { ApiError } from '../../../../cluster';
import type { KubeObject } from '../../../../kube/object';
import type { Operation } from '../../../../provider/lifecycle/operation';
import { requestRestart } from '../../../../provider/lifecycle/restart/restart-guest';

const PLACE = { name: 'web', namespace: 'vms' };
const failure = (status: number, reason: string) =>
  new ApiError({ message: reason, status, reason, attempt: { verb: 'restart' } });
const LOST = failure(0, 'Unreachable');

const vm = (requests: object[] = []) => ({ kind: 'VirtualMachine', status: { stateChangeRequests: requests } });
const vmi = (uid: string, more: object = {}) => ({ kind: 'VirtualMachineInstance', metadata: { uid, ...more } });

/** A cluster that answers restarts in turn, and shows these objects. */
function clusterThat(answers: readonly (ApiError | undefined)[], objects: readonly object[]) {
  const asked: { repeatable?: boolean }[] = [];
  const cluster = {
    request: async (call: { repeatable?: boolean }) => {
      const answer = answers[asked.push(call) - 1];
      if (answer) throw answer;
    },
    find: async ({ kind }: { kind: string }) => (objects as KubeObject[]).find((one) => one.kind === kind),
  };
  const operation = { session: { cluster }, signal: new AbortController().signal } as unknown as Operation;
  return { asked, operation };
}

test.each([
  ['the VM has the request', [vm([{ action: 'Stop' }]), vmi('old')]],
  ['the old guest is ending', [vm(), vmi('old', { deletionTimestamp: '2026-11-30T00:00:00Z' })]],
  ['the guest is another one already', [vm(), vmi('new')]],
  ['there is no guest for the moment', [vm()]],
])('a restart whose answer was lost is not asked for again where %s', async (_, objects) => {
  const { asked, operation } = clusterThat([LOST], objects);
  await requestRestart(operation, PLACE, 'old');
  expect(asked).toHaveLength(1);
  expect(asked[0]!.repeatable).toBe(false);
});

test('one that never arrived is asked for again, and the 409 of a second one means that the first has arrived', async () => {
  const { asked, operation } = clusterThat([LOST, failure(409, 'Conflict')], [vm(), vmi('old')]);
  await requestRestart(operation, PLACE, 'old');
  expect(asked).toHaveLength(2);
});

test('a rejection is an error at once', async () => {
  const { asked, operation } = clusterThat([failure(403, 'Forbidden')], [vm(), vmi('old')]);
  await expect(requestRestart(operation, PLACE, 'old')).rejects.toThrow('Forbidden');
  expect(asked).toHaveLength(1);
});

test('the 409 of the first one is an error', async () => {
  const { operation } = clusterThat([failure(409, 'Conflict')], [vm(), vmi('old')]);
  await expect(requestRestart(operation, PLACE, 'old')).rejects.toThrow('Conflict');
});
