import { ApiError } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { NO_CONFIG } from '../../../provider/config';
import { resourceOf } from '../../../provider/kinds';
import { awaitArrival } from '../../../provider/lifecycle/await-arrival';
import type { Operation } from '../../../provider/lifecycle/operation';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const URN = 'urn:pulumi:dev::shop::kubevirt:core/v1:VirtualMachine::web';
const NAMES = { name: 'web', namespace: 'vms' };
const withMemory = (guest: string) => ({ spec: { template: { spec: { domain: { memory: { guest } } } } } });

/** A running VM whose memory was changed; KubeVirt has announced that a migration has to carry it to the guest. */
const announced = (printableStatus = 'Running', announcement = 'HotMemoryChange'): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { ...NAMES, uid: 'u1', resourceVersion: '1' },
  ...withMemory('2Gi'),
  status: {
    created: true,
    printableStatus,
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: announcement, status: 'True' },
    ],
  },
});

/** An update of the memory, where the KubeVirt object is answered like this and the VM is seen to be like this. */
function update(
  kubevirt: () => Promise<{ items: KubeObject[] }>,
  seen: () => KubeObject = () => announced(),
  settings: object = {},
) {
  const warned: string[] = [];
  const watch = {
    ready: async () => {},
    get: () => undefined,
    onChange: () => () => {},
    close: () => {},
    until: (_: object, look: (live: KubeObject) => unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        const again = setInterval(() => {
          const found = look(seen());
          if (!found) return;
          clearInterval(again);
          resolve(found);
        }, 500);
        signal.addEventListener('abort', () => clearInterval(again));
      }),
  };
  const operation = {
    session: {
      cluster: { list: kubevirt, watch: () => watch },
      config: NO_CONFIG,
      engine: { warn: (_: string, message: string) => void warned.push(message) },
    },
    resource: resourceOf(URN, { value: { ...settings, metadata: NAMES, ...withMemory('2Gi') }, secrets: [] }),
    kind: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', plural: 'virtualmachines', namespaced: true },
    ref: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', ...NAMES },
    signal: new AbortController().signal,
    say: () => {},
    clean: (message: string) => message,
  } as unknown as Operation;
  const ended = jest.fn();
  const running = awaitArrival(operation, seen(), withMemory('1Gi') as unknown as KubeObject).then(ended);
  return { running, ended, warned };
}

const forbidden = async () => {
  throw new ApiError({ message: 'no', status: 403, reason: 'Forbidden', attempt: { verb: 'list' } });
};

describe('D5: where KubeVirt may not be read, so that nothing says whether it migrates guests by itself', () => {
  it('an update without a migration ends within a minute, and says how to know', async () => {
    const { running, ended, warned } = update(forbidden);
    await jest.advanceTimersByTimeAsync(59_000);
    expect(ended).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(2_000);
    await running;
    expect(warned).toEqual([
      expect.stringMatching(
        /^memory: no migration has begun within 60 s.*`virtctl migrate web -n vms`.*right to list KubeVirt objects/,
      ),
    ]);
  });

  it('a migration that has begun is waited for as long as it lasts', async () => {
    const { ended, warned } = update(forbidden, () => announced('Migrating'));
    await jest.advanceTimersByTimeAsync(300_000);
    expect(ended).not.toHaveBeenCalled();
    expect(warned).toEqual([]);
  });
});

it.each([
  ['lists LiveMigrate, the update waits', ['LiveMigrate'], false, []],
  ['lists nothing, the update ends at once', [], true, [expect.stringMatching(/lacks LiveMigrate/)]],
])('D5: where workloadUpdateMethods %s', async (_, workloadUpdateMethods, isOver, warnings) => {
  const kubevirt = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    spec: { workloadUpdateStrategy: { workloadUpdateMethods } },
  };
  const { ended, warned } = update(async () => ({ items: [kubevirt] }));
  await jest.advanceTimersByTimeAsync(isOver ? 1_000 : 300_000);
  expect(ended).toHaveBeenCalledTimes(isOver ? 1 : 0);
  expect(warned).toEqual(warnings);
});

it.each([
  ['warn', [expect.stringMatching(/the change waits for a restart.*`virtctl restart web -n vms`, or set `onRestart/)]],
  ['restart', []],
])(
  'a change that waits for a restart ends the wait; under `onRestart: %s` the warning is %j',
  async (onRestart, warnings) => {
    const { ended, warned } = update(forbidden, () => announced('Running', 'RestartRequired'), { onRestart });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ended).toHaveBeenCalledTimes(1);
    expect(warned).toEqual(warnings);
  },
);
