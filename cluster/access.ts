/** A connection to one cluster as one user: where it is, and what authenticates each request. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { type Agent as HttpAgent, Agent as PlainAgent } from 'node:http';
import { Agent, type RequestOptions } from 'node:https';
import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node' with { 'resolution-mode': 'import' };
import type { ExecAuth } from '@kubernetes/client-node/dist/exec_auth.js' with { 'resolution-mode': 'import' };
import { notInstalled } from '../kube/optional-package';
import { ApiError, cannotConnect } from './errors';
import { type ClusterFields, type ExecFields, type KubeconfigOptions, type Login, readLogin } from './kubeconfig';

/** Headers of a request; some appear once for each value. */
export type Headers = Readonly<Record<string, string | string[]>>;

/** What authenticates a request. */
export interface Credentials {
  readonly agent: HttpAgent;
  readonly headers: Headers;
}

export interface Access {
  readonly server: string;
  /** Of the context; `default` where it names none. */
  readonly namespace: string;
  /** Kept for a minute; `fresh` runs an exec plugin or reads a token file again. */
  credentials(fresh?: boolean): Promise<Credentials>;
  close(): void;
}

/** Reads the kubeconfig. Throws an `ApiError` where it is missing or wrong; credentials are asked for with the first request. */
export function access(options: KubeconfigOptions): Access {
  const login = readLogin(options);
  const { server } = login.cluster;
  return { server, namespace: login.namespace, ...credentialCache(login, () => noticeOf(login, options)) };
}

const cacheFor = 60_000;

function credentialCache(login: Login, beforehand: () => void): Pick<Access, 'credentials' | 'close'> {
  const authenticate = authentication(login);
  let current: { until: number; value: Promise<Credentials> } | undefined;
  let noticed = false;
  let agent: { identity: string; agent: HttpAgent } | undefined;
  const fetch = async (fresh: boolean): Promise<Credentials> => {
    if (!noticed) beforehand();
    noticed = true;
    const found = await authenticate(fresh).catch((error) => Promise.reject(credentialsFailed(login, error as Error)));
    // Connections outlive a refresh of the token; only another certificate needs new ones.
    const identity = [found.ca, found.cert, found.key].map(String).join('\n');
    if (agent?.identity !== identity) agent = { identity, agent: keepAlive(login.cluster, found) };
    return { agent: agent.agent, headers: { ...(found.headers as Headers), ...basicAuth(found.auth) } };
  };
  return {
    credentials(fresh = false) {
      if (!current || fresh || current.until < Date.now()) {
        const value = fetch(fresh);
        current = { until: Date.now() + cacheFor, value };
        // A failure is not kept: the next request tries again.
        value.catch(() => (current = undefined));
      }
      return current.value;
    },
    close: () => agent?.agent.destroy(),
  };
}

function keepAlive(cluster: ClusterFields, options: RequestOptions): HttpAgent {
  // A cluster behind a proxy keeps the agent that the library created for it.
  if (cluster['proxy-url']) return options.agent as HttpAgent;
  const pool = { keepAlive: true, maxSockets: 128, scheduling: 'lifo' } as const;
  const { ca, cert, key, servername, rejectUnauthorized } = options;
  return cluster.server.startsWith('http:')
    ? new PlainAgent(pool)
    : new Agent({ ca, cert, key, servername, rejectUnauthorized, ...pool });
}

