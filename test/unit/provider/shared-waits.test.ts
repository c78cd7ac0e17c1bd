import type { ServerResponse } from 'node:http';
import type { KubeObject } from '../../../kube/object';
import { NO_CONFIG } from '../../../provider/config';
import { resourceOf } from '../../../provider/kinds';
import { awaitReady } from '../../../provider/lifecycle/await';
import type { Operation } from '../../../provider/lifecycle/operation';
import { scripted } from '../cluster/server';

const WAITS = 300;
const TOKEN = 'kubevirt:core/v1:VirtualMachine';
const VM = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', plural: 'virtualmachines', namespaced: true };

const machine = (index: number, resourceVersion: number, status: object): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: `web-${index}`, namespace: 'vms', uid: `u${index}`, resourceVersion: String(resourceVersion) },
  spec: { runStrategy: 'Always', template: { spec: {} } },
  status: { created: true, ...status },
});
const starting = { printableStatus: 'Starting' };
const running = { printableStatus: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

/** The clock is advanced by hand; sockets go on by themselves. */
beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }));
afterEach(() => jest.useRealTimers());

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await jest.advanceTimersByTimeAsync(1_000);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  }
}

test('P8, pulumi-kubernetes#937, #1423, pulumi#7682: hundreds of waits share one watch a kind and namespace, and the extra reads are bounded', async () => {
  let watching: ServerResponse | undefined;
  const all = Array.from({ length: WAITS }, (_, index) => index);
  const api = await scripted(({ url }) => {
    if (url.searchParams.has('watch'))
      return (_, response) => {
        response.writeHead(200);
        response.flushHeaders();
        if (url.pathname.endsWith('/virtualmachines')) watching = response;
      };
    const items = url.pathname.endsWith('/virtualmachines') ? all.map((index) => machine(index, 5, starting)) : [];
    return { body: { metadata: { resourceVersion: '5' }, items } };
  });
  const session = { cluster: api.cluster, config: NO_CONFIG, engine: { warn: () => {} } };
  const waits = all.map((index) => {
    const { name = '', namespace = '' } = machine(index, 5, starting).metadata ?? {};
    const operation = {
      session,
      resource: resourceOf(`urn:pulumi:dev::shop::${TOKEN}::${name}`, {
        value: { metadata: { name, namespace } },
        secrets: [],
      }),
      kind: VM,
      ref: { apiVersion: VM.apiVersion, kind: VM.kind, name, namespace },
      signal: new AbortController().signal,
      say: () => {},
      clean: (message: string) => message,
    } as unknown as Operation;
    return awaitReady(operation, machine(index, 5, starting));
  });
  await pass(120);
  for (const index of all)
    watching!.write(`${JSON.stringify({ type: 'MODIFIED', object: machine(index, 6 + index, running) })}\n`);
  await pass(2);
  expect((await Promise.all(waits)).map(({ status }) => status?.['printableStatus'])).toEqual(all.map(() => 'Running'));
  const asked = new Map<string, number>();
  for (const { url } of api.seen) {
    const what = `${url.searchParams.has('watch') ? 'watch' : 'list'} ${url.pathname.split('/').at(-1)}`;
    asked.set(what, (asked.get(what) ?? 0) + 1);
  }
  expect(asked.get('list virtualmachines')).toBe(1);
  expect(asked.get('watch virtualmachines')).toBe(1);
  // What explains the waits is read every 10 s, once for all of them.
  for (const [what, count] of asked)
    if (!/virtualmachines$/.test(what)) expect([what, count <= 13]).toEqual([what, true]);
  expect(api.seen.length).toBeLessThan(40);
  await api.stop();
});
