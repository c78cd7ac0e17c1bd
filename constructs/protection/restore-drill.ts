import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { objectAt, valueAt } from '../../kube/json';
import { mapUnresolved } from '../../kube/unresolved';
import {
  checkedProps,
  constructError,
  type IResource,
  isKnown,
  type NamespacedRef,
  nameOf,
  seconds,
  type TimeSpan,
} from '../base';
import type { RoleRule } from '../scripts';
import { DRILL_ANNOTATION, DRILL_SCRIPT } from './drill-script';
import { after, existing, inNamespaceOf, type Whereabouts } from './reference';
import { ScheduledJob, type ScheduledJobProps } from './scheduled-job';
import type { SnapshotSchedule } from './snapshot-schedule';
import { SCHEDULE_LABEL } from './snapshot-script';

/** A VM, and the names of its disks on claims. */
export interface DrilledVm {
  /**
   * The VM.
   * @change CronJob/spec.jobTemplate
   */
  readonly vm: NamespacedRef;
  /**
   * Names of its disks that are on claims or DataVolumes. The Job may delete the copies of these, and no other claim.
   * @change Role/rules
   */
  readonly disks: readonly string[];
}

/** A VirtualMachine of this program, which knows its disks. */
export interface RestorableVm {
  readonly name: string;
  readonly namespace?: string;
  /** Names of the disks that are on claims or DataVolumes. */
  readonly claimedDisks: readonly string[];
}

/** Props of a restore drill. */
export interface RestoreDrillProps extends ScheduledJobProps {
  /**
   * The VMs, all in one namespace: VirtualMachines of this program, or existing ones with the names of their disks. They are
   * restored one after the other.
   * @change CronJob/spec.jobTemplate
   */
  readonly of: readonly (DrilledVm | RestorableVm)[];
  /**
   * The schedule whose snapshots are restored.
   * @default - any snapshot of the VM counts
   * @change CronJob/spec.jobTemplate
   */
  readonly snapshots?: IResource;
  /**
   * Age that the newest snapshot may have, or the drill fails: a schedule that does not run any more is noticed.
   * @default - any
   * @change CronJob/spec.jobTemplate
   */
  readonly maxAge?: TimeSpan;
  /**
   * When a guest counts as up: its guest agent has connected, or it runs.
   * @default agent
   * @change CronJob/spec.jobTemplate
   */
  readonly until?: 'agent' | 'running';
  /**
   * Time for the restore of one VM, and again for its boot.
   * @default 30m
   * @change CronJob/spec.jobTemplate
   */
  readonly timeout?: TimeSpan;
}

/**
 * Proves on a schedule that the snapshots can be restored: makes a VM of the newest one, `<vm>-<drill>`, waits until its guest is up, and deletes it with its
 * disks. The copy has no network, and none of the labels by which Services select the source, so that it cannot act for it. The source is never touched: the
 * Job has no right to change it. It needs as much CPU, memory and storage as the VM.
 *
 * A VM with a persistent TPM or persistent EFI variables cannot be drilled: KubeVirt restores these to the original only.
 */
export class RestoreDrill extends ScheduledJob {
  /** A drill that exists already. */
  static fromRestoreDrillName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  constructor(scope: Construct, id: string, props: RestoreDrillProps) {
    const { snapshots, maxAge, until = 'agent' } = checkedProps(scope, id, new.target, props);
    const of = props.of.map(drilled);
    const refs = of.map(({ vm }) => vm);
    const timeout = seconds(props.timeout ?? '30m');
    const oldest = maxAge === undefined ? undefined : seconds(maxAge);
    const copies = () =>
      of.map(({ vm, disks }) => {
        const copy = joined(nameOf(vm), this.name);
        return { name: nameOf(vm), copy, claims: disks().map((disk) => joined(copy, disk)) };
      });
    super(scope, id, inNamespaceOf(props, ...refs), {
      script: DRILL_SCRIPT,
      env: () => ({
        DRILL: this.name,
        DRILL_ANNOTATION,
        VMS: mapUnresolved(copies() as unknown, (known) => JSON.stringify(known)) as string,
        SCHEDULE_LABEL: snapshots && SCHEDULE_LABEL,
        SCHEDULE: snapshots?.name,
        MAX_AGE_SECONDS: oldest === undefined ? undefined : (mapUnresolved(oldest as unknown, String) as string),
        TIMEOUT_SECONDS: mapUnresolved(timeout as unknown, String) as string,
        UNTIL: until,
      }),
      rules: () => rulesFor(copies()),
      activeDeadlineSeconds: mapUnresolved(
        timeout as unknown,
        (known) => of.length * (2 * Number(known) + 600),
      ) as number,
    });
    if (of.length === 0) {
      throw constructError(this, '`of` is empty, so nothing is restored. List the VMs, or remove the drill.');
    }
    const twice = refs.map(nameOf).find((name, index, names) => isKnown(name) && names.indexOf(name) !== index);
    if (twice !== undefined) throw constructError(this, `"${twice}" is listed twice in \`of\`. List each VM once.`);
    after(this, ...refs, ...(snapshots ? [snapshots] : []));
    this.node.addValidation({
      validate: () => [...refs.flatMap(undrillable), ...refs.flatMap((vm) => uncovered(vm, snapshots))],
    });
  }
}

