/** When memory can be plugged into a guest while it runs. KubeVirt asks at boot, for the room to leave, and at every resize. */
import { isGiven, type JsonObject, objectAt, valueAt } from '../../kube/json';
import { quantityValue } from '../../kube/quantity';
import { isUnresolved } from '../../kube/unresolved';

const MEBIBYTE = 2 ** 20;

/** Why memory up to `atMost` cannot be plugged into a guest, as a phrase; undefined where it can. */
export function memoryGrowthFault(spec: JsonObject, atMost: unknown): string | undefined {
  const domain = objectAt(spec, 'domain');
  const { architecture } = spec;
  const guest = quantityValue(valueAt(domain, 'memory', 'guest'));
  const most = quantityValue(atMost);
  const block = valueAt(domain, 'memory', 'hugepages', 'pageSize') === '1Gi' ? 1024 * MEBIBYTE : 2 * MEBIBYTE;
  if (isGiven(valueAt(domain, 'cpu', 'realtime'))) return 'realtime guests do not support memory hot-plug';
  if (isGiven(valueAt(domain, 'cpu', 'numa', 'guestMappingPassthrough')))
    return 'guests with NUMA passthrough do not support memory hot-plug';
  if (isGiven(valueAt(domain, 'launchSecurity'))) return 'encrypted guests do not support memory hot-plug';
  if (guest === undefined) return 'memory.guest is not set';
  if (most === undefined) return 'maxGuest is not set';
  if (guest > most) return 'it is more than maxGuest';
  if (guest % block !== 0) return `it is not a multiple of ${block / MEBIBYTE}Mi`;
  if (most % block !== 0) return `maxGuest is not a multiple of ${block / MEBIBYTE}Mi`;
  if (isUnresolved(architecture)) return 'the architecture is not known yet';
  if (architecture !== 'amd64') return 'only amd64 guests support memory hot-plug';
  if (guest < 1024 * MEBIBYTE) return 'it is less than 1Gi';
  return undefined;
}
