import * as pulumi from '@pulumi/pulumi';
import { ApiObject, type App, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { namesBelow, register } from './bridge/register';
import type { KubernetesResource } from './resources';

/**
 * A chart (or a whole app, or any construct in one) as Pulumi resources: every object that it makes is a child of this, dependencies between
 * constructs are dependencies between resources, and Outputs may stand anywhere in the constructs' props.
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
   * The resource of a construct's object: its own one, or that of its child `Resource`.
   *
   * Throws where the construct makes no object, or is no part of this deployment.
   */
  resourceOf(construct: IConstruct): KubernetesResource {
    const object = ApiObject.of(construct);
    const resource = this.resources[object.node.path];
    if (resource) return resource;
    throw new Error(
      `${construct.node.path} is not part of what was deployed; that is ${Object.keys(this.resources).join(', ')}.`,
    );
  }
}

/**
 * Runs a chart with `pulumi up`, whatever it is made of: our constructs, yours, or anybody's.
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
