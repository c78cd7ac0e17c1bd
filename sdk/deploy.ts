import * as pulumi from '@pulumi/pulumi';
import type { App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { cdk8s } from './bridge/constructs';
import { namesBelow, register } from './bridge/register';
import type { KubernetesResource } from './resources';

/**
 * A chart (or a whole app, or any construct in one) as Pulumi resources: every object becomes a child of this component, dependencies between
 * constructs become dependencies between resources, and Outputs are allowed anywhere in the constructs' props.
 */
export class Deployment extends pulumi.ComponentResource {
  /** The resource of every object, by the path of its construct. */
  readonly resources: Readonly<Record<string, KubernetesResource>>;

  constructor(root: App | Chart | IConstruct, opts?: pulumi.ComponentResourceOptions) {
    const name = root.node.id || 'app';
    super('kubevirt:index:Deployment', name, {}, opts);
    const registered = register(root, { parent: this, nameOf: namesBelow(root, name) });
    this.resources = Object.fromEntries([...registered].map(([object, resource]) => [object.node.path, resource]));
    this.registerOutputs({});
  }

  /**
   * The resource of a construct's object: of the construct itself, or of its child `Resource`.
   *
   * Throws if the construct creates no object, or is not part of this deployment.
   */
  resourceOf(construct: IConstruct): KubernetesResource {
    const object = cdk8s().ApiObject.of(construct);
    const resource = this.resources[object.node.path];
    if (resource) return resource;
    throw new Error(
      `${construct.node.path} is not part of this deployment, which contains ${Object.keys(this.resources).join(', ')}.`,
    );
  }
}

/**
 * Deploys a chart with `pulumi up`, with any constructs in it: ours, yours, or from a library.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'web', { namespace: 'vms' });
 * new VirtualMachine(chart, 'ubuntu', { ... });
 * deploy(chart);
 */
export function deploy(root: App | Chart | IConstruct, opts?: pulumi.ComponentResourceOptions): Deployment {
  return new Deployment(root, opts);
}
