import { mapUnresolved } from '../kube/unresolved';
import type { pool as api, k8s } from '../kubevirt/types';

/** Selection of VMs in a pool. */
export interface PoolSelection {
  /**
   * Order in which VMs are selected.
   * @default Random
   * @change /spec.updateStrategy
   */
  readonly sortPolicy?: 'AscendingOrder' | 'DescendingOrder' | 'Newest' | 'Oldest' | 'Random';
  /**
   * Labels of the VMs to select from. In an update, all other VMs keep the old template.
   * @default - all VMs
   * @change /spec.updateStrategy
   */
  readonly labelSelector?: k8s.LabelSelector;
  /**
   * Node requirements of the VMs to select from.
   * @default - all VMs
   * @change /spec.updateStrategy
   */
  readonly nodeSelector?: readonly k8s.NodeSelectorRequirement[];
}

/** How a changed template reaches running guests. */
export type PoolUpdate =
  | {
      /**
       * Restarts every guest whose template differs.
       * @change /spec.updateStrategy
       */
      readonly proactive: { readonly maxUnavailable: number | string; readonly select?: PoolSelection };
    }
  | {
      /**
       * Updates the VMs, and restarts no guest. Always `{}`.
       * @change /spec.updateStrategy
       */
      readonly opportunistic: Record<string, never>;
    }
  | {
      /**
       * Leaves existing VMs as they are. Always `{}`.
       * @change /spec.updateStrategy
       */
      readonly unmanaged: Record<string, never>;
    };

export const PoolUpdate = {
  /**
   * Restarts every guest whose template differs in any way, at most `maxUnavailable` (a number, or `'20%'`) at a time. A changed disk template
   * deletes the VM and its disks, and creates new ones.
   */
  proactive: (options: { readonly maxUnavailable: number | string; readonly select?: PoolSelection }): PoolUpdate => ({
    proactive: options,
  }),
  /** Updates the VMs without a restart: each guest applies live what it can, and the rest at its next boot. The default. */
  opportunistic: (): PoolUpdate => ({ opportunistic: {} }),
  /** Applies the new template to new VMs only. */
  unmanaged: (): PoolUpdate => ({ unmanaged: {} }),
};

/** Which VMs are removed when the pool shrinks, and what happens to their disks. */
export type ScaleIn =
  | {
      /**
       * Deletes VMs when the pool shrinks.
       * @change /spec.scaleInStrategy
       */
      readonly proactive: { readonly keep: 'disks' | 'nothing'; readonly select?: PoolSelection };
    }
  | {
      /**
       * Removes no VM itself; the pool shrinks as VMs are deleted by hand.
       * @change /spec.scaleInStrategy
       */
      readonly opportunistic: { readonly keep: 'disks' | 'nothing' };
    }
  | {
      /**
       * Never deletes VMs. Always `{}`.
       * @change /spec.scaleInStrategy
       */
      readonly unmanaged: Record<string, never>;
    };

export const ScaleIn = {
  /** The pool deletes VMs. Kept disks are reused when the pool grows again. The default, with `keep: 'disks'`. */
  proactive: (options: { readonly keep: 'disks' | 'nothing'; readonly select?: PoolSelection }): ScaleIn => ({
    proactive: options,
  }),
  /** The pool deletes no VMs itself; it shrinks as they are deleted by hand. */
  opportunistic: (options: { readonly keep: 'disks' | 'nothing' }): ScaleIn => ({ opportunistic: options }),
  /** The pool never deletes VMs. */
  unmanaged: (): ScaleIn => ({ unmanaged: {} }),
};

export function updateSpec(update: PoolUpdate): Pick<api.VirtualMachinePoolSpec, 'updateStrategy' | 'maxUnavailable'> {
  if (!('proactive' in update)) return { updateStrategy: update };
  const { maxUnavailable, select } = update.proactive;
  return { updateStrategy: { proactive: { selectionPolicy: selection(select) } }, maxUnavailable };
}

export function scaleInSpec(scaleIn: ScaleIn): api.VirtualMachinePoolScaleInStrategy {
  if ('unmanaged' in scaleIn) return { unmanaged: {} };
  if ('opportunistic' in scaleIn)
    return { opportunistic: { statePreservation: preservation(scaleIn.opportunistic.keep) } };
  const { keep, select } = scaleIn.proactive;
  return { proactive: { statePreservation: preservation(keep), selectionPolicy: selection(select) } };
}

const preservation = (keep: 'disks' | 'nothing'): 'Offline' | 'Disabled' =>
  mapUnresolved(keep as unknown, (known) => (known === 'disks' ? 'Offline' : 'Disabled')) as never;

function selection(select: PoolSelection | undefined): api.VirtualMachinePoolSelectionPolicy | undefined {
  if (!select) return undefined;
  const { sortPolicy, labelSelector, nodeSelector } = select;
  const selectors =
    labelSelector || nodeSelector
      ? { labelSelector, nodeSelectorRequirementMatcher: nodeSelector && [...nodeSelector] }
      : undefined;
  return { sortPolicy, selectors };
}
