import type { Construct } from 'constructs';
import { mapUnresolved } from '../../kube/unresolved';
import {
  checkedProps,
  constructError,
  goDuration,
  type IResource,
  isKnown,
  type NamespacedRef,
  nameOf,
  seconds,
  type TimeSpan,
} from '../base';
import type { RoleRule } from '../scripts';
import { after, existing, inNamespaceOf, type Whereabouts } from './reference';
import { ScheduledJob, type ScheduledJobProps } from './scheduled-job';
import { SCHEDULE_LABEL, SNAPSHOT_SCRIPT } from './snapshot-script';

/** Props of a schedule of snapshots. */
export interface SnapshotScheduleProps extends ScheduledJobProps {
  /**
   * The VMs, all in one namespace.
   * @change CronJob/spec.jobTemplate
   */
  readonly of: readonly NamespacedRef[];
  /**
   * Number of snapshots of each VM to keep: of those that are ready to use, the newest. At least 1.
   * @default 7
   * @change CronJob/spec.jobTemplate
   */
  readonly keep?: number;
  /**
   * Time after which KubeVirt gives up a snapshot.
   * @default 5m
   * @change CronJob/spec.jobTemplate
   */
  readonly failureDeadline?: TimeSpan;
}

const RULES: readonly RoleRule[] = [
  {
    apiGroups: ['snapshot.kubevirt.io'],
    resources: ['virtualmachinesnapshots'],
    verbs: ['create', 'delete', 'list'],
  },
  // A snapshot that one of these reads is not removed.
  { apiGroups: ['snapshot.kubevirt.io'], resources: ['virtualmachinerestores'], verbs: ['list'] },
  { apiGroups: ['clone.kubevirt.io'], resources: ['virtualmachineclones'], verbs: ['list'] },
  { apiGroups: ['export.kubevirt.io'], resources: ['virtualmachineexports'], verbs: ['list'] },
];

/**
 * Snapshots of VMs on a schedule, of which the newest are kept: a CronJob with the rights that it needs. It never removes a snapshot that it has not taken,
 * that is in progress, or that is being read, and always keeps the newest one that is ready, even if all later ones failed. A Job fails if one of its
 * snapshots does. `kubectl create job NAME --from=cronjob/SCHEDULE` takes one out of turn.
 * @see https://kubevirt.io/user-guide/storage/snapshot_restore_api/
 */
export class SnapshotSchedule extends ScheduledJob {
  /** A schedule that exists already, whose snapshots a drill restores. */
  static fromSnapshotScheduleName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  /** Names of the VMs. */
  readonly vms: readonly string[];

  constructor(scope: Construct, id: string, props: SnapshotScheduleProps) {
    const { of, keep = 7, failureDeadline = '5m' } = checkedProps(scope, id, new.target, props);
    const deadline = seconds(failureDeadline);
    super(scope, id, inNamespaceOf(props, ...of), {
      script: SNAPSHOT_SCRIPT,
      env: () => ({
        SCHEDULE: this.name,
        SCHEDULE_LABEL,
        VMS: mapUnresolved(of.map((vm) => ({ name: nameOf(vm) })) as unknown, (known) =>
          JSON.stringify(known),
        ) as string,
        KEEP: mapUnresolved(keep as unknown, String) as string,
        FAILURE_DEADLINE: goDuration(failureDeadline),
        WAIT_SECONDS: mapUnresolved(deadline as unknown, (known) => String(Number(known) + MARGIN)) as string,
      }),
      rules: () => RULES,
      activeDeadlineSeconds: mapUnresolved(deadline as unknown, (known) => Number(known) + 5 * MARGIN) as number,
    });
    if (of.length === 0) {
      throw constructError(
        this,
        '`of` is empty, so the schedule takes no snapshot. List the VMs, or remove the schedule.',
      );
    }
    if (isKnown(keep) && !(Number.isInteger(keep) && keep >= 1)) {
      throw constructError(
        this,
        `keep is ${JSON.stringify(keep)}, and must be a whole number from 1. Use 7 for a week of nightly snapshots.`,
      );
    }
    if (isKnown(deadline) && deadline === 0) {
      throw constructError(
        this,
        "failureDeadline is 0, so a snapshot that gets stuck would block all later ones. Set a time, such as '5m'.",
      );
    }
    this.vms = of.map(nameOf);
    after(this, ...of);
  }
}

/** Time for KubeVirt to report that a snapshot failed, in seconds. */
const MARGIN = 60;
