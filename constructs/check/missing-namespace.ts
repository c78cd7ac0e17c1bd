import { describe, type KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import { kindOf } from '../../kubevirt/kinds';
import { warning } from './finding';
import type { CheckedApp } from './moves';

/** Id of the rule about objects that are applied to whatever namespace happens to be the current one. */
export const MISSING_NAMESPACE = 'GIT-02';

const isNamespaced = ({ apiVersion, kind }: KubeObject): boolean => kindOf(apiVersion, kind)?.namespaced === true;

/** Whether a program says where its objects belong: then one that does not is an oversight, as in manifests of an operator that leave it to `kubectl -n`. */
const saysNamespaces = (objects: readonly KubeObject[]): boolean =>
  objects.some((object) => isNamespaced(object) && object.metadata?.namespace !== undefined);

export function missingNamespace(object: KubeObject, { related }: CheckedApp): Diagnostic[] {
  if (!isNamespaced(object) || object.metadata?.namespace !== undefined || !saysNamespaces(related)) return [];
  return [
    warning(
      MISSING_NAMESPACE,
      object,
      'metadata.namespace',
      `${describe(object)} has no namespace, so it goes to whichever is the current one when it is applied. Set the namespace of its chart, or its own.`,
    ),
  ];
}
