/** The objects of a namespace, as a program would declare them. Only GET requests. */
import { ApiError, type Cluster } from '../../cluster';
import { isObject, type JsonObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { serviceAsWritten } from '../../kube/service';
import { shellWord } from '../../kube/shell';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../kubevirt/config';
import { kindOf } from '../../kubevirt/kinds';
import { importedInputs, secretPathsOf } from '../../provider';
import { type Connection, jsonPath, kubectlGet } from '../pulumi-import/commands';
import { type Extent, RESOURCES, type Selection, selectNamespace } from '../pulumi-import/select';

export interface LiveObjects {
  readonly objects: readonly KubeObject[];
  /** Texts that stay out of the program, and the expression that stands in their place. */
  readonly withheld: ReadonlyMap<string, string>;
  /** Commands that set the environment variables of these expressions. */
  readonly commands: readonly string[];
  readonly omitted: Selection['omitted'];
}

const NAMESPACE = kindOf('v1', 'Namespace')!;

const IN_GIT = 'stays outside, because its values would stand in Git; the program refers to it by its name';
const OUTSIDE = 'stays outside; the program refers to it by its name';

const EXTENT: Extent = {
  kinds: [
    ...RESOURCES.kinds,
    kindOf('kubevirt.io/v1', 'VirtualMachineInstanceReplicaSet')!,
    kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!,
    kindOf('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition')!,
  ],
  outside: { ConfigMap: OUTSIDE, PersistentVolumeClaim: OUTSIDE, Secret: IN_GIT },
};

/** Requests at least: one for each kind. */
export const LISTS = EXTENT.kinds.length;

/** Reads a namespace. Throws where it has nothing to import, or its VirtualMachines cannot be listed. */
export async function readNamespace(
  cluster: Pick<Cluster, 'find' | 'list'>,
  namespace: string,
  connection: Connection = {},
  profile: ClusterProfile = DEFAULT_PROFILE,
): Promise<LiveObjects> {
  const { taken, omitted } = await selectNamespace(cluster, namespace, EXTENT);
  if (taken.length === 0) throw await nothingIn(cluster, namespace);
  return liveObjects(
    taken.map(({ object }) => object),
    omitted,
    connection,
    profile,
  );
}

/** Objects of a cluster without what it writes into them. */
export function liveObjects(
  live: readonly KubeObject[],
  omitted: Selection['omitted'] = [],
  connection: Connection = {},
  profile: ClusterProfile = DEFAULT_PROFILE,
): LiveObjects {
  const objects = live.map((object) => {
    const written = importedInputs(object, profile).value as unknown as KubeObject;
    return written.kind === 'Service' ? serviceAsWritten(written) : written;
  });
  const withheld = new Map<string, string>();
  const commands: string[] = [];
  const variables = new Set<string>();
  for (const object of objects) {
    for (const path of secretPathsOf(object as unknown as JsonObject)) {
      const value = textAt(object, path);
      if (value === undefined || withheld.has(value)) continue;
      const variable = variableOf(object, path, variables);
      const [command, expressions] = withhold(object, path, value, variable, connection);
      commands.push(command);
      for (const [text, expression] of expressions) withheld.set(text, expression);
    }
  }
  return { objects, withheld, commands, omitted };
}

/** The command that sets a variable to a text in base64, and the expressions for the text in each of its forms. */
function withhold(
  object: KubeObject,
  path: readonly (string | number)[],
  value: string,
  variable: string,
  connection: Connection,
): [command: string, expressions: [text: string, expression: string][]] {
  const get = [...kubectlGet(object, connection), '--output', `jsonpath={${jsonPath(path)}}`].map(shellWord).join(' ');
  const text = `secretText(${JSON.stringify(variable)})`;
  const decoded = Buffer.from(value, 'base64').toString();
  if (!String(path.at(-1)).endsWith('Base64') || Buffer.from(decoded).toString('base64') !== value)
    return [`export ${variable}="$(${get} | base64 | tr -d '\\n')"`, [[value, text]]];
  return [
    `export ${variable}="$(${get})"`,
    [
      [decoded, text],
      [value, `Buffer.from(${text}).toString("base64")`],
    ],
  ];
}

function textAt(object: KubeObject, path: readonly (string | number)[]): string | undefined {
  const found = path.reduce<unknown>(
    (node, step) =>
      isObject(node) || Array.isArray(node) ? (node as Record<string | number, unknown>)[step] : undefined,
    object,
  );
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** `WEB_USERDATA`, with a number where two texts would share it. */
function variableOf({ metadata }: KubeObject, path: readonly (string | number)[], taken: Set<string>): string {
  const field = String(path.at(-1)).replace(/Base64$/, '');
  const base = `${metadata?.name}_${field}`.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  const named = /^\d/.test(base) ? `_${base}` : base;
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? named : `${named}_${i}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

/** An empty list is also the answer for a namespace that does not exist. */
async function nothingIn(cluster: Pick<Cluster, 'find'>, namespace: string): Promise<Error> {
  const found = await cluster.find(NAMESPACE, { name: namespace }).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 403) return 'unknown' as const;
    throw error;
  });
  const check = 'Check the name, --context and --kubeconfig.';
  if (found === undefined) return new Error(`Namespace ${namespace} does not exist. ${check}`);
  if (found === 'unknown')
    return new Error(
      `Namespace ${namespace} has nothing to import, or does not exist, which you may not read. ${check}`,
    );
  return new Error(
    `Namespace ${namespace} has nothing to import: no VirtualMachines, and nothing that belongs to them. ${check}`,
  );
}
