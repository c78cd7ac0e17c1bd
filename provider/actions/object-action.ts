import { describe, type KubeObject } from '../../kube/object';
import { readinessOf } from '../../kubevirt/readiness';
import { awaitReady } from '../lifecycle';
import type { Action, ActionInputs, ActionOutputs, Run } from './action';

const URN = 'kubevirt-iac.io/urn';

interface ObjectAction extends Omit<Action, 'run' | 'undo' | 'names'> {
  /** `spec` of the object that KubeVirt carries out. */
  spec(inputs: ActionInputs): Record<string, unknown>;
  /** Waits for what must be true before it begins. */
  before?(run: Run): Promise<void>;

  outputsOf(live: KubeObject, inputs: ActionInputs): ActionOutputs;
}

/** An action that is an object: KubeVirt carries it out and reports its end in the status. */
export function objectAction({ spec, outputsOf, before, ...action }: ObjectAction): Action {
  return {
    ...action,
    outputs: {
      name: { type: 'string', always: true, description: `Name of the ${action.subject.kind}.` },
      ...action.outputs,
    },
    run: async (run) => {
      await before?.(run);
      const live = await awaitReady(run.operation, await begun(run, { ...action.subject, spec: spec(run.inputs) }));
      return { name: run.name, ...outputsOf(live, run.inputs) };
    },
    undo: async ({ operation, name, namespace }) => {
      const { session, kind, signal } = operation;
      await session.cluster.delete(kind, { name, namespace }, { signal });
    },
  };
}

/** The object of this run. One that failed, or is over, has run: another try needs another object. */
export async function begun(
  { operation, name, namespace, urn }: Run,
  draft: Pick<KubeObject, 'apiVersion' | 'kind' | 'spec'>,
  isOver: (found: KubeObject) => boolean = () => false,
): Promise<KubeObject> {
  const { session, kind, signal, say } = operation;
  const { fieldManager } = session.config;
  const ref = { name, namespace };
  const found = await session.cluster.find(kind, ref, { signal });
  if (found && found.metadata?.annotations?.[URN] !== urn)
    throw new Error(
      `${describe(found)} exists and was not made by this action. Delete it, or name the resource otherwise.`,
    );
  if (found && readinessOf(found).state !== 'failed' && !isOver(found)) return found;
  if (found) {
    say('removing the earlier run');
    await session.cluster.delete(kind, ref, { uid: found.metadata?.uid, signal });
    const watch = session.cluster.watch(kind, { namespace });
    await watch
      .until(ref, (live) => (live?.metadata?.uid === found.metadata?.uid ? undefined : true), { signal })
      .finally(() => watch.close());
  }
  return session.cluster.create(
    kind,
    { ...draft, metadata: { ...ref, annotations: { [URN]: urn } } },
    { fieldManager, signal },
  );
}
