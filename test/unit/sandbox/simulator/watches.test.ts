import type { ServerResponse } from 'node:http';
import { CRD, type Kind, NODE } from '../../../../sandbox/simulator/kinds';
import type { AnyLive } from '../../../../sandbox/simulator/live-object';
import { Watches } from '../../../../sandbox/simulator/watches';
import { type Reply, scripted, status } from '../../cluster/server';

const node = (name: string) => ({ metadata: { name, uid: `uid-${name}`, resourceVersion: '3' } });
const list = (...items: object[]): Reply => ({ body: { metadata: { resourceVersion: '5' }, items } });
const refused = JSON.stringify({ type: 'ERROR', object: status(403, 'Forbidden', 'not now') });

test('a watch that the API server refuses in the middle is resumed, and what went meanwhile is heard of', async () => {
  const lists = [list(node('goes'), node('stays')), list(node('stays'), node('comes'))];
  let open: (response: ServerResponse) => void = () => {};
  const opened = new Promise<ServerResponse>((resolve) => {
    open = resolve;
  });
  const api = await scripted(({ url }) => {
    const nodes = url.pathname.endsWith('/nodes');
    if (!url.searchParams.has('watch')) return nodes ? lists.shift()! : list();
    return (_, response) => {
      response.writeHead(200).flushHeaders();
      if (nodes) open(response);
    };
  });
  const heard: string[] = [];
  let resumed: () => void;
  const settled = new Promise<void>((resolve) => {
    resumed = resolve;
  });
  const hear = (_: Kind, object: AnyLive, gone: boolean) => {
    heard.push(`${object.metadata.name}${gone ? ' gone' : ''}`);
    if (gone) resumed();
  };
  const watches = new Watches(api.cluster, [CRD, NODE as Kind], hear);
  await watches.start();
  expect(heard).toEqual(['goes', 'stays']);
  (await opened).write(`${refused}\n`);
  await settled;
  expect(heard.slice(2)).toEqual(['stays', 'comes', 'goes gone']);
  watches.stop();
  await api.stop();
});

test('an object of which no event ever comes is known to be gone when the watch is as new as the answer to its creation', async () => {
  let send: (event: object) => void = () => {};
  const opened = new Promise<void>((resolve) => {
    send = () => resolve();
  });
  const api = await scripted(({ url }) => {
    const nodes = url.pathname.endsWith('/nodes');
    if (!url.searchParams.has('watch')) return nodes ? list(node('stays')) : list();
    return (_, response) => {
      response.writeHead(200).flushHeaders();
      if (!nodes) return;
      const told = send;
      send = (event) => void response.write(`${JSON.stringify(event)}\n`);
      told({});
    };
  });
  const watches = new Watches(api.cluster, [CRD, NODE as Kind], () => {});
  await watches.start();
  await opened;
  const written = (name: string) => ({ metadata: { name, uid: `uid-${name}`, resourceVersion: '7' } }) as AnyLive;
  const stays = watches.exists(NODE as Kind, written('stays'));
  const went = watches.exists(NODE as Kind, written('went'));
  send({ type: 'BOOKMARK', object: { metadata: { resourceVersion: '8' } } });
  expect(await Promise.all([stays, went])).toEqual([true, false]);
  watches.stop();
  await api.stop();
});
