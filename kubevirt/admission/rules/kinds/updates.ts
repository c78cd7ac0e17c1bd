import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../rule';
import { sameJson, type WithSpec } from './words';

type Vm = WithSpec<{
  running?: boolean;
  runStrategy?: string;
  template?: { spec?: { volumes?: unknown; domain?: { devices?: { disks?: unknown } } } };
}> & { status?: { snapshotInProgress?: string; restoreInProgress?: string } };

const VM = ['VirtualMachine'];
const GUEST = ['VirtualMachineInstance'];

/** Labels of a running guest that only KubeVirt writes. */
const RESERVED = [
  'created-by',
  'migrationJobUID',
  'nodeName',
  'migrationTargetNodeName',
  'schedulable',
  'install-strategy',
].map((name) => `kubevirt.io/${name}`);

/** What is being done with a VM is told by the status of the object in the cluster. */
const statusOf = (vm: Vm, old: Vm | undefined) => old?.status ?? vm.status;

const running = ({ spec }: Vm) => [spec?.running, spec?.runStrategy];

export const VM_UPDATES = objectRules<Vm>('changes while something is under way', [
  {
    id: 'UPD-08',
    title: 'Disks changed during a snapshot',
    kinds: VM,
    paths: ['spec.template.spec.volumes', 'spec.template.spec.domain.devices.disks'],
    on: 'update',
    check: (vm, { old }) => {
      const snapshot = statusOf(vm, old)?.snapshotInProgress;
      const disks = ({ spec }: Vm) => [spec?.template?.spec?.volumes, spec?.template?.spec?.domain?.devices?.disks];
      if (!snapshot || !old || sameJson(disks(vm), disks(old))) return undefined;
      return {
        at: 'spec',
        message: `The snapshot "${snapshot}" of this VM is being taken, and until it is complete its disks and volumes cannot be changed. Wait, or delete the snapshot.`,
      };
    },
    good: { edit: { 'spec.runStrategy': 'Always' }, old: {} },
    bad: {
      edit: {},
      old: {
        'status.snapshotInProgress': 'nightly',
        'spec.template.spec.volumes': [],
        'spec.template.spec.domain.devices.disks': [],
      },
    },
  },
  {
    id: 'UPD-09',
    title: 'Started or stopped during a snapshot',
    kinds: VM,
    paths: ['spec.running', 'spec.runStrategy'],
    on: 'update',
    check: (vm, { old }) => {
      const snapshot = statusOf(vm, old)?.snapshotInProgress;
      if (!snapshot || !old || sameJson(running(vm), running(old))) return undefined;
      return {
        at: 'spec',
        message: `The snapshot "${snapshot}" of this VM is being taken, and until it is complete the VM cannot be started or stopped. Wait, or delete the snapshot.`,
      };
    },
    good: { edit: {}, old: { 'status.snapshotInProgress': 'nightly' } },
    bad: {
      edit: { 'spec.runStrategy': 'Halted' },
      old: { 'status.snapshotInProgress': 'nightly', 'spec.runStrategy': 'Manual' },
    },
  },
  {
    id: 'UPD-10',
    title: 'Started during a restore',
    kinds: VM,
    paths: ['spec.runStrategy'],
    on: 'update',
    check: (vm, { old }) => {
      const restore = statusOf(vm, old)?.restoreInProgress;
      if (!restore || !old || sameJson(running(vm), running(old))) return undefined;
      return {
        at: 'spec',
        message: `The restore "${restore}" of this VM is under way, and until it is complete its run strategy cannot be changed. Wait, or delete the restore.`,
      };
    },
    good: { edit: {}, old: { 'status.restoreInProgress': 'back' } },
    bad: {
      edit: { 'spec.runStrategy': 'Halted' },
      old: { 'status.restoreInProgress': 'back', 'spec.runStrategy': 'Manual' },
    },
  },
]);

export const GUEST_UPDATES = objectRules<KubeObject>('changes of running guests', [
  {
    id: 'UPD-01',
    title: 'The spec of a running guest cannot be changed',
    kinds: GUEST,
    paths: ['spec'],
    on: 'update',
    check: (vmi, { old }) =>
      old && !sameJson(vmi.spec, old.spec)
        ? {
            at: '',
            message:
              'The spec of a VirtualMachineInstance is fixed while it runs; only KubeVirt itself changes it. Change the VirtualMachine that owns it, which carries over what it can and says what needs a restart; a guest without one is deleted and made anew.',
            allowed: 'the spec as it is',
          }
        : undefined,
    good: { edit: { 'metadata.labels': { tier: 'front' } }, old: {} },
    bad: { edit: {}, old: { 'spec.hostname': 'other' } },
  },
  {
    id: 'UPD-02',
    title: "KubeVirt's own labels on a running guest",
    kinds: GUEST,
    paths: ['metadata.labels'],
    on: 'update',
    check: (vmi, { old }) => {
      const labels = (object: KubeObject | undefined, label: string) => object?.metadata?.labels?.[label];
      return RESERVED.filter((label) => labels(vmi, label) !== labels(old, label)).map((label) => ({
        at: `metadata.labels["${label}"]`,
        message: `The label ${label} is KubeVirt's own, and may not be changed or removed. Put it back to what it was.`,
        found: labels(vmi, label),
        ...(labels(old, label) !== undefined && { allowed: labels(old, label) }),
      }));
    },
    good: { edit: { 'metadata.labels': { tier: 'front' } }, old: {} },
    bad: { edit: {}, old: { 'metadata.labels': { 'kubevirt.io/nodeName': 'node-1' } } },
  },
]);
