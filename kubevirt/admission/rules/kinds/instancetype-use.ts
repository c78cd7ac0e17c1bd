/** How a VirtualMachine names its instancetype and preference, and whether the three fit together. */

import { isGiven, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { joinPath } from '../../../../kube/path';
import { quantityValue } from '../../../../kube/quantity';
import { isUnresolved } from '../../../../kube/unresolved';
import type { ClusterConfig } from '../../../config';
import { fillTemplate, storedVm } from '../../../defaults';
import {
  type Expansion,
  expand,
  infer,
  inferenceLabel,
  MATCHED_KINDS,
  type MatcherKind,
  matchedKind,
  preferredTopology,
  spreadDivisor,
  spreadOptions,
} from '../../../instancetype';
import type { ObjectIndex } from '../../../object-index';
import type { Fault } from '../../fault';
import { type Edit, type Example, type ObjectContext, type ObjectRule, objectRules } from '../../rule';
import { oneOf, show } from '../../suggest';
import { unlessOneOf } from '../machine/words';

interface Matcher {
  name?: string;
  kind?: string;
  revisionName?: string;
  inferFromVolume?: string;
  inferFromVolumeFailurePolicy?: string;
}

const VM = ['VirtualMachine'];
const MATCHERS: readonly MatcherKind[] = ['instancetype', 'preference'];
const matcherOf = (vm: KubeObject, which: MatcherKind) => vm.spec?.[which] as Matcher | undefined;

/** The same rule for both matchers, which have ids of their own. */
function forBoth(
  ids: Readonly<Record<MatcherKind, string>>,
  title: string,
  field: string | undefined,
  check: (
    matcher: Matcher,
    which: MatcherKind,
    vm: KubeObject,
    context: ObjectContext,
  ) => Omit<Fault, 'at'> | undefined,
  good: object,
  bad: object | ((which: MatcherKind) => object),
): ObjectRule[] {
  return MATCHERS.map((which) => {
    const at = field ? `spec.${which}.${field}` : `spec.${which}`;
    return {
      id: ids[which],
      title: title.replace('{}', which),
      kinds: VM,
      paths: [at],
      check: (vm, context) => {
        const matcher = matcherOf(vm, which);
        const fault = matcher && check(matcher, which, vm, context);
        return fault && { ...fault, at };
      },
      good: { [`spec.${which}`]: good, ...SIZED_BY[which] },
      bad: { [`spec.${which}`]: typeof bad === 'function' ? bad(which) : bad, ...SIZED_BY[which] },
    };
  });
}

/** A machine sized by an instancetype says no size itself. */
const SIZED_BY: Readonly<Record<MatcherKind, object>> = {
  instancetype: { 'spec.template.spec.domain.cpu': undefined, 'spec.template.spec.domain.memory': undefined },
  preference: {},
};

/** Expanded once for all rules that look at the same VM. */
const expansions = new WeakMap<KubeObject, { related: ObjectIndex; cluster: ClusterConfig; expansion: Expansion }>();

function expansionOf(vm: KubeObject, { related, cluster }: ObjectContext): Expansion {
  const known = expansions.get(vm);
  if (known?.related === related && known.cluster === cluster) return known.expansion;
  const expansion = expand(storedVm(vm, cluster, related.find), related.find);
  const spec = objectAt(expansion.vm, 'spec', 'template', 'spec');
  if (spec && expansion.vm !== vm && hasMatcher(vm)) fillTemplate(spec, cluster);
  expansions.set(vm, { related, cluster, expansion });
  return expansion;
}

const hasMatcher = (vm: KubeObject) => MATCHERS.some((which) => isGiven(vm.spec?.[which]));
const specOf = (found: Expansion['instancetype']): JsonObject | undefined =>
  found.state === 'found' ? found.spec : undefined;

const CONFLICTS: readonly [
  id: string,
  title: string,
  paths: readonly string[],
  advice: string,
  good: object,
  bad: object,
][] = [
  [
    'INS-14',
    'A CPU topology beside an instancetype',
    ['domain.cpu.sockets', 'domain.cpu.cores', 'domain.cpu.threads'],
    'The instancetype gives the number of vCPUs. Remove it; for another number use another instancetype, for another topology a preference.',
    {},
    { 'spec.template.spec.domain.cpu': { cores: 2 } },
  ],
  [
    'INS-15',
    'CPU requests or limits beside an instancetype',
    ['domain.resources.requests.cpu', 'domain.resources.limits.cpu'],
    'The instancetype gives the number of vCPUs. Remove it.',
    {},
    { 'spec.template.spec.domain.resources': { requests: { cpu: '1' } } },
  ],
  [
    'INS-16',
    'Guest memory beside an instancetype',
    ['domain.memory.guest'],
    'The instancetype gives the memory. Remove it, or use another instancetype.',
    {},
    { 'spec.template.spec.domain.memory': { guest: '1Gi' } },
  ],
  [
    'INS-17',
    'Memory requests or limits beside an instancetype',
    ['domain.resources.requests.memory', 'domain.resources.limits.memory'],
    'The instancetype gives the memory. Remove it.',
    {},
    { 'spec.template.spec.domain.resources': { limits: { memory: '1Gi' } } },
  ],
  [
    'INS-18',
    'A CPU setting that the instancetype makes too',
    [
      'domain.cpu.model',
      'domain.cpu.dedicatedCpuPlacement',
      'domain.cpu.isolateEmulatorThread',
      'domain.cpu.numa',
      'domain.cpu.realtime',
    ],
    'The instancetype sets it as well. Remove it, or use an instancetype that leaves it open.',
    {},
    { 'spec.template.spec.domain.cpu': { model: 'host-passthrough' } },
  ],
  [
    'INS-19',
    'A memory setting that the instancetype makes too',
    ['domain.memory.hugepages', 'domain.memory.maxGuest'],
    'The instancetype sets it as well. Remove it, or use an instancetype that leaves it open.',
    {},
    { 'spec.template.spec.domain.memory': { maxGuest: '8Gi' } },
  ],
  [
    'INS-20',
    'Devices that the instancetype gives too',
    ['domain.devices.gpus', 'domain.devices.hostDevices'],
    'The instancetype lists such devices as well, and the two lists are not joined. Keep them in one place.',
    {},
    { 'spec.template.spec.domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/A2' }] },
  ],
  [
    'INS-21',
    'A setting that the instancetype makes too',
    ['domain.ioThreads', 'domain.ioThreadsPolicy', 'domain.launchSecurity', 'nodeSelector', 'schedulerName'],
    'The instancetype sets it as well. Remove it, or use an instancetype that leaves it open.',
    {},
    { 'spec.template.spec.schedulerName': 'other' },
  ],
  [
    'INS-22',
    'An annotation that the instancetype sets otherwise',
    ['/spec.template.metadata.annotations'],
    'The instancetype sets this annotation to another value. Remove it, or write the same value.',
    {},
    { 'spec.template.metadata.annotations': { tier: 'gold' } },
  ],
];

