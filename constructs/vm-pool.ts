import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  constructError,
  goDuration,
  type IResource,
  isKnown,
  Manifest,
  type ResourceProps,
  suffixed,
  type TimeSpan,
} from './base';
import { guestSecret } from './guest-secret';
import { Guests, ImportedGuests, type ImportedGuestsOptions } from './guests';
import {
  CloudInit,
  cloudInitTexts,
  DataVolumeTemplates,
  identity,
  type Json,
  type LabelledGuests,
  Machine,
  type MachineProps,
  type MadeDiskSource,
  type RunStrategy,
  rejectGrowth,
  vmSpec,
} from './machine';
import { PoolUpdate, ScaleIn, scaleInSpec, updateSpec } from './pool-strategies';

/** A pool of VMs: one that this program creates, or an existing one. */
export interface IVMPool extends IResource, LabelledGuests {}

export interface VMPoolProps extends ResourceProps {
  /**
   * The VM that the pool creates copies of. Each copy has its own disks, which are deleted with it (see `scaleIn`).
   * @change /spec.virtualMachineTemplate.spec.template
   * @change /spec.virtualMachineTemplate.spec.dataVolumeTemplates
   */
  readonly machine: MachineProps;
  /**
   * Number of VMs. Omit it where an autoscaler scales the pool.
   * @default 1
   * @change /spec.replicas
   */
  readonly replicas?: number;
  /**
   * Cloud-init data that differs between the VMs, merged with that of `machine`. Needs `replicas`.
   * @default - none
   * @change Secret/stringData
   */
  readonly perReplica?: (index: number) => { readonly cloudInit: CloudInit };
  /**
   * When the guests run.
   * @default Always
   * @change /spec.runStrategy
   * @see https://kubevirt.io/user-guide/compute/run_strategies/
   */
  readonly runStrategy?: RunStrategy;
  /**
   * How a changed template reaches running guests. KubeVirt's own default restarts all of them at once.
   * @default PoolUpdate.opportunistic()
   * @change /spec.updateStrategy
   */
  readonly update?: PoolUpdate;
  /**
   * What happens when the pool shrinks. KubeVirt's own default deletes the disks.
   * @default ScaleIn.proactive({ keep: 'disks' })
   * @change /spec.scaleInStrategy
   */
  readonly scaleIn?: ScaleIn;
  /**
   * Whether to stop scaling and updating the pool.
   * @default false
   * @change /spec.paused
   */
  readonly paused?: boolean;
  /**
   * Deletes VMs that fail to start, so that new ones replace them. KubeVirt v1.9 considers every VM of the namespace for
   * this, not only those of the pool: give the pool a namespace of its own.
   * @default - no VM is deleted
   * @change /spec.autohealing
   */
  readonly autohealing?: { readonly startUpFailureThreshold?: number; readonly minFailingToStartDuration?: TimeSpan };
}

const MARK = Symbol.for('kubevirt-iac.VMPool');
/** `<name>-<generation>` becomes a label of every VM. */
const LONGEST_NAME = 61;

/** A pool of VMs with one template: `<pool>-0`, `<pool>-1`, ... */
export class VMPool extends Guests implements IVMPool {
  /** An existing pool. `guestSelector` is required, because KubeVirt sets no label that identifies the guests of a pool. */
  static fromVMPoolName(
    scope: Construct,
    id: string,
    name: string,
    options: ImportedGuestsOptions & Required<Pick<ImportedGuestsOptions, 'guestSelector'>>,
  ): IVMPool {
    return new ImportedGuests(scope, id, name, options);
  }

