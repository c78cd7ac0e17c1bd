import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '../../toolchain/archive';
import { NODE_LICENSE_FROM, NODE_VERSION, PLATFORMS, type Platform } from './platforms';

/** The Node.js binary of a platform, from npm, with the integrity that is pinned. */
export const nodeBinary = ({ os, node }: Platform): Promise<Buffer> =>
  fileOf(node.package, node.integrity, `package/bin/${os === 'windows' ? 'node.exe' : 'node'}`);

export function nodeLicense(): Promise<Buffer> {
  const { node } = PLATFORMS.find(({ node }) => node.package === NODE_LICENSE_FROM)!;
  return fileOf(node.package, node.integrity, 'package/LICENSE');
}

async function fileOf(name: string, integrity: string, member: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-node-'));
  try {
    const target = join(folder, 'file');
    await extract(tarballOf(name, integrity), member, target);
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The package as npm published it, kept in the user's cache. */
function tarballOf(name: string, integrity: string): string {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kubevirt-iac', 'node');
  const tarball = join(cache, `${name}-${NODE_VERSION}.tgz`);
  if (existsSync(tarball) && integrityOf(tarball) === integrity) return tarball;
  mkdirSync(cache, { recursive: true });
  const arriving = mkdtempSync(join(cache, 'arriving-'));
  try {
    process.stderr.write(`Downloading ${name}@${NODE_VERSION} from npm ...\n`);
    const args = ['pack', `${name}@${NODE_VERSION}`, '--pack-destination', arriving, '--loglevel', 'error'];
    const { status, error, stderr } = spawnSync('npm', args, {
      cwd: arriving,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (error || status !== 0)
      throw new Error(
        `npm could not download ${name}@${NODE_VERSION}: ${error?.message ?? stderr.trim().split('\n')[0]}`,
      );
    const arrived = join(arriving, `${name}-${NODE_VERSION}.tgz`);
    const found = integrityOf(arrived);
    if (found !== integrity)
      throw new Error(
        `${name}@${NODE_VERSION} has the integrity ${found}, and ${integrity} is pinned. It is not used.`,
      );
    renameSync(arrived, tarball);
    return tarball;
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
}

const integrityOf = (file: string): string =>
  `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
