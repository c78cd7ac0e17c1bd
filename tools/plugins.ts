/**
 * `npm run plugins -- --out FOLDER`: the plugin for each platform, as an archive that `pulumi plugin install` understands, and a file of checksums. An
 * archive holds Node.js and the plugin as a few scripts, so it needs nothing else. The same sources give the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packageRoot } from '../toolchain/package-root';
import { launcher } from './plugins/launcher';
import { bundle } from './plugins/layers';
import { packagesOf, thirdPartyLicenses } from './plugins/licenses';
import { nodeBinary, nodeLicense } from './plugins/node-binary';
import { NODE_VERSION, nameOf, PLATFORMS, type Platform } from './plugins/platforms';
import { type ArchivedFile, tar } from './plugins/tar';

const root = packageRoot();
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
const module_ = (path: string): string => join(root, 'node_modules', ...path.split('/'));

/** What every archive holds, whatever its platform. */
async function commonFiles(): Promise<ArchivedFile[]> {
  const { scripts, inputs } = await bundle({
    root,
    entry: join(root, 'bin', 'pulumi-resource-kubevirt'),
    roots: {
      cluster: module_('@kubernetes/client-node/dist/config.js'),
      components: join(root, 'dist', 'sdk', 'remote', 'index.js'),
    },
    // Programs are serialized and stacks are driven by Pulumi's own tools, never by a plugin.
    unused: ['@pulumi/pulumi/automation', '@pulumi/pulumi/runtime/closure', 'typescript'].map(module_),
  });
  const node = { id: `Node.js@${NODE_VERSION}`, license: 'MIT', text: (await nodeLicense()).toString('utf8') };
  const { name, version, license, repository } = manifest;
  const texts = {
    LICENSE: readFileSync(join(root, 'LICENSE'), 'utf8'),
    'THIRD-PARTY-LICENSES': thirdPartyLicenses([node, ...packagesOf(root, inputs)]),
    'package.json': `${JSON.stringify({ name, version, license, repository }, undefined, 2)}\n`,
    'schema.json': readFileSync(join(root, 'schema.json'), 'utf8'),
    ...Object.fromEntries(Object.entries(scripts).map(([file, text]) => [`lib/${file}`, text])),
  };
  return Object.entries(texts).map(([path, text]) => ({ path, content: Buffer.from(text) }));
}

async function archiveOf(platform: Platform, common: readonly ArchivedFile[]): Promise<Buffer> {
  const { path, node, content } = launcher(root, platform);
  const files: ArchivedFile[] = [
    { path, content, executable: true },
    { path: node, content: await nodeBinary(platform), executable: true },
    ...common,
  ];
  const archive = await promisify(gzip)(tar(files), { level: 6 });
  // The header names the system that compressed it: the same bytes on each.
  archive[9] = 255;
  return archive;
}

function wanted(names: readonly string[] | undefined): readonly Platform[] {
  if (!names) return PLATFORMS;
  return names.map((name) => {
    const found = PLATFORMS.find((platform) => nameOf(platform) === name);
    if (!found)
      throw new Error(`${name} is not a platform of the plugin. Choose from ${PLATFORMS.map(nameOf).join(', ')}.`);
    return found;
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, platform: { type: 'string', multiple: true } } });
  if (!values.out) throw new Error('usage: npm run plugins -- --out FOLDER [--platform OS-ARCH]...');
  const platforms = wanted(values.platform);
  mkdirSync(values.out, { recursive: true });
  const common = await commonFiles();
  const sums: string[] = [];
  for (const platform of platforms) {
    const archive = await archiveOf(platform, common);
    const file = `pulumi-resource-kubevirt-v${manifest.version}-${nameOf(platform)}.tar.gz`;
    writeFileSync(join(values.out, file), archive);
    sums.push(`${createHash('sha256').update(archive).digest('hex')}  ${file}\n`);
    process.stdout.write(`${file} ${(archive.length / 1024 / 1024).toFixed(1)} MiB\n`);
  }
  writeFileSync(join(values.out, `pulumi-resource-kubevirt-v${manifest.version}-checksums.txt`), sums.join(''));
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
