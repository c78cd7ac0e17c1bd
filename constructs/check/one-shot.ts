import { describe, type KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import { warning } from './finding';

export const ONE_SHOT = 'GIT-03';

/** What happens once when an object of the kind is created, and what goes wrong if a controller creates it whenever it is missing. By kind and group. */
const ONE_SHOTS: Readonly<Record<string, string>> = {
  'VirtualMachineInstanceMigration.kubevirt.io':
    'it migrates the guest once, and KubeVirt deletes the records of old migrations: Argo CD or Flux would create it again, and migrate the guest again',
  'VirtualMachineRestore.snapshot.kubevirt.io':
    'it puts the VM back once, and whoever deletes it, or applies the tree to another cluster, restores again: what was written since is lost',
  'VirtualMachineClone.clone.kubevirt.io':
    'it makes a VM once, which is not in the tree; in another cluster it would make one again',
  'VirtualMachineExport.export.kubevirt.io':
    'it deletes itself when its time is over: Argo CD or Flux would create it again without end, and the guest cannot start meanwhile',
  'VirtualMachineBackup.backup.kubevirt.io': 'it runs once, and a backup of today does not become one of tomorrow',
  'VirtualMachineTemplateRequest.template.kubevirt.io': 'it makes a template once, and may delete itself then',
  'Migration.forklift.konveyor.io':
    'it runs its plan once, and a tree that is applied to another cluster would import the VMs again',
};

/** What goes wrong if an object that acts once is created whenever it is missing; undefined for any other. */
export function oneShotConsequence({ apiVersion, kind }: KubeObject): string | undefined {
  const key = `${kind}.${apiVersion.split('/')[0]}`;
  return Object.hasOwn(ONE_SHOTS, key) ? ONE_SHOTS[key] : undefined;
}

export const isOneShot = (object: KubeObject): boolean => oneShotConsequence(object) !== undefined;

/** An object that acts once does not belong among manifests that are applied again and again. */
export function oneShot(object: KubeObject): Diagnostic[] {
  const consequence = oneShotConsequence(object);
  if (consequence === undefined) return [];
  return [
    warning(
      ONE_SHOT,
      object,
      '',
      `${describe(object)} does not belong in a tree that is reconciled from Git: ${consequence}. ` +
        "Write it to a folder of its own (another App) and apply it by hand with `kubectl create`, or use the action of `kubevirt-iac/pulumi`. If this tree is applied by hand, disable the rule: Rules.disable(construct, 'GIT-03', 'applied by hand').",
    ),
  ];
}
