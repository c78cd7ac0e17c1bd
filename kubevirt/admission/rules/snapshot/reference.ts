import { show } from '../../engine/suggest';
import type { Reference } from '../shared/rule-templates';

/** What a snapshot is taken of, and a restore made to, is a VirtualMachine and nothing else. */
export function groupMissing(at: string, reference: Reference | undefined) {
  if (!reference || reference.apiGroup !== undefined) return undefined;
  return {
    at: `${at}.apiGroup`,
    message: `${at} has no apiGroup. Write apiGroup: kubevirt.io.`,
    allowed: 'kubevirt.io',
    suggestion: 'kubevirt.io',
  };
}
export function groupWrong(at: string, reference: Reference | undefined) {
  if (reference?.apiGroup === undefined || reference.apiGroup === 'kubevirt.io') return undefined;
  return {
    at: `${at}.apiGroup`,
    message: `${at} has the apiGroup ${show(reference.apiGroup)}; only a VirtualMachine of kubevirt.io can stand here. Write apiGroup: kubevirt.io (the group alone, without a version).`,
    found: reference.apiGroup,
    allowed: 'kubevirt.io',
    suggestion: 'kubevirt.io',
  };
}
export function kindWrong(at: string, reference: Reference | undefined) {
  if (reference?.apiGroup !== 'kubevirt.io' || reference.kind === 'VirtualMachine') return undefined;
  return {
    at: `${at}.kind`,
    message: `${at} has the kind ${show(reference.kind)}; only a VirtualMachine can stand here. Write kind: VirtualMachine and its name.`,
    found: reference.kind,
    allowed: 'VirtualMachine',
    suggestion: 'VirtualMachine',
  };
}
