import type { Construct } from 'constructs';
import { constructError, isParameter, Manifest, Resource, type ResourceProps } from './base';
import { DataVolumeTemplates, type Disk, identity, type Json, Machine, type MachineProps, vmSpec } from './machine';
import { type Parameter, parameterList, references, valuesFor } from './template-parameter';
import { VirtualMachine, type VirtualMachineOwnProps, type VirtualMachineProps } from './virtual-machine';

/** Which template it is. */
export const TemplateKind = {
  /** `VirtualMachineTemplate` of KubeVirt. */
  KUBEVIRT: 'VirtualMachineTemplate',
  /** `Template` of OpenShift. */
  OPENSHIFT: 'Template',
} as const;
export type TemplateKind = (typeof TemplateKind)[keyof typeof TemplateKind];

/** The machine that a template makes. */
export type TemplateMachine = MachineProps &
  Omit<VirtualMachineOwnProps, 'namespace' | 'deletionProtection'> & {
    /** @change /metadata.name */
    readonly name: string;
  };

export interface TemplateProps<P extends Readonly<Record<string, Parameter>>> extends ResourceProps {
  /**
   * What is asked for each machine, by name: `NAME`, `SIZE`.
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly parameters: P;
  /**
   * The machine, with what stands for each parameter. A parameter may stand for a text or for a part of one.
   * @change VirtualMachineTemplate/spec.virtualMachine
   */
  readonly machine: (parameters: { readonly [K in keyof P]: string }) => TemplateMachine;
  /**
   * Default: KubeVirt's own.
   * @change /kind
   */
  readonly kind?: TemplateKind;
  /**
   * Told to whoever makes a machine.
   * @change VirtualMachineTemplate/spec.message
   */
  readonly message?: string;
}

/** A template that the cluster makes machines from, and this program too. */
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

  /** Makes a machine from the template in this program: the one that the cluster would make of the same values. */
  instantiate(scope: Construct, id: string, values: { readonly [K in keyof P]?: string }): VirtualMachine {
    try {
      const machine = this.props.machine(valuesFor(this.props.parameters, values));
      return new VirtualMachine(scope, id, { ...machine, ...ephemeralDisks(machine) } as VirtualMachineProps);
    } catch (error) {
      throw constructError(this, `cannot be instantiated as ${scope.node.path}/${id}: ${(error as Error).message}`);
    }
  }

  private virtualMachine(props: TemplateMachine): Json {
    const name = props.name;
    if (name === undefined || !isParameter(name)) {
      throw constructError(
        this,
        `the machine of a template must be named by a parameter, or only one could ever be made${name === undefined ? '' : ` ("${name}")`}: name: p.NAME, with NAME: Parameter.generated('vm-[a-z0-9]{6}').`,
      );
    }
    const dataVolumes = new DataVolumeTemplates(name);
    const own = identity('kubevirt.io/vm', name);
    const machine = new Machine(
      {
        construct: this,
        identity: own,
        makeSecret: (suffix) => this.refuseSecret(suffix),
        makeDataVolume: (disk, diskName, spec) => {
          this.refuseRetained(disk, diskName);
          return dataVolumes.add(diskName, spec);
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

  private refuseSecret(suffix: string): never {
    throw constructError(
      this,
      `a template makes a machine and nothing else, so what is over 2048 bytes or secret (${suffix}) must be in a Secret that exists: CloudInit.fromSecret('name'), SshKey.fromSecret('name') or Sysprep.fromSecret('name').`,
    );
  }

  private refuseRetained(disk: Disk & { retain?: boolean }, diskName: string): void {
    if (disk.retain !== true) return;
    throw constructError(
      this,
      `disk "${diskName}" cannot outlive the machines of a template, which makes nothing besides them. Drop \`retain\`, or attach a claim that exists.`,
    );
  }
}

/** A template's disks go with its machines, and so do those of a machine made from it here. */
function ephemeralDisks({ bootDisk, disks }: MachineProps): Pick<MachineProps, 'bootDisk' | 'disks'> {
  const dying = (disk: Disk): Disk => ({ retain: false, ...disk }) as Disk;
  return { ...(bootDisk && { bootDisk: dying(bootDisk) }), ...(disks && { disks: disks.map(dying) }) };
}
