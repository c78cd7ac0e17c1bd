import { AtOnce } from '../../../../sdk/remote/at-once';

/** Works that end when they are told to, and what began so far. */
function works() {
  const begun: string[] = [];
  const end = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => {
      end.set(name, (error) => (error ? reject(error) : resolve(name)));
    });
  };
  return { begun, end, work };
}
const turn = () => new Promise(setImmediate);

test('so many components at once, and the others in their order, also after one that failed', async () => {
  const places = new AtOnce();
  const { begun, end, work } = works();
  const results = ['a', 'b', 'c', 'd'].map((name) => places.run(2, work(name)).catch((error: Error) => error.message));
  await turn();
  expect(begun).toEqual(['a', 'b']);
  end.get('b')!(new Error('refused'));
  await turn();
  expect(begun).toEqual(['a', 'b', 'c']);
  end.get('a')!();
  await turn();
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  end.get('c')!();
  end.get('d')!();
  expect(await Promise.all(results)).toEqual(['a', 'refused', 'c', 'd']);
  // All places are free again.
  for (const name of ['e', 'f', 'g']) void places.run(2, work(name));
  await turn();
  expect(begun.slice(4)).toEqual(['e', 'f']);
});

test('one that comes just when a place is free does not overtake those that wait', async () => {
  const places = new AtOnce();
  const { begun, end, work } = works();
  void places.run(1, work('a')).then(() => places.run(1, work('late')));
  void places.run(1, work('waiting'));
  await turn();
  end.get('a')!();
  await turn();
  expect(begun).toEqual(['a', 'waiting']);
});
