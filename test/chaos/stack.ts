/** A stack of the program; of the real Pulumi CLI, whose processes can be found and killed, and whose state is read from its file. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { binaries } from '../../toolchain/binaries';
import { killEach, killWithChildren, pluginsOf, processesIn } from '../support/killable-cli';
import { BEGINNING, projectOf, type Revision } from './program';

/** A resource in the state's file. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly delete?: boolean;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
}

export interface State {
  readonly resources: readonly StateResource[];
  readonly pending: number;
}

/** A command on its way. */
export interface Running {
  /** All that it has said so far. */
  said(): string;
  /** Resolves with the exit code, or with null after a signal. */
  readonly ended: Promise<number | null>;
  /** `kill -9` of the plugin alone, or of the CLI with it. */
  kill(victim: 'plugin' | 'cli'): void;
  /** Ctrl-C. */
  interrupt(): void;
}

export type Command = 'up' | 'refresh' | 'destroy';

/** A stack of the program, driven by the CLI or by what stands in for it. */
export interface Stack {
  readonly own: string;
  readonly folder: string;
  write(revision: Revision): void;
  run(command: Command, env?: Readonly<Record<string, string>>): Running;
  /** Lets the next command begin after one that was killed. */
  unlock(): void;
  state(): State;
  remove(): Promise<void>;
}

export class CliStack implements Stack {
  private constructor(
    readonly own: string,
    readonly folder: string,
    private readonly plugin: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** An empty stack in a folder of its own. `plugin`: the folder of `pulumi-resource-kubevirt`. */
  static async create(own: string, folder: string, plugin: string, kubeconfig: string): Promise<CliStack> {
    const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
    for (const part of ['project', 'home', 'state']) mkdirSync(join(folder, part), { recursive: true });
    const path = join(folder, 'kubeconfig');
    writeFileSync(path, kubeconfig, { mode: 0o600 });
    const stack = new CliStack(own, folder, plugin, {
      ...process.env,
      PATH: [dirname(pulumi), dirname(language), process.env['PATH']].join(delimiter),
      PULUMI_HOME: join(folder, 'home'),
      PULUMI_BACKEND_URL: `file://${join(folder, 'state')}`,
      PULUMI_CONFIG_PASSPHRASE: 'chaos',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      KUBECONFIG: path,
    });
    stack.write(BEGINNING);
    await stack.init();
    return stack;
  }

  private async init(): Promise<void> {
    const created = this.start(['stack', 'init', 'dev']);
    if ((await created.ended) !== 0) throw new Error(`pulumi stack init failed: ${created.said()}`);
  }

  write(revision: Revision): void {
    writeFileSync(join(this.folder, 'project', 'Pulumi.yaml'), projectOf(this.own, revision, this.plugin));
  }

  run(command: Command, env: Readonly<Record<string, string>> = {}): Running {
    const more = command === 'refresh' ? ['--clear-pending-creates'] : [];
    return this.start([command, '--yes', '--skip-preview', '--stack', 'dev', ...more], env);
  }

  private start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const cli = spawn('pulumi', [...args, '--non-interactive', '--color', 'never'], {
      cwd: join(this.folder, 'project'),
      env: { ...this.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [cli.stdout, cli.stderr])
      stream?.on('data', (more: Buffer) => {
        text += more.toString();
      });
    return {
      said: () => text,
      ended: once(cli, 'close').then(([code]) => code as number | null),
      kill: (victim) => {
        if (victim === 'cli') killWithChildren(cli);
        else killEach(pluginsOf(cli));
      },
      interrupt: () => void cli.kill('SIGINT'),
    };
  }

  /**
   * Lets the next command begin after a CLI that was killed: ends its language host, takes away the lock that it has left, as `pulumi cancel` does, and
   * an empty file of attributes beside the state.
   */
  unlock(): void {
    killEach(processesIn(join(this.folder, 'project')));
    rmSync(join(this.folder, 'state/.pulumi/locks'), { recursive: true, force: true });
    const stacks = join(this.folder, 'state/.pulumi/stacks');
    for (const name of readdirSync(stacks, { recursive: true, encoding: 'utf8' })) {
      const file = join(stacks, name);
      if (name.endsWith('.attrs') && statSync(file).size === 0) rmSync(file);
    }
  }

  private get stateFile(): string {
    return join(this.folder, 'state/.pulumi/stacks', this.own, 'dev.json');
  }

  /**
   * Begins with an empty state where Pulumi has left half a file. Its file backend does that on a full disk, to the state and to its backup: the
   * objects that exist carry the URNs of their resources, so that the next `up` finds them.
   */
  async repair(): Promise<void> {
    try {
      this.state();
    } catch {
      rmSync(dirname(this.stateFile), { recursive: true, force: true });
      await this.init();
    }
  }

  state(): State {
    const { checkpoint } = JSON.parse(readFileSync(this.stateFile, 'utf8')) as {
      checkpoint: { latest?: { resources?: StateResource[]; pending_operations?: unknown[] } };
    };
    const { resources = [], pending_operations: pending = [] } = checkpoint.latest ?? {};
    return { resources, pending: pending.length };
  }

  async remove(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
