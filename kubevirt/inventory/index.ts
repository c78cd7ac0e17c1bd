/** VMs as an inventory of Ansible. Pure. */
export { type AnsibleList, ansibleList, ansibleTree } from './ansible';
export {
  type Inventory,
  type InventoryHost,
  type InventoryOptions,
  inventoryOf,
  type OmittedVm,
  WINDOWS_CONNECTIONS,
  type WindowsConnection,
} from './inventory';
