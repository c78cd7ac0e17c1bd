import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { isUnresolved } from '../../../../kube/unresolved';
import { type Guests, guestsAmong, guestsLike, isSelected, namespaceOf } from '../../../guests';
import type { ObjectIndex } from '../../../object-index';
import type { Fault } from '../../engine/fault';
import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';

/** Kinds whose Pods a Service may mean as well, and where the labels of those are. */
const WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['metadata', 'labels'],
  ...Object.fromEntries(
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'].map((kind) => [
      kind,
      ['spec', 'template', 'metadata', 'labels'],
    ]),
  ),
};

/** Where the labels of guests are written in each kind. */
const LABELS: Readonly<Record<string, string>> = {
  VirtualMachine: 'spec.template.metadata.labels',
  VirtualMachineInstanceReplicaSet: 'spec.template.metadata.labels',
  VirtualMachinePool: 'spec.virtualMachineTemplate.spec.template.metadata.labels',
};

/** Labels that only guests have. */
const GUEST_LABEL = /(^|\.)kubevirt\.io(\/|$)/;

const has = (labels: unknown, selector: JsonObject): boolean =>
  isUnresolved(labels) ||
  (isObject(labels) &&
    Object.entries(selector).every(([key, value]) => labels[key] === value || isUnresolved(labels[key])));

const selectsWorkload = (selector: JsonObject, namespace: string, related: ObjectIndex): boolean =>
  Object.entries(WORKLOADS).some(([kind, path]) =>
    related
      .given(kind)
      .some((workload) => namespaceOf(workload) === namespace && has(valueAt(workload, ...path), selector)),
  );

const written = (selector: JsonObject): string =>
  Object.entries(selector)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');

function selectsNothing(service: KubeObject, related: ObjectIndex): Fault | undefined {
  const selector = objectAt(service, 'spec', 'selector');
  if (!selector || Object.keys(selector).length === 0 || Object.values(selector).some(isUnresolved)) return undefined;
  const namespace = namespaceOf(service);
  if (guestsLike(selector, related).some((one) => one.namespace === namespace && isSelected(one, selector)))
    return undefined;
  const guests = guestsAmong(related).filter((one) => one.namespace === namespace);
  if (guests.length === 0) return undefined;
  if (selectsWorkload(selector, namespace, related)) return undefined;
  const labelled = guests.find(({ owner }) => has(owner.metadata?.labels, selector));
  const fault = { at: 'spec.selector', found: selector };
  if (labelled) {
    const { owner, name } = labelled;
    return {
      ...fault,
      message: `This Service selects no guest: its selector ${written(selector)} fits the labels of the ${owner.kind} "${name}" itself, which the Pods of its guests do not carry. Add them to ${LABELS[owner.kind] ?? 'metadata.labels'} of the ${owner.kind}.`,
      allowed: 'labels of a guest',
    };
  }
  if (!Object.keys(selector).some((key) => GUEST_LABEL.test(key))) return undefined;
  return {
    ...fault,
    message: `This Service selects no guest: none in namespace ${namespace} is labelled ${written(selector)}. ${insteadOf(selector, guests)}`,
    allowed: 'labels of a guest',
  };
}

function insteadOf(selector: JsonObject, guests: readonly Guests[]): string {
  const meant = guests.find(({ name }) => Object.values(selector).includes(name)) ?? guests[0]!;
  const labels = LABELS[meant.owner.kind] ?? 'metadata.labels';
  const members = meant.owner.kind === 'VirtualMachine' || meant.owner.kind === 'VirtualMachineInstance';
  const own = members ? `, or select vm.kubevirt.io/name: ${meant.name}, which KubeVirt sets` : '';
  return `Add them to ${labels} of the ${meant.owner.kind} "${meant.name}"${own}.`;
}

const isPort = (port: unknown): boolean => Number.isInteger(port) && Number(port) >= 1 && Number(port) <= 65535;

const PORT = 'a whole number from 1 to 65535';

function portFaults(service: KubeObject): Fault[] {
  return objectsAt(service, 'spec', 'ports').flatMap(({ port, targetPort }, i) => {
    const faults: Fault[] = [];
    const add = (key: string, found: unknown) =>
      faults.push({
        at: `spec.ports[${i}].${key}`,
        message: `${key} is ${shown(found)}, which is not a valid port; Kubernetes rejects the Service. Use ${PORT}.`,
        found,
        allowed: PORT,
      });
    if (!isPort(port)) add('port', port);
    if (typeof targetPort === 'number' && !isPort(targetPort)) add('targetPort', targetPort);
    return faults;
  });
}

/** NaN is null in JSON, where it says nothing to a reader. */
const shown = (value: unknown): string =>
  value === undefined || value === null || Number.isNaN(value) ? 'not a number' : show(value);

/** The ports of nodes that Kubernetes gives to Services unless its API server is configured otherwise. */
const NODE_PORTS = { least: 30000, most: 32767 };

const SERVICE = ['Service'];
const web = { 'spec.selector': { 'kubevirt.io/domain': 'web' } };
const guest = (labels: object, own: object = {}) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'default', labels: own as Record<string, string> },
  spec: { runStrategy: 'Always', template: { metadata: { labels }, spec: { domain: { devices: {} } } } },
});

export const SERVICES = objectRules('services', [
  {
    id: 'SVC-01',
    name: 'service-without-guest',
    title: 'Service that selects no guest',
    kinds: SERVICE,
    paths: ['spec.selector'],
    severity: 'warning',
    check: (service, { related }) => selectsNothing(service, related),
    good: { edit: web, related: [guest({ 'kubevirt.io/domain': 'web' })] },
    bad: { edit: { 'spec.selector': { app: 'web' } }, related: [guest({}, { app: 'web' })] },
  },
  {
    id: 'SVC-02',
    name: 'service-port-out-of-range',
    title: 'Service `port` out of range',
    kinds: SERVICE,
    paths: ['spec.ports[].port', 'spec.ports[].targetPort'],
    check: portFaults,
    good: { 'spec.ports[0]': { port: 65535, targetPort: 'http' } },
    bad: { 'spec.ports[0].port': 70000 },
  },
  {
    id: 'SVC-03',
    name: 'node-port-out-of-range',
    title: '`nodePort` outside the range that clusters reserve for it',
    kinds: SERVICE,
    paths: ['spec.ports[].nodePort'],
    severity: 'warning',
    check: (service) =>
      objectsAt(service, 'spec', 'ports').flatMap(({ nodePort }, i) => {
        const { least, most } = NODE_PORTS;
        if (nodePort === undefined || nodePort === 0 || isUnresolved(nodePort)) return [];
        if (Number.isInteger(nodePort) && Number(nodePort) >= least && Number(nodePort) <= most) return [];
        return [
          {
            at: `spec.ports[${i}].nodePort`,
            message: `nodePort is ${shown(nodePort)}. Clusters accept ${least} to ${most}, unless their API server is configured otherwise. Use a number in that range, or omit it: then the cluster chooses one.`,
            found: nodePort,
            allowed: `${least} to ${most}`,
          },
        ];
      }),
    good: { 'spec.type': 'NodePort', 'spec.ports[0].nodePort': 30080 },
    bad: { 'spec.type': 'NodePort', 'spec.ports[0].nodePort': 80 },
  },
]);
