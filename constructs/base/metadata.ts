import { type ApiObject, type ApiObjectMetadata, ApiObjectMetadataDefinition, type OwnerReference } from 'cdk8s';
import { render } from '../render';

/** cdk8s gives every object the namespace of its chart unless it has one; this is none, and is not rendered. */
export const CLUSTER_SCOPED = '';

/** The metadata of a manifest: cdk8s' own, rendered like the rest of it, so that late values may stand in it and a large synth is quick. */
export class ManifestMetadata extends ApiObjectMetadataDefinition {
  private readonly all: Record<string, unknown>;
  private readonly owner: ApiObject;
  private readonly ownLabels: Record<string, string>;
  private readonly ownAnnotations: Record<string, string>;
  private readonly ownFinalizers: string[];
  private readonly owners: OwnerReference[];

  constructor(object: ApiObject, metadata: ApiObjectMetadata) {
    super({ ...metadata, apiObject: object });
    this.owner = object;
    this.ownLabels = { ...metadata.labels };
    this.ownAnnotations = { ...metadata.annotations };
    this.ownFinalizers = [...(metadata.finalizers ?? [])];
    this.owners = [...(metadata.ownerReferences ?? [])];
    this.all = { ...metadata };
  }

  override addLabel(key: string, value: string): void {
    this.ownLabels[key] = value;
  }

  override getLabel(key: string): string | undefined {
    return this.ownLabels[key];
  }

  override addAnnotation(key: string, value: string): void {
    this.ownAnnotations[key] = value;
  }

  override addFinalizers(...finalizers: string[]): void {
    this.ownFinalizers.push(...finalizers);
  }

  override addOwnerReference(owner: OwnerReference): void {
    this.owners.push(owner);
  }

  override add(key: string, value: unknown): void {
    this.all[key] = value;
  }

  override toJson(): Record<string, unknown> {
    return render(this.owner, {
      ...this.all,
      namespace: this.namespace === CLUSTER_SCOPED ? undefined : this.namespace,
      labels: filled(this.ownLabels),
      annotations: filled(this.ownAnnotations),
      finalizers: filled(this.ownFinalizers),
      ownerReferences: filled(this.owners),
    }) as Record<string, unknown>;
  }
}

const filled = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined);