  /** Whether a value is a VMPool, created by this or another copy of the package. */
  static isVMPool(value: unknown): value is VMPool {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  readonly guestSelector: Readonly<Record<string, string>>;
  protected readonly apiObject: Manifest;
  protected readonly machine: Machine;
  private readonly dataVolumeTemplates: DataVolumeTemplates;

  constructor(scope: Construct, id: string, props: VMPoolProps) {
    super(scope, id, props, { kind: 'VirtualMachinePool' });
    Object.defineProperty(this, MARK, { value: true });
    if (isKnown(this.name) && this.name.length > LONGEST_NAME) {
      throw constructError(
        this,
        `the pool name "${this.name}" has ${this.name.length} characters; at most ${LONGEST_NAME} are allowed, because KubeVirt derives a label of the VMs from it. Shorten \`name\`.`,
      );
    }
    this.guestSelector = identity('kubevirt.io/vmpool', this.name);
    this.dataVolumeTemplates = new DataVolumeTemplates(this.name);
    this.machine = new Machine(
      {
        construct: this,
        namespace: this.namespace,
        identity: this.guestSelector,
        makeSecret: (suffix, stringData) => guestSecret(this, suffix, stringData),
        makeDataVolume: (disk, diskName, spec) => this.addTemplate(disk, diskName, spec),
      },
      props.perReplica ? this.withIndexedCloudInit(props, props.perReplica) : props.machine,
    );
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'pool.kubevirt.io/v1beta1',
      kind: 'VirtualMachinePool',
      metadata: this.objectMeta({ labels: { ...this.guestSelector } }),
      spec: Lazy.any({ produce: () => this.spec(props) }),
    });
  }

  private spec({ replicas, runStrategy, update, scaleIn, paused, autohealing, perReplica }: VMPoolProps): Json {
    return {
      replicas,
      paused,
      selector: { matchLabels: { ...this.guestSelector } },
      nameGeneration: perReplica ? { appendIndexToSecretRefs: true } : undefined,
      ...updateSpec(update ?? PoolUpdate.opportunistic()),
      scaleInStrategy: scaleInSpec(scaleIn ?? ScaleIn.proactive({ keep: 'disks' })),
      autohealing: autohealing && {
        ...autohealing,
        minFailingToStartDuration:
          autohealing.minFailingToStartDuration && goDuration(autohealing.minFailingToStartDuration),
      },
      virtualMachineTemplate: {
        metadata: { labels: { ...this.guestSelector } },
        spec: vmSpec(this.machine, this.dataVolumeTemplates, { runStrategy }),
      },
    };
  }

  /** Creates a Secret for each index; the VM refers to their common prefix, to which KubeVirt appends the index. */
  private withIndexedCloudInit(
    { machine, replicas }: VMPoolProps,
    perReplica: NonNullable<VMPoolProps['perReplica']>,
  ): MachineProps {
    if (replicas === undefined || !isKnown(replicas)) {
      throw constructError(
        this,
        '`perReplica` creates a Secret for each VM, so `replicas` must be a number that is known at synth.',
      );
    }
    if (machine.disks?.some((disk) => 'secret' in disk)) {
      throw constructError(
        this,
        'with `perReplica`, KubeVirt appends the index to the name of every Secret of the VM, including that of Volume.secret(), which does not exist under the resulting name. Use a ConfigMap, or remove one of the two.',
      );
    }
    const keys = (machine.sshKeys ?? []).filter((key): key is string => typeof key === 'string');
    const inits = Array.from({ length: replicas }, (_, i) => merged(machine.cloudInit, perReplica(i).cloudInit));
    const texts = inits.map((cloudInit) => cloudInitTexts(cloudInit, keys));
    const base = suffixed(this.name, 'cloudinit');
    texts.forEach((text, i) => {
      if (text.userdata === undefined)
        throw constructError(
          this,
          `perReplica(${i}) returns neither \`config\` nor \`userData\`. Return CloudInit.config(...) or CloudInit.userData(...).`,
        );
      guestSecret(this, `cloudinit-${i}`, { ...text });
    });
    const hasNetwork = texts.some((text) => text.networkdata !== undefined);
    return {
      ...machine,
      sshKeys: machine.sshKeys?.filter((key) => typeof key !== 'string'),
      cloudInit: CloudInit.fromSecret(base, {
        datasource: inits[0]?.datasource,
        ...(hasNetwork && { networkSecret: base }),
      }),
    };
  }

  private addTemplate(disk: MadeDiskSource, diskName: string, spec: Json): string {
    if (disk.retain === true) {
      throw constructError(
        this,
        `disk "${diskName}" cannot be retained, because KubeVirt creates the VMs of a pool and their disks. Remove \`retain\`; ScaleIn.proactive({ keep: 'disks' }) keeps disks when the pool shrinks.`,
      );
    }
    rejectGrowth(this, disk, diskName);
    return this.dataVolumeTemplates.add(disk, diskName, spec);
  }
}

/** The cloud-init of all VMs merged with that of one: key by key if both are data, otherwise the latter. */
function merged(all: CloudInit | undefined, one: CloudInit): CloudInit {
  if (!all || !('config' in all) || !('config' in one)) return one;
  return { ...all, ...one, config: { ...all.config, ...one.config } };
}
