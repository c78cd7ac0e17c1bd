import { findObject } from '../../../provider/lifecycle/shared-reads';
import { Session } from '../../../provider/session';
import { FakeCluster } from './fake-cluster';

const MAPS = { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };
const settings = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'vms' } });

/** A cluster whose watch shows only what existed when its list was taken, as one does that still arrives over a slow network. */
class Lagging extends FakeCluster {
  readonly asked: string[] = [];
  private listed?: FakeCluster;

  override async find(kind: { kind: string }, ref: { name: string }) {
    this.asked.push(ref.name);
    return super.find(kind, ref);
  }

  override watch(kind: { kind: string }) {
    if (!this.listed) {
      this.listed = new FakeCluster();
      for (const [key, object] of this.objects) this.listed.objects.set(key, object);
    }
    return this.listed.watch(kind);
  }
}

function sessionOn(cluster: FakeCluster): Session {
  const session = new Session();
  Object.defineProperty(session, 'cluster', { value: cluster });
  return session;
}

test('an object that another client has created since the list is found, and what does exist costs no read of its own', async () => {
  const cluster = new Lagging();
  for (const name of ['a', 'b', 'c']) cluster.put(settings(name));
  const session = sessionOn(cluster);
  const find = async (name: string) => {
    const found = await findObject(session, MAPS, { ...MAPS, name, namespace: 'vms' }, AbortSignal.timeout(1_000));
    return found?.metadata?.name;
  };
  expect([await find('a'), await find('b'), await find('c')]).toEqual(['a', 'b', 'c']);
  expect(cluster.asked).toEqual(['a']);
  cluster.put(settings('new'));
  expect(await find('new')).toBe('new');
  expect(await find('never')).toBeUndefined();
});
