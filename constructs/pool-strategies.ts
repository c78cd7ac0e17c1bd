import type { pool as api, k8s } from '../kubevirt/types';

/** Which guests of a pool come first. */
export interface PoolSelection {
  /**
   * Default `Random`.
   * @change /spec.updateStrategy
   */
  readonly sortPolicy?: 'AscendingOrder' | 'DescendingOrder' | 'Newest' | 'Oldest' | 'Random';
  /**
   * Only guests with these labels. In an update all others keep the old template.
   * @change /spec.updateStrategy
   */
  readonly labelSelector?: k8s.LabelSelector;
  /**
   * Only guests whose node selector fits.
   * @change /spec.updateStrategy
   */
  readonly nodeSelector?: readonly k8s.NodeSelectorRequirement[];
}

/** How a changed template reaches the guests that run. */
export type PoolUpdate =
  | {
      /** @change /spec.updateStrategy */
      readonly proactive: { readonly maxUnavailable: number | string; readonly select?: PoolSelection };
    }
  | {
      /** @change /spec.updateStrategy */
      readonly opportunistic: Record<string, never>;
    }
  | {
      /** @change /spec.updateStrategy */
      readonly unmanaged: Record<string, never>;
    };

export const PoolUpdate = {
  /**
   * Guests whose template differs are restarted, whatever the difference, at most `maxUnavailable` (a number, or `'20%'`) at a time. A
   * changed disk template deletes the machine and its disks, and makes new ones.
   */
  proactive: (options: { readonly maxUnavailable: number | string; readonly select?: PoolSelection }): PoolUpdate => ({
    proactive: options,
  }),
  /** The machines get the new template; each guest takes of it what can be changed while it runs, and the rest at its next boot. The default. */
  opportunistic: (): PoolUpdate => ({ opportunistic: {} }),
  /** Only machines made later get the new template. */
  unmanaged: (): PoolUpdate => ({ unmanaged: {} }),
};

/** Which machines go when the pool shrinks, and what becomes of their disks. */
export type ScaleIn =
  | {
      /** @change /spec.scaleInStrategy */
      readonly proactive: { readonly keep: 'disks' | 'nothing'; readonly select?: PoolSelection };
    }
  | {
      /** @change /spec.scaleInStrategy */
      readonly opportunistic: { readonly keep: 'disks' | 'nothing' };
    }
  | {
      /** @change /spec.scaleInStrategy */
      readonly unmanaged: Record<string, never>;
    };

export const ScaleIn = {
  /** The pool deletes machines. Disks that are kept are used again when the pool grows again. The default, with `keep: 'disks'`. */
  proactive: (options: { readonly keep: 'disks' | 'nothing'; readonly select?: PoolSelection }): ScaleIn => ({
    proactive: options,
  }),
  /** The pool deletes none, and shrinks as somebody else deletes them. */
  opportunistic: (options: { readonly keep: 'disks' | 'nothing' }): ScaleIn => ({ opportunistic: options }),
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

const preservation = (keep: 'disks' | 'nothing'): 'Offline' | 'Disabled' => (keep === 'disks' ? 'Offline' : 'Disabled');

function selection(select: PoolSelection | undefined): api.VirtualMachinePoolSelectionPolicy | undefined {
  if (!select) return undefined;
  const { sortPolicy, labelSelector, nodeSelector } = select;
  const selectors =
    labelSelector || nodeSelector
      ? { labelSelector, nodeSelectorRequirementMatcher: nodeSelector && [...nodeSelector] }
      : undefined;
  return { sortPolicy, selectors };
}
