/** Objects of the KubeVirt family, Secrets and Services that the state of @pulumi/kubernetes holds: the output of `pulumi stack export`. */
import { isObject, objectsAt } from '../../kube/json';
import { familyKindOf, type KindInfo, kindOf } from '../../kubevirt/kinds';

/** A resource in the state that has a counterpart here. */
export interface InState {
  urn: string;
  /** The name of the resource in the program. */
  name: string;
  kind: KindInfo;
  ref: { name: string; namespace?: string };
}

export interface StateResources {
  found: InState[];
  /** Resources of @pulumi/kubernetes that have no counterpart, by type. */
  others: string[];
}

/** Kinds of Kubernetes itself that belong to VMs. */
const BESIDE = new Set(['v1 Secret', 'v1 Service']);

/** Throws an error that says what to write where the text is not an exported stack. */
export function readState(text: string, file: string): StateResources {
  const resources = objectsAt(parse(text, file), 'deployment', 'resources');
  if (resources.length === 0) throw new Error(notAState(file, 'it has no deployment.resources'));
  const found: InState[] = [];
  const others: string[] = [];
  for (const { urn, type, id, delete: isReplaced, custom } of resources) {
    const gvk = typeof type === 'string' ? gvkOf(type) : undefined;
    if (!gvk || custom !== true || isReplaced === true || typeof urn !== 'string' || typeof id !== 'string') continue;
    const { apiVersion, kind } = gvk;
    const known = familyKindOf(apiVersion, kind) ?? (BESIDE.has(`${apiVersion} ${kind}`) && kindOf(apiVersion, kind));
    if (!known) {
      others.push(`${type} ${id}`);
      continue;
    }
    const parts = id.split('/');
    const namespace = parts.length === 2 ? parts[0] : undefined;
    const name = urn.split('::').slice(3).join('::');
    found.push({ urn, name, kind: known, ref: { name: parts.at(-1)!, ...(namespace && { namespace }) } });
  }
  return { found, others };
}

/** `kubernetes:core/v1:Secret` -> v1 Secret; undefined for a type of another provider. */
function gvkOf(type: string): { apiVersion: string; kind: string } | undefined {
  const [provider, apiVersion, kind, ...rest] = type.split(':');
  if (provider !== 'kubernetes' || !apiVersion?.includes('/') || !kind || rest.length > 0) return undefined;
  return { apiVersion: apiVersion.replace(/^core\//, ''), kind };
}

function parse(text: string, file: string): unknown {
  try {
    const state: unknown = JSON.parse(text);
    if (isObject(state)) return state;
  } catch {
    // The error below says what is expected; the parser's would quote the state, which holds secrets.
  }
  throw new Error(notAState(file, 'it is not a JSON object'));
}

function notAState(file: string, why: string): string {
  return `${file} is not an exported stack: ${why}. Write one with \`pulumi stack export --file ${file}\`.`;
}
