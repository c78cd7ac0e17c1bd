import { describe, type KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import { warning } from './finding';

export const ONE_SHOT = 'GIT-03';

interface OneShot {
  /** What happens once, and what goes wrong if a controller creates the object whenever it is missing. */
  readonly consequence: string;
  /** The hook of Argo CD as which it may act at every sync; without one, it never may. */
  readonly hook?: 'PreSync' | 'PostSync';
}

/** By kind and group. */
const ONE_SHOTS: Readonly<Record<string, OneShot>> = {
  'VirtualMachineInstanceMigration.kubevirt.io': {
    consequence:
      'it migrates the guest once, and KubeVirt deletes the records of old migrations: Argo CD or Flux would create it again, and migrate the guest again',
    hook: 'PostSync',
  },
  'VirtualMachineRestore.snapshot.kubevirt.io': {
    consequence:
      'it puts the VM back once, and whoever deletes it, or applies the tree to another cluster, restores again: what was written since is lost',
  },
  'VirtualMachineClone.clone.kubevirt.io': {
    consequence: 'it makes a VM once, which is not in the tree; in another cluster it would make one again',
  },
  'VirtualMachineExport.export.kubevirt.io': {
    consequence:
      'it deletes itself when its time is over: Argo CD or Flux would create it again without end, and the guest cannot start meanwhile',
  },
  'VirtualMachineBackup.backup.kubevirt.io': {
    consequence: 'it runs once, and a backup of today does not become one of tomorrow',
    hook: 'PreSync',
  },
  'VirtualMachineTemplateRequest.template.kubevirt.io': {
    consequence: 'it makes a template once, and may delete itself then',
  },
  'Migration.forklift.konveyor.io': {
    consequence: 'it runs its plan once, and a tree that is applied to another cluster would import the VMs again',
  },
};

export const HOOK = 'argocd.argoproj.io/hook';

/** What an object does that acts once; undefined for any other. */
export function oneShotOf({ apiVersion, kind }: KubeObject): OneShot | undefined {
  const key = `${kind}.${apiVersion.split('/')[0]}`;
  return Object.hasOwn(ONE_SHOTS, key) ? ONE_SHOTS[key] : undefined;
}

/** An object that acts once does not belong among manifests that are applied again and again. */
export function oneShot(object: KubeObject): Diagnostic[] {
  const found = oneShotOf(object);
  if (!found || (found.hook && object.metadata?.annotations?.[HOOK] !== undefined)) return [];
  return [
    warning(
      ONE_SHOT,
      object,
      '',
      `${describe(object)} does not belong in a tree that is reconciled from Git: ${found.consequence}. ` +
        "Write it to a folder of its own (another App) and apply it by hand with `kubectl create`, or use the action of `kubevirt-iac/pulumi`. If this tree is applied by hand, disable the rule: Rules.disable(construct, 'GIT-03', 'applied by hand').",
    ),
  ];
}
