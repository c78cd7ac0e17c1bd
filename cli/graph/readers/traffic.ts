/** Ways by which traffic comes to guests. */
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { guestsLike, isSelected } from '../../../kubevirt/guests';
import { distinct, type Ref } from '../model';
import { appOf, details, type Link, type Reader, refOf, text, textAt } from './reader';

export const OUTSIDE: Ref = { kind: 'Outside', name: 'outside the cluster' };
const FROM_OUTSIDE = { ...OUTSIDE, details: [] };

export const service: Reader = (object, scene) => {
  const self = refOf(object);
  const selector = objectAt(object, 'spec', 'selector') ?? {};
  const guests =
    Object.keys(selector).length === 0
      ? []
      : guestsLike(selector, scene.index).filter(
          (one) => one.namespace === self.namespace && isSelected(one, selector),
        );
  const type = textAt(object, 'spec', 'type');
  const isOpen = type === 'LoadBalancer' || type === 'NodePort';
  // Guests have nothing to do with the Services of an operator.
  if (!isOpen && !scene.guests.some(({ namespace }) => namespace === self.namespace)) return { nodes: [self] };
  return {
    nodes: [
      {
        ...self,
        app: appOf(object),
        details: details(
          type,
          textAt(object, 'spec', 'clusterIP') === 'None' && 'headless',
          ...objectsAt(object, 'spec', 'ports').map(({ port, protocol }) => portText(port, protocol)),
        ),
      },
      ...(isOpen ? [FROM_OUTSIDE] : []),
    ],
    links: [
      ...guests.map(({ owner }): Link => ({ from: self, to: refOf(owner), relation: 'routes' })),
      ...(isOpen ? [{ from: OUTSIDE, to: self, relation: 'routes' as const }] : []),
    ],
  };
};

/** `443`, or `53/UDP`. */
export const portText = (port: unknown, protocol: unknown): string =>
  `${String(port)}${protocol === undefined || protocol === 'TCP' ? '' : `/${String(protocol)}`}`;

/** How kinds of front doors name their hosts and the Services behind them. */
interface Door {
  hosts(spec: unknown): unknown[];
  services(spec: unknown): unknown[];
}

const INGRESS: Door = {
  hosts: (spec) => objectsAt(spec, 'rules').map(({ host }) => host),
  services: (spec) => [
    valueAt(spec, 'defaultBackend', 'service', 'name'),
    ...objectsAt(spec, 'rules')
      .flatMap((rule) => objectsAt(rule, 'http', 'paths'))
      .map((path) => valueAt(path, 'backend', 'service', 'name')),
  ],
};

const ROUTE: Door = {
  hosts: (spec) => [valueAt(spec, 'host')],
  services: (spec) => [objectAt(spec, 'to'), ...objectsAt(spec, 'alternateBackends')].map((to) => to?.['name']),
};

const door =
  ({ hosts, services }: Door): Reader =>
  (object) => {
    const self = refOf(object);
    return {
      nodes: [{ ...self, app: appOf(object), details: texts(hosts(object.spec)) }, FROM_OUTSIDE],
      links: [{ from: OUTSIDE, to: self, relation: 'routes' }, ...texts(services(object.spec)).map(toService(self))],
    };
  };

const texts = (values: readonly unknown[]): string[] => distinct(values.flatMap((one) => text(one) ?? []));

const toService =
  (from: Ref) =>
  (name: string): Link => ({
    from,
    to: { kind: 'Service', namespace: from.namespace, name },
    relation: 'routes',
  });

export const ingress = door(INGRESS);
export const route = door(ROUTE);

export const gateway: Reader = (object) => {
  const self = refOf(object);
  const listeners = objectsAt(object, 'spec', 'listeners').map(({ port, hostname }) =>
    [text(hostname), portText(port, undefined)].filter(Boolean).join(':'),
  );
  return {
    nodes: [{ ...self, app: appOf(object), details: listeners }, FROM_OUTSIDE],
    links: [{ from: OUTSIDE, to: self, relation: 'routes' }],
  };
};

export const httpRoute: Reader = (object) => {
  const self = refOf(object);
  const { hostnames } = objectAt(object.spec) ?? {};
  const backends = objectsAt(object, 'spec', 'rules').flatMap((rule) => objectsAt(rule, 'backendRefs'));
  return {
    nodes: [{ ...self, app: appOf(object), details: texts(Array.isArray(hostnames) ? hostnames : []) }],
    links: [
      ...objectsAt(object, 'spec', 'parentRefs').flatMap((parent) => linkOf(parent, 'Gateway', self).map(turned)),
      ...backends.flatMap((backend) => linkOf(backend, 'Service', self)),
    ],
  };
};

/** A reference of the Gateway API, which names no kind where it means the usual one. */
function linkOf(ref: JsonObject, usual: string, from: Ref): Link[] {
  const name = text(ref['name']);
  if (name === undefined || (text(ref['kind']) ?? usual) !== usual) return [];
  return [{ from, to: { kind: usual, namespace: text(ref['namespace']) ?? from.namespace, name }, relation: 'routes' }];
}

const turned = ({ from, to, relation }: Link): Link => ({ from: to, to: from, relation });

/** An autoscaler changes the replicas of its pool. */
export const autoscaler: Reader = (object: KubeObject) => {
  const self = refOf(object);
  const target = objectAt(object, 'spec', 'scaleTargetRef');
  const [kind, name] = [text(target?.['kind']), text(target?.['name'])];
  const { minReplicas = 1, maxReplicas } = isObject(object.spec) ? object.spec : {};
  if (kind === undefined || name === undefined || !/^VirtualMachine/.test(kind)) return {};
  return {
    nodes: [{ ...self, app: appOf(object), details: [`${String(minReplicas)} to ${String(maxReplicas)} VMs`] }],
    links: [{ from: self, to: { kind, namespace: self.namespace, name }, relation: 'governs' }],
  };
};
