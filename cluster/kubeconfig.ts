import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { type Agent as HttpAgent, Agent as PlainAgent } from 'node:http';
import { Agent, type AgentOptions, type RequestOptions } from 'node:https';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node' with { 'resolution-mode': 'import' };
import { notInstalled } from '../kube/optional-package';
import { ApiError, type LocalReason } from './errors';

/** The location of the cluster and the user to connect as. */
export interface KubeconfigOptions {
  /** A path, or the text of a kubeconfig. Default: `KUBECONFIG`, `~/.kube/config`, then the ServiceAccount of the pod it runs in. */
  readonly kubeconfig?: string;
  /** Default: the kubeconfig's current context. */
  readonly context?: string;
  /** Called before a program of a kubeconfig runs that others may have written: one in the working directory, or one that other users can change. */
  readonly onNotice?: (text: string) => void;
}

/** What authenticates a request. */
export interface Credentials {
  readonly agent: HttpAgent;
  readonly headers: Readonly<Record<string, string>>;
}

/** One cluster as one user. */
export interface Access {
  readonly server: string;
  /** Of the context; `default` where it names none. */
  readonly namespace: string;
  /** Kept for a minute; `fresh` runs an exec plugin or reads a token file again. */
  credentials(fresh?: boolean): Promise<Credentials>;
  close(): void;
}

/** Reads the kubeconfig. Nothing of @kubernetes/client-node is loaded before: it costs 0.4 s, and most previews need no cluster. */
export async function access(options: KubeconfigOptions): Promise<Access> {
  const { KubeConfig } = await library();
  const { config, origin, fileOf } = load(new KubeConfig(), () => new KubeConfig(), options);
  const context = chooseContext(config, origin, options.context);
  const cluster = config.getCurrentCluster();
  if (!cluster?.server)
    throw local(
      'KubeconfigInvalid',
      `Context ${context} of ${origin} names a cluster without a server address: add it under \`clusters\`.`,
    );
  if (!config.getCurrentUser())
    throw local(
      'KubeconfigInvalid',
      `Context ${context} of ${origin} names a user that does not exist: add it under \`users\`.`,
    );
  // Plain HTTP (`kubectl proxy`) has no certificate to check, which the library needs stated.
  if (cluster.server.startsWith('http:')) Object.assign(cluster, { skipTLSVerify: true });
  return {
    server: cluster.server.replace(/\/+$/, ''),
    namespace: config.getContextObject(context)?.namespace || 'default',
    ...credentialCache(config, origin, () => noticeOf(config, fileOf, options)),
  };
}

const LIBRARY = {
  name: '@kubernetes/client-node',
  purpose: 'Talking to a cluster',
  install: '@kubernetes/client-node@1',
};

async function library(): Promise<{ KubeConfig: typeof KubeConfig }> {
  try {
    // The package's own entry would also load every generated API class, at twice the time and memory.
    return await import('@kubernetes/client-node/dist/config.js');
  } catch (error) {
    const sentence = notInstalled(LIBRARY, error);
    throw sentence === undefined ? error : local('PackageMissing', sentence);
  }
}

const cacheFor = 60_000;

function credentialCache(
  config: KubeConfig,
  origin: string,
  beforehand: () => void,
): Pick<Access, 'credentials' | 'close'> {
  let current: { until: number; value: Promise<Credentials> } | undefined;
  let noticed = false;
  let agent: { identity: string; agent: HttpAgent } | undefined;
  const fetch = async (): Promise<Credentials> => {
    const options: RequestOptions = { headers: {} };
    if (!noticed) beforehand();
    noticed = true;
    try {
      await config.applyToHTTPSOptions(options);
    } catch (error) {
      throw credentialsFailed(config, origin, error as Error);
    }
    const { ca, cert, key, servername, rejectUnauthorized } = options;
    // Connections outlive a refresh of the token; only another certificate needs new ones.
    const identity = [ca, cert, key].map(String).join('\n');
    if (agent?.identity !== identity)
      agent = { identity, agent: keepAlive(config, options, { ca, cert, key, servername, rejectUnauthorized }) };
    return {
      agent: agent.agent,
      headers: { ...(options.headers as Record<string, string>), ...basicAuth(options.auth) },
    };
  };
  return {
    credentials(fresh = false) {
      if (!current || fresh || current.until < Date.now()) {
        const value = fetch();
        current = { until: Date.now() + cacheFor, value };
        // A failure is not kept: the next request tries again.
        value.catch(() => (current = undefined));
      }
      return current.value;
    },
    close: () => agent?.agent.destroy(),
  };
}

function keepAlive(config: KubeConfig, options: RequestOptions, tls: AgentOptions): HttpAgent {
  const cluster = config.getCurrentCluster();
  // A cluster behind a proxy keeps the agent that the library created for it.
  if (cluster?.proxyUrl) return options.agent as HttpAgent;
  const pool = { keepAlive: true, maxSockets: 128, scheduling: 'lifo' } as const;
  return cluster?.server.startsWith('http:') ? new PlainAgent(pool) : new Agent({ ...tls, ...pool });
}

