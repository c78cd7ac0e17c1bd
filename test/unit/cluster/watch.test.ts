import type { ServerResponse } from 'node:http';
import type { ClusterOptions } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { CONFIG_MAP, configMap, type Reply, scripted, status } from './server';

const listOf = (resourceVersion: string, ...items: KubeObject[]): Reply => ({
  body: { metadata: { resourceVersion }, items },
});
const event = (type: string, object: object) => `${JSON.stringify({ type, object })}\n`;
const bookmark = (resourceVersion: string) => event('BOOKMARK', { kind: 'ConfigMap', metadata: { resourceVersion } });
const at = (name: string) => ({ name, namespace: 'vms' });

/** The first watch once it is open: what the test writes into it. */
function channel() {
  let opened: (response: ServerResponse) => void;
  const connected = new Promise<ServerResponse>((resolve) => {
    opened = resolve;
  });
  return {
    open: (response: ServerResponse) => opened(response),
    push: async (...events: string[]) => void (await connected).write(events.join('')),
  };
}

/** A script: what the n-th list and the n-th watch answer. A watch that is not in it stays open and silent. */
function script(
  lists: readonly Reply[],
  watches: readonly ((response: ServerResponse) => void)[],
  options: ClusterOptions = {},
) {
  let listed = 0;
  let watched = 0;
  return scripted(({ url }) => {
    if (!url.searchParams.has('watch')) return lists[Math.min(listed++, lists.length - 1)];
    const answer = watches[watched++];
    return (_, response) => {
      response.writeHead(200);
      response.flushHeaders();
      answer?.(response);
    };
  }, options);
}

let api: Awaited<ReturnType<typeof scripted>>;
afterEach(() => api.stop());

const watchesSeen = () =>
  api.seen.filter(({ url }) => url.searchParams.has('watch')).map(({ url }) => url.searchParams.get('resourceVersion'));
const listsSeen = () => api.seen.filter(({ url }) => !url.searchParams.has('watch')).length;

test('however many wait, there is one list and one watch', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `cm-${index}`);
  api = await script(
    [listOf('5')],
    [(response) => response.write(names.map((name, n) => event('ADDED', configMap(name, String(6 + n)))).join(''))],
  );
  const waits = names.map(async (name) => {
    const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
    const found = await watch.until(at(name), (live) => live?.metadata?.name);
    watch.close();
    return found;
  });
  expect(await Promise.all(waits)).toEqual(names);
  expect([listsSeen(), watchesSeen()]).toEqual([1, ['5']]);
});

test('a dropped watch resumes where it was, bookmarks included, without a new list', async () => {
  api = await script(
    [listOf('5', configMap('a', '3'))],
    [
      (response) => response.end(bookmark('8')),
      (response) => response.write(event('MODIFIED', configMap('a', '9', { done: 'yes' }))),
    ],
  );
  const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
  await watch.until(at('a'), (live) => (live as { data?: { done?: string } })?.data?.done);
  expect([listsSeen(), watchesSeen()]).toEqual([1, ['5', '8']]);
});

test('a connection that breaks in the middle of a line loses nothing', async () => {
  const line = event('MODIFIED', configMap('a', '9', { done: 'yes' }));
  api = await script(
    [listOf('5', configMap('a', '3'))],
    [
      (response) => response.write(line.slice(0, 40), () => response.destroy()),
      (response) => {
        for (const byte of Buffer.from(line)) response.write(Buffer.of(byte));
      },
    ],
  );
  const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
  await watch.until(at('a'), (live) => (live as { data?: { done?: string } })?.data?.done);
  expect(watchesSeen()).toEqual(['5', '5']);
});

test.each([
  [
    'as an event',
    (response: ServerResponse) => response.end(event('ERROR', status(410, 'Expired', 'too old resource version'))),
  ],
  ['as an answer', undefined],
])('410 %s: lists again and tells what changed meanwhile, deletions and replacements too', async (_, gone) => {
  const before = [configMap('stays', '1'), configMap('goes', '2'), configMap('replaced', '3')];
  const replaced = {
    ...configMap('replaced', '12'),
    metadata: { ...configMap('replaced', '12').metadata, uid: 'another' },
  };
  let watched = 0;
  let listed = 0;
  api = await scripted(({ url }) => {
    if (!url.searchParams.has('watch'))
      return listed++ === 0
        ? listOf('5', ...before)
        : listOf('20', configMap('stays', '1'), replaced, configMap('new', '11'));
    if (watched++ > 0) return (_request, response) => void response.writeHead(200).flushHeaders();
    return gone
      ? (_request, response) => void gone(response.writeHead(200))
      : { status: 410, body: status(410, 'Expired', 'too old') };
  });
  const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
  const heard: string[] = [];
  watch.onChange(({ type, object }) => heard.push(`${type} ${object.metadata?.name}`));
  await watch.until(at('new'), (live) => live);
  expect(heard.slice(0, 3)).toEqual(['ADDED stays', 'ADDED goes', 'ADDED replaced']);
  expect(heard.slice(3).sort()).toEqual(['ADDED new', 'ADDED replaced', 'DELETED goes', 'DELETED replaced']);
  expect(watch.get(at('goes'))).toBeUndefined();
  expect(watch.list()).toHaveLength(3);
});

