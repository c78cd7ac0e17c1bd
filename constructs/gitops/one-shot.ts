import { describe } from '../../kube/object';
import { HOOK, oneShotOf } from '../check';
import { annotated } from './kinds';
import type { Placed } from './target';

const DELETE_POLICY = 'argocd.argoproj.io/hook-delete-policy';
const isHook = ({ object }: Placed): boolean => object.metadata?.annotations?.[HOOK] !== undefined;

/** Objects that act once are hooks of Argo CD that act at each sync, or are refused. A rule that was disabled for them lets them pass. */
export function withHooks(placed: readonly Placed[], allowed: (one: Placed) => boolean): Placed[] {
  refuse(
    placed.filter((one) => {
      const found = oneShotOf(one.object);
      return found && (isHook(one) ? !found.hook : !allowed(one));
    }),
    ({ object }) => {
      const hook = oneShotOf(object)?.hook;
      return hook
        ? `To let it act at every sync, make it a hook: metadata.annotations['${HOOK}'] = '${hook}'.`
        : 'As a hook it would act at every sync.';
    },
  );
  return placed.map((one) => {
    if (!isHook(one) || !oneShotOf(one.object)) return one;
    // The object of the last sync, which has the same name, stands in its way.
    const policy = one.object.metadata?.annotations?.[DELETE_POLICY] ?? 'BeforeHookCreation';
    return { ...one, object: annotated(one.object, { [DELETE_POLICY]: policy }) };
  });
}

/** Flux has no hooks. */
export function withoutOneShots(placed: readonly Placed[], allowed: (one: Placed) => boolean): void {
  refuse(
    placed.filter((one) => oneShotOf(one.object) && !allowed(one)),
    () => 'Flux has no hooks.',
  );
}

function refuse(refused: readonly Placed[], hint: (one: Placed) => string): void {
  if (refused.length === 0) return;
  const named = refused.map(
    (one) =>
      `${describe(one.object)} at ${one.construct.node.path}: ${oneShotOf(one.object)?.consequence}. ${hint(one)}`,
  );
  throw new Error(
    `GitOps: ${refused.length === 1 ? 'an object acts' : `${refused.length} objects act`} once, and would act again whenever the tree is applied. ${named.join(' ')} ` +
      'Write what acts once to a folder of its own (another App) and apply that by hand with `kubectl create`, or use the actions of `kubevirt-iac/pulumi`. Nothing was written.',
  );
}
