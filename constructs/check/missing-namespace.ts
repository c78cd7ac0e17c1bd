import { describe, type KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import { kindOf } from '../../kubevirt/kinds';

/** Id of the rule about objects that are applied to whatever namespace happens to be the current one. */
export const MISSING_NAMESPACE = 'GIT-02';

const isNamespaced = ({ apiVersion, kind }: KubeObject): boolean => kindOf(apiVersion, kind)?.namespaced === true;

/** Whether a program says where its objects belong: then one that does not is an oversight, as in manifests of an operator that leave it to `kubectl -n`. */
export const saysNamespaces = (objects: readonly KubeObject[]): boolean =>
  objects.some((object) => isNamespaced(object) && object.metadata?.namespace !== undefined);

export function missingNamespace(object: KubeObject): Diagnostic[] {
  const { apiVersion, kind, metadata } = object;
  if (!isNamespaced(object) || metadata?.namespace !== undefined) return [];
  return [
    {
      rule: MISSING_NAMESPACE,
      object: { apiVersion, kind, name: metadata?.name ?? '' },
      path: 'metadata.namespace',
      message: `${describe(object)} has no namespace, so it goes to whichever is the current one when it is applied. Set the namespace of its chart, or its own.`,
      stage: 'admission',
      severity: 'warning',
      refused: false,
    },
  ];
}
