import { isGiven, type JsonObject, objectAt, valueAt } from '../../kube/json';
import { quantityValue } from '../../kube/quantity';
import { isUnresolved } from '../../kube/unresolved';

const MEBIBYTE = 2 ** 20;

/** Whether memory up to `atMost` can be plugged into a guest while it runs. False where that is not known. */
export function memoryCanGrow(spec: JsonObject, atMost: unknown): boolean {
  const domain = objectAt(spec, 'domain');
  const guest = quantityValue(valueAt(domain, 'memory', 'guest'));
  const most = quantityValue(atMost);
  if (guest === undefined || most === undefined || isUnresolved(spec['architecture'])) return false;
  const block = valueAt(domain, 'memory', 'hugepages', 'pageSize') === '1Gi' ? 1024 * MEBIBYTE : 2 * MEBIBYTE;
  return (
    !isGiven(valueAt(domain, 'cpu', 'realtime')) &&
    !isGiven(valueAt(domain, 'cpu', 'numa', 'guestMappingPassthrough')) &&
    !isGiven(valueAt(domain, 'launchSecurity')) &&
    spec['architecture'] === 'amd64' &&
    guest <= most &&
    guest % block === 0 &&
    most % block === 0 &&
    guest >= 1024 * MEBIBYTE
  );
}
