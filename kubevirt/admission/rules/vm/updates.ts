import { objectRules } from '../../engine/rule';
import { sameJson, type WithSpec } from '../shared/rule-templates';

type Vm = WithSpec<{
  running?: boolean;
  runStrategy?: string;
  template?: { spec?: { volumes?: unknown; domain?: { devices?: { disks?: unknown } } } };
}> & { status?: { snapshotInProgress?: string; restoreInProgress?: string } };

const VM = ['VirtualMachine'];

/** What is being done with a VM is told by the status of the object in the cluster. */
const statusOf = (vm: Vm, old: Vm | undefined) => old?.status ?? vm.status;

const running = ({ spec }: Vm) => [spec?.running, spec?.runStrategy];

export const VM_UPDATES = objectRules<Vm>('changes while something is under way', [
  {
    id: 'UPD-08',
    name: 'disks-changed-during-snapshot',
    title: 'Disks or volumes changed during a snapshot',
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
    name: 'run-strategy-changed-during-snapshot',
    title: 'Run strategy changed during a snapshot',
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
    name: 'run-strategy-changed-during-restore',
    title: 'Run strategy changed during a restore',
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
