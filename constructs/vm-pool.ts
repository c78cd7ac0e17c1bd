import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { MachineAccess } from './access';
import { type AutoscaleOptions, Autoscaler } from './autoscaler';
import {
  checkOptions,
  checkProps,
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
import { Guests, ImportedGuests, type ImportedGuestsOptions, rejectSharedHostname } from './guests';
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
import { type PoolMember, poolMember } from './pool-member';
import { PoolUpdate, ScaleIn, scaleInSpec, updateSpec } from './pool-strategies';
import { GuestService, type ServicePort } from './service';

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
   * Cloud-init data that differs between the VMs, merged with that of `machine`. The second argument has the name and the
   * DNS name of the VM, and those of its peers. Needs `replicas`; with an autoscaler, that is the number of VMs for which
   * there is data.
   * @default - none
   * @change Secret/stringData
   */
  readonly perReplica?: (index: number, member: PoolMember) => { readonly cloudInit: CloudInit };
  /**
   * Ports of a headless Service of the pool's name, under which every VM has a DNS name that stays:
   * `<pool>-0.<pool>.<namespace>.svc`. VMs have it before they are ready, so that the members of a cluster find each other.
   * `{}` for DNS names alone.
   * @default - no Service, and no DNS names unless `machine.subdomain` names a headless Service
   * @change subdomain
   * @see https://kubevirt.io/user-guide/network/dns/
   */
  readonly headlessService?: Readonly<Record<string, number | ServicePort>>;
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
  private readonly props: VMPoolProps;
  private autoscaler?: Autoscaler;

  constructor(scope: Construct, id: string, props: VMPoolProps) {
    super(scope, id, props, { kind: 'VirtualMachinePool' });
    Object.defineProperty(this, MARK, { value: true });
    if (isKnown(this.name) && this.name.length > LONGEST_NAME) {
      throw constructError(
        this,
        `the pool name "${this.name}" has ${this.name.length} characters; at most ${LONGEST_NAME} are allowed, because KubeVirt derives a label of the VMs from it. Shorten \`name\`.`,
      );
    }
    this.props = props;
    checkProps(this.node.path, 'VMPool.machine', props.machine);
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
    if (props.headlessService) {
      new GuestService(this, 'headless-service', {
        name: this.name,
        guests: [this],
        headless: true,
        ports: props.headlessService,
        publishNotReadyAddresses: true,
      });
    }
  }

  /**
   * Scales the pool by its load, between `min` and `max` VMs. A pool that grows creates VMs; one that shrinks deletes them, as `scaleIn` says.
   *
   * The Pods that run the guests of the pool are what the autoscaler measures; a guest that is being migrated has two of them for a while.
   * @change /spec.replicas
   */
  autoscale(options: AutoscaleOptions): Autoscaler {
    checkOptions(this.node.path, 'autoscale', options);
    const { replicas, perReplica, machine } = this.props;
    if (perReplica === undefined && replicas !== undefined) throw constructError(this, Autoscaler.REPLICAS_ARE_SET);
    if (perReplica && isKnown(options.max) && options.max > replicas!) {
      throw constructError(
        this,
        `the autoscaler may create ${options.max} VMs, and \`perReplica\` has made the data of ${replicas}. Set \`replicas\` to ${options.max}: with an autoscaler it says for how many VMs there is data.`,
      );
    }
    this.autoscaler = new Autoscaler(this, 'autoscaler', {
      name: this.name,
      target: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: this.name },
      namespace: this.namespace,
      machine,
      ...options,
    });
    return this.autoscaler;
  }

  /** The VM of an index: its name, and its DNS name where the pool has a headless Service. */
  member(index: number): PoolMember {
    const { replicas, machine, headlessService } = this.props;
    const subdomain = this.machine?.subdomain ?? machine.subdomain ?? (headlessService && this.name);
    return poolMember({ pool: this.name, namespace: this.namespace, subdomain, replicas }, index);
  }

  /** Commands that connect to the guest of an index: `pool.accessTo(0).ssh('fedora')`. */
  accessTo(index: number): MachineAccess {
    return new MachineAccess({ name: this.member(index).name, namespace: this.namespace });
  }

  override joinSubdomain(service: string): this {
    rejectSharedHostname(this, this.machine.hostname);
    return super.joinSubdomain(service);
  }

  private spec({ replicas, runStrategy, update, scaleIn, paused, autohealing, perReplica }: VMPoolProps): Json {
    return {
      replicas: this.autoscaler ? this.autoscaler.replicas : replicas,
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
    const attached = secretVolumeOf(machine);
    if (attached) {
      throw constructError(
        this,
        `with \`perReplica\`, KubeVirt appends the index to the name of every Secret of the VM, including that of ${attached}, which does not exist under the resulting name. Use a ConfigMap, or remove one of the two.`,
      );
    }
    const keys = (machine.sshKeys ?? []).filter((key): key is string => typeof key === 'string');
    const inits = Array.from({ length: replicas }, (_, i) =>
      merged(machine.cloudInit, perReplica(i, this.member(i)).cloudInit),
    );
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

/** What attaches a Secret to the guests as a volume. */
function secretVolumeOf({ bootDisk, disks = [], firmware, sysprep }: MachineProps): string | undefined {
  if ([bootDisk, ...disks].some((disk) => disk && 'secret' in disk)) return 'Volume.secret()';
  if (firmware?.acpi) return '`firmware.acpi`';
  return sysprep && 'windows' in sysprep && typeof sysprep.windows.adminPassword === 'object'
    ? '`adminPassword` of the answer file'
    : undefined;
}

/** The cloud-init of all VMs merged with that of one: key by key if both are data, otherwise the latter. */
function merged(all: CloudInit | undefined, one: CloudInit): CloudInit {
  if (!all || !('config' in all) || !('config' in one)) return one;
  return { ...all, ...one, config: { ...all.config, ...one.config } };
}
