/**
 * Which file may import which, for `npm run graph`. Every room knows only the rooms below it, a folder's `index.ts` is its public
 * face, and nothing imports in a circle, not even for types.
 */
'use strict';
const fs = require('node:fs');
const path = require('node:path');

/** Where it runs, so that a test can run it elsewhere. */
const ROOT = process.cwd();

const CDK8S = ['cdk8s', 'constructs'];
const PULUMI = ['@pulumi'];
const INPUT_AND_OUTPUT = [
  'fs',
  'fs/promises',
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'child_process',
  'worker_threads',
];

/** Every room: which others it may import, and which packages it must not. */
const ROOMS = {
  kube: { mayImport: [], packages: [...CDK8S, ...PULUMI, ...INPUT_AND_OUTPUT] },
  kubevirt: { mayImport: ['kube'], packages: [...CDK8S, ...PULUMI, ...INPUT_AND_OUTPUT] },
  cluster: { mayImport: ['kube'], packages: [...CDK8S, ...PULUMI] },
  constructs: { mayImport: ['kube', 'kubevirt'], packages: PULUMI },
  toolchain: { mayImport: [], packages: [...CDK8S, ...PULUMI] },
  provider: { mayImport: ['kube', 'kubevirt', 'cluster'], packages: [...CDK8S, ...PULUMI] },
  sdk: { mayImport: ['kube', 'kubevirt', 'constructs'], packages: [] },
  sandbox: { mayImport: ['kube', 'kubevirt', 'cluster', 'toolchain'], packages: [...CDK8S, ...PULUMI] },
  cli: {
    mayImport: ['kube', 'kubevirt', 'cluster', 'constructs', 'provider', 'sandbox', 'toolchain'],
    packages: PULUMI,
  },
  examples: { mayImport: [], packages: [] },
  tools: {
    mayImport: [
      'kube',
      'kubevirt',
      'cluster',
      'constructs',
      'provider',
      'sdk',
      'sandbox',
      'cli',
      'toolchain',
      'examples',
    ],
    packages: [],
  },
  site: { mayImport: ['kube', 'kubevirt', 'toolchain', 'tools'], packages: [...CDK8S, ...PULUMI] },
};

const roomPattern = (rooms) => `^(${rooms.join('|')})/`;

/** One rule a room: any other room that it may not import. */
const directions = Object.entries(ROOMS).map(([room, { mayImport }]) => ({
  name: `${room}-imports-downwards`,
  comment: `${room}/ may import ${mayImport.length > 0 ? mayImport.map((other) => `${other}/`).join(', ') : 'no other room'}.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: roomPattern([...Object.keys(ROOMS), 'test']), pathNot: roomPattern([room, ...mayImport]) },
}));

const packages = Object.entries(ROOMS)
  .filter(([, { packages: forbidden }]) => forbidden.length > 0)
  .map(([room, { packages: forbidden }]) => ({
    name: `${room}-stays-pure`,
    comment: `${room}/ must work without ${forbidden.join(', ')}.`,
    severity: 'error',
    from: { path: `^${room}/` },
    to: {
      path: forbidden.flatMap((name) => [`node_modules/${name}/`, `^${name}$`, `^${name}/`, `^node:${name}$`]),
      pathNot: roomPattern(Object.keys(ROOMS)),
    },
  }));

function foldersWithIndex(folder) {
  const entries = fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => foldersWithIndex(path.posix.join(folder, entry.name)));
  return entries.some(({ name }) => name === 'index.ts') ? [folder, ...below] : below;
}

const folders = Object.keys(ROOMS)
  .filter((room) => fs.existsSync(path.join(ROOT, room)))
  .flatMap(foldersWithIndex);

/**
 * One rule a folder that has an index: from outside, only that index may be imported. A folder within that has an index of its own
 * is another face, with a rule of its own. Tests are exempt, because they look inside.
 */
const faces = folders.map((folder) => ({
  name: `past-the-index-of-${folder.replaceAll('/', '-')}`,
  comment: `${folder}/index.ts is the public face of its folder: import that, and export there what is missing.`,
  severity: 'error',
  from: { pathNot: [`^${folder}/`, '^test/'] },
  to: {
    path: `^${folder}/`,
    pathNot: [
      `^${folder}/index\\.ts$`,
      ...folders.filter((inner) => inner.startsWith(`${folder}/`)).map((inner) => `^${inner}/`),
    ],
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that import each other in a circle cannot be understood, or loaded, one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      // @data: tables that `npm run docs` writes for the site.
      to: { couldNotResolve: true, pathNot: '^@data/' },
    },
    ...directions,
    ...packages,
    ...faces,
  ],
  options: {
    // Imports of types count: a circle of types is one for the reader.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
