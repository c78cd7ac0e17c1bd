import { copyJson, isObject, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { bytesQuantity, quantityValue } from '../../../../kube/quantity';
import { containsUnresolved } from '../../../../kube/unresolved';
import type { ClusterConfig } from '../../../config';
import { fillGuest, guestOf, storedVm } from '../../../defaults';
import { type Guests, guestsAmong, namespaceOf } from '../../../guests';
import { type LauncherResources, launcherResources } from '../../../launcher-pod';
import type { ObjectIndex } from '../../../object-index';
import { poolVm } from '../../../pool-vm';
import type { Fault } from '../../engine/fault';
import { type ObjectContext, objectRules } from '../../engine/rule';

const MI = 2 ** 20;

/** What a quota can limit of the Pods of guests, by its key. */
const COUNTED: Readonly<
  Record<string, { what: string; of(pod: LauncherResources): number; show(sum: number): string }>
> = (() => {
  const memory = { what: 'memory', show: (sum: number) => bytesQuantity(Math.ceil(sum / MI) * MI) };
  const cpu = { what: 'CPUs', show: (sum: number) => String(Math.round(sum * 1000) / 1000) };
  const requestsMemory = { ...memory, of: ({ requests }: LauncherResources) => requests.memory };
  const requestsCpu = { ...cpu, of: ({ requests }: LauncherResources) => requests.cpu };
  return {
    memory: requestsMemory,
    'requests.memory': requestsMemory,
    cpu: requestsCpu,
    'requests.cpu': requestsCpu,
    'limits.memory': { ...memory, of: ({ limits }: LauncherResources) => limits.memory ?? 0 },
    'limits.cpu': { ...cpu, of: ({ limits }: LauncherResources) => limits.cpu ?? 0 },
    pods: { what: 'Pods', of: () => 1, show: String },
  };
})();

const hardOf = (quota: KubeObject): JsonObject => objectAt(quota, 'spec', 'hard') ?? {};

/** A quota of some Pods only: it is unknown which of them are guests. */
const isScoped = ({ spec }: KubeObject): boolean =>
  (Array.isArray(spec?.['scopes']) && spec['scopes'].length > 0) || isObject(spec?.['scopeSelector']);

const runningIn = (namespace: string, related: ObjectIndex): readonly Guests[] =>
  guestsAmong(related).filter((one) => one.namespace === namespace && one.count > 0);

/** The spec of one guest as it is started; undefined where an instancetype or another part of it is not known. */
function startedSpec({ owner, spec }: Guests, cluster: ClusterConfig, { find }: ObjectIndex): JsonObject | undefined {
  const vm = owner.kind === 'VirtualMachinePool' ? poolVm(owner) : owner;
  const started =
    vm.kind === 'VirtualMachine' ? (guestOf(storedVm(vm, cluster, find), cluster, find).spec ?? {}) : copyJson(spec);
  if (containsUnresolved(objectAt(started, 'domain'))) return undefined;
  fillGuest({ metadata: {}, spec: started }, cluster);
  return started;
}

function exceeded(quota: KubeObject, { cluster, related }: ObjectContext): Fault[] {
  const hard = hardOf(quota);
  const keys = Object.keys(COUNTED).filter((key) => quantityValue(hard[key]) !== undefined);
  if (keys.length === 0 || isScoped(quota)) return [];
  const limitedBy = { cpu: 'limits.cpu' in hard, memory: 'limits.memory' in hard };
  const pods = runningIn(namespaceOf(quota), related).flatMap((guests) => {
    const spec = startedSpec(guests, cluster, related);
    return spec ? [{ count: guests.count, pod: launcherResources(spec, cluster, limitedBy) }] : [];
  });
  const guests = pods.reduce((sum, { count }) => sum + count, 0);
  return keys.flatMap((key) => {
    const { what, of, show } = COUNTED[key]!;
    const sum = pods.reduce((total, { count, pod }) => total + count * of(pod), 0);
    if (sum <= quantityValue(hard[key])!) return [];
    const one = guests === 1 ? 'the guest of this namespace needs' : `the ${guests} guests of this namespace need`;
    const overhead = what === 'memory' ? ', which includes what KubeVirt itself needs for each' : '';
    return [
      {
        at: `spec.hard["${key}"]`,
        message: `The quota allows ${String(hard[key])} (${key}), but ${one} ${show(sum)} ${what === 'Pods' ? 'Pods' : `of ${what === 'CPUs' ? 'CPU' : what}`}${overhead}: ${guests === 1 ? 'it stays' : 'those that start last stay'} Pending. Raise it, with room for one more guest: a live migration runs a second Pod until it ends.`,
        found: hard[key],
        allowed: `at least ${show(sum)}`,
      },
    ];
  });
}

function throttled(quota: KubeObject, { related }: ObjectContext): Fault | undefined {
  if (!('limits.cpu' in hardOf(quota)) || isScoped(quota)) return undefined;
  const without = runningIn(namespaceOf(quota), related).find(
    ({ spec }) =>
      valueAt(spec, 'domain', 'resources', 'limits', 'cpu') === undefined &&
      valueAt(spec, 'domain', 'cpu', 'dedicatedCpuPlacement') !== true,
  );
  if (!without) return undefined;
  return {
    at: 'spec.hard["limits.cpu"]',
    message: `Because this quota counts limits.cpu, KubeVirt limits the Pod of each guest to as many CPUs as the guest has, such as that of ${without.owner.kind} "${without.name}". The emulator and its I/O threads share them, so a busy guest is throttled. Use requests.cpu instead, or set domain.resources.limits.cpu with room to spare.`,
    allowed: 'requests.cpu',
    suggestion: 'requests.cpu',
  };
}

const KINDS = ['ResourceQuota'];
const hard = (limits: object) => ({ 'spec.hard': limits });
const vm = (resources?: object): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: { domain: { cpu: { sockets: 2 }, memory: { guest: '4Gi' }, devices: {}, ...(resources && { resources }) } },
    },
  },
});

export const RESOURCE_QUOTAS = objectRules('resource quotas', [
  {
    id: 'RQ-01',
    name: 'quota-smaller-than-its-guests',
    title: 'ResourceQuota that is smaller than the guests of its namespace',
    kinds: KINDS,
    paths: Object.keys(COUNTED).map((key) => `spec.hard["${key}"]`),
    severity: 'warning',
    check: exceeded,
    good: { edit: hard({ 'requests.memory': '5Gi' }), related: [vm()] },
    bad: { edit: hard({ 'requests.memory': '4Gi' }), related: [vm()] },
  },
  {
    id: 'RQ-02',
    name: 'quota-throttles-guests',
    title: 'ResourceQuota on `limits.cpu`, which throttles guests',
    kinds: KINDS,
    paths: ['spec.hard["limits.cpu"]'],
    severity: 'warning',
    check: throttled,
    good: { edit: hard({ 'requests.cpu': '8' }), related: [vm()] },
    bad: { edit: hard({ 'limits.cpu': '8' }), related: [vm()] },
  },
]);
