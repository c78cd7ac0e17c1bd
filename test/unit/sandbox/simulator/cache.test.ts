import { Cache } from '../../../../sandbox/simulator/cache';
import { DATA_VOLUME } from '../../../../sandbox/simulator/kinds';
import type { AnyLive } from '../../../../sandbox/simulator/live-object';

const disk = (uid: string, resourceVersion: string): AnyLive =>
  ({
    apiVersion: DATA_VOLUME.apiVersion,
    kind: DATA_VOLUME.kind,
    metadata: { name: 'root', namespace: 'vms', uid, resourceVersion },
    spec: {},
  }) as unknown as AnyLive;

it('lets nothing rise again by an answer that comes after the end of the object', () => {
  const cache = new Cache();
  cache.seen(DATA_VOLUME, disk('first', '1'));
  cache.gone(DATA_VOLUME, disk('first', '1'));
  expect(cache.seen(DATA_VOLUME, disk('first', '2'))).toBe(false);
  expect(cache.get(DATA_VOLUME, 'vms', 'root')).toBeUndefined();
});

it('keeps what took the name of an object whose end is told late', () => {
  const cache = new Cache();
  cache.seen(DATA_VOLUME, disk('first', '1'));
  cache.seen(DATA_VOLUME, disk('second', '3'));
  cache.gone(DATA_VOLUME, disk('first', '2'));
  expect(cache.get(DATA_VOLUME, 'vms', 'root')?.metadata.uid).toBe('second');
});

it('takes the newer of two states, whichever comes first', () => {
  const cache = new Cache();
  cache.seen(DATA_VOLUME, disk('first', '10'));
  expect(cache.seen(DATA_VOLUME, disk('first', '9'))).toBe(false);
});

it('knows what an owner controls, as long as it does', () => {
  const cache = new Cache();
  const owner = { ...disk('owner', '1'), metadata: { ...disk('owner', '1').metadata, name: 'owner' } };
  const reference = { apiVersion: 'v1', kind: 'DataVolume', name: 'owner', uid: 'owner', controller: true };
  const owned = (version: string, references: object[]): AnyLive => {
    const made = disk('owned', version);
    return { ...made, metadata: { ...made.metadata, ownerReferences: references } } as AnyLive;
  };
  const names = () => cache.owned(DATA_VOLUME, owner).map(({ metadata }) => metadata.uid);
  cache.seen(DATA_VOLUME, owned('2', [reference]));
  expect(names()).toEqual(['owned']);
  cache.seen(DATA_VOLUME, owned('3', []));
  expect(names()).toEqual([]);
  cache.seen(DATA_VOLUME, owned('4', [reference]));
  cache.gone(DATA_VOLUME, owned('4', [reference]));
  expect(names()).toEqual([]);
});
