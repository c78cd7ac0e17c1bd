import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { LocalWorkspace, type LocalWorkspaceOptions, type PulumiFn, type Stack } from '@pulumi/pulumi/automation';

/** An isolated workspace for Pulumi projects: state in files, no network, our plugin. `remove()` deletes it. */
export interface PulumiWorkspace {
  /** A stack whose program is a function of this process. */
  inline(name: string, program: PulumiFn): Promise<Stack>;
  /** What the Automation API needs to know of this workspace, for a project whose stacks others make. */
  options(project: string): LocalWorkspaceOptions;
  /** A stack of a project on disk (a YAML program). */
  local(name: string, folder: string): Promise<Stack>;
  /** Environment of the CLI. */
  readonly env: Readonly<Record<string, string>>;
  /** Aborted when the workspace is removed, to end the CLI; pass it to each operation. */
  readonly signal: AbortSignal;
  /** The folder that holds the state. */
  readonly state: string;
  remove(): void;
}

/**
 * @param binaries the folder that holds the `pulumi` CLI
 * @param plugin the folder that holds `pulumi-resource-kubevirt`, or the folders of other plugins by their names
 */
export function pulumiWorkspace(
  binaries: string,
  plugin: string | Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>> = {},
): PulumiWorkspace {
  const home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-pulumi-'));
  const folder = (name: string): string => {
    const path = join(home, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  // The Automation API looks for the CLI on this process' PATH.
  if (!process.env.PATH?.split(delimiter).includes(binaries))
    process.env.PATH = `${binaries}${delimiter}${process.env.PATH}`;
  const ended = new AbortController();
  const state = folder('state');
  const env = {
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: 'kubevirt-iac',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: 'true',
    ...extra,
  };
  // The CLI knows this part of Pulumi.yaml; the types of the Automation API do not.
  const paths = Object.entries(typeof plugin === 'string' ? { kubevirt: plugin } : plugin);
  const plugins: object = { plugins: { providers: paths.map(([name, path]) => ({ name, path })) } };
  const options = { pulumiHome: folder('home'), envVars: env } satisfies LocalWorkspaceOptions;
  return {
    env,
    state,
    signal: ended.signal,
    options: (name) => ({ ...options, projectSettings: { name, runtime: 'nodejs', ...plugins } }),
    inline: (name, program) =>
      LocalWorkspace.createOrSelectStack(
        { projectName: name, stackName: 'dev', program },
        {
          ...options,
          workDir: folder(name),
          projectSettings: { name, runtime: 'nodejs', ...plugins },
        },
      ),
    local: (name, workDir) => LocalWorkspace.createOrSelectStack({ stackName: name, workDir }, options),
    remove: () => {
      ended.abort();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
