/** Disks and network interfaces that are plugged into a VM while the resource exists. */
export { hotplugInterface } from './interface';
export { hotplugVolume } from './volume';