test('a proxy that cuts every watch after a while makes no wait longer: each connection has done its work', async () => {
  let now = 0;
  // By this clock, whatever is asked for lasts a second.
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => {
    now += 1_000;
    return now;
  });
  try {
    const cuts = 12;
    const cut = (n: number) => (response: ServerResponse) => {
      response.write(event('MODIFIED', configMap('a', String(6 + n))), () => response.destroy());
    };
    api = await script(
      [listOf('5', configMap('a', '5'))],
      Array.from({ length: cuts }, (_, n) => cut(n)),
    );
    const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
    const last = String(5 + cuts);
    // With a pause that doubles, this takes minutes.
    await watch.until(at('a'), (live) => live?.metadata?.resourceVersion === last || undefined);
    expect(listsSeen()).toBe(1);
    watch.close();
  } finally {
    clock.mockRestore();
  }
});

test('since: what the object was before our write is not looked at', async () => {
  const { open, push } = channel();
  api = await script([listOf('5', configMap('a', '5', { ready: 'old' }))], [open]);
  const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
  await watch.ready();
  const looked: string[] = [];
  const waiting = watch.until(
    at('a'),
    (live) => {
      const { ready } = (live as unknown as { data: { ready: string } }).data;
      looked.push(ready);
      return ready === 'yes' ? ready : undefined;
    },
    { since: '7' },
  );
  await push(
    event('MODIFIED', configMap('other', '6')),
    event('MODIFIED', configMap('a', '7', { ready: 'no' })),
    event('MODIFIED', configMap('a', '8', { ready: 'yes' })),
  );
  await waiting;
  expect(looked).toEqual(['no', 'yes']);
});

test('since: a deletion that came with other news is seen', async () => {
  const { open, push } = channel();
  api = await script([listOf('5', configMap('a', '5'))], [open]);
  const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
  await watch.ready();
  const waiting = watch.until(at('a'), (live) => (live ? undefined : 'gone'), { since: '6' });
  await push(event('DELETED', configMap('a', '6')));
  expect(await waiting).toBe('gone');
});

test('a refused list fails everyone who waits, and the next watch asks anew', async () => {
  let allowed = false;
  api = await scripted(({ url }) => {
    if (url.searchParams.has('watch')) return (_, response) => void response.writeHead(200).flushHeaders();
    return allowed ? listOf('5', configMap('a', '3')) : { status: 403, body: status(403, 'Forbidden', 'no') };
  });
  const first = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
  await expect(first.until(at('a'), (live) => live)).rejects.toMatchObject({ status: 403 });
  await expect(first.ready()).rejects.toMatchObject({ status: 403 });
  allowed = true;
  await expect(
    api.cluster.watch(CONFIG_MAP, { namespace: 'vms' }).until(at('a'), (live) => live?.metadata?.name),
  ).resolves.toBe('a');
});

test('a watch that failed leaves, and the one that took its place goes on being shared', async () => {
  let served = false;
  api = await scripted(({ url }) => {
    if (url.searchParams.has('watch')) return (_, response) => void response.writeHead(200).flushHeaders();
    return served ? listOf('5', configMap('a', '3')) : { status: 404, body: status(404, 'NotFound', 'no such kind') };
  });
  const failed = api.cluster.watch(CONFIG_MAP);
  await expect(failed.ready()).rejects.toMatchObject({ reason: 'KindNotServed' });
  served = true;
  await api.cluster.watch(CONFIG_MAP).ready();
  failed.close();
  // Timers of one length fire in the order they were set: the failed watch has ended when this one does.
  await new Promise((resolve) => setTimeout(resolve, 0));
  await api.cluster.watch(CONFIG_MAP).ready();
  expect(listsSeen()).toBe(2);
});

test('what the check throws ends the wait, and an abort does at once', async () => {
  api = await script([listOf('5', configMap('a', '3'))], []);
  const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
  await expect(
    watch.until(at('a'), () => {
      throw new Error('it failed for good');
    }),
  ).rejects.toThrow('it failed for good');
  const stop = new AbortController();
  const waiting = watch.until(at('a'), () => undefined, { signal: stop.signal });
  stop.abort(new Error('cancelled'));
  await expect(waiting).rejects.toThrow('cancelled');
});

test('the last to leave closes the connection', async () => {
  let closed: () => void;
  const ended = new Promise<void>((resolve) => {
    closed = resolve;
  });
  api = await script([listOf('5')], [(response) => response.on('close', () => closed())]);
  const [one, two] = [api.cluster.watch(CONFIG_MAP), api.cluster.watch(CONFIG_MAP)];
  await Promise.all([one.ready(), two.ready()]);
  one.close();
  await two.ready();
  two.close();
  await ended;
});

test('the pauses of a run cost no new list: who comes back within minutes finds the watch as current as it was left', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  try {
    const { open, push } = channel();
    api = await script([listOf('5', configMap('a', '4'))], [open], { watchLinger: undefined } as never);
    const first = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
    const opened = first.until(at('b'), (live) => live);
    await push(event('ADDED', configMap('b', '6')));
    await opened;
    first.close();
    for (let wave = 0; wave < 5; wave++) {
      const watch = api.cluster.watch(CONFIG_MAP, { namespace: 'vms' });
      await watch.ready();
      expect(watch.get(at('a'))).toBeDefined();
      watch.close();
      await jest.advanceTimersByTimeAsync(40_000);
    }
    expect([listsSeen(), watchesSeen()]).toEqual([1, ['5']]);
  } finally {
    jest.useRealTimers();
  }
});
