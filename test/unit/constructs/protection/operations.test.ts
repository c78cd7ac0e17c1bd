import { App, Chart } from 'cdk8s';
import {
  Backup,
  BackupTracker,
  Clone,
  core,
  Disk,
  Export,
  Migration,
  Restore,
  Snapshot,
  VirtualMachine,
} from 'kubevirt-iac';
import { check } from '../../../../constructs/check';
import { apiObjects } from '../../../../constructs/render';
import { inOrder } from '../../../../constructs/synth/order';
import type { KubeObject } from '../../../../kube/object';
import { UNRESOLVED } from '../../../../kube/unresolved';
import { chartIn, objectsOf, only, refusals } from '../rendered';

const vmIn = (chart: Chart, name = 'db') =>
  new VirtualMachine(chart, name, { instancetype: 'u1.small', bootDisk: Disk.blank({ size: '1Gi' }) });

describe('a snapshot', () => {
  it('is of a VM, in its namespace, and stays when it leaves the program', () => {
    const chart = chartIn();
    const snapshot = new Snapshot(chart, 'before', { of: { name: 'db', namespace: 'shop' }, failureDeadline: '10m' });
    expect(only(chart, 'VirtualMachineSnapshot')).toEqual({
      apiVersion: 'snapshot.kubevirt.io/v1beta1',
      kind: 'VirtualMachineSnapshot',
      metadata: {
        name: 'before',
        namespace: 'shop',
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        },
      },
      spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' }, failureDeadline: '600s' },
    });
    expect(snapshot.source).toBe('db');
    expect(refusals(chart)).toEqual([]);
  });

  it('is taken by its VM, after the VM', () => {
    const chart = chartIn();
    const snapshot = vmIn(chart).snapshot('before-upgrade', { retain: false });
    expect([snapshot.name, snapshot.source]).toEqual(['db-before-upgrade', 'db']);
    expect(only(chart, 'VirtualMachineSnapshot').metadata).toEqual({ name: 'db-before-upgrade', namespace: 'vms' });
    expect(inOrder(chart).map(({ object, wave }) => `${wave} ${object.kind}`)).toEqual([
      '0 DataVolume',
      '0 VirtualMachine',
      '1 VirtualMachineSnapshot',
    ]);
  });

  it('must be in the namespace of its VM', () => {
    expect(() => new Snapshot(chartIn(), 'x', { of: { name: 'db', namespace: 'shop' }, namespace: 'vms' })).toThrow(
      'test/x: "db" is in the namespace shop and "x" in vms, but both must be in one. Omit `namespace`, or refer to an object in vms.',
    );
  });
});

describe('a restore', () => {
  it('is in place, after its snapshot, so that Git stays true', () => {
    const chart = chartIn();
    const db = vmIn(chart);
    const from = db.snapshot('before');
    new Restore(chart, 'a-restore', { of: db, from });
    expect(only(chart, 'VirtualMachineRestore').spec).toEqual({
      target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' },
      virtualMachineSnapshotName: 'db-before',
      volumeRestorePolicy: 'InPlace',
    });
    expect(
      inOrder(chart)
        .map(({ object }) => object.kind)
        .slice(-2),
    ).toEqual(['VirtualMachineSnapshot', 'VirtualMachineRestore']);
    expect(refusals(chart)).toEqual([]);
  });

  it('is of the VM that the snapshot was taken of', () => {
    const chart = chartIn();
    const from = vmIn(chart).snapshot('before');
    expect(() => new Restore(chart, 'x', { of: 'web', from })).toThrow(
      'the snapshot "db-before" is of the VM "db", so "web" cannot be put back to it. Restore "db", or make another VM with new Clone(',
    );
    new Restore(chart, 'y', { of: 'web', from: Snapshot.fromSnapshotName(chart, 'old', 'old') });
    expect(only(chart, 'VirtualMachineRestore').spec.virtualMachineSnapshotName).toBe('old');
  });
});

describe('a clone', () => {
  it('gets no traffic of its source', () => {
    const chart = chartIn();
    new Clone(chart, 'copy', { of: vmIn(chart), to: 'db-2' });
    const filters = ['*', '!kubevirt.io/vm', '!vm.kubevirt.io/name'];
    expect(only(chart, 'VirtualMachineClone').spec).toEqual({
      source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' },
      target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db-2' },
      labelFilters: filters,
      template: { labelFilters: filters },
      volumeNamePolicy: 'PrefixTargetName',
    });
    expect(refusals(chart)).toEqual([]);
  });

  it('is of a snapshot, and changed', () => {
    const chart = chartIn();
    const patch = { op: 'add', path: '/spec/runStrategy', value: 'Always' } as const;
    new Clone(chart, 'copy', {
      snapshot: 'old',
      to: 'db-2',
      patches: [patch],
      newMacAddresses: { default: '02:00:00:00:00:01' },
    });
    expect(only(chart, 'VirtualMachineClone').spec).toMatchObject({
      source: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'old' },
      patches: ['{"op":"add","path":"/spec/runStrategy","value":"Always"}'],
    });
    expect(refusals(chart)).toEqual([]);
  });

  it.each([
    [{ of: 'db', to: 'db' }, '"db" cannot be cloned to itself. Set `to` to the name of a new VM.'],
    [{ to: 'db' }, 'this one names neither. Set either `of` or `snapshot`.'],
    [{ of: 'a', snapshot: 'b', to: 'db' }, 'this one names both. Set either `of` or `snapshot`.'],
    [
      { of: 'a', to: 'db', patches: [{ op: 'add', path: '/metadata/labels/a', value: 'x:1' }] },
      'the value of the patch of /metadata/labels/a has a comma or a colon',
    ],
  ])('reports %j', (props, message) => {
    expect(() => new Clone(chartIn(), 'x', props as never)).toThrow(message);
  });
});

