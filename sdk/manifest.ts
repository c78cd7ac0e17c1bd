import type * as pulumi from '@pulumi/pulumi';
import { isOfType, KubernetesResource, type ResourceArgs } from './kubernetes-resource';

/** A Kubernetes object in its own shape: beside apiVersion, kind and metadata whatever fields its kind has. */
export interface ManifestArgs extends ResourceArgs {
  /** Group and version, such as `apps/v1`. Must be known in a preview: it decides what the other fields mean. */
  apiVersion: string;
  /** Such as `Deployment`. */
  kind: string;
  [field: string]: unknown;
}

/**
 * Any Kubernetes object that has no class of its own: applied, awaited and deleted like the others. What a Secret holds stays secret.
 *
 * @example
 * new kubevirt.Manifest('login', {
 *   apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'vms' }, stringData: { userdata: config.requireSecret('userdata') },
 * });
 */
export class Manifest extends KubernetesResource {
  static readonly __pulumiType = 'kubevirt:index:Manifest';

  /** What was last observed, as far as programs can use it. */
  declare readonly status: pulumi.Output<Record<string, unknown> | undefined>;

  /** An object that exists, by its id: `apiVersion/Kind/namespace/name`, such as `v1/Secret/vms/login`. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Manifest {
    return new Manifest(name, {} as ManifestArgs, { ...opts, id });
  }

  /** Whether a value is a Manifest, of whichever copy of this package. */
  static override isInstance(value: unknown): value is Manifest {
    return isOfType(value, Manifest.__pulumiType);
  }

  constructor(name: string, args: ManifestArgs, opts?: pulumi.CustomResourceOptions) {
    super(Manifest.__pulumiType, name, { metadata: undefined, ...args }, opts);
  }
}
