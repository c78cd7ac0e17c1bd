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
  /** Labels of the chart are added, and its namespace where none is given. Default name: the id of the construct. */
  readonly metadata?: ApiObjectMetadata;
  /** Everything else that the object has, as in its YAML. Nothing is dropped. */
  readonly [field: string]: unknown;
}

const scopeOf = ({ apiVersion, kind }: ManifestProps): { namespace?: string } =>
  kindOf(apiVersion, kind)?.namespaced === false ? { namespace: CLUSTER_SCOPED } : {};

/**
 * One Kubernetes object, as written: level 1 of every kind, and the way to put any other object into a chart. It is an ordinary
 * `ApiObject`; in addition its name is the construct's id and not a hash of its path, and `addOverride` changes what is rendered.
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
   * Sets one value of the rendered object: `addOverride('spec.template.spec.hostname', 'web')`. What is missing on the way is made.
   * Lists take a place (`networks[0]`), keys with dots stand in brackets (`metadata.annotations["a.b/c"]`), `undefined` takes
   * a key away. Overrides and JSON patches are applied in the order of the calls, and the result is checked like the rest.
   */
  addOverride(path: string, value: unknown): this {
    this.edits.push((manifest) => {
      setAt(manifest, path, render(this, value));
      return manifest;
    });
    return this;
  }

  /** RFC 6902 operations on the rendered object. One that does not fit is an error at synth, never dropped. */
  override addJsonPatch(...ops: JsonPatch[]): void {
    this.edits.push((manifest) => JsonPatch.apply(manifest, ...ops) as KubeObject);
  }

  /** The object as the API would be given it. */
  override toJson(): KubeObject {
    try {
      const { apiVersion, kind } = this;
      const metadata = this.metadata.toJson();
      const fields = render(this, this.fields) as Record<string, unknown>;
      const rendered: KubeObject = { apiVersion, kind, metadata, ...fields };
      return this.edits.reduce((manifest, edit) => edit(manifest), rendered);
    } catch (error) {
      throw constructError(this, `${this.kind} "${this.name}" cannot be rendered: ${(error as Error).message}`);
    }
  }
}
