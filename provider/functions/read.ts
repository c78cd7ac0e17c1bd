import { ApiError, type ListOptions, type ResourceKind } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { RpcError, status } from '../wire';
import type { Arguments, Call } from './function';

export const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
export const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;

export interface Place {
  name: string;
  namespace: string;
}

/** Where a VM is that is given by name, or by the id of its resource: a name contains no slash. */
export function placeOf({ name, namespace }: Arguments, call: Call): Place {
  const [last = '', within] = String(name).split('/').reverse();
  if (within !== undefined && namespace !== undefined && namespace !== within) {
    const text = `${String(name)} is in namespace ${within}, and namespace is ${String(namespace)}. Remove one of the two.`;
    throw new RpcError(text, status.INVALID_ARGUMENT);
  }
  return { name: last, namespace: within ?? String(namespace ?? call.namespace) };
}

/** A VM and its guest; an error if there is neither. */
export async function vmAndGuest(
  { cluster, signal }: Call,
  place: Place,
): Promise<{ vm?: KubeObject; vmi?: KubeObject }> {
  const [vm, vmi] = await Promise.all([VM, VMI].map((kind) => cluster.find(kind, place, { signal })));
  return { ...(vm && { vm }), ...(vmi && { vmi }) };
}

/** The error for a VM that is not there, or for a namespace that is not. */
export async function noSuchVm(call: Call, place: Place): Promise<RpcError> {
  const missing = await namespaceProblem(call, place.namespace);
  const listing = `\`kubectl get virtualmachines --namespace ${place.namespace}\``;
  const text =
    missing ??
    `${describe({ ...VM, ...place })} does not exist. ${listing} lists those that do: correct name or namespace.`;
  return new RpcError(text, status.NOT_FOUND);
}

/** Throws where a namespace in which nothing was found does not exist itself. */
export async function requireNamespace(call: Call, namespace: string | undefined): Promise<void> {
  const problem = namespace === undefined ? undefined : await namespaceProblem(call, namespace);
  if (problem !== undefined) throw new RpcError(problem, status.NOT_FOUND);
}

/** What may not be read about a namespace does not matter: the answer is then about what was asked for. */
async function namespaceProblem({ cluster, signal }: Call, namespace: string): Promise<string | undefined> {
  try {
    if (await cluster.find(kindOf('v1', 'Namespace')!, { name: namespace }, { signal })) return undefined;
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) return undefined;
    throw error;
  }
  return `Namespace ${namespace} does not exist on ${await cluster.server()}. \`kubectl get namespaces\` lists those that do: correct it, or create it first.`;
}

/** What is read; undefined where the user may not. */
export async function ifAllowed<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) return undefined;
    throw error;
  }
}

/** The objects of a kind; none where the cluster does not serve the kind. */
export async function listServed(
  { cluster, signal }: Call,
  kind: ResourceKind,
  options: Pick<ListOptions, 'namespace' | 'labelSelector'> = {},
): Promise<KubeObject[]> {
  try {
    return (await cluster.list(kind, { ...options, signal })).items;
  } catch (error) {
    if (error instanceof ApiError && error.reason === 'KindNotServed') return [];
    throw error;
  }
}

interface Subresource {
  /** `virtualmachineinstances`, or undefined for one of the namespace itself. */
  plural?: string;
  name: string;
  verb: 'get' | 'update';
  body?: object;
}

/** Reads what virt-api computes, beside the API of the objects themselves. Its errors name the right as RBAC writes it. */
export function readSubresource<T>(
  { cluster, signal }: Call,
  { name, namespace }: Partial<Place> & Pick<Place, 'namespace'>,
  { plural, name: subresource, verb, body }: Subresource,
): Promise<T> {
  const of = [plural, plural === undefined ? undefined : name, subresource].filter((one) => one !== undefined);
  const path = ['namespaces', namespace, ...of].map(encodeURIComponent).join('/');
  const resource = plural === undefined ? subresource : `${plural}/${subresource}`;
  return cluster.request<T>({
    method: verb === 'get' ? 'GET' : 'PUT',
    path: `/apis/subresources.kubevirt.io/v1/${path}`,
    ...(body && { body }),
    signal,
    subject: {
      verb,
      kind: {
        apiVersion: 'subresources.kubevirt.io/v1',
        kind: plural === undefined ? subresource : `${subresource} of`,
        plural: resource,
        namespaced: true,
      },
      ...(name !== undefined && { name }),
      namespace,
    },
  });
}