/** A root disk on a claim. */
const fromClaim = { 'spec.template.spec.volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'golden' } } };
const claim = (labels: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'golden', labels },
});
const inferring = (inferFromVolume: string) => ({ 'spec.preference': { inferFromVolume } });
const labelled = {
  edit: { ...inferring('root'), ...fromClaim },
  related: [claim({ [inferenceLabel('preference')]: 'small-linux' })],
};
const fromTemplate = (source: object) => ({
  edit: {
    ...inferring('root'),
    'spec.template.spec.volumes[0]': { name: 'root', dataVolume: { name: 'image' } },
    'spec.dataVolumeTemplates': [
      { metadata: { name: 'image' }, spec: { storage: { resources: { requests: { storage: '10Gi' } } }, source } },
    ],
  },
  related: [
    {
      ...claim({ [inferenceLabel('preference')]: 'small-linux' }),
      metadata: { name: 'golden', namespace: 'images', labels: { [inferenceLabel('preference')]: 'small-linux' } },
    },
  ],
});

/** Why an instancetype or preference cannot be inferred, by rule. */
const INFERENCE = {
  'INS-10': {
    title: 'A volume to infer from that is not there',
    advice: 'Name one of spec.template.spec.volumes,',
    examples: { good: labelled, bad: { edit: inferring('nope') } },
  },
  'INS-11': {
    title: 'A volume that nothing can be inferred from',
    advice: 'Name a volume with a PersistentVolumeClaim or DataVolume, whose labels can be read,',
    examples: { good: labelled, bad: { edit: inferring('root') } },
  },
  'INS-12': {
    title: 'A volume without the labels to infer from',
    advice: 'Label it with {},',
    examples: { good: labelled, bad: { ...labelled, related: [claim({ other: 'x' })] } },
  },
  'INS-13': {
    title: 'A DataVolume template that nothing can be inferred from',
    advice:
      'Make it a clone (source.pvc, source.snapshot, or sourceRef to a DataSource), whose original has labels to read,',
    examples: {
      good: fromTemplate({ pvc: { name: 'golden', namespace: 'images' } }),
      bad: fromTemplate({ http: { url: 'https://example.com/disk.img' } }),
    },
  },
} as const;

