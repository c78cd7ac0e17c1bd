import { lazy } from '../kube/lazy';
import type { KubeObject, ObjectRef } from '../kube/object';
import { knownPart } from '../kube/unresolved';

import { splitApiVersion } from '../kubevirt/kinds';
import type { Placement } from '../kubevirt/placement';
import type { DefaultClass } from '../kubevirt/storage';
import type { Properties } from './wire';

/** Loaded with the first resource that is checked, which needs these facts anyway. */
const configures = lazy(() => {
  const { HYPERCONVERGED_OPERANDS } =
    require('../kubevirt/hyperconverged') as typeof import('../kubevirt/hyperconverged');
  return new Set([...HYPERCONVERGED_OPERANDS, 'HyperConverged', 'Subscription']);
});

/** A resource as the program of this run declares it. */
interface Wanted {
  allow: readonly string[];
  ref: ObjectRef;
}

/** A class of storage or of snapshots as the program declares it. */
export interface DeclaredClass {
  object: KubeObject;
  /** The defaults that it has not been before. */
  becomes: readonly DefaultClass[];
  /** Whether it may be a default beside another one. */
  allowed: boolean;
}

/**
 * What this process has learned in its run: the engine hands a request only what it is about, and a deletion must know whether it is
 * part of a replacement, what the program of today allows, and who has taken the object over meanwhile.
 */
export class KnownResources {
  /** The inputs of each resource as they were last read, by URN. */
  readonly lastRead = new Map<string, Properties>();
  /** The URN that declares each object. */
  private readonly declared = new Map<string, string>();
  /** Outputs that a refresh has just found changed, by URN. */
  readonly moved = new Map<string, string[]>();
  /** The resources in the program, by URN: Check has seen each. A resource that is only deleted is not among them. */
  readonly wanted = new Map<string, Wanted>();
  /** The node selectors of what comes after a resource, by its URN. */
  readonly placements = new Map<string, readonly Placement[]>();
  /** The classes of storage and of snapshots in the program, by URN. */
  readonly classes = new Map<string, DeclaredClass>();
  /** The objects that the state holds, by URN, as far as the engine showed it. */
  private readonly held = new Map<string, ObjectRef>();
  /** The objects of this program that configure KubeVirt, or install what does, by URN. */
  private readonly platform = new Map<string, KubeObject>();
  private surroundings?: readonly KubeObject[];
  private readonly owners = new Map<string, string>();
  private readonly recreated = new Set<string>();

  /** Notes that a resource declares an object. Returns the URN of another one that does. */
  declare(urn: string, object: ObjectRef): string | undefined {
    const identity = identityOf(object);
    const other = this.declared.get(identity);
    if (other === undefined) this.declared.set(identity, urn);
    return other === urn ? undefined : other;
  }

  /** Whether a resource of this program, as far as the engine has shown it, declares the object. */
  declares(object: ObjectRef): boolean {
    return this.declared.has(identityOf(object));
  }

  /** The outputs that the last refresh found changed: reported once. */
  takeMoved(urn: string): readonly string[] {
    const moved = this.moved.get(urn) ?? [];
    this.moved.delete(urn);
    return moved;
  }

  /** Notes an object that decides for others: what configures KubeVirt, and the Subscription that says in which release. */
  configure(urn: string, object: KubeObject): void {
    if (!configures().has(object.kind)) return;
    this.platform.set(urn, knownPart(object));
    this.surroundings = undefined;
  }

  /** What the program has declared so far that decides for others. */
  get around(): readonly KubeObject[] {
    this.surroundings ??= [...this.platform.values()];
    return this.surroundings;
  }

  hold(urn: string, ref: ObjectRef): void {
    this.held.set(urn, ref);
  }

  /** Whether the state holds an object of this name for a resource: then creating it again replaces it. */
  holds(urn: string, { name, namespace }: ObjectRef): boolean {
    const held = this.held.get(urn);
    return held?.name === name && held?.namespace === namespace;
  }

  /** A write or an import makes the object the resource's. */
  own(urn: string, live: KubeObject): void {
    const uid = live.metadata?.uid;
    if (uid !== undefined) this.owners.set(uid, urn);
  }

  /** Create found the resource's object in place, and went on with it. */
  recreate(urn: string, live: KubeObject): void {
    this.recreated.add(`${urn} ${live.metadata?.uid}`);
  }

  /** Whether the object that is to be deleted is the one that Create has just gone on with. */
  hasRecreated(urn: string, live: KubeObject): boolean {
    return this.recreated.has(`${urn} ${live.metadata?.uid}`);
  }

  /** The resource that has taken an object over in this run. */
  ownerOf(live: KubeObject): string | undefined {
    return this.owners.get(live.metadata?.uid ?? '');
  }
}

/** Two versions of an API serve the same object. */
const identityOf = ({ apiVersion, kind, namespace, name }: ObjectRef): string =>
  [splitApiVersion(apiVersion).group, kind, namespace, name].join('/');
