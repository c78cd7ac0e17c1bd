import type { Construct } from 'constructs';
import {
  constructError,
  ImportedResource,
  type IResource,
  Manifest,
  type NamespacedRef,
  nameOf,
  namespaceOf,
  Resource,
  type ResourceProps,
  seconds,
  type TimeSpan,
} from './base';

export interface VirtualMachineTemplateRequestProps extends ResourceProps {
  /**
   * The VM to make a template of. One of another namespace needs the right to `virtualmachines/source` there.
   * @change VirtualMachineTemplateRequest/spec.virtualMachineRef
   */
  readonly from: NamespacedRef;
  /**
   * Name of the template.
   * @default - chosen by the controller
   * @change VirtualMachineTemplateRequest/spec.templateName
   */
  readonly templateName?: string;
  /**
   * Labels of the template.
   * @default - none
   * @change VirtualMachineTemplateRequest/spec.templateLabels
   */
  readonly templateLabels?: Readonly<Record<string, string>>;
  /**
   * Time after which the request is deleted once it has finished, in whole seconds. The template stays.
   * @default - the request stays
   * @change VirtualMachineTemplateRequest/spec.ttlSecondsAfterFinished
   */
  readonly ttlAfterFinished?: TimeSpan;
}

/**
 * Makes a template of an existing VM, with copies of its disks. It runs once and cannot be changed, so it is better applied by hand than kept in
 * a tree that is reconciled: there, a request that was deleted after `ttlAfterFinished` would run again.
 */
export class VirtualMachineTemplateRequest extends Resource {
  /** An existing request. */
  static fromVirtualMachineTemplateRequestName(
    scope: Construct,
    id: string,
    name: string,
    options: { readonly namespace?: string } = {},
  ): IResource {
    return new ImportedResource(scope, id, name, options.namespace);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: VirtualMachineTemplateRequestProps) {
    super(scope, id, props, { kind: 'VirtualMachineTemplateRequest' });
    const { from, templateName, templateLabels, ttlAfterFinished } = props;
    const namespace = namespaceOf(from) ?? this.namespace;
    if (namespace === undefined) {
      throw constructError(
        this,
        'the VM has no namespace, which the request requires. Set the namespace of the chart, or refer to the VM as { name, namespace }.',
      );
    }
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'template.kubevirt.io/v1beta1',
      kind: 'VirtualMachineTemplateRequest',
      metadata: this.objectMeta(),
      spec: {
        virtualMachineRef: { name: nameOf(from), namespace },
        templateName,
        templateLabels,
        ttlSecondsAfterFinished: ttlAfterFinished === undefined ? undefined : seconds(ttlAfterFinished),
      },
    });
  }
}