/** An instancetype that sets everything that it can. */
const FULL: KubeObject = {
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind: 'VirtualMachineClusterInstancetype',
  metadata: { name: 'full' },
  spec: {
    cpu: { guest: 2, model: 'host-model' },
    memory: { guest: '4Gi', maxGuest: '8Gi' },
    gpus: [{ name: 'a2', deviceName: 'nvidia.com/A2' }],
    schedulerName: 'vms',
    annotations: { tier: 'silver' },
  },
};

const sizedByFull = (edit: object) => ({
  edit: { 'spec.instancetype': { name: 'full' }, ...SIZED_BY.instancetype, ...edit },
  related: [FULL],
});

const conflictRules: ObjectRule[] = CONFLICTS.map(([id, title, paths, advice, good, bad]) => ({
  id,
  title,
  kinds: VM,
  paths: paths.map((path) => (path.startsWith('/') ? path.slice(1) : `spec.template.spec.${path}`)),
  check: (vm, context) => {
    if (!matcherOf(vm, 'instancetype')) return undefined;
    const { conflicts, instancetype } = expansionOf(vm, context);
    const name =
      instancetype.state === 'found' ? `the instancetype "${instancetype.object.metadata?.name}"` : 'an instancetype';
    return conflicts
      .filter(({ rule }) => rule === id)
      .map(({ path }) => {
        const at = path.reduce(joinPath, 'spec.template');
        return {
          at,
          message: `This VM takes its size from ${name}, but itself sets ${path.slice(1).join('.')} to ${show(valueAt(vm, 'spec', 'template', ...path))}. ${advice}`,
          found: valueAt(vm, 'spec', 'template', ...path),
          allowed: 'nothing, beside this instancetype',
        };
      });
  },
  good: sizedByFull(good),
  bad: { ...sizedByFull(bad), ...(id === 'INS-19' && { also: ['MEM-16', 'MEM-20'] }) },
}));

const preferenceThat = (spec: object): KubeObject => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind: 'VirtualMachineClusterPreference',
  metadata: { name: 'picky' },
  spec: { ...spec },
});
const instancetypeWith = (guest: number, memory: string): KubeObject => ({
  ...FULL,
  metadata: { name: 'plain' },
  spec: { cpu: { guest }, memory: { guest: memory } },
});
const fitted = (instancetype: KubeObject, preference: object) => ({
  edit: { 'spec.instancetype': { name: 'plain' }, 'spec.preference': { name: 'picky' }, ...SIZED_BY.instancetype },
  related: [instancetype, preferenceThat(preference)],
});

/** The fields of a topology that a preference counts, and what they are multiplied to. */
function countedVcpus(cpu: JsonObject, preference: JsonObject): { fields: readonly string[]; vcpus: number } {
  const topology = preferredTopology(preference);
  const all = ['sockets', 'cores', 'threads'];
  const across: Readonly<Record<string, readonly string[]>> = {
    SocketsCores: ['sockets', 'cores'],
    CoresThreads: ['cores', 'threads'],
    SocketsCoresThreads: all,
  };
  const fields =
    topology === 'any' ? all : topology === 'spread' ? (across[spreadOptions(preference).across] ?? []) : [topology];
  return { fields, vcpus: fields.reduce((product, field) => product * Number(cpu[field] ?? 0), 1) };
}

