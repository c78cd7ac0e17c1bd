import { Turns, turnsOf } from '../../../../provider/lifecycle/restart/turns';
import type { Session } from '../../../../provider/session';

const quiet = () => ({ say: () => {}, signal: new AbortController().signal });

/** Work that ends when it is let go. */
function held() {
  let end = (_error?: Error) => {};
  const done = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  const work = (begins: () => void) => {
    begins();
    return done;
  };
  return { work, end: (error?: Error) => end(error) };
}

test('guests are restarted one after the other, and the row of one that waits names the one before', async () => {
  const turns = new Turns(1);
  const [first, second] = [held(), held()];
  const said: string[] = [];
  const order: string[] = [];
  const a = turns.take('a', first.work, quiet()).then(() => order.push('a'));
  const b = turns
    .take('b', second.work, { ...quiet(), say: (text) => void said.push(text) })
    .then(() => order.push('b'));
  second.end();
  first.end();
  await Promise.all([a, b]);
  expect(order).toEqual(['a', 'b']);
  expect(said).toEqual(['waits for its turn to restart: a restarts (restartConcurrency: 1)']);
});

test('as many restart at once as `restartConcurrency` says', async () => {
  const turns = new Turns(2);
  let now = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now--;
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => turns.take(name, work, quiet())));
  expect(most).toBe(2);
});

test('a guest that does not come back keeps the others from their restarts', async () => {
  const turns = new Turns(1);
  const broken = held();
  const a = turns.take('a', broken.work, quiet());
  const others = ['b', 'c'].map((name) => turns.take(name, async () => 'restarted', quiet()));
  broken.end(new Error('gave up'));
  await expect(a).rejects.toThrow('gave up');
  for (const other of others) await expect(other).rejects.toThrow(/that of a did not come back.*next `pulumi up`/);
});

test('a restart that is refused does not keep the others from theirs', async () => {
  const turns = new Turns(1);
  const refused = turns.take('a', async () => Promise.reject(new Error('refused')), quiet());
  const other = turns.take('b', async () => 'restarted', quiet());
  await expect(refused).rejects.toThrow('refused');
  await expect(other).resolves.toBe('restarted');
});

test('a cancel ends the wait for a turn', async () => {
  const turns = new Turns(1);
  const first = held();
  void turns.take('a', first.work, quiet());
  const stop = new AbortController();
  const waits = turns.take('b', async () => {}, { say: () => {}, signal: stop.signal });
  stop.abort(new Error('cancelled'));
  await expect(waits).rejects.toThrow('cancelled');
  first.end();
});

test('a plugin that is kept for the next run restarts what the last one did not', async () => {
  const config = () => ({ restartConcurrency: 1 }) as Session['config'];
  const session = { config: config() } as Session;
  const gaveUp = async (begins: () => void) => {
    begins();
    throw new Error('gave up');
  };
  await expect(turnsOf(session).take('a', gaveUp, quiet())).rejects.toThrow('gave up');
  expect(turnsOf(session)).toBe(turnsOf(session));
  // Each run calls Configure.
  session.config = config();
  await expect(turnsOf(session).take('a', async () => 'restarted', quiet())).resolves.toBe('restarted');
});
