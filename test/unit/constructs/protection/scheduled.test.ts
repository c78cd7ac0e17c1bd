import { Disk, type IResource, RestoreDrill, SnapshotSchedule, VirtualMachine } from 'kubevirt-iac';
import { UNRESOLVED } from '../../../../kube/unresolved';
import { chartIn, type Loose, objectsOf, only, refusals } from '../rendered';

const containerOf = (cronJob: Loose): Loose =>
  cronJob.spec!.jobTemplate!.spec!.template!.spec!.containers![0 as never] as never;
const envOf = (cronJob: Loose) =>
  Object.fromEntries(
    (containerOf(cronJob).env as unknown as { name: string; value?: string }[]).map(({ name, value }) => [name, value]),
  );

describe('a schedule of snapshots', () => {
  it('is a CronJob with the rights that it needs, and no others', () => {
    const chart = chartIn();
    const db = new VirtualMachine(chart, 'db', { instancetype: 'u1.small' });
    new SnapshotSchedule(chart, 'nightly', { of: [db, 'web'], schedule: '0 2 * * *', timeZone: 'Europe/Berlin' });
    const cronJob = only(chart, 'CronJob');
    expect(cronJob.spec).toMatchObject({
      schedule: '0 2 * * *',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Forbid',
    });
    expect(envOf(cronJob)).toMatchObject({
      SCHEDULE: 'nightly',
      VMS: '[{"name":"db"},{"name":"web"}]',
      KEEP: '7',
      FAILURE_DEADLINE: '300s',
      WAIT_SECONDS: '360',
    });
    expect(only(chart, 'Role').rules).toEqual([
      {
        apiGroups: ['snapshot.kubevirt.io'],
        resources: ['virtualmachinesnapshots'],
        verbs: ['create', 'delete', 'list'],
      },
      { apiGroups: ['snapshot.kubevirt.io'], resources: ['virtualmachinerestores'], verbs: ['list'] },
      { apiGroups: ['clone.kubevirt.io'], resources: ['virtualmachineclones'], verbs: ['list'] },
      { apiGroups: ['export.kubevirt.io'], resources: ['virtualmachineexports'], verbs: ['list'] },
    ]);
    expect(only(chart, 'RoleBinding').subjects).toEqual([
      { kind: 'ServiceAccount', name: 'nightly', namespace: 'vms' },
    ]);
    expect(refusals(chart)).toEqual([]);
  });

  it('runs a script without a value of the user in it, as a user that is not root', () => {
    const chart = chartIn();
    const name = "o'$(reboot)`x`";
    new SnapshotSchedule(chart, 'nightly', {
      of: [name],
      schedule: '@daily',
      runAsUser: 'assigned',
      image: 'registry.example.com/node@sha256:abc',
    });
    const cronJob = only(chart, 'CronJob');
    const container = containerOf(cronJob);
    expect((container.command as never as string[]).slice(0, 3)).toEqual(['node', '--input-type=module', '--eval']);
    expect(JSON.stringify(container.command)).not.toContain('reboot');
    // A kubelet would put values of the environment in place of it.
    expect(JSON.stringify(container.command)).not.toContain('$(');
    expect(envOf(cronJob).VMS).toBe(JSON.stringify([{ name }]));
    expect(container.image).toBe('registry.example.com/node@sha256:abc');
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
    expect(cronJob.spec.jobTemplate.spec.template.spec.securityContext).toEqual({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('names a fixed image', () => {
    const chart = chartIn();
    new SnapshotSchedule(chart, 'nightly', { of: ['db'], schedule: '0 2 * * *' });
    expect(containerOf(only(chart, 'CronJob')).image).toMatch(/^docker\.io\/library\/node:\d+\.\d+\.\d+-alpine[\d.]+$/);
  });

  it.each([
    [{ of: [] }, '`of` is empty, so the schedule takes no snapshot.'],
    [{ keep: 0 }, 'keep is 0, and must be a whole number from 1.'],
    [{ keep: Number.NaN }, 'must be a whole number from 1'],
    [{ failureDeadline: '0s' }, 'failureDeadline is 0, so a snapshot that gets stuck would block all later ones.'],
    [{ schedule: '0 2 * *' }, '"0 2 * *" is not a valid schedule. Use five fields'],
    [{ schedule: '0 25 * * *' }, 'is not a valid schedule'],
    [{ schedule: '0 2 * * 7' }, 'day of the week from 0 for Sunday to 6'],
    [
      { schedule: 'TZ=Europe/Berlin 0 2 * * *' },
      'names a time zone, which a CronJob rejects there. Set `timeZone` instead.',
    ],
    [
      { timeZone: 'Europe/Berln' },
      'the time zone "Europe/Berln" is not in the IANA database, and a CronJob with it is rejected. Did you mean "Europe/Berlin"?',
    ],
    [{ timeZone: 'CEST' }, 'the time zone "CEST" is not in the IANA database'],
    [{ name: 'x'.repeat(53) }, 'has 53 characters, and that of a CronJob may have 52. Set a shorter `name`.'],
    [
      {
        of: [
          { name: 'db', namespace: 'shop' },
          { name: 'web', namespace: 'vms' },
        ],
      },
      'both must be in one',
    ],
  ])('reports %j', (props, message) => {
    expect(() => new SnapshotSchedule(chartIn(), 'nightly', { of: ['db'], schedule: '0 2 * * *', ...props })).toThrow(
      message,
    );
  });

  it('takes values that are not known yet', () => {
    const chart = chartIn();
    const later = UNRESOLVED as never;
    new SnapshotSchedule(chart, 'nightly', {
      of: [later],
      schedule: later,
      keep: later,
      failureDeadline: later,
      image: later,
    });
    expect(objectsOf(chart)).toHaveLength(4);
  });
});

describe('a restore drill', () => {
  it('may read and delete its copies alone', () => {
    const chart = chartIn();
    const db = new VirtualMachine(chart, 'db', { instancetype: 'u1.small', bootDisk: Disk.blank({ size: '1Gi' }) });
    const nightly = new SnapshotSchedule(chart, 'nightly', { of: [db, 'web'], schedule: '0 2 * * *' });
    new RestoreDrill(chart, 'drill', {
      of: [db, { vm: 'web', disks: ['root', 'data'] }],
      schedule: '0 5 * * 0',
      snapshots: nightly,
      maxAge: '48h',
    });
    // A disk that is added later counts, too.
    db.addDisk(Disk.blank({ name: 'logs', size: '1Gi' }));
    const cronJob = objectsOf(chart).find(
      ({ kind, metadata }) => kind === 'CronJob' && metadata?.name === 'drill',
    ) as never as Loose;
    expect(envOf(cronJob)).toMatchObject({
      DRILL: 'drill',
      SCHEDULE: 'nightly',
      MAX_AGE_SECONDS: '172800',
      TIMEOUT_SECONDS: '1800',
      UNTIL: 'agent',
      VMS: JSON.stringify([
        { name: 'db', copy: 'db-drill', claims: ['db-drill-root', 'db-drill-logs'] },
        { name: 'web', copy: 'web-drill', claims: ['web-drill-root', 'web-drill-data'] },
      ]),
    });
    const role = objectsOf(chart).find(
      ({ kind, metadata }) => kind === 'Role' && metadata?.name === 'drill',
    ) as never as Loose;
    const named = (role.rules as never as { verbs: string[]; resources: string[]; resourceNames?: string[] }[]).map(
      ({ verbs, resources, resourceNames }) => [resources[0], verbs.join(), resourceNames?.join()],
    );
    expect(named).toEqual([
      ['virtualmachinesnapshots', 'list', undefined],
      ['virtualmachinerestores', 'create', undefined],
      ['virtualmachinerestores', 'delete,get', 'db-drill,web-drill'],
      ['virtualmachines', 'delete,get', 'db-drill,web-drill'],
      ['virtualmachineinstances', 'get', 'db-drill,web-drill'],
      ['persistentvolumeclaims', 'delete', 'db-drill-root,db-drill-logs,web-drill-root,web-drill-data'],
    ]);
    expect(refusals(chart)).toEqual([]);
  });

  it('reports a VM that its schedule does not cover, as far as the names are known', () => {
    const chart = chartIn();
    const nightly = new SnapshotSchedule(chart, 'nightly', { of: ['db', 'mail'], schedule: '0 2 * * *' });
    const drillOf = (id: string, vm: string, snapshots: IResource = nightly) =>
      new RestoreDrill(chart, id, { of: [{ vm, disks: [] }], schedule: '0 5 * * 0', snapshots }).node.validate();
    expect(drillOf('covered', 'db')).toEqual([]);
    expect(drillOf('forgotten', 'web')).toEqual([
      'the schedule nightly takes no snapshot of web, only of db, mail, so the drill finds nothing to restore. Add web to `of` of the schedule, or remove it from `of` of the drill.',
    ]);
    expect(drillOf('late', UNRESOLVED as never)).toEqual([]);
    expect(drillOf('elsewhere', 'web', SnapshotSchedule.fromSnapshotScheduleName(chart, 'other', 'weekly'))).toEqual(
      [],
    );
  });

  it('reports a VM whose state is restored to the original only', () => {
    const chart = chartIn();
    const db = new VirtualMachine(chart, 'db', { instancetype: 'u1.small', tpm: { persistent: true } });
    const drill = new RestoreDrill(chart, 'drill', { of: [db], schedule: '0 5 * * 0' });
    expect(drill.node.validate()).toEqual([
      expect.stringContaining('db has a persistent TPM, which KubeVirt restores to the original VM only'),
    ]);
  });

  it.each([
    [{ of: [] }, '`of` is empty, so nothing is restored.'],
    [
      {
        of: [
          { vm: 'a', disks: [] },
          { vm: 'a', disks: [] },
        ],
      },
      '"a" is listed twice in `of`.',
    ],
  ])('reports %j', (props, message) => {
    expect(() => new RestoreDrill(chartIn(), 'drill', { schedule: '0 5 * * 0', ...props })).toThrow(message);
  });
});
