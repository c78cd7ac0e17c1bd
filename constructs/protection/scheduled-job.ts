import type { Construct } from 'constructs';
import { isCron } from '../../kube/cron';
import { unknownTimeZone } from '../../kube/time-zone';
import { constructError, isKnown, Manifest, Resource, type ResourceProps } from '../base';
import { account, type RoleRule, type ScriptPodProps, scriptPod } from '../scripts';

/** Props of what runs on a schedule in the cluster. */
export interface ScheduledJobProps extends ResourceProps, ScriptPodProps {
  /**
   * When to run, as a cron expression: `0 2 * * *` for every night at two.
   * @change CronJob/spec.schedule
   */
  readonly schedule: string;
  /**
   * Time zone of the schedule, such as `Europe/Berlin`.
   * @default - that of the cluster's controller manager, usually UTC
   * @change CronJob/spec.timeZone
   */
  readonly timeZone?: string;
  /**
   * Whether nothing runs until this is false again.
   * @default false
   * @change CronJob/spec.suspend
   */
  readonly suspend?: boolean;
}

/** What a scheduled Job runs. */
interface Program {
  readonly script: string;
  readonly env: () => Readonly<Record<string, string | undefined>>;
  /** The rights of its ServiceAccount in its namespace. */
  readonly rules: () => readonly RoleRule[];
  /** Time after which Kubernetes ends the Job, in seconds. */
  readonly activeDeadlineSeconds: number;
}

/** A Job gets the name of its CronJob and eleven characters, and its pods have a label with that. */
const LONGEST_NAME = 52;

/** A CronJob that runs a script, and its ServiceAccount, Role and RoleBinding. */
export abstract class ScheduledJob extends Resource {
  protected readonly apiObject: Manifest;

  protected constructor(scope: Construct, id: string, props: ScheduledJobProps, program: Program) {
    super(scope, id, props, { kind: 'CronJob', nameRule: 'label' });
    if (isKnown(this.name) && this.name.length > LONGEST_NAME) {
      throw constructError(
        this,
        `the name "${this.name}" has ${this.name.length} characters, and that of a CronJob may have ${LONGEST_NAME}. Set a shorter \`name\`.`,
      );
    }
    checkSchedule(this, props.schedule);
    checkTimeZone(this, props.timeZone);
    account(this, this, program.rules);
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: this.objectMeta(),
      spec: {
        schedule: props.schedule,
        timeZone: props.timeZone,
        suspend: props.suspend,
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            backoffLimit: 2,
            activeDeadlineSeconds: program.activeDeadlineSeconds,
            template: { spec: scriptPod(props, this.name, program.script, program.env) },
          },
        },
      },
    });
  }
}

function checkSchedule(construct: Construct, schedule: string): void {
  if (!isKnown(schedule)) return;
  if (/TZ=/.test(schedule)) {
    throw constructError(
      construct,
      `the schedule ${JSON.stringify(schedule)} names a time zone, which a CronJob rejects there. Set \`timeZone\` instead.`,
    );
  }
  if (typeof schedule === 'string' && isCron(schedule, 'kubernetes') && !schedule.startsWith('@every')) return;
  throw constructError(
    construct,
    `${JSON.stringify(schedule)} is not a valid schedule. Use five fields (minute, hour, day of the month, month, day of the week from 0 for Sunday to 6), such as '0 2 * * *'.`,
  );
}

/** The API server rejects a CronJob whose time zone it does not know. */
function checkTimeZone(construct: Construct, zone: string | undefined): void {
  const unknown = typeof zone === 'string' && isKnown(zone) ? unknownTimeZone(zone) : undefined;
  if (!unknown) return;
  const meant = unknown.suggestion ? ` Did you mean "${unknown.suggestion}"?` : '';
  throw constructError(
    construct,
    `the time zone ${JSON.stringify(zone)} is not in the IANA database, and a CronJob with it is rejected.${meant} Use a name such as 'Europe/Berlin'.`,
  );
}