export const INSTANCETYPE_USE = objectRules(
  'instancetypes and preferences in use',
  [
    ...forBoth(
      { instancetype: 'INS-01', preference: 'INS-05' },
      'A matcher of no {}',
      undefined,
      ({ name, inferFromVolume }, which) =>
        name || inferFromVolume
          ? undefined
          : {
              message: `spec.${which} names nothing. Put the name of a ${oneOf(MATCHED_KINDS[which])} into name, or that of a volume to read it from into inferFromVolume; or remove spec.${which}.`,
              allowed: 'name or inferFromVolume',
            },
      { name: 'u1.small' },
      {},
    ),
    ...forBoth(
      { instancetype: 'INS-02', preference: 'INS-06' },
      'A {} that is both named and inferred',
      'name',
      ({ name, inferFromVolume }, which) =>
        name && inferFromVolume
          ? {
              message: `The ${which} is named (${show(name)}) and at the same time to be inferred from the volume ${show(inferFromVolume)}. Remove one of the two.`,
              found: name,
              allowed: 'nothing, beside inferFromVolume',
            }
          : undefined,
      { name: 'u1.small' },
      { name: 'u1.small', inferFromVolume: 'root' },
    ),
    ...forBoth(
      { instancetype: 'INS-03', preference: 'INS-07' },
      'A kind of {} that is inferred',
      'kind',
      ({ kind, inferFromVolume }, which) =>
        kind && inferFromVolume
          ? {
              message: `The ${which} is inferred from the volume ${show(inferFromVolume)}, and its kind with it, but kind is ${show(kind)}. Remove kind.`,
              found: kind,
              allowed: 'nothing, beside inferFromVolume',
            }
          : undefined,
      { name: 'u1.small' },
      (which) => ({ kind: MATCHED_KINDS[which][0], inferFromVolume: 'root' }),
    ),
    ...forBoth(
      { instancetype: 'INS-04', preference: 'INS-08' },
      'An unknown policy for a {} that cannot be inferred',
      'inferFromVolumeFailurePolicy',
      ({ inferFromVolumeFailurePolicy: policy }) => unlessOneOf('', policy, ['Reject', 'Ignore'], 'a policy'),
      { name: 'u1.small', inferFromVolumeFailurePolicy: 'Ignore' },
      { name: 'u1.small', inferFromVolumeFailurePolicy: 'ignore' },
    ),
    {
      id: 'INS-09',
      title: 'Another name beside the old revision',
      kinds: VM,
      paths: ['spec.instancetype.revisionName', 'spec.preference.revisionName'],
      on: 'update',
      check: (vm, { old }) =>
        MATCHERS.flatMap((which) => {
          const [now, before] = [matcherOf(vm, which), old && matcherOf(old, which)];
          if (!now?.revisionName || !before || now.name === before.name || now.revisionName !== before.revisionName)
            return [];
          return [
            {
              at: `spec.${which}.revisionName`,
              message: `spec.${which} names ${show(now.name)} instead of ${show(before.name)}, but revisionName still pins a stored copy of the old one. Remove revisionName.`,
              found: now.revisionName,
              allowed: 'nothing, or a revision of the new one',
            },
          ];
        }),
      good: {
        edit: { 'spec.preference': { name: 'small-linux' } },
        old: { 'spec.preference': { name: 'rhel.9', revisionName: 'r1' } },
      },
      bad: {
        edit: { 'spec.preference': { name: 'small-linux', revisionName: 'r1' } },
        old: { 'spec.preference': { name: 'rhel.9', revisionName: 'r1' } },
      },
    },
    ...(['INS-10', 'INS-11', 'INS-12', 'INS-13'] as const).map(
      (id): ObjectRule => ({
        id,
        title: INFERENCE[id].title,
        kinds: VM,
        paths: MATCHERS.map((which) => `spec.${which}.inferFromVolume`),
        check: (vm, { related }) =>
          MATCHERS.flatMap((which) => {
            const inference = infer(vm, which, related.find);
            const ignored = matcherOf(vm, which)?.inferFromVolumeFailurePolicy === 'Ignore';
            if (inference.state !== 'failed' || inference.rule !== id || (ignored && inference.ignorable)) return [];
            return [
              {
                at: `spec.${which}.inferFromVolume`,
                message: `The ${which} cannot be inferred from the volume ${show(matcherOf(vm, which)?.inferFromVolume)}: ${inference.reason}. ${INFERENCE[id].advice.replace('{}', inferenceLabel(which))} or write the name of the ${which} itself.`,
                found: matcherOf(vm, which)?.inferFromVolume,
              },
            ];
          }),
        ...INFERENCE[id].examples,
      }),
    ),
    {
      id: 'INS-36',
      title: 'Something to infer from that must be there first',
      kinds: VM,
      paths: MATCHERS.map((which) => `spec.${which}.inferFromVolume`),
      severity: 'warning',
      check: (vm, { related }) =>
        MATCHERS.flatMap((which) => {
          const inference = infer(vm, which, related.find);
          if (inference.state !== 'unknown') return [];
          return [
            {
              at: `spec.${which}.inferFromVolume`,
              message: `The ${which} is read from the label ${inferenceLabel(which)} of ${inference.kind} "${inference.name}" when the VM is created, and the VM is refused if that is not there yet. Make sure that it is, or write the name of the ${which} itself.`,
            },
          ];
        }),
      good: { 'spec.preference': { name: 'small-linux' } },
      bad: { edit: { 'spec.preference': { inferFromVolume: 'root' }, ...fromClaim } },
    },
    ...conflictRules,
    {
      id: 'INS-23',
      title: 'vCPUs that cannot be spread as preferred',
      kinds: VM,
      paths: ['spec.instancetype', 'spec.preference'],
      check: (vm, context) => {
        if (!hasMatcher(vm)) return undefined;
        const { instancetype, preference } = expansionOf(vm, context);
        const [sized, preferred] = [specOf(instancetype), specOf(preference)];
        const vcpus = valueAt(sized, 'cpu', 'guest');
        if (!preferred || typeof vcpus !== 'number') return undefined;
        const divisor = spreadDivisor(preferred);
        if (divisor !== 0 && vcpus % divisor === 0) return undefined;
        const name = `preference "${matcherOf(vm, 'preference')?.name}"`;
        return {
          at: 'spec.instancetype',
          message:
            divisor === 0
              ? `The ${name} spreads vCPUs in the ratio 0, at which KubeVirt's webhook fails with an internal error. Correct the preference, or use another one.`
              : `The instancetype "${matcherOf(vm, 'instancetype')?.name}" has ${vcpus} vCPUs, and the ${name} spreads them in groups of ${divisor}, which leaves a remainder. Use an instancetype whose vCPUs are a multiple of ${divisor}, or another preference.`,
          found: vcpus,
          allowed: `a multiple of ${divisor}`,
        };
      },
      good: fitted(instancetypeWith(4, '4Gi'), { cpu: { preferredCPUTopology: 'spread' } }),
      bad: fitted(instancetypeWith(3, '4Gi'), { cpu: { preferredCPUTopology: 'spread' } }),
    },
    {
      id: 'INS-24',
      title: 'Fewer vCPUs than the preference requires',
      kinds: VM,
      paths: ['spec.instancetype', 'spec.template.spec.domain.cpu'],
      check: (vm, context) => {
        if (!hasMatcher(vm)) return undefined;
        const { instancetype, preference, vm: expanded } = expansionOf(vm, context);
        const preferred = specOf(preference);
        const required = valueAt(preferred, 'requirements', 'cpu', 'guest');
        if (!preferred || typeof required !== 'number' || instancetype.state === 'unknown') return undefined;
        const needs = `The preference "${matcherOf(vm, 'preference')?.name}" requires at least ${required} vCPUs`;
        if (instancetype.state === 'found') {
          const vcpus = Number(valueAt(instancetype.spec, 'cpu', 'guest') ?? 0);
          if (vcpus >= required) return undefined;
          return {
            at: 'spec.instancetype',
            message: `${needs}, and the instancetype "${instancetype.object.metadata?.name}" has ${vcpus}. Use a larger instancetype, or another preference.`,
            found: vcpus,
            allowed: `at least ${required} vCPUs`,
          };
        }
        const cpu = objectAt(expanded, 'spec', 'template', 'spec', 'domain', 'cpu') ?? {};
        const { fields, vcpus } = countedVcpus(cpu, preferred);
        if (fields.some((field) => isUnresolved(cpu[field])) || !(vcpus < required)) return undefined;
        return {
          at: `spec.template.spec.domain.cpu.${fields[0] ?? 'sockets'}`,
          message: `${needs}, counted as ${fields.join(' times ')}, and this VM has ${vcpus}. Raise domain.cpu.${fields[0]}, or use another preference.`,
          found: vcpus,
          allowed: `at least ${required}`,
        };
      },
      good: fitted(instancetypeWith(4, '4Gi'), { requirements: { cpu: { guest: 4 } } }),
      bad: fitted(instancetypeWith(2, '4Gi'), { requirements: { cpu: { guest: 4 } } }),
    },
    {
      id: 'INS-25',
      title: 'Less memory than the preference requires',
      kinds: VM,
      paths: ['spec.instancetype', 'spec.template.spec.domain.memory'],
      check: (vm, context) => {
        if (!hasMatcher(vm)) return undefined;
        const { instancetype, preference, vm: expanded } = expansionOf(vm, context);
        const required = valueAt(specOf(preference), 'requirements', 'memory', 'guest');
        if (!isGiven(required) || instancetype.state === 'unknown') return undefined;
        const own = valueAt(expanded, 'spec', 'template', 'spec', 'domain', 'memory', 'guest');
        const provided = own ?? '0';
        if (isUnresolved(provided) || !((quantityValue(provided) ?? 0) < (quantityValue(required) ?? 0)))
          return undefined;
        const sized = instancetype.state === 'found';
        return {
          at: sized ? 'spec.instancetype' : 'spec.template.spec.domain.memory',
          message: `The preference "${matcherOf(vm, 'preference')?.name}" requires at least ${required} of memory, and ${sized ? `the instancetype "${instancetype.object.metadata?.name}"` : 'this VM'} has ${own ?? 'none'}. ${sized ? 'Use a larger instancetype' : 'Raise domain.memory.guest'}, or use another preference.`,
          found: own,
          allowed: `at least ${required}`,
        };
      },
      good: fitted(instancetypeWith(2, '8Gi'), { requirements: { memory: { guest: '8Gi' } } }),
      bad: fitted(instancetypeWith(2, '4Gi'), { requirements: { memory: { guest: '8Gi' } } }),
    },
    {
      id: 'INS-26',
      title: 'Another architecture than the preference requires',
      kinds: VM,
      paths: ['spec.template.spec.architecture'],
      check: (vm, context) => {
        if (!hasMatcher(vm)) return undefined;
        const { preference, vm: expanded } = expansionOf(vm, context);
        const required = valueAt(specOf(preference), 'requirements', 'architecture');
        const architecture = valueAt(expanded, 'spec', 'template', 'spec', 'architecture');
        if (!isGiven(required) || isUnresolved(architecture) || architecture === required) return undefined;
        return {
          at: 'spec.template.spec.architecture',
          message: `The preference "${matcherOf(vm, 'preference')?.name}" is for ${required} guests, and this one is ${architecture}. Set architecture to ${required} (and use an image for it), or use another preference.`,
          found: architecture,
          allowed: String(required),
          suggestion: String(required),
        };
      },
      good: fitted(instancetypeWith(2, '4Gi'), { requirements: { architecture: 'amd64' } }),
      bad: fitted(instancetypeWith(2, '4Gi'), { requirements: { architecture: 'arm64' } }),
    },
    {
      id: 'INS-32',
      title: 'Preferred CPU features for a VM that says nothing of its CPU',
      kinds: VM,
      paths: ['spec.preference', 'spec.template.spec.domain.cpu'],
      check: (vm, context) => {
        if (!hasMatcher(vm) || isGiven(vm.spec?.['instancetype'])) return undefined;
        const features = valueAt(specOf(expansionOf(vm, context).preference), 'cpu', 'preferredCPUFeatures');
        if (!Array.isArray(features) || features.length === 0) return undefined;
        if (isGiven(valueAt(vm, 'spec', 'template', 'spec', 'domain', 'cpu'))) return undefined;
        return {
          at: 'spec.template.spec.domain.cpu',
          message: `The preference "${matcherOf(vm, 'preference')?.name}" adds CPU features, and KubeVirt's webhook fails with an internal error where the VM has neither an instancetype nor a domain.cpu to add them to. Set domain.cpu, such as { sockets: 1 }, or name an instancetype.`,
          allowed: 'domain.cpu, or an instancetype',
        };
      },
      good: {
        edit: { 'spec.preference': { name: 'picky' }, 'spec.template.spec.domain.cpu': { sockets: 2 } },
        related: [preferenceThat({ cpu: { preferredCPUFeatures: [{ name: 'vmx' }] } })],
      },
      bad: {
        edit: { 'spec.preference': { name: 'picky' }, 'spec.template.spec.domain.cpu': undefined },
        related: [preferenceThat({ cpu: { preferredCPUFeatures: [{ name: 'vmx' }] } })],
      },
    },
    {
      id: 'INS-37',
      title: 'An unknown kind of instancetype or preference',
      kinds: VM,
      paths: ['spec.instancetype.kind', 'spec.preference.kind'],
      stage: 'start',
      check: (vm) =>
        MATCHERS.flatMap((which) => {
          const kind = matcherOf(vm, which)?.kind;
          if (!kind || matchedKind(which, kind)) return [];
          const fault = unlessOneOf(`spec.${which}.kind`, kind, MATCHED_KINDS[which], `a kind of ${which}`);
          return fault ? [{ ...fault, message: `${fault.message} The API takes this, but the VM never starts.` }] : [];
        }),
      good: { 'spec.preference': { name: 'small-linux', kind: 'VirtualMachinePreference' } },
      bad: { 'spec.preference': { name: 'small-linux', kind: 'Preference' } },
    },
  ],
  { when: ({ spec }) => MATCHERS.some((which) => spec?.[which] !== undefined) },
);

