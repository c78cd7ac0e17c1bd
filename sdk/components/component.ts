import * as pulumi from '@pulumi/pulumi';
import type { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { cdk8s } from '../bridge/constructs';
import { acceptOutputs, namesBelow, register } from '../bridge/register';
import type { KubernetesResource } from '../resources';
import { type LifecycleArgs, propsBeside } from './arguments';
import { Blame } from './blame';
import { type ComponentOptions, childOptions, ownOptions } from './options';

export type Registered = ReadonlyMap<ApiObject, KubernetesResource>;

/**
 * A construct as a component: it runs the construct and registers each object that it makes as a child resource.
 *
 * The objects are registered when the program's current turn has ended, as cdk8s renders them at synth. So calls after the constructor
 * (`expose`, an affinity to a VM that is created later, a policy that applies to it) have an effect.
 */
export abstract class ConstructComponent<C extends Construct> extends pulumi.ComponentResource<Registered> {
  /** The construct behind this component. */
  readonly construct: C;
  private readonly settings: LifecycleArgs;
  private readonly options: ComponentOptions;
  private readonly blame: Blame;
  private closed?: boolean;

  protected constructor(
    type: string,
    name: string,
    settings: LifecycleArgs,
    make: (scope: Chart, id: string) => C,
    opts: ComponentOptions = {},
  ) {
    super(type, name, {}, ownOptions(type, opts));
    this.settings = settings;
    this.options = opts;
    const fresh = () => {
      const { App, Chart } = cdk8s();
      const app = new App();
      acceptOutputs(app);
      return make(new Chart(app, 'component'), name);
    };
    this.blame = new Blame(`${this.constructor.name} "${name}"`, propsBeside.get(settings), fresh);
    this.construct = this.blame.within(fresh);
  }

  /** Called by Pulumi's own constructor; the rest of the program's turn runs before the code after the `await`. */
  protected override async initialize(): Promise<Registered> {
    await Promise.resolve();
    // If the constructor threw, the program already has the error.
    if (!this.construct) return new Map();
    this.closed = true;
    const main = this.mainObject;
    // Another component may still read this construct, but what it adds would be lost.
    this.construct.node.lock();
    return this.blame.within(() => this.registerBelow(this.construct, main));
  }

  private registerBelow(root: IConstruct, main: ApiObject | undefined): Registered {
    return register(root, {
      parent: this,
      nameOf: namesBelow(root, this.construct.node.id),
      inputsOf: (object, manifests) => ({
        ...settingsOf(this.settings, object === main),
        ...this.blame.of(object, manifests),
      }),
      optionsOf: (object) => childOptions(object, main, this.options),
    });
  }

  /** Registers what is added to the objects once they are registered. `make` gets a scope that stands for the construct. */
  protected addLater<T extends IConstruct>(
    make: (scope: Construct) => T,
  ): { made: T; registered: Promise<Registered> } {
    const { App, Chart } = cdk8s();
    const app = new App();
    acceptOutputs(app);
    // A chart in place of the construct: the names below it are the same.
    const scope = new Chart(app, this.construct.node.id);
    const made = make(scope);
    return { made, registered: Promise.resolve(this.registerBelow(scope, this.mainObject)) };
  }

  /** The construct, for additions; an error once its objects are registered, because an addition would be lost. */
  protected open(method: string): C {
    if (!this.closed) return this.construct;
    const { id } = this.construct.node;
    throw new Error(
      `${id}.${method}(): call ${method}() before the first await after new ${this.constructor.name}('${id}', ...), or set it in the component's arguments. The objects of the component are registered already.`,
    );
  }

  /** Outputs of the resource of the construct's own object. */
  protected observed<R extends KubernetesResource, T>(select: (resource: R) => pulumi.Output<T>): pulumi.Output<T> {
    return this.observedAt(this.construct, select);
  }

  /** Outputs of the resource of a construct below this component. */
  protected observedAt<R extends KubernetesResource, T>(
    construct: IConstruct,
    select: (resource: R) => pulumi.Output<T> | R,
    registered: Promise<Registered> = this.getData(),
  ): pulumi.Output<T> {
    const resource = registered.then((resources) => resources.get(cdk8s().ApiObject.of(construct)) as R);
    // Pulumi unwraps the Output inside the promise, with its dependencies and its secretness.
    return pulumi.output(resource.then((found) => found && select(found))) as unknown as pulumi.Output<T>;
  }

  /** The resource of a construct below this component. */
  protected resourceOf<R extends KubernetesResource>(
    construct: IConstruct,
    registered?: Promise<Registered>,
  ): pulumi.Output<R> {
    return this.observedAt<R, R>(construct, (resource) => resource, registered);
  }

  /** The main object of the construct, besides those that it needs; a stack has none. */
  private get mainObject(): ApiObject | undefined {
    const child = this.construct.node.defaultChild;
    return child && cdk8s().ApiObject.isApiObject(child) ? child : undefined;
  }
}

/** A construct of one object, beside what that needs. */
export type NamedConstruct = Construct & { readonly name: string };

/** Such a construct as a component. */
export abstract class NamedComponent<C extends NamedConstruct> extends ConstructComponent<C> {
  /** The name in the cluster. */
  get name(): pulumi.Output<string> {
    return this.observed(({ urn }) => urn.apply(() => this.construct.name));
  }
}

/** The settings that reach an object: who owns it and what may be lost concern all, and so does not to wait at all, and what only KubeVirt itself is asked. */
function settingsOf({ allow, adopt, await: level, onRestart }: LifecycleArgs, isMain: boolean): LifecycleArgs {
  return {
    ...(allow !== undefined && { allow }),
    ...(adopt !== undefined && { adopt }),
    ...(level !== undefined && (isMain || level === 'created' || level === 'guests-updated') && { await: level }),
    ...(onRestart !== undefined && isMain && { onRestart }),
  };
}
