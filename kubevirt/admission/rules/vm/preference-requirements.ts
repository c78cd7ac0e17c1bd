import { isGiven, type JsonObject, objectAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { quantityValue } from '../../../../kube/quantity';
import { isUnresolved } from '../../../../kube/unresolved';
import { preferredTopology, spreadDivisor, spreadOptions } from '../../../instancetype';
import { objectRules } from '../../engine/rule';
import { AREA, expansionOf, FULL, hasMatcher, matcherOf, SIZED_BY, specOf, VM, WHERE } from './expanded-vm';

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

export const PREFERENCE_REQUIREMENTS = objectRules(
  AREA,
  [
    {
      id: 'INS-23',
      name: 'vcpus-not-spreadable',
      title: 'vCPU count that the preference cannot spread',
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
      name: 'vcpus-below-preference-requirement',
      title: 'vCPUs below `requirements.cpu` of the preference',
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
      name: 'memory-below-preference-requirement',
      title: 'Memory below `requirements.memory` of the preference',
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
      name: 'architecture-differs-from-preference-requirement',
      title: 'Architecture other than `requirements.architecture` of the preference',
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
      name: 'preferred-cpu-features-without-cpu',
      title: 'Preferred CPU features on a VM without `domain.cpu`',
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
  ],
  WHERE,
);
