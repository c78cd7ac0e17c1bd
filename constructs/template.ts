import type { Construct } from 'constructs';
import { constructError, isParameter, Manifest, Resource, type ResourceProps } from './base';
import {
  DataVolumeTemplates,
  type Disk,
  identity,
  type Json,
  Machine,
  type MachineProps,
  type MadeDiskSource,
  rejectGrowth,
  vmSpec,
} from './machine';
import { type Parameter, parameterList, references, valuesFor } from './template-parameter';
import { VirtualMachine, type VirtualMachineOwnProps, type VirtualMachineProps } from './virtual-machine';

/** Kinds of templates. */
export const TemplateKind = {
  /** `VirtualMachineTemplate` of KubeVirt. */
  KUBEVIRT: 'VirtualMachineTemplate',
  /** `Template` of OpenShift. */
  OPENSHIFT: 'Template',
} as const;
export type TemplateKind = (typeof TemplateKind)[keyof typeof TemplateKind];

/** The VM that a template creates. */
export type TemplateMachine = MachineProps &
  Omit<VirtualMachineOwnProps, 'namespace' | 'deletionProtection'> & {
    /**
     * Name of the VM. Must contain a parameter, so that the template can create more than one VM.
     * @change /metadata.name
     */
    readonly name: string;
  };

export interface TemplateProps<P extends Readonly<Record<string, Parameter>>> extends ResourceProps {
  /**
   * Parameters of the template, by name: `NAME`, `SIZE`.
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly parameters: P;
  /**
   * The VM, given a placeholder for each parameter. A placeholder may be a whole string or a part of one.
   * @change VirtualMachineTemplate/spec.virtualMachine
   */
  readonly machine: (parameters: { readonly [K in keyof P]: string }) => TemplateMachine;
  /**
   * Kind of the template: KubeVirt's or OpenShift's.
   * @default TemplateKind.KUBEVIRT
   * @change /kind
   */
  readonly kind?: TemplateKind;
  /**
   * Message shown to whoever creates a VM from the template.
   * @default - none
   * @change VirtualMachineTemplate/spec.message
   */
  readonly message?: string;
}

/** A template for VMs, which the cluster and this program can create VMs from. */
export class Template<
  P extends Readonly<Record<string, Parameter>> = Readonly<Record<string, Parameter>>,
> extends Resource {
  protected readonly apiObject: Manifest;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TemplateProps<P>,
  ) {
    const kind = props.kind ?? TemplateKind.KUBEVIRT;
    super(scope, id, props, { kind });
    const machine = this.virtualMachine(props.machine(references(props.parameters)));
    const parameters = parameterList(props.parameters);
    const metadata = this.objectMeta();
    this.apiObject =
      kind === TemplateKind.OPENSHIFT
        ? new Manifest(this, 'Resource', {
            apiVersion: 'template.openshift.io/v1',
            kind,
            metadata,
            message: props.message,
            parameters,
            objects: [machine],
          })
        : new Manifest(this, 'Resource', {
            apiVersion: 'template.kubevirt.io/v1beta1',
            kind,
            metadata,
            spec: { message: props.message, parameters, virtualMachine: machine },
          });
  }

  /** Creates a VM from the template in this program, as the cluster would from the same values. Throws if a value is missing or unknown. */
  instantiate(scope: Construct, id: string, values: { readonly [K in keyof P]?: string }): VirtualMachine {
    try {
      const machine = this.props.machine(valuesFor(this.props.parameters, values));
      return new VirtualMachine(scope, id, { ...machine, ...ephemeralDisks(machine) } as VirtualMachineProps);
    } catch (error) {
      throw constructError(this, `cannot be instantiated as ${scope.node.path}/${id}. ${(error as Error).message}`);
    }
  }

  private virtualMachine(props: TemplateMachine): Json {
    const name = props.name;
    if (name === undefined || !isParameter(name)) {
      throw constructError(
        this,
        `the name of a template's VM must contain a parameter${name === undefined ? '' : `, and "${name}" does not`}: otherwise only one VM could be created. Use name: p.NAME, with NAME: Parameter.generated('vm-[a-z0-9]{6}').`,
      );
    }
    const dataVolumes = new DataVolumeTemplates(name);
    const own = identity('kubevirt.io/vm', name);
    const machine = new Machine(
      {
        construct: this,
        identity: own,
        makeSecret: (suffix) => this.rejectSecret(suffix),
        makeDataVolume: (disk, diskName, spec) => {
          this.rejectRetained(disk, diskName);
          rejectGrowth(this, disk, diskName);
          return dataVolumes.add(disk, diskName, spec);
        },
      },
      props,
    );
    return {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name, labels: { ...props.labels, ...own }, annotations: props.annotations },
      spec: vmSpec(machine, dataVolumes, props),
    };
  }

  private rejectSecret(suffix: string): never {
    throw constructError(
      this,
      `a template creates only a VM, so data that is secret or larger than 2048 bytes (${suffix}) must be in an existing Secret. Use CloudInit.fromSecret('name'), SshKey.fromSecret('name') or Sysprep.fromSecret('name').`,
    );
  }

  private rejectRetained(disk: MadeDiskSource, diskName: string): void {
    if (disk.retain !== true) return;
    throw constructError(
      this,
      `disk "${diskName}" cannot outlive its VM, because a template creates only a VM. Remove \`retain\`, or attach an existing claim.`,
    );
  }
}

/** Disks of a template are deleted with their VM, also those of a VM that this program creates from it. */
function ephemeralDisks({ bootDisk, disks }: MachineProps): Pick<MachineProps, 'bootDisk' | 'disks'> {
  const ephemeral = (disk: Disk): Disk => ({ retain: false, ...disk }) as Disk;
  return { ...(bootDisk && { bootDisk: ephemeral(bootDisk) }), ...(disks && { disks: disks.map(ephemeral) }) };
}
