import * as kubernetes from '@pulumi/kubernetes';
import type { KubeObject } from '../../../kube/object';

/** The same objects as custom resources of @pulumi/kubernetes, which awaits none of them and restarts no guest. */
export function declare(objects: readonly KubeObject[]): void {
  for (const { apiVersion, kind, metadata, ...rest } of objects) {
    new kubernetes.apiextensions.CustomResource(metadata!.name!, { apiVersion, kind, metadata, ...rest });
  }
}
