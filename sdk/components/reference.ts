import type { Input } from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import type { GuestsComponent } from './guests';

/** A VM: a component of this program, or the name of one. */
export type VmInput = GuestsComponent<constructs.VirtualMachine> | Input<string>;

/** The construct behind a component, which knows its name, its namespace and its disks; a name stays as it is. */
export const vmOf = (vm: VmInput): constructs.VirtualMachine | string =>
  typeof vm === 'object' && 'construct' in vm ? vm.construct : (vm as string);
