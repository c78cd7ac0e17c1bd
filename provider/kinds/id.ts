import type { ObjectRef } from '../../kube/object';
import { RpcError, status } from '../wire';
import { type GroupVersionKind, MANIFEST } from './token';

/** A resource's id: `namespace/name`, or `name` without a namespace; that of a Manifest starts with its kind: `v1/Secret/vms/login`. */
export function idOf(token: string, { apiVersion, kind, namespace, name }: ObjectRef): string {
  const place = namespace ? `${namespace}/${name}` : name;
  return token === MANIFEST ? `${apiVersion}/${kind}/${place}` : place;
}

/** Reads an id that a user may have written, for `pulumi import`. */
export function parseId(token: string, id: string, gvk: GroupVersionKind | undefined): ObjectRef {
  const parts = id.split('/');
  const found = gvk ?? kindIn(parts);
  const place = gvk ? parts : parts.slice(found ? found.apiVersion.split('/').length + 1 : parts.length);
  if (!found || place.length < 1 || place.length > 2 || place.some((part) => part === '')) {
    const form =
      token === MANIFEST
        ? '`apiVersion/Kind/namespace/name`, such as `v1/Secret/vms/login` or `v1/Namespace/vms`'
        : '`namespace/name`, or `name` for an object without a namespace';
    throw new RpcError(`"${id}" is not a valid id of ${token}. Write ${form}.`, status.INVALID_ARGUMENT);
  }
  const name = place.at(-1)!;
  return { ...found, name, ...(place.length === 2 && { namespace: place[0]! }) };
}

/** API groups are lower case and kinds start with a capital, so the kind is the first part that does. */
function kindIn(parts: string[]): GroupVersionKind | undefined {
  const at = parts.findIndex((part) => /^[A-Z]/.test(part));
  return at === 1 || at === 2 ? { apiVersion: parts.slice(0, at).join('/'), kind: parts[at]! } : undefined;
}