const basicAuth = (auth: string | null | undefined): Headers =>
  auth ? { authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : {};

/** Adds to the options of each request what one kind of credentials needs. */
type Authenticate = (options: RequestOptions, fresh: boolean) => Promise<void>;

/**
 * How this login authenticates. Certificates and tokens are in the kubeconfig; @kubernetes/client-node runs exec plugins, and as a whole (30 MB and
 * half a second) serves what few kubeconfigs have: auth providers (OIDC) and proxies.
 */
function authentication(login: Login): (fresh: boolean) => Promise<RequestOptions> {
  const { cluster, user } = login;
  const steps: Authenticate[] = [];
  // As for kubectl, a token that stands there is used before one that must be got.
  if (user.fields.exec && !user.fields.token && !user.fields.tokenFile)
    steps.push(byExecPlugin(login, user.fields.exec));
  if (cluster['proxy-url'] || user.fields['auth-provider']) steps.push(byLibrary(login));
  return async (fresh) => {
    const options: RequestOptions = { ...tls(login), headers: { ...impersonation(login), ...token(login) } };
    for (const step of steps) await step(options, fresh);
    return options;
  };
}

const fileOrData = (file: string | undefined, data: string | undefined): Buffer | undefined =>
  file ? readFileSync(file) : data ? Buffer.from(data, 'base64') : undefined;

function tls({ cluster, user: { fields: user } }: Login): RequestOptions {
  return {
    ca: fileOrData(cluster['certificate-authority'], cluster['certificate-authority-data']),
    cert: fileOrData(user['client-certificate'], user['client-certificate-data']),
    key: fileOrData(user['client-key'], user['client-key-data']),
    servername: cluster['tls-server-name'],
    ...(cluster['insecure-skip-tls-verify'] && { rejectUnauthorized: false }),
    auth: user.username ? `${user.username}:${user.password ?? ''}` : undefined,
  };
}

function token({ user: { fields: user } }: Login): Headers {
  const value = user.tokenFile ? readFileSync(user.tokenFile, 'utf8').trim() : user.token;
  return value ? { authorization: `Bearer ${value}` } : {};
}

/** Whom the API server shall take the user for. */
function impersonation({ user: { fields: user } }: Login): Headers {
  const extra = Object.entries(user['as-user-extra'] ?? {}).map(([key, values]) => [
    `impersonate-extra-${encodeURIComponent(key.toLowerCase())}`,
    [...values],
  ]);
  return {
    ...(user.as && { 'impersonate-user': user.as }),
    ...(user['as-uid'] && { 'impersonate-uid': user['as-uid'] }),
    ...(user['as-groups'] && { 'impersonate-group': [...user['as-groups']] }),
    ...Object.fromEntries(extra),
  };
}

function byExecPlugin({ cluster, user }: Login, exec: ExecFields): Authenticate {
  // A plugin that needs somebody to answer would never end: nobody sees its questions.
  if (exec.interactiveMode === 'Always')
    return () => Promise.reject(new Error('it says that it needs a terminal (interactiveMode: Always)'));
  const info = () => ({
    apiVersion: exec.apiVersion,
    kind: 'ExecCredential',
    spec: { interactive: false, ...(exec.provideClusterInfo && { cluster: clusterInfo(cluster) }) },
  });
  let plugin: Promise<ExecAuth> | undefined;
  return async (options, fresh) => {
    // It keeps what the program has printed until that expires.
    if (fresh) plugin = undefined;
    plugin ??= fromLibrary(`The exec plugin of user ${user.name}`, async () => {
      const { ExecAuth } = await import('@kubernetes/client-node/dist/exec_auth.js');
      return new ExecAuth();
    });
    const env = [...(exec.env ?? []), { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info()) }];
    await (await plugin).applyAuthentication({ name: user.name, exec: { ...exec, env } }, options);
  };
}

const clusterInfo = (cluster: ClusterFields) => ({
  server: cluster.server,
  'tls-server-name': cluster['tls-server-name'],
  'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
  'certificate-authority-data': fileOrData(
    cluster['certificate-authority'],
    cluster['certificate-authority-data'],
  )?.toString('base64'),
  'proxy-url': cluster['proxy-url'],
});

/** An agent for the proxy, and the token of an auth provider. What authenticates otherwise stands in the options already. */
function byLibrary({ cluster, user }: Login): Authenticate {
  const load = async () => {
    const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
    const config = new KubeConfig();
    // Plain HTTP (`kubectl proxy`) has no certificate to check, which the library needs stated.
    const unchecked = cluster.server.startsWith('http:') || cluster['insecure-skip-tls-verify'];
    const { 'auth-provider': provider } = user.fields;
    config.loadFromString(
      JSON.stringify({
        clusters: [{ name: 'c', cluster: { ...cluster, 'insecure-skip-tls-verify': unchecked } }],
        users: [{ name: user.name, user: { 'auth-provider': provider } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: user.name } }],
        'current-context': 'x',
      }),
    );
    return config;
  };
  const purpose = cluster['proxy-url'] ? 'Connecting by a proxy' : `The auth provider of user ${user.name}`;
  // It keeps the tokens that it has renewed.
  let config: Promise<KubeConfig> | undefined;
  return async (options) => {
    config ??= fromLibrary(purpose, load);
    await (await config).applyToHTTPSOptions(options);
  };
}

async function fromLibrary<T>(purpose: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const name = '@kubernetes/client-node';
    const sentence = notInstalled({ name, purpose, install: `${name}@1` }, error);
    if (sentence === undefined) throw error;
    throw cannotConnect('PackageMissing', sentence);
  }
}

/** Names the program that gets the credentials, where the file that names it may come from another person than the user. */
function noticeOf({ user: { name, file, fields } }: Login, { onNotice }: KubeconfigOptions): void {
  const doubt = file && doubtAbout(file);
  if (!fields.exec?.command || !doubt) return;
  const command = [fields.exec.command, ...(fields.exec.args ?? [])].join(' ');
  onNotice?.(`${file}, which ${doubt}, runs this program to get the credentials of user ${name}: ${command}`);
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

function credentialsFailed({ origin, user }: Login, error: Error): ApiError {
  if (error instanceof ApiError) return error;
  const command = user.fields.exec?.command;
  const why = error.message.trim().split('\n').at(-1)?.slice(0, 300);
  return cannotConnect(
    'CredentialsFailed',
    command
      ? `Cannot get credentials for user ${user.name} of ${origin}: its exec plugin \`${command}\` failed: ${why}. Run that command manually, log in if it asks you to, and try again.`
      : `Cannot get credentials for user ${user.name} of ${origin}: ${why}. Check the user's entry in the kubeconfig.`,
  );
}
