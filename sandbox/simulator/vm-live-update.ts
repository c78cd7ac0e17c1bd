import type { Instance, VirtualMachine } from './shapes';
import type { Sizing } from './vm-sizing';
import type { World } from './world';

/** What a changed VM does to its running guest. */
export interface LiveUpdate {
  /** The VM, where the controller itself edits it. */
  vm?: VirtualMachine;
  /** The VMI, as it should be now. */
  vmi?: Instance;
  /** Why a restart is needed. */
  restartRequired?: string;
  problem?: { reason: string; message: string };
}

export const nothingToUpdate: LiveUpdate = {};

export function liveUpdate(_vm: VirtualMachine, _vmi: Instance, _sizing: Sizing, _world: World): LiveUpdate {
  return nothingToUpdate;
}
