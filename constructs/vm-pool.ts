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
  type Disk,
  identity,
  type Json,
  type LabelledGuests,
  Machine,
  type MachineProps,
  type RunStrategy,
  vmSpec,
} from './machine';
import { PoolUpdate, ScaleIn, scaleInSpec, updateSpec } from './pool-strategies';

/** A pool of machines: one of this program, or one that exists already. */
export interface IVMPool extends IResource, LabelledGuests {}

export interface VMPoolProps extends ResourceProps {
  /**
   * The machine that the pool holds copies of. Each copy has its own disks, which go with it (see `scaleIn`).
   * @change /spec.virtualMachineTemplate.spec.template
   * @change /spec.virtualMachineTemplate.spec.dataVolumeTemplates
   */
  readonly machine: MachineProps;
  /**
   * How many. Default 1. Leave it out where something else scales the pool.
   * @change /spec.replicas
   */
  readonly replicas?: number;
  /**
   * What differs from copy to copy: cloud-init, put together with that of `machine`. It asks for `replicas`.
   * @change Secret/stringData
   */
  readonly perReplica?: (index: number) => { readonly cloudInit: CloudInit };
  /**
   * Whether the guests run. Default `Always`.
   * @change /spec.runStrategy
   */
  readonly runStrategy?: RunStrategy;
  /**
   * How a changed template reaches guests that run. Default: `PoolUpdate.opportunistic()`; KubeVirt's own restarts all of them at once.
   * @change /spec.updateStrategy
   */
  readonly update?: PoolUpdate;
  /**
   * What happens when the pool shrinks. Default: `ScaleIn.proactive({ keep: 'disks' })`; KubeVirt's own deletes the disks.
   * @change /spec.scaleInStrategy
   */
  readonly scaleIn?: ScaleIn;
  /**
   * Neither scales nor updates. Default false.
   * @change /spec.paused
   */
  readonly paused?: boolean;
  /**
   * Deletes machines that fail to start, so that new ones take their place. KubeVirt v1.9 looks at every machine of the namespace for
   * this, not only at those of the pool: give the pool a namespace of its own. Default: none are deleted.
   * @change /spec.autohealing
   */
  readonly autohealing?: { readonly startUpFailureThreshold?: number; readonly minFailingToStartDuration?: TimeSpan };
}

const MARK = Symbol.for('kubevirt-iac.VMPool');
/** `<name>-<generation>` becomes a label of every machine. */
const LONGEST_NAME = 61;

/** A pool of machines of one template, `<pool>-0`, `<pool>-1`, ... */
export class VMPool extends Guests implements IVMPool {
  /** A pool that exists already. `guestSelector` must be given: nothing that KubeVirt writes tells its guests. */
  static fromVMPoolName(
    scope: Construct,
    id: string,
    name: string,
    options: ImportedGuestsOptions & Required<Pick<ImportedGuestsOptions, 'guestSelector'>>,
  ): IVMPool {
    return new ImportedGuests(scope, id, name, options);
  }

  /** Whether a value is a VMPool, of whichever copy of this package. */
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
        `the pool's name "${this.name}" has ${this.name.length} characters, and its machines cannot be made with more than ${LONGEST_NAME}.`,
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

  /** A Secret for each index, and a machine that names them by what they have in common: KubeVirt appends the index. */
  private withIndexedCloudInit(
    { machine, replicas }: VMPoolProps,
    perReplica: NonNullable<VMPoolProps['perReplica']>,
  ): MachineProps {
    if (replicas === undefined || !isKnown(replicas)) {
      throw constructError(
        this,
        '`perReplica` makes a Secret for each machine, so `replicas` must be a number that is known now.',
      );
    }
    if (machine.disks?.some((disk) => 'secret' in disk)) {
      throw constructError(
        this,
        'with `perReplica` KubeVirt appends the index to every Secret of the machine, also to that of a disk made with Volume.secret(), which does not exist under such a name. Use a ConfigMap, or drop one of the two.',
      );
    }
    const keys = (machine.sshKeys ?? []).filter((key): key is string => typeof key === 'string');
    const inits = Array.from({ length: replicas }, (_, i) => together(machine.cloudInit, perReplica(i).cloudInit));
    const texts = inits.map((cloudInit) => cloudInitTexts(cloudInit, keys));
    const base = suffixed(this.name, 'cloudinit');
    texts.forEach((text, i) => {
      if (text.userdata === undefined)
        throw constructError(this, `perReplica(${i}) gives no \`config\` and no \`userData\`.`);
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

  private addTemplate(disk: Disk & { retain?: boolean }, diskName: string, spec: Json): string {
    if (disk.retain === true) {
      throw constructError(
        this,
        `disk "${diskName}" cannot be an object of its own in a pool, whose machines are made by KubeVirt. Drop \`retain\`; ScaleIn.proactive({ keep: 'disks' }) keeps disks when the pool shrinks.`,
      );
    }
    return this.dataVolumeTemplates.add(diskName, spec);
  }
}

/** What is said for all machines and what for one: where both are data, key by key, and otherwise the latter. */
function together(all: CloudInit | undefined, one: CloudInit): CloudInit {
  if (!all || !('config' in all) || !('config' in one)) return one;
  return { ...all, ...one, config: { ...all.config, ...one.config } };
}
