/** How the controller sees volumes. */
import { asObject, type Item } from '../read-vm';

/** The PersistentVolumeClaim behind a volume; a DataVolume's claim has its name. */
export function claimOf(volume: Item | undefined): string | undefined {
  const name = asObject(volume?.['persistentVolumeClaim'])['claimName'] ?? asObject(volume?.['dataVolume'])['name'];
  return typeof name === 'string' ? name : undefined;
}

/** Whether the volume may be plugged while the guest runs. */
export function isHotpluggable(volume: Item | undefined): boolean {
  const source = volume?.['persistentVolumeClaim'] ?? volume?.['dataVolume'] ?? volume?.['memoryDump'];
  return asObject(source)['hotpluggable'] === true;
}

/** The same without memory dumps, which the controller plugs in another way. */
export function isDeclarativelyHotpluggable(volume: Item | undefined): boolean {
  return isHotpluggable(volume) && volume?.['memoryDump'] === undefined;
}
