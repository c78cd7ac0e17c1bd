import { familyKinds } from '../../kubevirt/kinds';
import { newerPlugin } from '../package-file';
import { RpcError, status } from '../wire';

/** The type token of any Kubernetes object that has no class of its own. */
export const MANIFEST = 'kubevirt:index:Manifest';

export interface GroupVersionKind {
  apiVersion: string;
  kind: string;
}

const BY_TOKEN = new Map<string, GroupVersionKind>(
  familyKinds.map(({ apiVersion, kind, module }) => [`kubevirt:${module}:${kind}`, { apiVersion, kind }]),
);

/** The kind that a resource's type stands for; undefined for a Manifest, whose inputs name it. */
export function gvkOfToken(token: string): GroupVersionKind | undefined {
  if (token === MANIFEST) return undefined;
  const gvk = BY_TOKEN.get(token);
  if (gvk) return gvk;
  throw new RpcError(
    `${token} is not a resource type of the kubevirt provider. Use one of its classes, or ${MANIFEST} for any other Kubernetes object. ${newerPlugin()}`,
    status.INVALID_ARGUMENT,
  );
}

/** `urn:pulumi:dev::shop::parent$kubevirt:core/v1:VirtualMachine::web` -> its type and name. */
export function parseUrn(urn: string): { token: string; name: string } {
  const [, , types = '', ...name] = urn.split('::');
  return { token: types.slice(types.lastIndexOf('$') + 1), name: name.join('::') };
}
