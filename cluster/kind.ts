/** The part of a kind that requests need. `kubevirt/kinds` and any discovery response fit; cluster/ itself has no list of kinds. */
export interface ResourceKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The name in URLs, e.g. `virtualmachines`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** One object of a kind. Without a namespace, a namespaced kind means the namespace of the kubeconfig context. */
export interface Ref {
  readonly name: string;
  readonly namespace?: string;
}

/** `/apis/kubevirt.io/v1/namespaces/vms/virtualmachines/web/status`; every part that a user wrote is escaped. */
export function pathOf(
  kind: ResourceKind,
  at: { namespace?: string; name?: string; subresource?: string } = {},
): string {
  const root = kind.apiVersion.includes('/') ? '/apis' : '/api';
  const parts = [
    ...(kind.namespaced && at.namespace ? ['namespaces', at.namespace] : []),
    kind.plural,
    ...(at.name === undefined ? [] : [at.name]),
    ...(at.subresource === undefined ? [] : at.subresource.split('/')),
  ];
  return `${root}/${kind.apiVersion}/${parts.map(encodeURIComponent).join('/')}`;
}
