/** The resources that a program declares for objects of a cluster. */
import type { JsonObject } from '../../kube/json';
import type { ObjectRef } from '../../kube/object';
import type { ClusterProfile } from '../../kubevirt/config';
import { familyKindOf } from '../../kubevirt/kinds';
import { describeOwner, idOf, importedInputs, MANIFEST, ownerIn } from '../../provider';
import { splitSecrets, type Withheld } from './secret-values';
import type { Taken } from './select';

export interface ImportedResource {
  /** Pulumi's type: `kubevirt:core/v1:VirtualMachine`. */
  type: string;
  /** Its class in `kubevirt-iac/pulumi`: `core.v1.VirtualMachine`. */
  class: string;
  name: string;
  /** The constant that holds it in the program. */
  identifier: string;
  id: string;
  ref: ObjectRef;
  /** What an import makes of the object, with references to the stack's configuration in place of secret values. */
  inputs: JsonObject;
  withheld: Withheld[];
  /** The resource that already manages the object. */
  owner?: string;
}

/** `profile`: that of the provider, so that both omit the same defaults. */
export function resourcesOf(taken: readonly Taken[], profile: ClusterProfile): ImportedResource[] {
  const names = new Set<string>();
  const identifiers = new Set<string>();
  const keys = new Set<string>();
  return taken.map(({ object, name: given }) => {
    const { apiVersion, kind } = object;
    const { name = '', namespace } = object.metadata ?? {};
    const family = familyKindOf(apiVersion, kind);
    const hasClass = family?.apiVersion === apiVersion;
    const type = hasClass ? `kubevirt:${family.module}:${kind}` : MANIFEST;
    const unique = uniqueName(given ?? name, kind, (candidate) => claim(names, `${type}::${candidate}`));
    const { apiVersion: _apiVersion, kind: _kind, ...fields } = importedInputs(object, profile).value;
    const ref = { apiVersion, kind, name, ...(namespace && { namespace }) };
    const { inputs, withheld } = splitSecrets({ apiVersion, kind, ...fields }, unique, (key) => claim(keys, key));
    return {
      type,
      class: hasClass ? `${family.module.replaceAll('/', '.')}.${kind}` : 'Manifest',
      name: unique,
      identifier: uniqueName(identifierOf(unique, kind), '', (candidate) => claim(identifiers, candidate)),
      id: idOf(type, ref),
      ref,
      inputs: hasClass ? without(inputs, 'apiVersion', 'kind') : inputs,
      withheld,
      ...(ownerIn(object) !== undefined && { owner: describeOwner(ownerIn(object)!) }),
    };
  });
}

/** `web-root` of kind DataVolume -> `webRootDataVolume`: with the kind at its end it is never a reserved word. */
function identifierOf(name: string, kind: string): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = lowerFirst(first) + rest.map((part) => part[0]!.toUpperCase() + part.slice(1)).join('');
  const whole = camel === '' ? lowerFirst(kind) : camel + kind;
  return /^\d/.test(whole) ? `_${whole}` : whole;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The name, or with its kind, or with a number: the first that `isFree` accepts. */
function uniqueName(name: string, kind: string, isFree: (candidate: string) => boolean): string {
  if (isFree(name)) return name;
  const base = kind === '' ? name : `${name}-${kind.toLowerCase()}`;
  if (base !== name && isFree(base)) return base;
  for (let i = 2; ; i++) {
    const numbered = kind === '' ? `${base}_${i}` : `${base}-${i}`;
    if (isFree(numbered)) return numbered;
  }
}

function claim(names: Set<string>, name: string): boolean {
  return !names.has(name) && names.add(name) !== undefined;
}

function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
