/** Which cluster and which user a kubeconfig means: files found, read, merged as kubectl does, and a context chosen. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { isObject } from '../kube/json';
import { lazy } from '../kube/lazy';
import { cannotConnect } from './errors';

const yaml = lazy(() => require('js-yaml') as typeof import('js-yaml'));

/** The location of the cluster and the user to connect as. */
export interface KubeconfigOptions {
  /** A path, or the text of a kubeconfig. Default: `KUBECONFIG`, `~/.kube/config`, then the ServiceAccount of the pod it runs in. */
  readonly kubeconfig?: string;
  /** Default: the kubeconfig's current context. */
  readonly context?: string;
  /** Called before a program of a kubeconfig runs that others may have written: one in the working directory, or one that other users can change. */
  readonly onNotice?: (text: string) => void;
}

/** A cluster as kubeconfigs write it. Paths are absolute here. */
export interface ClusterFields {
  readonly server: string;
  readonly 'certificate-authority'?: string;
  readonly 'certificate-authority-data'?: string;
  readonly 'insecure-skip-tls-verify'?: boolean;
  readonly 'tls-server-name'?: string;
  readonly 'proxy-url'?: string;
}

/** A program that prints credentials. */
export interface ExecFields {
  readonly apiVersion?: string;
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly interactiveMode?: string;
  readonly provideClusterInfo?: boolean;
}

/** A user as kubeconfigs write it. Paths are absolute here. */
export interface UserFields {
  readonly token?: string;
  readonly tokenFile?: string;
  readonly username?: string;
  readonly password?: string;
  readonly 'client-certificate'?: string;
  readonly 'client-certificate-data'?: string;
  readonly 'client-key'?: string;
  readonly 'client-key-data'?: string;
  readonly as?: string;
  readonly 'as-uid'?: string;
  readonly 'as-groups'?: readonly string[];
  readonly 'as-user-extra'?: Readonly<Record<string, readonly string[]>>;
  readonly exec?: ExecFields;
  readonly 'auth-provider'?: object;
}

interface Named<T> {
  readonly name: string;
  readonly fields: T;
  /** The file that it is from, if it is from one. */
  readonly file?: string;
}

/** One cluster as one user. */
export interface Login {
  /** What the kubeconfig is, for messages: its files, or where else it is from. */
  readonly origin: string;
  readonly namespace: string;
  readonly cluster: ClusterFields;
  readonly user: Named<UserFields>;
}

interface ContextFields {
  readonly cluster?: string;
  readonly user?: string;
  readonly namespace?: string;
}

interface Kubeconfig {
  readonly clusters: readonly Named<Partial<ClusterFields>>[];
  readonly users: readonly Named<UserFields>[];
  readonly contexts: readonly Named<ContextFields>[];
  readonly current?: string;
}

/** Reads the kubeconfig. Throws an `ApiError` that says what is wrong with it and what to do. */
export function readLogin(options: KubeconfigOptions): Login {
  const { config, origin } = load(options.kubeconfig);
  const context = chooseContext(config, origin, options.context);
  const named = <T>(entries: readonly Named<T>[], name: string | undefined) =>
    entries.find((entry) => entry.name === name);
  const cluster = named(config.clusters, context.fields.cluster);
  const server = cluster?.fields.server?.replace(/\/+$/, '');
  if (!cluster || !server)
    throw invalid(
      `Context ${context.name} of ${origin} names a cluster without a server address: add it under \`clusters\`.`,
    );
  if (!/^https?:$/.test(URL.canParse(server) ? new URL(server).protocol : ''))
    throw invalid(
      `Cluster ${cluster.name} of ${origin} has the server address ${JSON.stringify(server)}, which is not a URL that begins with https:// or http://. Correct \`server\`.`,
    );
  const user = named(config.users, context.fields.user);
  if (!user)
    throw invalid(`Context ${context.name} of ${origin} names a user that does not exist: add it under \`users\`.`);
  return { origin, namespace: context.fields.namespace || 'default', cluster: { ...cluster.fields, server }, user };
}

