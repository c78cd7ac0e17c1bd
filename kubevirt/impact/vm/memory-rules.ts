/** When memory can be plugged. The controller asks this at boot, for the room to leave, and at every resize. */
import { quantityValue } from '../../../kube/quantity';
import { asObject, type VmiSpec } from './read-vm';

const MI = 1024 * 1024;
const GI = 1024 * MI;

/** Why memory cannot be plugged into such a guest, as a phrase; undefined where it can. */
export function memoryHotplugFault(
  spec: VmiSpec,
  maxGuest: number | undefined,
  architecture: unknown,
): string | undefined {
  const { cpu = {}, memory = {}, launchSecurity } = spec.domain;
  const guest = quantityValue(memory['guest']);
  const block = asObject(memory['hugepages'])['pageSize'] === '1Gi' ? GI : 2 * MI;
  if (cpu['realtime'] !== undefined) return 'realtime guests cannot plug memory';
  if (asObject(cpu['numa'])['guestMappingPassthrough'] !== undefined)
    return 'guests with NUMA passthrough cannot plug memory';
  if (launchSecurity !== undefined) return 'encrypted guests cannot plug memory';
  if (guest === undefined) return 'memory.guest is not set';
  if (maxGuest === undefined) return 'there is no maxGuest';
  if (guest > maxGuest) return 'it is more than maxGuest';
  if (guest % block !== 0) return `it is no multiple of ${block / MI}Mi`;
  if (maxGuest % block !== 0) return `maxGuest is no multiple of ${block / MI}Mi`;
  if (architecture !== 'amd64') return 'only amd64 guests can plug memory';
  if (guest < GI) return 'it is less than 1Gi';
  return undefined;
}
