/** What storage can do for disks of guests: drivers, defaults, and needs. Pure. */
export {
  className,
  DEFAULT_CLASSES,
  DEFAULT_MARKS,
  type DefaultClass,
  defaultClassOf,
  isMarked,
  provisionerOf,
  severalMarked,
  sharingDefault,
} from './classes';
export { type AccessMode, driverOf, modesOfDriver } from './drivers';
export { contradiction, STORAGE_NEEDS, type StorageAround, type StorageNeed } from './needs';
export { modesOfClass, profileOfClass } from './profile';
