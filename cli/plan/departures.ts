/** Objects that left the manifests: which of them stay in the cluster, what is lost with the others, and what they became. */
import { describe, type KubeObject } from '../../kube/object';
import { guestsOf, namespaceOf } from '../../kubevirt/guests';
import {
  disksOf,
  type Hazard,
  isDisk,
  keptBy,
  keptSentence,
  ownedDisks,
  removalHazards,
  renamedFrom,
  renameSentence,
} from '../../kubevirt/impact';
import { objectsOf, type Tree } from './tree';

export interface Departure {
  hazards: Hazard[];
  note?: string;
  kept: boolean;
}

export class Departures {
  private readonly left: readonly KubeObject[];
  private readonly machines: readonly KubeObject[];

  constructor(old: Tree, now: Tree) {
    this.left = objectsOf(new Map([...old].filter(([id]) => !now.has(id))));
    this.machines = objectsOf(now).filter((object) => guestsOf(object) !== undefined);
  }

  /** What becomes of an object that left. */
  of(object: KubeObject): Departure {
    const tools = keptBy(object);
    const user = this.userOf(object);
    if (tools.length > 0) return { kept: true, hazards: [], note: keptSentence(object, tools, user && describe(user)) };
    const hazards = removalHazards(object).map((hazard) =>
      user ? { ...hazard, reason: `${hazard.reason} ${describe(user)} uses it.` } : hazard,
    );
    return { kept: false, hazards };
  }

  /** What an object that came was before, where it looks like a rename. */
  arrival(object: KubeObject): string | undefined {
    const old = renamedFrom(object, this.left);
    return old && renameSentence(old, object, this.lostWith(old));
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
