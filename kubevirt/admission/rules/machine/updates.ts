import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../../object';
import { canonicalQuantity } from '../../../quantity';
import { objectRules } from '../../rule';

type MachineObject = KubeObject & {
  status?: { snapshotInProgress?: string; restoreInProgress?: string };
  spec?: {
    running?: boolean;
    runStrategy?: string;
    template?: { spec?: { architecture?: string; volumes?: unknown[]; domain?: { machine?: { type?: string } } } };
  };
};

const RESERVED = [
  'kubevirt.io/created-by',
  'kubevirt.io/migrationJobUID',
  'kubevirt.io/nodeName',
  'kubevirt.io/migrationTargetNodeName',
  'kubevirt.io/schedulable',
  'kubevirt.io/install-strategy',
];
const reservedOf = ({ metadata }: KubeObject) => RESERVED.map((label) => metadata?.labels?.[label]);

const specOf = ({ spec }: MachineObject) => spec ?? {};
const templateOf = (object: MachineObject) => specOf(object).template?.spec ?? {};

/** Equal, whatever way quantities are written. */
const same = (a: unknown, b: unknown) => isDeepStrictEqual(plain(a), plain(b));
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, child) =>
      typeof child === 'string' ? (canonicalQuantity(child) ?? child) : child,
    ),
  );

const FAMILIES: Readonly<Record<string, string>> = { amd64: 'q35', arm64: 'virt', s390x: 's390-ccw-virtio' };

export const UPDATES = objectRules<MachineObject>('updates', [
  {
    id: 'UPD-01',
    title: 'A change of a running guest',
    paths: ['spec'],
    kinds: ['VirtualMachineInstance'],
    on: 'update',
    check: (vmi, { old }) =>
      same(vmi.spec, old!.spec)
        ? undefined
        : {
            at: 'spec',
            message:
              'The spec of a VirtualMachineInstance cannot be changed: it is what the guest runs with. Change the VirtualMachine that it belongs to, or delete the instance and make a new one.',
          },
    good: { edit: { 'metadata.labels': { app: 'web' } }, old: {} },
    bad: { edit: { 'spec.terminationGracePeriodSeconds': 5 }, old: {} },
  },
  {
    id: 'UPD-02',
    title: "A change of KubeVirt's own labels",
    paths: ['metadata.labels'],
    kinds: ['VirtualMachineInstance'],
    on: 'update',
    check: (vmi, { old }) => {
      const before = reservedOf(old!);
      return RESERVED.filter((_, i) => reservedOf(vmi)[i] !== before[i]).map((label) => ({
        at: `metadata.labels["${label}"]`,
        message: `The label ${label} is written by KubeVirt's own components and cannot be changed by anybody else. Leave it as it is.`,
        found: vmi.metadata?.labels?.[label],
      }));
    },
    good: {
      edit: { 'metadata.labels': { app: 'web', 'kubevirt.io/nodeName': 'node-1' } },
      old: { 'metadata.labels': { 'kubevirt.io/nodeName': 'node-1' } },
    },
    bad: { edit: { 'metadata.labels': {} }, old: { 'metadata.labels': { 'kubevirt.io/nodeName': 'node-1' } } },
  },
  {
    id: 'UPD-08',
    title: 'Disks changed during a snapshot',
    paths: ['spec.template.spec.volumes', 'spec.template.spec.domain.devices.disks'],
    kinds: ['VirtualMachine'],
    on: 'update',
    check: (vm, { old }) => {
      const snapshot = (old!.status ?? vm.status)?.snapshotInProgress;
      return snapshot && !same(templateOf(vm).volumes, templateOf(old!).volumes)
        ? {
            at: 'spec',
            message: `The snapshot "${snapshot}" is being taken, and until it is done the volumes cannot be changed. Wait for it, then apply again.`,
          }
        : undefined;
    },
    good: {
      edit: { 'spec.template.spec.terminationGracePeriodSeconds': 5 },
      old: { status: { snapshotInProgress: 'nightly' } },
    },
    bad: {
      edit: { 'spec.template.spec.volumes[2]': { name: 'data', emptyDisk: { capacity: '1Gi' } } },
      old: { status: { snapshotInProgress: 'nightly' } },
    },
  },
  {
    id: 'UPD-09',
    title: 'A start or stop during a snapshot',
    paths: ['spec.running', 'spec.runStrategy'],
    kinds: ['VirtualMachine'],
    on: 'update',
    check: (vm, { old }) => {
      const snapshot = (old!.status ?? vm.status)?.snapshotInProgress;
      return snapshot && powerChanged(vm, old!)
        ? {
            at: 'spec.runStrategy',
            message: `The snapshot "${snapshot}" is being taken, and until it is done the machine cannot be started or stopped. Wait for it, then apply again.`,
          }
        : undefined;
    },
    good: {
      edit: { 'spec.template.spec.terminationGracePeriodSeconds': 5 },
      old: { status: { snapshotInProgress: 'nightly' } },
    },
    bad: { edit: { 'spec.runStrategy': 'Halted' }, old: { status: { snapshotInProgress: 'nightly' } } },
  },
  {
    id: 'UPD-10',
    title: 'A start or stop during a restore',
    paths: ['spec.running', 'spec.runStrategy'],
    kinds: ['VirtualMachine'],
    on: 'update',
    check: (vm, { old }) => {
      const restore = (old!.status ?? vm.status)?.restoreInProgress;
      return restore && specOf(vm).runStrategy !== specOf(old!).runStrategy
        ? {
            at: 'spec.runStrategy',
            message: `The restore "${restore}" is under way, and until it is done the run strategy cannot be changed. Wait for it, then apply again.`,
          }
        : undefined;
    },
    good: {
      edit: { 'spec.template.spec.terminationGracePeriodSeconds': 5 },
      old: { status: { restoreInProgress: 'back' } },
    },
    bad: { edit: { 'spec.runStrategy': 'Manual' }, old: { status: { restoreInProgress: 'back' } } },
  },
  {
    id: 'NEW-07',
    title: 'A new architecture for the old machine type',
    paths: ['spec.template.spec.architecture', 'spec.template.spec.domain.machine.type'],
    kinds: ['VirtualMachine'],
    on: 'update',
    check: (vm, { old, cluster }) => {
      const [before, after] = [templateOf(old!), templateOf(vm)];
      const [from, to] = [
        before.architecture ?? cluster.architecture,
        after.architecture ?? before.architecture ?? cluster.architecture,
      ];
      return from === to || after.domain?.machine?.type
        ? undefined
        : {
            at: 'spec.template.spec.domain.machine.type',
            message: `The machine was made for ${from}, and its machine type of then is kept in the cluster where this manifest says none. Write domain.machine.type: ${FAMILIES[to] ?? '...'} together with the new architecture.`,
            found: to,
            suggestion: FAMILIES[to],
          };
    },
    good: {
      edit: { 'spec.template.spec.architecture': 'arm64', 'spec.template.spec.domain.machine': { type: 'virt' } },
      old: { 'spec.template.spec.architecture': 'amd64' },
    },
    bad: { edit: { 'spec.template.spec.architecture': 'arm64' }, old: { 'spec.template.spec.architecture': 'amd64' } },
  },
]);

/** Whether the state that the machine should be in is another, or is said in another way. */
function powerChanged(vm: MachineObject, old: MachineObject): boolean {
  return specOf(vm).running !== specOf(old).running || specOf(vm).runStrategy !== specOf(old).runStrategy;
}
