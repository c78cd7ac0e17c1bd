import type { ApiObjectMetadata } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Manifest } from './manifest';
import { checkedName, type NameRule } from './names';

/** What every object of ours can be told. */
export interface ResourceProps {
  /**
   * Name of the object. Default: the id of the construct.
   * @change /metadata.name
   */
  readonly name?: string;
  /**
   * Default: the namespace of the chart.
   * @change /metadata.namespace
   */
  readonly namespace?: string;
  /**
   * Labels of the object itself.
   * @change /metadata.labels
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the object itself.
   * @change /metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Something with a name in a namespace: one of our constructs, or the reference to an object that exists already. */
export interface IResource extends IConstruct {
  readonly name: string;
  readonly namespace?: string;
}

/** What a construct says of its kind. */
interface KindFacts {
  readonly kind: string;
  /** Default: `subdomain`. */
  readonly nameRule?: NameRule;
  readonly clusterScoped?: boolean;
}

/** A construct that stands for one object of the cluster, which is its child `Resource`. */
export abstract class Resource extends Construct implements IResource {
  readonly name: string;
  readonly namespace?: string;
  protected abstract readonly apiObject: Manifest;
  private readonly labelsOf: Record<string, string>;
  private readonly annotationsOf: Record<string, string>;

  protected constructor(scope: Construct, id: string, props: ResourceProps, facts: KindFacts) {
    super(scope, id);
    this.name = checkedName(this, facts.kind, props.name ?? id, facts.nameRule ?? 'subdomain');
    if (!facts.clusterScoped) this.namespace = props.namespace ?? Chart.of(this).namespace;
    this.labelsOf = { ...Chart.of(this).labels, ...props.labels };
    this.annotationsOf = { ...props.annotations };
  }

  /** Labels of the object itself. */
  get labels(): Record<string, string> {
    return { ...this.labelsOf };
  }

  /** The way out where a prop is missing: sets one value of the rendered object. See `Manifest.addOverride`. */
  addOverride(path: string, value: unknown): this {
    this.apiObject.addOverride(path, value);
    return this;
  }

  /** Name, namespace, labels and annotations for the object; called once, when the object is made. */
  protected objectMeta(
    extra: { labels?: Record<string, string>; annotations?: Record<string, string> } = {},
  ): ApiObjectMetadata {
    Object.assign(this.labelsOf, extra.labels, { ...this.labelsOf });
    Object.assign(this.annotationsOf, extra.annotations, { ...this.annotationsOf });
    return { name: this.name, namespace: this.namespace, labels: this.labelsOf, annotations: this.annotationsOf };
  }
}

/** The reference to an object that exists already, made by somebody else. */
export class ImportedResource extends Construct implements IResource {
  constructor(
    scope: Construct,
    id: string,
    readonly name: string,
    readonly namespace?: string,
  ) {
    super(scope, id);
  }
}
