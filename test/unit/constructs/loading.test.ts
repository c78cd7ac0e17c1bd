import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The files that a fresh Node has loaded once it has required an entry point of what `npm test` built. */
const loadedBy = (entry: string): string[] =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['-e', `require(${JSON.stringify(entry)}); console.log(JSON.stringify(Object.keys(require.cache)))`],
      { encoding: 'utf8' },
    ),
  );

const built = join(__dirname, '../../../dist');

it.each(['constructs', 'sdk'])(
  'loads neither the rules nor the readers of files with %s, before they are needed',
  (room) => {
    const loaded = loadedBy(join(built, room, 'index.js'));
    expect(loaded.filter((file) => file.startsWith(join(built, 'kubevirt/admission/rules')))).toEqual([]);
    expect(loaded.filter((file) => /node_modules\/zod\//.test(file))).toEqual([]);
  },
);

it('never loads Pulumi with the constructs', () => {
  expect(loadedBy(join(built, 'constructs/index.js')).filter((file) => file.includes('@pulumi'))).toEqual([]);
});

it('loads cdk8s for Pulumi programs with the first component only', () => {
  expect(loadedBy(join(built, 'sdk/index.js')).filter((file) => /node_modules\/cdk8s\//.test(file))).toEqual([]);
});
