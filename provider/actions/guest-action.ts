import { ApiError, type Cluster } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { callSubresource } from '../lifecycle';
import { type Action, type ActionOutputs, type Run, VM_INPUT } from './action';

export const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
export const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;

interface GuestAction extends Pick<Action, 'description'> {
  /** The resource whose subresource is called, and its name. */
  on: 'vm' | 'vmi';
  verb: string;
  inputs?: Action['inputs'];
  body?(inputs: Run['inputs']): object;
  /** Where the subresource must not be called a second time. */
  ask?(operation: Run['operation'], place: Place, before: Seen): Promise<void>;
  /** Whether it is done: there is nothing to ask for any more. `asked`: the request has been sent; `before`: the guest at its start. */
  done(now: Seen, before: Seen, asked: boolean): boolean;
  /** What the status line says meanwhile. */
  waiting: string;
  undo?: Action['undo'];
}

/** A VM and its guest. */
export interface Seen {
  vm: KubeObject | undefined;
  vmi: KubeObject | undefined;
}

/** An action on a guest by a subresource of its VM or VMI, done once the cluster shows that it has happened. */
export function guestAction({ on, verb, inputs, body, ask, done, waiting, undo, description }: GuestAction): Action {
  return {
    description,
    inputs: { vm: VM_INPUT, ...inputs },
    outputs: { guestUid: 'Identity of the VirtualMachineInstance afterwards; absent where there is none.' },
    subject: { apiVersion: VM.apiVersion, kind: VM.kind },
    names: 'vm',
    run: async (run) => {
      const { session, signal, say } = run.operation;
      const place = { name: String(run.inputs['vm']), namespace: run.namespace };
      const before = await look(session.cluster, place, signal);
      if (!before.vm) throw new Error(`${describe({ ...VM, ...place })} does not exist.`);
      if (done(before, before, false)) return outputsOf(before);
      say(waiting);
      const asked = ask
        ? ask(run.operation, place, before)
        : callSubresource(run.operation, on === 'vm' ? VM : VMI, place, verb, { body: body?.(run.inputs) });
      await asked.catch((error: unknown) => {
        // Its VM is already on the way there.
        if (!(error instanceof ApiError) || error.status !== 409) throw error;
        throw new Error(`${verb} of ${describe({ ...VM, ...place })} is not possible now: ${error.message}`);
      });
      return outputsOf(await until(run, place, (now) => done(now, before, true)));
    },
    ...(undo && { undo }),
  };
}

function outputsOf({ vmi }: Seen): ActionOutputs {
  const uid = vmi?.metadata?.uid;
  return uid === undefined ? {} : { guestUid: uid };
}

export interface Place {
  name: string;
  namespace: string;
}

export async function look(cluster: Cluster, place: Place, signal: AbortSignal): Promise<Seen> {
  return { vm: await cluster.find(VM, place, { signal }), vmi: await cluster.find(VMI, place, { signal }) };
}

/** The VM and its guest once both are as wanted: each has a watch of its own. An exception of `done` ends the wait. */
export async function until(run: Run, place: Place, done: (now: Seen) => boolean): Promise<Seen> {
  const { session, signal } = run.operation;
  const watches = [VM, VMI].map((kind) => session.cluster.watch(kind, { namespace: place.namespace }));
  const [vms, vmis] = watches as [(typeof watches)[0], (typeof watches)[0]];
  const stops: (() => void)[] = [];
  try {
    await Promise.all(watches.map((watch) => watch.ready()));
    return await new Promise<Seen>((resolve, reject) => {
      const check = () => {
        const now = { vm: vms.get(place), vmi: vmis.get(place) };
        try {
          if (done(now)) resolve(now);
        } catch (error) {
          reject(error);
        }
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      stops.push(...watches.map((watch) => watch.onChange(() => queueMicrotask(check))));
      check();
    });
  } finally {
    for (const stop of stops) stop();
    for (const watch of watches) watch.close();
  }
}
