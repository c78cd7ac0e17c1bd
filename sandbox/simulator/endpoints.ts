import { matchesLabels } from '../../kube/selector';
import { type Action, create, updated } from './actions';
import { isTrue } from './conditions';
import { controller, type Trigger } from './controller';
import { hash } from './hash';
import { DAEMON_SET, DEPLOYMENT, ENDPOINT_SLICE, type Kind, SERVICE, STATEFUL_SET, VMI } from './kinds';
import { type AnyLive, isDeleting, ownerReference } from './live-object';
import type { EndpointSlice, Instance, Labels, Service, Workload } from './types';
import type { World } from './world';

const WORKLOADS = [DEPLOYMENT, STATEFUL_SET, DAEMON_SET] as const;

type Endpoint = EndpointSlice['endpoints'][number];

/** The endpoints of a Service: guests by the labels of their launcher pods, and the pods that a workload would have. */
function reconcile(service: Service, world: World): Action[] {
  const { selector, type, ports = [] } = service.spec;
  if (isDeleting(service) || !selector || type === 'ExternalName') return [];
  const { name, namespace, uid } = service.metadata;
  const endpoints = endpointsOf(selector, namespace!, world);
  const wanted = {
    addressType: 'IPv4',
    endpoints,
    ports: ports.map((one) => ({
      name: one.name ?? '',
      protocol: one.protocol ?? 'TCP',
      port: typeof one.targetPort === 'number' ? one.targetPort : one.port,
    })),
  };
  const sliceName = `${name}-${hash(uid).toString(36).slice(0, 5)}`;
  const slice = world.get(ENDPOINT_SLICE, namespace, sliceName);
  if (slice) return updated(slice, { ...slice, ...wanted });
  return [
    create({
      apiVersion: ENDPOINT_SLICE.apiVersion,
      kind: ENDPOINT_SLICE.kind,
      metadata: {
        name: sliceName,
        namespace,
        labels: { 'kubernetes.io/service-name': name, 'endpointslice.kubernetes.io/managed-by': 'kubevirt-simulator' },
        ownerReferences: [ownerReference(service)],
      },
      ...wanted,
    }),
  ];
}

function endpointsOf(selector: Labels, namespace: string, world: World): Endpoint[] {
  const guests = world
    .list(VMI, namespace)
    .filter((vmi) => matchesLabels(selector, vmi.metadata.labels))
    .flatMap((vmi) => endpointOf(vmi) ?? []);
  const pods = WORKLOADS.flatMap((kind) =>
    world
      .list(kind, namespace)
      .filter((workload) => matchesLabels(selector, labelsOf(workload)))
      .flatMap(podsOf),
  );
  return [...guests, ...pods].sort((a, b) => a.addresses[0]!.localeCompare(b.addresses[0]!));
}

function endpointOf(vmi: Instance): Endpoint | undefined {
  const address = vmi.status?.interfaces?.[0]?.ipAddress;
  if (!address || vmi.status?.phase !== 'Running') return undefined;
  const ready = isTrue(vmi, 'Ready') && !isDeleting(vmi);
  return { addresses: [address], conditions: { ready, serving: ready }, nodeName: vmi.status.nodeName };
}

const labelsOf = ({ spec }: Workload): Labels | undefined => spec.template?.metadata?.labels;

function podsOf({ metadata, status }: Workload): Endpoint[] {
  const ready = Number(status?.['readyReplicas'] ?? status?.['numberReady'] ?? 0);
  const base = hash(metadata.uid);
  return Array.from({ length: ready }, (_, index) => ({
    addresses: [`10.192.${base % 256}.${1 + ((base + index) % 254)}`],
    conditions: { ready: true, serving: true },
  }));
}

/** The Services that select what changed. */
const selecting = (kind: Kind, labels: (changed: AnyLive) => Labels | undefined): Trigger => ({
  kind,
  mapToRequests: (changed, world) =>
    world
      .list(SERVICE, changed.metadata.namespace)
      .filter(({ spec }) => spec.selector && matchesLabels(spec.selector, labels(changed)))
      .map(({ metadata }) => metadata),
});

export const endpoints = controller({
  name: 'endpoint-slice',
  kind: SERVICE,
  reconcile,
  watches: [
    selecting(VMI as Kind, ({ metadata }) => metadata.labels),
    ...WORKLOADS.map((kind) => selecting(kind as Kind, (changed) => labelsOf(changed as Workload))),
  ],
});
