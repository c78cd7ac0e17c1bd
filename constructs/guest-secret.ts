import type { Construct } from 'constructs';
import type { MaybeUnresolved } from '../kube/unresolved';
import { Manifest, suffixed } from './base';

/** Creates the Secret `<owner>-<suffix>` beside the object of `owner`, and returns its name. */
export function guestSecret(
  owner: Construct & { readonly name: string; readonly namespace?: string },
  suffix: string,
  stringData: Readonly<Record<string, MaybeUnresolved<string> | undefined>>,
): string {
  const name = suffixed(owner.name, suffix);
  const metadata = { name, namespace: owner.namespace };
  new Manifest(owner, suffix, { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', stringData });
  return name;
}
