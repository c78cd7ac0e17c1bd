import type * as pulumi from '@pulumi/pulumi';
import { isOfType, KubernetesResource, type ResourceArgs } from './kubernetes-resource';

/** A Kubernetes object in the API's own shape: apiVersion, kind, metadata, and the fields of its kind. */
export interface ManifestArgs extends ResourceArgs {
  /** Group and version, such as `apps/v1`. Must be known during previews: it determines the meaning of the other fields. */
  apiVersion: string;
  /** Such as `Deployment`. */
  kind: string;
  [field: string]: unknown;
}

/**
 * Any Kubernetes object that has no class of its own: applied, awaited and deleted like the others. The data of a Secret stays secret.
 *
 * @example
 * new kubevirt.Manifest('login', {
 *   apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'vms' }, stringData: { userdata: config.requireSecret('userdata') },
 * });
 */
export class Manifest extends KubernetesResource {
  static readonly __pulumiType = 'kubevirt:index:Manifest';

  /** The parts of the status that are useful in programs, as they were last observed. */
  declare readonly status: pulumi.Output<Record<string, unknown> | undefined>;

  /** An existing object, by its id: `apiVersion/Kind/namespace/name`, such as `v1/Secret/vms/login`. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Manifest {
    return new Manifest(name, {} as ManifestArgs, { ...opts, id });
  }

  /** Whether a value is a Manifest, of any copy of this package. */
  static override isInstance(value: unknown): value is Manifest {
    return isOfType(value, Manifest.__pulumiType);
  }

  constructor(name: string, args: ManifestArgs, opts?: pulumi.CustomResourceOptions) {
    super(Manifest.__pulumiType, name, { metadata: undefined, ...args }, opts);
  }
}
