import { describe } from '../../kube/object';
import { isOneShot, oneShotConsequence } from '../check';
import { annotated, groupOf } from './kinds';
import type { Placed } from './target';

const HOOK = 'argocd.argoproj.io/hook';

/** Kinds that do no harm when they act at every sync, with what that is for. */
const REPEATABLE: Readonly<Record<string, string>> = {
  'snapshot.kubevirt.io/VirtualMachineSnapshot': 'PreSync',
  'backup.kubevirt.io/VirtualMachineBackup': 'PreSync',
  'kubevirt.io/VirtualMachineInstanceMigration': 'PostSync',
};

const keyOf = (one: Placed): string => `${groupOf(one.object)}/${one.object.kind}`;
const hookOf = ({ object }: Placed): string | undefined => object.metadata?.annotations?.[HOOK];

/** Objects that act once are hooks of Argo CD that act at each sync, or are refused. A rule that was disabled for them lets them pass. */
export function withHooks(placed: readonly Placed[], allowed: (one: Placed) => boolean): Placed[] {
  refuse(
    placed.filter((one) =>
      hookOf(one) === undefined
        ? isOneShot(one.object) && !allowed(one)
        : isOneShot(one.object) && !REPEATABLE[keyOf(one)],
    ),
    (one) =>
      REPEATABLE[keyOf(one)]
        ? `To let it act at every sync, make it a hook: metadata.annotations['${HOOK}'] = '${REPEATABLE[keyOf(one)]}'.`
        : 'As a hook it would act at every sync.',
  );
  return placed.map((one) =>
    hookOf(one) === undefined || !isOneShot(one.object)
      ? one
      : // A hook has a name, and the object of the last sync stands in its way.
        {
          ...one,
          object: annotated(one.object, {
            'argocd.argoproj.io/hook-delete-policy':
              one.object.metadata?.annotations?.['argocd.argoproj.io/hook-delete-policy'] ?? 'BeforeHookCreation',
          }),
        },
  );
}

/** Flux has no hooks. */
export function withoutOneShots(placed: readonly Placed[], allowed: (one: Placed) => boolean): void {
  refuse(
    placed.filter((one) => isOneShot(one.object) && !allowed(one)),
    () => 'Flux has no hooks.',
  );
}

function refuse(refused: readonly Placed[], hint: (one: Placed) => string): void {
  if (refused.length === 0) return;
  const named = refused.map(
    (one) => `${describe(one.object)} at ${one.construct.node.path}: ${oneShotConsequence(one.object)}. ${hint(one)}`,
  );
  throw new Error(
    `GitOps: ${refused.length === 1 ? 'an object acts' : `${refused.length} objects act`} once, and would act again whenever the tree is applied. ${named.join(' ')} ` +
      'Write what acts once to a folder of its own (another App) and apply that by hand with `kubectl create`, or use the actions of `kubevirt-iac/pulumi`. Nothing was written.',
  );
}