/** As KubeVirt names a restored claim. */
const joined = (...names: readonly string[]): string =>
  mapUnresolved(names as unknown, (known) => (known as string[]).join('-')) as string;

/** Disks may still be added to a VM of the program. */
const drilled = (entry: DrilledVm | RestorableVm): { vm: NamespacedRef; disks: () => readonly string[] } =>
  'vm' in entry ? { vm: entry.vm, disks: () => entry.disks } : { vm: entry, disks: () => entry.claimedDisks };

/** What KubeVirt cannot restore to a copy of a VM of this program. */
function undrillable(vm: NamespacedRef): string[] {
  const object = Construct.isConstruct(vm) ? vm.node.defaultChild : undefined;
  if (!object || !ApiObject.isApiObject(object)) return [];
  const domain = objectAt(object.toJson(), 'spec', 'template', 'spec', 'domain');
  const kept = [
    valueAt(domain, 'devices', 'tpm', 'persistent') === true && 'a persistent TPM',
    valueAt(domain, 'firmware', 'bootloader', 'efi', 'persistent') === true && 'persistent EFI variables',
  ].filter((one) => one !== false);
  if (kept.length === 0) return [];
  return [
    `${nameOf(vm)} has ${kept.join(' and ')}, which KubeVirt restores to the original VM only, so a copy cannot be made of its snapshot. Remove it from \`of\`, or make the state of the VM not persistent.`,
  ];
}

/** A schedule of this program that takes no snapshot of the VM: the drill would find none, and fail. */
function uncovered(vm: NamespacedRef, snapshots: IResource | undefined): string[] {
  const covered = (snapshots as Partial<SnapshotSchedule> | undefined)?.vms;
  const name = nameOf(vm);
  if (!snapshots || !covered || ![name, ...covered].every(isKnown) || covered.includes(name)) return [];
  return [
    `the schedule ${snapshots.name} takes no snapshot of ${name}, only of ${covered.join(', ')}, so the drill finds nothing to restore. Add ${name} to \`of\` of the schedule, or remove it from \`of\` of the drill.`,
  ];
}

/** The names are given wherever RBAC allows: only the copies can be read and deleted. */
function rulesFor(copies: readonly { copy: string; claims: readonly string[] }[]): RoleRule[] {
  const names = copies.map(({ copy }) => copy);
  const claims = copies.flatMap((copy) => copy.claims);
  return [
    { apiGroups: ['snapshot.kubevirt.io'], resources: ['virtualmachinesnapshots'], verbs: ['list'] },
    { apiGroups: ['snapshot.kubevirt.io'], resources: ['virtualmachinerestores'], verbs: ['create'] },
    {
      apiGroups: ['snapshot.kubevirt.io'],
      resources: ['virtualmachinerestores'],
      verbs: ['delete', 'get'],
      resourceNames: names,
    },
    { apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['delete', 'get'], resourceNames: names },
    { apiGroups: ['kubevirt.io'], resources: ['virtualmachineinstances'], verbs: ['get'], resourceNames: names },
    ...(claims.length > 0
      ? [{ apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['delete'], resourceNames: claims }]
      : []),
  ];
}