/** A pool's machines are judged when they are made, which is after the pool was taken. */
function ofPools(rule: ObjectRule): ObjectRule {
  const base = 'spec.virtualMachineTemplate';
  return {
    ...rule,
    kinds: ['VirtualMachinePool'],
    paths: rule.paths.map((path) => `${base}.${path}`),
    stage: 'start',
    check: (pool, context) => {
      const template = objectAt(pool, 'spec', 'virtualMachineTemplate');
      const vm = template && madeOf(template, pool);
      const faults = vm && rule.check(vm, { ...context, old: undefined });
      return faults && [faults].flat().map((fault) => ({ ...fault, at: `${base}.${fault.at}` }));
    },
    good: inPool(rule.good),
    bad: inPool(rule.bad),
  };
}

/** An example on a VM as one on the machines of a pool. */
function inPool(example: Edit | Example): Example {
  const { edit, ...rest } = ('edit' in example ? example : { edit: example }) as Example;
  const moved = Object.entries(edit).map(([path, value]) => [`spec.virtualMachineTemplate.${path}`, value]);
  return { ...rest, edit: Object.fromEntries(moved) };
}

const made = new WeakMap<JsonObject, KubeObject>();

/** The VM of a pool, the same object each time. */
function madeOf(template: JsonObject, pool: KubeObject): KubeObject {
  let vm = made.get(template);
  if (!vm) {
    const { name, namespace } = pool.metadata ?? {};
    const metadata = {
      ...objectAt(template, 'metadata'),
      name: `${name}-0`,
      ...(namespace !== undefined && { namespace }),
    };
    vm = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata, spec: objectAt(template, 'spec') ?? {} };
    made.set(template, vm);
  }
  return vm;
}

/** The same rules for the machines of pools; documented above. */
export const POOL_INSTANCETYPE_USE = objectRules(
  'instancetypes and preferences of pools',
  INSTANCETYPE_USE.rules.filter(({ on }) => on !== 'update').map(ofPools),
);