const basicAuth = (auth: string | null | undefined): Record<string, string> =>
  auth ? { authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : {};

function load(
  config: KubeConfig,
  another: () => KubeConfig,
  { kubeconfig }: KubeconfigOptions,
): { config: KubeConfig; origin: string; fileOf: ReadonlyMap<string, string> } {
  const fileOf = new Map<string, string>();
  if (kubeconfig !== undefined && isText(kubeconfig)) {
    parse(config, 'the given kubeconfig text', () => config.loadFromString(kubeconfig));
    return { config, origin: 'the given kubeconfig text', fileOf };
  }
  const files = kubeconfig ? [resolve(kubeconfig)] : defaultFiles();
  const present = files.filter((file) => existsSync(file));
  if (present.length === 0) {
    if (!kubeconfig && !process.env.KUBECONFIG && process.env.KUBERNETES_SERVICE_HOST) {
      parse(config, 'the ServiceAccount of this pod', () => config.loadFromCluster());
      return { config, origin: 'the ServiceAccount of this pod', fileOf };
    }
    throw local(
      'KubeconfigInvalid',
      `No kubeconfig: ${files.join(' and ')} ${files.length > 1 ? 'do' : 'does'} not exist. Set KUBECONFIG to the file for your cluster, or start a sandbox with \`kubevirt-iac sandbox up\`.`,
    );
  }
  for (const file of present) {
    const one = another();
    parse(one, file, () => one.loadFromString(textOf(file)));
    one.makePathsAbsolute(dirname(file));
    for (const { name } of one.users) if (!fileOf.has(name)) fileOf.set(name, file);
    adopt(config, one);
  }
  return { config, origin: present.join(' and '), fileOf };
}

/** The largest kubeconfigs, of hundreds of clusters with their certificates, have some megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

function textOf(file: string): string {
  if (statSync(file).size > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES / 1024 / 1024} MiB`);
  return readFileSync(file, 'utf8');
}

/** Names the program that gets the credentials, where the file that names it may come from another person than the user. */
function noticeOf(config: KubeConfig, fileOf: ReadonlyMap<string, string>, { onNotice }: KubeconfigOptions): void {
  const user = config.getCurrentUser();
  const exec = user?.exec as { command?: string; args?: string[] } | undefined;
  const file = user && fileOf.get(user.name);
  const doubt = file && doubtAbout(file);
  if (!exec?.command || !doubt) return;
  const command = [exec.command, ...(exec.args ?? [])].join(' ');
  onNotice?.(`${file}, which ${doubt}, runs this program to get the credentials of user ${user.name}: ${command}`);
}

function doubtAbout(file: string): string | undefined {
  const below = relative(realpathSync(process.cwd()), realpathSync(file));
  const home = relative(join(homedir(), '.kube'), file);
  if (isInside(below) && !isInside(home)) return 'lies in the working directory';
  // Windows has no such bits.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o022) !== 0) return 'other users can change';
  return undefined;
}

const isInside = (path: string): boolean => !path.startsWith('..') && !isAbsolute(path);

/** Merges files as kubectl does: of two entries with the same name, the first one counts. */
function adopt(config: KubeConfig, one: KubeConfig): void {
  const add = <T extends { name: string }>(into: T[], from: T[]) =>
    into.push(...from.filter(({ name }) => !into.some((known) => known.name === name)));
  add(config.clusters, one.clusters);
  add(config.users, one.users);
  add(config.contexts, one.contexts);
  config.currentContext ||= one.currentContext;
}

/**
 * Text, and not a path. What only may be text counts as text, too (JSON in JSON, base64): as a path it would stand in a message, with its credentials.
 */
const isText = (kubeconfig: string) => /[\n{}"]|^\s*apiVersion:|^[\w+/=-]{200,}$/.test(kubeconfig);

const defaultFiles = (): string[] => {
  const named = (process.env.KUBECONFIG ?? '').split(delimiter).filter(Boolean);
  return named.length > 0 ? named : [join(homedir(), '.kube', 'config')];
};

function chooseContext(config: KubeConfig, origin: string, wanted: string | undefined): string {
  const name = wanted ?? config.currentContext;
  const known = config.contexts.map((context) => context.name);
  if (!name)
    throw local(
      'ContextUnknown',
      `${origin} does not set current-context: choose one of its contexts (${known.join(', ') || 'it has none'}).`,
    );
  if (!known.includes(name))
    throw local(
      'ContextUnknown',
      `Context ${name} does not exist in ${origin}; its contexts are: ${known.join(', ') || 'none'}. Use one of these, or add ${name} to the kubeconfig.`,
    );
  config.setCurrentContext(name);
  return name;
}

function parse(config: KubeConfig, origin: string, read: () => void): void {
  try {
    read();
    config.contexts ??= [];
  } catch (error) {
    // A YAML error quotes the lines around it, which may hold a token: its first line says enough.
    const why = error instanceof TypeError ? 'it is not a YAML mapping' : (error as Error).message.split('\n', 1)[0];
    throw local(
      'KubeconfigInvalid',
      `Cannot read ${origin} as a kubeconfig: ${why}. Check the file, or set KUBECONFIG to a different file.`,
    );
  }
}

function credentialsFailed(config: KubeConfig, origin: string, error: Error): ApiError {
  const user = config.getCurrentUser();
  const command = (user?.exec as { command?: string } | undefined)?.command;
  const why = error.message.trim().split('\n').at(-1)?.slice(0, 300);
  return local(
    'CredentialsFailed',
    command
      ? `Cannot get credentials for user ${user?.name} of ${origin}: its exec plugin \`${command}\` failed: ${why}. Run that command manually, log in if it asks you to, and try again.`
      : `Cannot get credentials for user ${user?.name} of ${origin}: ${why}. Check the user's entry in the kubeconfig.`,
  );
}

const local = (reason: LocalReason, message: string) =>
  new ApiError({ message, status: 0, reason, attempt: { verb: 'connect' } });
