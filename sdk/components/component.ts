import * as pulumi from '@pulumi/pulumi';
import type { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { cdk8s } from '../bridge/constructs';
import { acceptOutputs, namesBelow, register } from '../bridge/register';
import type { Settings } from '../generated/settings';
import type { KubernetesResource } from '../resources';

/** Lifecycle settings of the main object of a component. */
export type LifecycleArgs = Pick<Settings, 'await' | 'onRestart' | 'allow'>;

/** Splits a component's arguments into its own inputs and the construct's props. */
export function splitArgs<Args extends LifecycleArgs>(
  args: Args,
): { lifecycle: LifecycleArgs; props: Omit<Args, keyof LifecycleArgs> } {
  const { await: wait, onRestart, allow, ...props } = args;
  return {
    lifecycle: {
      ...(wait !== undefined && { await: wait }),
      ...(onRestart !== undefined && { onRestart }),
      ...(allow !== undefined && { allow }),
    },
    props,
  };
}

type Registered = ReadonlyMap<ApiObject, KubernetesResource>;

/**
 * A construct as a component: it runs the construct and registers each object that it makes as a child resource.
 *
 * The objects are registered when the program's current turn has ended, as cdk8s renders them at synth. So calls after the constructor
 * (`expose`, an affinity to a VM that is created later, a policy that applies to it) have an effect.
 */
export abstract class ConstructComponent<C extends Construct> extends pulumi.ComponentResource<Registered> {
  /** The construct behind this component. */
  readonly construct: C;
  private readonly lifecycle: LifecycleArgs;
  private closed?: boolean;

  protected constructor(
    type: string,
    name: string,
    lifecycle: LifecycleArgs,
    make: (scope: Chart, id: string) => C,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, {}, opts);
    this.lifecycle = lifecycle;
    const { App, Chart } = cdk8s();
    const app = new App();
    acceptOutputs(app);
    this.construct = make(new Chart(app, 'component'), name);
  }

  /** Called by Pulumi's own constructor; the rest of the program's turn runs before the code after the `await`. */
  protected override async initialize(): Promise<Registered> {
    await Promise.resolve();
    // If the constructor threw, the program already has the error.
    if (!this.construct) return new Map();
    this.closed = true;
    const main = this.mainObject;
    return register(this.construct, {
      parent: this,
      nameOf: namesBelow(this.construct, this.construct.node.id),
      inputsOf: (object) => (object === main ? { ...this.lifecycle } : {}),
    });
  }

  /** The construct, for additions; an error once its objects are registered, because an addition would be lost. */
  protected open(method: string): C {
    if (!this.closed) return this.construct;
    throw new Error(
      `${this.construct.node.id}.${method}() was called too late: the component's objects are registered when the turn that created it ends. Call it before the program's next await, or set it in the component's arguments.`,
    );
  }

  /** Outputs of the resource of the construct's own object. */
  protected observed<R extends KubernetesResource, T>(select: (resource: R) => pulumi.Output<T>): pulumi.Output<T> {
    const resource = this.getData().then((registered) => registered.get(this.mainObject as ApiObject) as R);
    // Pulumi unwraps the Output inside the promise, with its dependencies and its secretness.
    return pulumi.output(resource.then((found) => found && select(found))) as unknown as pulumi.Output<T>;
  }

  /** The main object of the construct, besides those that it needs; a stack has none. */
  private get mainObject(): ApiObject | undefined {
    const child = this.construct.node.defaultChild;
    return child && cdk8s().ApiObject.isApiObject(child) ? child : undefined;
  }
}
