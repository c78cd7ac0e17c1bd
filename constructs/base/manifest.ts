import { ApiObject, type ApiObjectMetadata, App, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KubeObject } from '../../kubevirt/object';
import { validateOnSynth } from './admission';
import { constructError } from './error';
import { setAt } from './path';
import { render } from './render';

export interface ManifestProps {
  readonly apiVersion: string;
  readonly kind: string;
  /** Labels of the chart are added, and its namespace where none is given. Default name: the id of the construct. */
  readonly metadata?: ApiObjectMetadata;
  /** Everything else that the object has, as in its YAML. Nothing is dropped. */
  readonly [field: string]: unknown;
}

/**
 * One Kubernetes object, as written: level 1 of every kind, and the way to put any other object into a chart. It is an ordinary
 * `ApiObject`; in addition its name is the construct's id and not a hash of its path, and `addOverride` changes what is rendered.
 */
export class Manifest extends ApiObject {
  private readonly fields: Record<string, unknown>;
  private readonly edits: ((manifest: KubeObject) => KubeObject)[] = [];

  constructor(scope: Construct, id: string, props: ManifestProps) {
    super(scope, id, { ...props, metadata: { ...props.metadata, name: props.metadata?.name ?? id } });
    this.fields = props;
    validateOnSynth(App.of(this));
  }

  /**
   * Sets one value of the rendered object: `addOverride('spec.template.spec.hostname', 'web')`. What is missing on the way is made.
   * Lists take a place (`networks[0]`), keys with dots stand in brackets (`metadata.annotations["a.b/c"]`), `undefined` takes
   * a key away. Overrides and JSON patches are applied in the order of the calls, and the result is checked like the rest.
   */
  addOverride(path: string, value: unknown): this {
    this.edits.push((manifest) => {
      setAt(manifest, path, value);
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
      const { apiVersion, kind, metadata, ...rest } = render(this, {
        ...this.fields,
        metadata: this.metadata.toJson(),
      });
      const rendered = { apiVersion, kind, metadata, ...rest } as KubeObject;
      return this.edits.reduce((manifest, edit) => edit(manifest), rendered);
    } catch (error) {
      throw constructError(this, `${this.kind} "${this.name}" cannot be rendered: ${(error as Error).message}`);
    }
  }
}
