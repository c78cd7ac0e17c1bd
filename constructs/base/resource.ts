import type { ApiObjectMetadata } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { checkedProps } from './check-props';
import type { Manifest } from './manifest';
import { checkedName, type NameRule } from './names';

/** Props of every construct that creates one named object. */
export interface ResourceProps {
  /**
   * Name of the object.
   * @default - the id of the construct
   * @change /metadata.name
   */
  readonly name?: string;
  /**
   * Namespace of the object.
   * @default - the namespace of the chart
   * @change /metadata.namespace
   */
  readonly namespace?: string;
  /**
   * Labels of the object itself, in addition to those of the chart.
   * @default - none
   * @change /metadata.labels
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the object itself.
   * @default - none
   * @change /metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A named object: one that a construct creates, or an existing one. */
export interface IResource extends IConstruct {
  readonly name: string;
  readonly namespace?: string;
}

/** Facts about the kind that a construct creates. */
interface KindFacts {
  readonly kind: string;
  /** @default subdomain */
  readonly nameRule?: NameRule;
  readonly clusterScoped?: boolean;
}

/** A construct that creates one main object, its child `Resource`. */
export abstract class Resource extends Construct implements IResource {
  readonly name: string;
  readonly namespace?: string;
  protected abstract readonly apiObject: Manifest;
  private readonly labelsOf: Record<string, string>;
  private readonly annotationsOf: Record<string, string>;

  protected constructor(scope: Construct, id: string, props: ResourceProps, facts: KindFacts) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    this.name = checkedName(this, facts.kind, props.name ?? id, facts.nameRule ?? 'subdomain');
    if (!facts.clusterScoped) this.namespace = props.namespace ?? Chart.of(this).namespace;
    this.labelsOf = { ...Chart.of(this).labels, ...props.labels };
    this.annotationsOf = { ...props.annotations };
  }

  /** Labels of the object itself, including those of the chart. */
  get labels(): Record<string, string> {
    return { ...this.labelsOf };
  }

  /** Sets one value of the rendered object, for fields without a prop. See `Manifest.addOverride`. */
  addOverride(path: string, value: unknown): this {
    this.apiObject.addOverride(path, value);
    return this;
  }

  /** Name, namespace, labels and annotations of the object; called once, when the object is created. */
  protected objectMeta(
    extra: { labels?: Record<string, string>; annotations?: Record<string, string> } = {},
  ): ApiObjectMetadata {
    Object.assign(this.labelsOf, extra.labels, { ...this.labelsOf });
    Object.assign(this.annotationsOf, extra.annotations, { ...this.annotationsOf });
    return { name: this.name, namespace: this.namespace, labels: this.labelsOf, annotations: this.annotationsOf };
  }
}

/** A reference to an object that this program does not create. */
export class ImportedResource extends Construct implements IResource {
  readonly name: string;
  readonly namespace?: string;

  constructor(scope: Construct, id: string, name: string, namespace?: string) {
    super(scope, id);
    this.name = name;
    if (namespace !== undefined) this.namespace = namespace;
  }
}
