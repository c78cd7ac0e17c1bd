import * as pulumi from '@pulumi/pulumi';
import type { KubeObject } from '../kube/object';
import { CLASSES } from './generated/classes';
import { VERSION } from './generated/version';
import type { KubernetesResource } from './kubernetes-resource';
import { Manifest, type ManifestArgs } from './manifest';

export { KubernetesResource, type ResourceArgs } from './kubernetes-resource';

type Make = (name: string, args: object, opts?: pulumi.CustomResourceOptions) => KubernetesResource;

const byKind = new Map<string, Make>();
const byToken = new Map<string, Make>([
  [Manifest.__pulumiType, (name, args, opts) => new Manifest(name, args as ManifestArgs, opts)],
]);

for (const type of CLASSES) {
  // Every class has its own type of arguments; here they come from a manifest of its kind.
  const make: Make = (name, args, opts) => new type(name, args as never, opts);
  byKind.set(`${type.apiVersion} ${type.kind}`, make);
  byToken.set(type.__pulumiType, make);
}

/**
 * The resource of a manifest: of its kind's class, else a Manifest. An object of the family under an older version of its group is also a
 * Manifest, and stays as it was written.
 */
export function newResource(
  name: string,
  inputs: KubeObject & Record<string, unknown>,
  opts?: pulumi.CustomResourceOptions,
): KubernetesResource {
  const make = byKind.get(`${inputs.apiVersion} ${inputs.kind}`) ?? byToken.get(Manifest.__pulumiType)!;
  return make(name, inputs, opts);
}

/** Whether the kind of a manifest has a class of its own. Resources of other kinds are Manifests. */
export function hasClass({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): boolean {
  return byKind.has(`${apiVersion} ${kind}`);
}

/** Lets Pulumi recreate our resources from references: their types and URNs. */
function registerModules(): void {
  const modules = new Set([...byToken.keys()].map((token) => token.split(':')[1]!));
  for (const module of modules) {
    pulumi.runtime.registerResourceModule('kubevirt', module, {
      version: VERSION,
      construct: (name, token, urn) => {
        const make = byToken.get(token);
        if (!make) throw new Error(`kubevirt-iac ${VERSION} has no resource type ${token}.`);
        return make(name, {}, { urn });
      },
    });
  }
}

registerModules();
