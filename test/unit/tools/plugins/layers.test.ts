import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle } from '../../../../tools/plugins/layers';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'layers-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

it('reads a layer when a module of it is first used, and has each module once', async () => {
  write({
    program: `
      const state = require('./shared');
      process.stdout.write('port\\n');
      if (process.argv[2]) {
        state.loaded = [];
        require('./handlers');
        require('./components').run();
        process.stdout.write(JSON.stringify({ ...state, scripts: Object.keys(require.cache).map((file) => file.split('/').at(-1)) }));
      }`,
    'shared.js': 'module.exports = {};',
    'handlers.js': `require('./shared').loaded.push('handlers'); require('./facts');`,
    'facts.js': `require('./shared').loaded.push('facts');`,
    'components.js': `
      require('unused/deep');
      exports.run = () => { require('./facts'); require('./shared').loaded.push('components'); };`,
    'node_modules/unused/deep.js': 'throw new Error("too early")',
  });
  const { scripts, inputs } = await bundle({
    root,
    entry: join(root, 'program'),
    roots: { components: join(root, 'components.js') },
    unused: [join(root, 'node_modules/unused')],
  });
  expect(inputs).toEqual(['components.js', 'facts.js', 'handlers.js', 'program', 'shared.js']);
  rmSync(root, { recursive: true });
  write(scripts);
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(root, 'main.js'), ...args], { encoding: 'utf8' });
  expect(run()).toBe('port\n');
  expect(JSON.parse(run('more').replace('port\n', ''))).toEqual({
    loaded: ['handlers', 'facts', 'components'],
    scripts: ['main.js', 'provider.js', 'components.js'],
  });
});

it('reports a program that ends before it is ready', async () => {
  write({ program: 'process.exitCode = 3;' });
  await expect(bundle({ root, entry: join(root, 'program'), roots: {}, unused: [] })).rejects.toThrow(
    /ended with code 3 before it printed its port/,
  );
});
