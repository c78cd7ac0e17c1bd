import { show } from '../../engine/suggest';
import type { Reference } from '../shared/rule-templates';

/** References of snapshots and restores, which must be VirtualMachines. */
export function groupMissing(at: string, reference: Reference | undefined) {
  if (!reference || reference.apiGroup !== undefined) return undefined;
  return {
    at: `${at}.apiGroup`,
    message: `${at} has no apiGroup. Set apiGroup: kubevirt.io.`,
    allowed: 'kubevirt.io',
    suggestion: 'kubevirt.io',
  };
}
export function groupWrong(at: string, reference: Reference | undefined) {
  if (reference?.apiGroup === undefined || reference.apiGroup === 'kubevirt.io') return undefined;
  return {
    at: `${at}.apiGroup`,
    message: `${at} has the apiGroup ${show(reference.apiGroup)}, but must be a VirtualMachine of kubevirt.io. Set apiGroup: kubevirt.io (the group only, without a version).`,
    found: reference.apiGroup,
    allowed: 'kubevirt.io',
    suggestion: 'kubevirt.io',
  };
}
export function kindWrong(at: string, reference: Reference | undefined) {
  if (reference?.apiGroup !== 'kubevirt.io' || reference.kind === 'VirtualMachine') return undefined;
  return {
    at: `${at}.kind`,
    message: `${at} has the kind ${show(reference.kind)}, but must be a VirtualMachine. Set kind: VirtualMachine and its name.`,
    found: reference.kind,
    allowed: 'VirtualMachine',
    suggestion: 'VirtualMachine',
  };
}