describe('an export', () => {
  it.each([
    ['of', { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'x' }],
    ['snapshot', { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'x' }],
    ['claim', { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'x' }],
    ['backup', { apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackup', name: 'x' }],
  ])('offers %s', (key, source) => {
    const chart = chartIn();
    new Export(chart, 'out', { [key]: 'x', ttl: '4h', tokenSecret: 'token' });
    expect(only(chart, 'VirtualMachineExport').spec).toEqual({
      source,
      ttlDuration: '14400s',
      tokenSecretRef: 'token',
    });
    expect(refusals(chart)).toEqual([]);
  });

  it('has one source', () => {
    expect(() => new Export(chartIn(), 'x', {})).toThrow(
      'this one has none. Set exactly one of of, snapshot, claim, backup.',
    );
    expect(() => new Export(chartIn(), 'x', { of: 'a', claim: 'b' })).toThrow('this one has of and claim.');
  });
});

describe('a backup', () => {
  it('is incremental with a tracker, and after it', () => {
    const chart = chartIn();
    const tracker = new BackupTracker(chart, 'tracker', { of: vmIn(chart) });
    new Backup(chart, 'a-backup', { tracker, claim: 'backups' });
    expect(only(chart, 'VirtualMachineBackup').spec).toEqual({
      source: { apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackupTracker', name: 'tracker' },
      mode: 'Push',
      pvcName: 'backups',
    });
    expect(
      inOrder(chart)
        .map(({ object }) => object.kind)
        .slice(-2),
    ).toEqual(['VirtualMachineBackupTracker', 'VirtualMachineBackup']);
  });

  it('is pulled with a token', () => {
    const chart = chartIn();
    new Backup(chart, 'full', { of: 'db', claim: 'scratch', pullToken: 'token', ttl: '1h' });
    expect(only(chart, 'VirtualMachineBackup').spec).toMatchObject({
      mode: 'Pull',
      tokenSecretRef: 'token',
      ttlDuration: '3600s',
    });
    expect(() => new Backup(chart, 'x', { claim: 'a' } as never)).toThrow(
      'this one names neither. Set either `of` or `tracker`.',
    );
  });

  it('needs a feature gate, which synth() reports', () => {
    const chart = chartIn();
    new Backup(chart, 'full', { of: 'db', claim: 'scratch' });
    expect(refusals(chart)).toEqual([expect.stringContaining('BKP-01')]);
    const configuration = { developerConfiguration: { featureGates: ['IncrementalBackup'] } };
    new core.v1.KubeVirt(chart, 'kubevirt', { spec: { configuration } });
    const findings = check(
      apiObjects(chart).map((construct) => ({ construct, object: construct.toJson() as KubeObject })),
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

it('a migration names its guest and where it may go', () => {
  const chart = chartIn();
  new Migration(chart, 'move', { of: vmIn(chart), addedNodeSelector: { 'kubernetes.io/hostname': 'node-2' } });
  expect(only(chart, 'VirtualMachineInstanceMigration').spec).toEqual({
    vmiName: 'db',
    addedNodeSelector: { 'kubernetes.io/hostname': 'node-2' },
  });
  expect(refusals(chart)).toEqual([]);
});

it('names that are not known yet pass through', () => {
  const chart = chartIn();
  const name = UNRESOLVED as never as string;
  new Snapshot(chart, 'a', { of: name });
  new Restore(chart, 'b', { of: name, from: name });
  new Clone(chart, 'c', { of: name, to: name });
  new Export(chart, 'd', { claim: name });
  new Migration(chart, 'e', { of: name });
  expect(objectsOf(chart)).toHaveLength(5);
});

it('objects that act on others come last in their wave, a snapshot before its restore', () => {
  const chart = new Chart(new App(), 'c', { namespace: 'vms' });
  new Restore(chart, 'a', { of: 'db', from: 'z' });
  new Backup(chart, 'b', { tracker: 'y', claim: 'c' });
  new BackupTracker(chart, 'y', { of: 'db' });
  new Snapshot(chart, 'z', { of: 'db' });
  new VirtualMachine(chart, 'db', { instancetype: 'u1.small' });
  expect(inOrder(chart).map(({ object }) => object.name)).toEqual(['db', 'z', 'y', 'a', 'b']);
});
