import { ApiObject, type ApiObjectMetadata, App, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { render } from '../render';
import { constructError } from './error';
import { CLUSTER_SCOPED, ManifestMetadata } from './metadata';
import { setAt } from './set-at';
import { validateOnSynth } from './validate-on-synth';

export interface ManifestProps {
  readonly apiVersion: string;
  readonly kind: string;
  /**
   * Metadata of the object. The labels of the chart are added.
   * @default - the id of the construct as name, the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;
  /** Every other field of the object, as in its YAML. Nothing is dropped. */
  readonly [field: string]: unknown;
}

const scopeOf = ({ apiVersion, kind }: ManifestProps): { namespace?: string } =>
  kindOf(apiVersion, kind)?.namespaced === false ? { namespace: CLUSTER_SCOPED } : {};

/**
 * One Kubernetes object, exactly as written: the base of all level-1 classes, and the way to add any other object to a chart. It is an
 * `ApiObject` whose name is the construct's id instead of a hash of its path, and whose rendered form `addOverride` can change.
 */
export class Manifest extends ApiObject {
  override readonly metadata: ManifestMetadata;
  private readonly fields: Record<string, unknown>;
  private readonly edits: ((manifest: KubeObject) => KubeObject)[] = [];

  constructor(scope: Construct, id: string, props: ManifestProps) {
    const metadata = { ...props.metadata, name: props.metadata?.name ?? id, ...scopeOf(props) };
    super(scope, id, { ...props, metadata });
    this.metadata = new ManifestMetadata(this, {
      ...metadata,
      namespace: metadata.namespace ?? this.chart.namespace,
      labels: { ...this.chart.labels, ...metadata.labels },
    });
    const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...fields } = props;
    this.fields = fields;
    validateOnSynth(App.of(this));
  }

  /**
   * Sets one value of the rendered object: `addOverride('spec.template.spec.hostname', 'web')`. Missing objects along the path are
   * created. Items of lists are addressed by index (`networks[0]`), keys that contain dots in brackets
   * (`metadata.annotations["a.b/c"]`); `undefined` removes the key. Overrides and JSON patches are applied in the order of the calls,
   * and the result is checked like any other object.
   */
  addOverride(path: string, value: unknown): this {
    this.edits.push((manifest) => {
      setAt(manifest, path, render(this, value));
      return manifest;
    });
    return this;
  }

  /** Applies RFC 6902 operations to the rendered object. An operation that cannot be applied is an error at synth. */
  override addJsonPatch(...ops: JsonPatch[]): void {
    this.edits.push((manifest) => JsonPatch.apply(manifest, ...ops) as KubeObject);
  }

  /** The object as it is sent to the API server. */
  override toJson(): KubeObject {
    try {
      const { apiVersion, kind } = this;
      const metadata = this.metadata.toJson();
      const fields = render(this, this.fields) as Record<string, unknown>;
      const rendered: KubeObject = { apiVersion, kind, metadata, ...fields };
      return this.edits.reduce((manifest, edit) => edit(manifest), rendered);
    } catch (error) {
      throw constructError(this, `${this.kind} "${this.name}" cannot be rendered. ${(error as Error).message}`);
    }
  }
}
