import type { Construct } from 'constructs';
import { isUnresolved } from '../kube/unresolved';
import {
  checkedProps,
  checkProps,
  constructError,
  ImportedResource,
  type IResource,
  isParameter,
  Manifest,
  Resource,
  type ResourceProps,
  requireKnown,
} from './base';
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
import { type ConsoleEntry, consoleMetadata } from './template-console';
import {
  filled,
  type Parameters,
  type ParameterValue,
  parameterList,
  partOfText,
  references,
  valuesFor,
} from './template-parameter';
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

/** Data in which the placeholder of a parameter may stand for a number or a boolean, as text: `${{CPUS}}`. */
export type WithPlaceholders<T> = {
  [K in keyof T]: T[K] | (Extract<T[K], number | boolean> extends never ? never : `\${{${string}}}`);
};

export interface TemplateProps<P extends Parameters> extends ResourceProps {
  /**
   * Parameters of the template, by name: `NAME`, `SIZE`.
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly parameters: P;
  /**
   * The VM: as data with a placeholder for each parameter, or what a function makes of the placeholders. A placeholder, `${NAME}`, may be a whole
   * string or a part of one; that of a number or a boolean, `${{CPUS}}`, is a whole value, and cannot be computed with.
   * @change VirtualMachineTemplate/spec.virtualMachine
   */
  readonly machine:
    | WithPlaceholders<TemplateMachine>
    | ((parameters: { readonly [K in keyof P]: ParameterValue<P[K]> }) => TemplateMachine);
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
  /**
   * How the catalog of the OpenShift console shows the template. Of a template of OpenShift only.
   * @default - shown under its name, as a template of users
   * @change /metadata.labels
   */
  readonly console?: ConsoleEntry;
}

/** A template for VMs, which the cluster and this program can create VMs from. */
export class Template<P extends Parameters = Parameters> extends Resource {
  /** An existing template of either kind. */
  static fromTemplateName(
    scope: Construct,
    id: string,
    name: string,
    options: { readonly namespace?: string } = {},
  ): IResource {
    return new ImportedResource(scope, id, name, options.namespace);
  }

  protected readonly apiObject: Manifest;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TemplateProps<P>,
  ) {
    const kind = checkedProps(scope, id, new.target, props).kind ?? TemplateKind.KUBEVIRT;
    super(scope, id, props, { kind });
    const { machine: given } = props;
    const machine = this.virtualMachine(
      typeof given === 'function' ? given(references(props.parameters)) : (given as TemplateMachine),
    );
    const parameters = this.checkedParameters(props.parameters, machine);
    const metadata = this.objectMeta(this.console(props));
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
  instantiate(
    scope: Construct,
    id: string,
    values: { readonly [K in keyof P]?: ParameterValue<P[K]> },
  ): VirtualMachine {
    try {
      const known = valuesFor(this.props.parameters, values);
      const { machine: given } = this.props;
      const machine = typeof given === 'function' ? given(known) : (filled(given, known) as TemplateMachine);
      return new VirtualMachine(scope, id, { ...machine, ...ephemeralDisks(machine) } as VirtualMachineProps);
    } catch (error) {
      throw constructError(this, `cannot be instantiated as ${scope.node.path}/${id}. ${(error as Error).message}`);
    }
  }

  /** `spec.parameters`, once the machine uses them where they can be replaced. */
  private checkedParameters(parameters: P, machine: Json): Record<string, unknown>[] {
    try {
      const list = parameterList(parameters);
      const misused = partOfText(machine);
      if (misused === undefined) return list;
      throw new Error(
        `Parameter ${misused} is a ${parameters[misused]?.type ?? 'number'} and stands inside a text or a computation. Use it as a whole value, or declare it with Parameter.optional or Parameter.required, which are text.`,
      );
    } catch (error) {
      throw constructError(this, (error as Error).message);
    }
  }

  private console({ kind, console }: TemplateProps<P>): Partial<ReturnType<typeof consoleMetadata>> {
    if (kind === TemplateKind.OPENSHIFT) return consoleMetadata(console);
    if (console === undefined) return {};
    throw constructError(
      this,
      '`console` is about templates of OpenShift, and this one is a VirtualMachineTemplate. Set kind: TemplateKind.OPENSHIFT, or remove `console`.',
    );
  }

  private virtualMachine(props: TemplateMachine): Json {
    checkProps(this.node.path, 'Template.machine', props);
    const name = props.name;
    if (isUnresolved(name)) requireKnown(this, { 'machine.name': name });
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