function load(given: string | undefined): { config: Kubeconfig; origin: string } {
  if (given !== undefined && isText(given)) {
    const origin = 'the given kubeconfig text';
    return { config: parse(origin, () => given), origin };
  }
  const files = given ? [resolve(given)] : defaultFiles();
  const present = files.filter((file) => existsSync(file));
  if (present.length > 0) {
    const configs = present.map((file) => parse(file, () => textOf(file), file));
    return { config: merged(configs), origin: present.join(' and ') };
  }
  if (!given && !process.env.KUBECONFIG && process.env.KUBERNETES_SERVICE_HOST)
    return { config: inCluster(), origin: 'the ServiceAccount of this pod' };
  throw invalid(
    `No kubeconfig: ${files.join(' and ')} ${files.length > 1 ? 'do' : 'does'} not exist. Set KUBECONFIG to the file for your cluster, or start a sandbox with \`kubevirt-iac sandbox up\`.`,
  );
}

/**
 * Text, and not a path. What only may be text counts as text, too (JSON in JSON, base64): as a path it would stand in a message, with its credentials.
 */
const isText = (kubeconfig: string) => /[\n{}"]|^\s*apiVersion:|^[\w+/=-]{200,}$/.test(kubeconfig);

const defaultFiles = (): string[] => {
  const named = (process.env.KUBECONFIG ?? '').split(delimiter).filter(Boolean);
  return named.length > 0 ? named : [join(homedir(), '.kube', 'config')];
};

/** The largest kubeconfigs, of hundreds of clusters with their certificates, have some megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

function textOf(file: string): string {
  if (statSync(file).size > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES / 1024 / 1024} MiB`);
  return readFileSync(file, 'utf8');
}

/** Merges files as kubectl does: of two entries with the same name, the first one counts. */
const merged = (configs: readonly Kubeconfig[]): Kubeconfig => ({
  clusters: configs.flatMap(({ clusters }) => clusters),
  users: configs.flatMap(({ users }) => users),
  contexts: configs.flatMap(({ contexts }) => contexts),
  current: configs.find(({ current }) => current)?.current,
});

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What the kubelet puts into a pod. */
export function inCluster(folder = SERVICE_ACCOUNT): Kubeconfig {
  const { KUBERNETES_SERVICE_HOST: host = '', KUBERNETES_SERVICE_PORT: port = '443' } = process.env;
  const server = `https://${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const namespace = join(folder, 'namespace');
  const name = 'pod';
  return {
    clusters: [{ name, fields: { server, 'certificate-authority': join(folder, 'ca.crt') } }],
    users: [{ name, fields: { tokenFile: join(folder, 'token') } }],
    contexts: [
      {
        name,
        fields: {
          cluster: name,
          user: name,
          namespace: existsSync(namespace) ? readFileSync(namespace, 'utf8').trim() : undefined,
        },
      },
    ],
    current: name,
  };
}

function chooseContext(config: Kubeconfig, origin: string, wanted: string | undefined): Named<ContextFields> {
  const name = wanted ?? config.current;
  const known = config.contexts.map((context) => context.name);
  if (!name)
    throw cannotConnect(
      'ContextUnknown',
      `${origin} does not set current-context: choose one of its contexts (${known.join(', ') || 'it has none'}).`,
    );
  const context = config.contexts.find((one) => one.name === name);
  if (context) return context;
  throw cannotConnect(
    'ContextUnknown',
    `Context ${name} does not exist in ${origin}; its contexts are: ${known.join(', ') || 'none'}. Use one of these, or add ${name} to the kubeconfig.`,
  );
}

type Check = 'text' | 'boolean' | 'list' | 'mapping';
type Fields = Readonly<Record<string, Check>>;

/** What must hold for the fields that we read, list by list; `key` is what an entry's fields stand under. */
const LISTS = {
  clusters: {
    key: 'cluster',
    paths: ['certificate-authority'],
    fields: {
      server: 'text',
      'certificate-authority': 'text',
      'certificate-authority-data': 'text',
      'insecure-skip-tls-verify': 'boolean',
      'tls-server-name': 'text',
      'proxy-url': 'text',
    },
  },
  users: {
    key: 'user',
    paths: ['client-certificate', 'client-key', 'tokenFile'],
    fields: {
      token: 'text',
      tokenFile: 'text',
      username: 'text',
      password: 'text',
      'client-certificate': 'text',
      'client-certificate-data': 'text',
      'client-key': 'text',
      'client-key-data': 'text',
      as: 'text',
      'as-uid': 'text',
      'as-groups': 'list',
      'as-user-extra': 'mapping',
      exec: 'mapping',
      'auth-provider': 'mapping',
    },
  },
  contexts: { key: 'context', paths: [], fields: { cluster: 'text', user: 'text', namespace: 'text' } },
} as const satisfies Record<string, { key: string; paths: readonly string[]; fields: Fields }>;

const CHECKS: Readonly<Record<Check, [holds: (value: unknown) => boolean, sentence: string]>> = {
  text: [(value) => typeof value === 'string', 'is not a text: put it in quotes'],
  boolean: [(value) => typeof value === 'boolean', 'is neither true nor false'],
  list: [Array.isArray, 'is not a list'],
  mapping: [isObject, 'is not a mapping'],
};

/** `file`: what relative paths are relative to the folder of. Without one they are relative to the working directory. */
function parse(origin: string, read: () => string, file?: string): Kubeconfig {
  try {
    const document = yaml().load(read());
    if (!isObject(document)) throw new Error('it is not a YAML mapping');
    const current = document['current-context'];
    return {
      clusters: entries<Partial<ClusterFields>>(document, 'clusters', file),
      users: entries<UserFields>(document, 'users', file),
      contexts: entries<ContextFields>(document, 'contexts', file),
      ...(typeof current === 'string' && { current }),
    };
  } catch (error) {
    // A YAML error quotes the lines around it, which may hold a token: its first line says enough.
    const why = (error as Error).message.split('\n', 1)[0];
    throw invalid(
      `Cannot read ${origin} as a kubeconfig: ${why}. Check the file, or set KUBECONFIG to a different file.`,
    );
  }
}

function entries<T>(document: Record<string, unknown>, list: keyof typeof LISTS, file?: string): Named<T>[] {
  const { key, paths, fields } = LISTS[list];
  const found = document[list] ?? [];
  if (!Array.isArray(found)) throw new Error(`${list} is not a list`);
  return found.map((entry: unknown, index) => {
    const at = `${list}[${index}]`;
    if (!isObject(entry)) throw new Error(`${at} is not a mapping`);
    const { name } = entry;
    if (name === undefined) throw new Error(`${at}.name is missing`);
    check('text', `${at}.name`, name);
    const values = entry[key] ?? {};
    check('mapping', `${at}.${key}`, values);
    const known = knownFields(values as Record<string, unknown>, fields, `${at}.${key}`);
    return { name: name as string, fields: absolute(known, paths, file) as T, ...(file && { file }) };
  });
}

function check(kind: Check, at: string, value: unknown): void {
  const [holds, sentence] = CHECKS[kind];
  if (!holds(value)) throw new Error(`${at} ${sentence}`);
}

/** The fields that we read, checked. Nothing written is as good as null, or as an empty text. */
function knownFields(values: Record<string, unknown>, fields: Fields, at: string): Record<string, unknown> {
  const set = Object.entries(fields).filter(([name]) => (values[name] ?? '') !== '');
  for (const [name, kind] of set) check(kind, `${at}.${name}`, values[name]);
  return Object.fromEntries(set.map(([name]) => [name, values[name]]));
}

function absolute(fields: Record<string, unknown>, paths: readonly string[], file?: string): Record<string, unknown> {
  if (!file) return fields;
  const folder = dirname(file);
  const moved = paths.filter((name) => name in fields).map((name) => [name, resolve(folder, fields[name] as string)]);
  const exec = fields['exec'] as ExecFields | undefined;
  // A command without a separator is looked up on PATH.
  const command = exec?.command && /[\\/]/.test(exec.command) && !isAbsolute(exec.command);
  return {
    ...fields,
    ...Object.fromEntries(moved),
    ...(command && { exec: { ...exec, command: resolve(folder, exec.command as string) } }),
  };
}

const invalid = (message: string) => cannotConnect('KubeconfigInvalid', message);
