import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, executable } from './cache';
import { type GoProgram, type ProgramName, programOf } from './catalog';
import { locked } from './lock';
import { packageRoot } from './package-root';
import { withProgress } from './progress';

/**
 * Path of a built program: a folder for every state of the module that pins it, and of its source where that is our own, so that an update never
 * runs an old build.
 */
export function builtPath(name: ProgramName): string {
  const { module, package: target } = programOf(name);
  const digest = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['go.mod', 'go.sum', ...(target.startsWith('./') ? [`${target}/main.go`] : [])])
    digest.update(readFileSync(join(moduleFolder(module), file)));
  return join(cacheFolder(), `${module}-${digest.digest('hex').slice(0, 16)}`, executable(name));
}

/** Builds a program, unless another process has just built it. Waits for another process that is building it. */
export async function build(name: ProgramName, go: string): Promise<string> {
  const path = builtPath(name);
  const folder = join(path, '..');
  await locked(
    `${path}.lock`,
    async () => {
      if (existsSync(path)) return;
      // Remains of an interrupted build of this program.
      for (const file of readdirSync(folder))
        if (file.startsWith(`${executable(name)}.partial-`)) rmSync(join(folder, file), { force: true });
      const partial = `${path}.partial-${process.pid}`;
      await withProgress(
        `Building ${name} with Go, once (kept in ${folder})`,
        () => compile(programOf(name), go, partial),
        { logged: true },
      );
      renameSync(partial, path);
    },
    (holder) => process.stderr.write(`Waiting for ${holder}, which is building ${name} ...\n`),
  );
  return path;
}

function compile({ module, package: target, ldflags }: GoProgram, go: string, output: string): Promise<void> {
  mkdirSync(join(output, '..'), { recursive: true });
  const args = ['build', '-trimpath', '-ldflags', ['-s -w', ldflags].filter(Boolean).join(' '), '-o', output, target];
  return new Promise((resolve, reject) => {
    const child = spawn(go, args, {
      cwd: moduleFolder(module),
      stdio: ['ignore', 'ignore', 'pipe'],
      // The caller's own Go settings for workspaces and vendoring are for other code.
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' },
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', stop);
      if (code === 0) return resolve();
      const why = said.trim().split('\n').slice(-5).join(' | ') || `it ended with ${signal ?? `code ${code}`}`;
      reject(
        new Error(
          `Go could not build ${target}: ${why}. Check that Go can reach its module proxy (\`go env GOPROXY\`) and that the disk has 6 GB free, then try again.`,
        ),
      );
    });
  });
}

export const moduleFolder = (module: string) => join(packageRoot(), 'toolchain', module);
