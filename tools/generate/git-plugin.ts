import { type Files, readFile } from './files';

interface NpmPackage {
  readonly name: string;
  readonly license: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Optional peers that the plugin cannot do without. */
const NEEDED = ['@kubernetes/client-node', '@pulumi/pulumi'];

/** What `pulumi package add github.com/...` installs beside plugin/index.js: the npm package of this version, with what it needs as a plugin. */
export function gitPlugin(version: string): Files {
  const { name, license, peerDependencies } = JSON.parse(readFile('package.json')) as NpmPackage;
  const manifest = {
    name: `${name}-plugin`,
    private: true,
    license,
    main: 'index.js',
    dependencies: {
      ...Object.fromEntries(NEEDED.map((peer) => [peer, peerDependencies[peer]])),
      [name]: version,
    },
  };
  return new Map([['plugin/package.json', `${JSON.stringify(manifest, undefined, 2)}\n`]]);
}
