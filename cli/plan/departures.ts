/** Objects that left the manifests: which of them stay in the cluster, what is lost with the others, and what they became. */
import { describe, type KubeObject } from '../../kube/object';
import { guestsOf, namespaceOf } from '../../kubevirt/guests';
import {
  diskRenameSentence,
  disksOf,
  type Hazard,
  isDisk,
  keptBy,
  keptSentence,
  ownedDisks,
  type Rename,
  removalHazards,
  renameSentence,
  renamesAmong,
} from '../../kubevirt/impact';
import { objectsOf, type Tree } from './tree';

export interface Departure {
  hazards: Hazard[];
  note?: string;
  kept: boolean;
  /** What it looks to have become: `VirtualMachine shop/new`. */
  renamedTo?: string;
}

/** What an object that came was before. */
export interface Arrival {
  note: string;
  /** `VirtualMachine shop/old`. */
  renamedFrom: string;
}

export class Departures {
  private readonly left: readonly KubeObject[];
  private readonly machines: readonly KubeObject[];
  private readonly arrivals = new Map<KubeObject, Arrival>();
  private readonly becameOf = new Map<KubeObject, string>();

  constructor(old: Tree, now: Tree) {
    this.left = onlyIn(old, now);
    this.machines = objectsOf(now).filter((object) => guestsOf(object) !== undefined);
    for (const rename of renamesAmong(this.left, onlyIn(now, old)).values()) this.remember(rename);
  }

  /** What becomes of an object that left. */
  of(object: KubeObject): Departure {
    const tools = keptBy(object);
    const user = this.userOf(object);
    const renamedTo = this.becameOf.get(object);
    const became = renamedTo === undefined ? {} : { renamedTo };
    if (tools.length > 0)
      return { kept: true, hazards: [], note: keptSentence(object, tools, user && describe(user)), ...became };
    const hazards = removalHazards(object).map((hazard) =>
      user ? { ...hazard, reason: `${hazard.reason} ${describe(user)} uses it.` } : hazard,
    );
    const note = renamedTo === undefined ? {} : { note: `is deleted; looks renamed to ${renamedTo}` };
    return { kept: false, hazards, ...note, ...became };
  }

  /** What an object that came was before, where it looks like a rename. */
  arrival(object: KubeObject): Arrival | undefined {
    return this.arrivals.get(object);
  }

  private remember(rename: Rename): void {
    const { old, now, disks } = rename;
    const lost = this.lostWith(old);
    this.arrivals.set(now, { note: renameSentence(rename, lost, keptBy(old)), renamedFrom: describe(old) });
    this.becameOf.set(old, describe(now));
    for (const disk of disks) {
      const note = diskRenameSentence(rename, disk, lost.includes(disk.old.metadata?.name ?? ''));
      this.arrivals.set(disk.now, { note, renamedFrom: describe(disk.old) });
      this.becameOf.set(disk.old, describe(disk.now));
    }
  }

  /** A machine of the new manifests that uses a disk which is no longer among them. */
  private userOf(object: KubeObject): KubeObject | undefined {
    const name = object.metadata?.name;
    if (!isDisk(object) || name === undefined) return undefined;
    return this.machines.find(
      (machine) => namespaceOf(machine) === namespaceOf(object) && disksOf(machine).includes(name),
    );
  }

  /** Disks that are deleted with a machine, or beside it. */
  private lostWith(machine: KubeObject): string[] {
    const lost = (object: KubeObject) => keptBy(object).length === 0;
    const beside = this.left.filter((one) => isDisk(one) && namespaceOf(one) === namespaceOf(machine) && lost(one));
    return [...beside.map(({ metadata }) => metadata?.name ?? ''), ...(lost(machine) ? ownedDisks(machine) : [])];
  }
}

const onlyIn = (tree: Tree, other: Tree): KubeObject[] =>
  objectsOf(new Map([...tree].filter(([id]) => !other.has(id))));
