import { copyJson, isObject, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { bytesQuantity, quantityValue } from '../../../../kube/quantity';
import { containsUnresolved } from '../../../../kube/unresolved';
import type { ClusterConfig } from '../../../config';
import { fillGuest, guestOf, storedVm } from '../../../defaults';
import { type Guests, guestsAmong, namespaceOf } from '../../../guests';
import { type LauncherResources, launcherResources, vcpusOf } from '../../../launcher-pod';
import type { ObjectIndex } from '../../../object-index';
import { poolVm } from '../../../pool-vm';
import type { Fault } from '../../engine/fault';
import { type ObjectContext, objectRules } from '../../engine/rule';

const MI = 2 ** 20;

/** One guest as a quota sees it: its Pod, and what it is given itself. */
interface Usage {
  pod: LauncherResources;
  domain: JsonObject;
}

interface Counted {
  what: string;
  of(guest: Usage): number;
  show(sum: number): string;
}

const memory = { what: 'memory', show: (sum: number) => bytesQuantity(Math.ceil(sum / MI) * MI) };
const cpu = { what: 'CPU', show: (sum: number) => String(Math.round(sum * 1000) / 1000) };
const requestsMemory: Counted = { ...memory, of: ({ pod }) => pod.requests.memory };
const requestsCpu: Counted = { ...cpu, of: ({ pod }) => pod.requests.cpu };

/** What each kind of quota can limit of guests, by its key, and what it means to be beyond it. */
const QUOTAS = {
  ResourceQuota: {
    version: 'v1',
    counted: {
      memory: requestsMemory,
      'requests.memory': requestsMemory,
      cpu: requestsCpu,
      'requests.cpu': requestsCpu,
      'limits.memory': { ...memory, of: ({ pod }) => pod.limits.memory ?? 0 },
      'limits.cpu': { ...cpu, of: ({ pod }) => pod.limits.cpu ?? 0 },
      pods: { what: 'Pods', of: () => 1, show: String },
    },
    overhead: ', which includes what KubeVirt itself needs for each',
    beyond: 'Pending. Raise it, with room for one more guest: a live migration runs a second Pod until it ends.',
  },
  ApplicationAwareResourceQuota: {
    version: 'aaq.kubevirt.io/v1alpha1',
    counted: {
      'requests.memory/vmi': {
        ...memory,
        of: ({ domain }) =>
          quantityValue(
            valueAt(domain, 'memory', 'guest') ?? valueAt(domain, 'resources', 'requests', 'memory') ?? 0,
          ) ?? 0,
      },
      'requests.cpu/vmi': { ...cpu, what: 'vCPU', of: ({ domain }) => vcpusOf(domain) },
      'requests.instances/vmi': { what: 'instances', of: () => 1, show: String },
    },
    overhead: '',
    beyond: 'gated. Raise it.',
  },
} satisfies Record<
  string,
  { version: string; counted: Readonly<Record<string, Counted>>; overhead: string; beyond: string }
>;

/** Which quotas are read here: by kind, the API version. */
export const QUOTA_VERSIONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(QUOTAS).map(([kind, { version }]) => [kind, version]),
);

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
  const { counted, overhead, beyond } = QUOTAS[quota.kind as keyof typeof QUOTAS];
  const hard = hardOf(quota);
  const limits = Object.entries(counted as Readonly<Record<string, Counted>>).flatMap(([key, measure]) => {
    const limit = quantityValue(hard[key]);
    return limit === undefined ? [] : [{ key, limit, ...measure }];
  });
  if (limits.length === 0 || isScoped(quota)) return [];
  const limitedBy = { cpu: 'limits.cpu' in hard, memory: 'limits.memory' in hard };
  const usages = runningIn(namespaceOf(quota), related).flatMap((guests) => {
    const spec = startedSpec(guests, cluster, related);
    if (!spec) return [];
    const domain = objectAt(spec, 'domain') ?? {};
    return [{ count: guests.count, usage: { pod: launcherResources(spec, cluster, limitedBy), domain } }];
  });
  const guests = usages.reduce((sum, { count }) => sum + count, 0);
  const one = guests === 1;
  return limits.flatMap(({ key, limit, what, of, show }) => {
    const sum = usages.reduce((total, { count, usage }) => total + count * of(usage), 0);
    if (sum <= limit) return [];
    const needs = `${one ? 'the guest of this namespace needs' : `the ${guests} guests of this namespace need`} ${show(sum)}`;
    const unit = show === String ? what : `of ${what}`;
    return [
      {
        at: `spec.hard["${key}"]`,
        message: `The quota allows ${String(hard[key])} (${key}), but ${needs} ${unit}${what === 'memory' ? overhead : ''}: ${one ? 'it stays' : 'those that start last stay'} ${beyond}`,
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
    title: 'Quota that is smaller than the guests of its namespace',
    kinds: Object.keys(QUOTAS),
    paths: Object.values(QUOTAS).flatMap(({ counted }) => Object.keys(counted).map((key) => `spec.hard["${key}"]`)),
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
