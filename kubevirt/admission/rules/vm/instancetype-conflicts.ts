import { valueAt } from '../../../../kube/json';
import { joinPath } from '../../../../kube/path';
import { type Edit, type ObjectRule, objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { AREA, expansionOf, FULL, matcherOf, SIZED_BY, VM, WHERE } from './expanded-vm';

interface Conflict {
  id: string;
  name: string;
  title: string;
  paths: readonly string[];
  /** What to do instead. */
  advice: string;
  /** The setting that conflicts, in the bad example. */
  bad: Edit;
}

const CONFLICTS: readonly Conflict[] = [
  {
    id: 'INS-14',
    name: 'cpu-topology-beside-instancetype',
    title: 'CPU topology beside an instancetype',
    paths: ['domain.cpu.sockets', 'domain.cpu.cores', 'domain.cpu.threads'],
    advice:
      'The instancetype gives the number of vCPUs. Remove it; for another number use another instancetype, for another topology a preference.',
    bad: { 'spec.template.spec.domain.cpu': { cores: 2 } },
  },
  {
    id: 'INS-15',
    name: 'cpu-resources-beside-instancetype',
    title: 'CPU requests or limits beside an instancetype',
    paths: ['domain.resources.requests.cpu', 'domain.resources.limits.cpu'],
    advice: 'The instancetype gives the number of vCPUs. Remove it.',
    bad: { 'spec.template.spec.domain.resources': { requests: { cpu: '1' } } },
  },
  {
    id: 'INS-16',
    name: 'guest-memory-beside-instancetype',
    title: '`memory.guest` beside an instancetype',
    paths: ['domain.memory.guest'],
    advice: 'The instancetype gives the memory. Remove it, or use another instancetype.',
    bad: { 'spec.template.spec.domain.memory': { guest: '1Gi' } },
  },
  {
    id: 'INS-17',
    name: 'memory-resources-beside-instancetype',
    title: 'Memory requests or limits beside an instancetype',
    paths: ['domain.resources.requests.memory', 'domain.resources.limits.memory'],
    advice: 'The instancetype gives the memory. Remove it.',
    bad: { 'spec.template.spec.domain.resources': { limits: { memory: '1Gi' } } },
  },
  {
    id: 'INS-18',
    name: 'cpu-setting-beside-instancetype',
    title: 'CPU setting that the instancetype also sets',
    paths: [
      'domain.cpu.model',
      'domain.cpu.dedicatedCpuPlacement',
      'domain.cpu.isolateEmulatorThread',
      'domain.cpu.numa',
      'domain.cpu.realtime',
    ],
    advice: 'The instancetype sets it as well. Remove it, or use an instancetype that leaves it open.',
    bad: { 'spec.template.spec.domain.cpu': { model: 'host-passthrough' } },
  },
  {
    id: 'INS-19',
    name: 'memory-setting-beside-instancetype',
    title: 'Memory setting that the instancetype also sets',
    paths: ['domain.memory.hugepages', 'domain.memory.maxGuest'],
    advice: 'The instancetype sets it as well. Remove it, or use an instancetype that leaves it open.',
    bad: { 'spec.template.spec.domain.memory': { maxGuest: '8Gi' } },
  },
  {
    id: 'INS-20',
    name: 'devices-beside-instancetype',
    title: 'GPUs or host devices that the instancetype also sets',
    paths: ['domain.devices.gpus', 'domain.devices.hostDevices'],
    advice: 'The instancetype lists such devices as well, and the two lists are not joined. Keep them in one place.',
    bad: { 'spec.template.spec.domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/A2' }] },
  },
  {
    id: 'INS-21',
    name: 'setting-beside-instancetype',
    title: 'Setting that the instancetype also sets',
    paths: ['domain.ioThreads', 'domain.ioThreadsPolicy', 'domain.launchSecurity', 'nodeSelector', 'schedulerName'],
    advice: 'The instancetype sets it as well. Remove it, or use an instancetype that leaves it open.',
    bad: { 'spec.template.spec.schedulerName': 'other' },
  },
  {
    id: 'INS-22',
    name: 'annotation-conflicts-with-instancetype',
    title: 'Annotation that conflicts with the instancetype',
    paths: ['/spec.template.metadata.annotations'],
    advice: 'The instancetype sets this annotation to another value. Remove it, or write the same value.',
    bad: { 'spec.template.metadata.annotations': { tier: 'gold' } },
  },
];

const sizedByFull = (edit: object) => ({
  edit: { 'spec.instancetype': { name: 'full' }, ...SIZED_BY.instancetype, ...edit },
  related: [FULL],
});

const conflictRules: ObjectRule[] = CONFLICTS.map(({ id, name, title, paths, advice, bad }) => ({
  id,
  name,
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
  good: sizedByFull({}),
  bad: { ...sizedByFull(bad), ...(id === 'INS-19' && { also: ['MEM-16', 'MEM-20'] }) },
}));

export const INSTANCETYPE_CONFLICTS = objectRules(AREA, conflictRules, WHERE);
