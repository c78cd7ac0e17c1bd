import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, relative, sep } from 'node:path';
import { build, type Metafile, type Plugin, type ResolveResult } from 'esbuild';
import { memoize } from '../../kube/memoize';

/**
 * The scripts of the plugin, in the order in which they are made. Each holds the modules that an earlier one does not: `main` what runs until the
 * port is printed, `provider` the handlers and what is known of KubeVirt, `cluster` the client of Kubernetes for proxies and auth providers, `components`
 * the constructs and Pulumi's SDK. A script is read when a module of it is first used, so that starting the plugin costs what starting needs.
 */
const LAYERS = ['main', 'provider', 'cluster', 'components'] as const;
export type Layer = (typeof LAYERS)[number];

/** What a module that was not loaded at the start belongs to, unless it is one of the roots below. */
const AFTER_START: Layer = 'provider';

export interface BundleOptions {
  /** The package's folder, built. */
  readonly root: string;
  /** The program, as npm users run it. */
  readonly entry: string;
  /** Modules that are loaded when they are first used, and begin a layer. */
  readonly roots: Readonly<Partial<Record<Layer, string>>>;
  /** Folders whose modules are imported for what the plugin never does. An empty module stands for each. */
  readonly unused: readonly string[];
}

export interface Bundle {
  /** Scripts by their file name. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Files that the scripts are made of, relative to the root. */
  readonly inputs: readonly string[];
}

/** Where imports lead, by kind, folder and path: esbuild begins anew with each question of a plugin, and looks at every package.json on the way again. */
type Found = Map<string, Promise<ResolveResult>>;

/** The program as one script per layer, each free of node_modules. */
export async function bundle(options: BundleOptions): Promise<Bundle> {
  const { root, entry, roots } = options;
  const owner = new Map<string, Layer>();
  const needed = new Map(LAYERS.map((layer) => [layer, new Set<string>()]));
  for (const file of await loadedAtStart(entry)) if (file.startsWith(root + sep)) owner.set(file, 'main');
  for (const [layer, file] of Object.entries(roots)) owner.set(file, layer as Layer);
  const found: Found = new Map();
  const scripts: Record<string, string> = {};
  const inputs = new Set<string>();
  // The first round finds which module belongs where and is used from where; the second exports exactly what is used.
  for (const round of [1, 2]) {
    for (const layer of LAYERS) {
      const { text, metafile } = await script(layer, options, owner, needed, found);
      for (const file of Object.keys(metafile.inputs).filter(isFile)) {
        owner.set(join(root, file), layer);
        inputs.add(file);
      }
      if (round === 2) scripts[`${layer}.js`] = text;
    }
  }
  return { scripts, inputs: [...inputs].sort() };
}

async function script(
  layer: Layer,
  { root, entry, unused }: BundleOptions,
  owner: Map<string, Layer>,
  needed: ReadonlyMap<Layer, Set<string>>,
  found: Found,
): Promise<{ text: string; metafile: Metafile }> {
  const exported = [...needed.get(layer)!].sort().map((file) => {
    const path = JSON.stringify(file);
    return `exports[${JSON.stringify(idOf(root, file))}] = () => require(${path});`;
  });
  const { outputFiles, metafile } = await build({
    stdin: {
      // The exports come first: the program runs while the script is read.
      contents: [...exported, ...(layer === 'main' ? [`require(${JSON.stringify(entry)});`] : [])].join('\n'),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    loader: { '': 'js' },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [layers(layer, root, owner, needed, unused, found)],
  });
  return { text: outputFiles[0]!.text, metafile };
}

/** Not a module that stands for another, nor the beginning of a script. */
const isFile = (input: string): boolean => !/^(layer|unused):|^<stdin>$/.test(input);

const idOf = (root: string, file: string): string => relative(root, file).replaceAll(sep, '/');

/** Leaves a module of another layer there, and records that it is used from here. */
function layers(
  layer: Layer,
  root: string,
  owner: Map<string, Layer>,
  needed: ReadonlyMap<Layer, Set<string>>,
  unused: readonly string[],
  found: Found,
): Plugin {
  const resolving = Symbol('resolving');
  return {
    name: 'layers',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, namespace, pluginData }) => {
        if (pluginData === resolving || kind === 'entry-point') return undefined;
        if (namespace === 'layer') return { path, external: true };
        const module = await memoize(found, JSON.stringify([kind, resolveDir, path]), () =>
          build.resolve(path, { kind, importer, resolveDir, namespace, pluginData: resolving }),
        );
        // What is not installed is esbuild's to judge: a require in a try block may fail.
        if (module.errors.length > 0) return undefined;
        if (module.external || module.namespace !== 'file') return module;
        if (unused.some((folder) => module.path.startsWith(folder + sep))) return { path, namespace: 'unused' };
        if (layer === 'main' && !owner.has(module.path)) owner.set(module.path, AFTER_START);
        const home = owner.get(module.path) ?? layer;
        if (home === layer) return module;
        needed.get(home)!.add(module.path);
        return { path: idOf(root, module.path), namespace: 'layer', pluginData: home };
      });
      build.onLoad({ filter: /.*/, namespace: 'layer' }, ({ path, pluginData }) => ({
        contents: `module.exports = require("./${pluginData}.js")[${JSON.stringify(path)}]();`,
      }));
      build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

const REPORT_MODULES = `
process.stdout.write = () => process.send(Object.keys(require.cache), () => process.exit(0));
require(process.argv[1]);
`;

/** The modules that the program has loaded when it prints its port. */
async function loadedAtStart(entry: string): Promise<string[]> {
  const child = spawn(process.execPath, ['-e', REPORT_MODULES, entry], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [files] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [string[] | number];
  if (Array.isArray(files)) return files;
  throw new Error(`The plugin ended with code ${files} before it printed its port. Build it again: npm run build`);
}
