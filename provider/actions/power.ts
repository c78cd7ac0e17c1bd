/** Power of a guest: restart, start, stop, pause. */
import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { callSubresource, requestRestart } from '../lifecycle';
import { guestAction, VMI } from './guest-action';

export const restart = guestAction({
  description:
    'Restarts the guest of a VirtualMachine, once and again whenever an input changes. Ends when the new guest runs. KubeVirt rejects it for a VirtualMachine that is not running.',
  on: 'vm',
  verb: 'restart',
  ask: (operation, place, { vmi }) => requestRestart(operation, place, vmi?.metadata?.uid),
  waiting: 'restarting the guest',
  done: ({ vmi }, before, asked) => asked && isOn(vmi) && vmi?.metadata?.uid !== before.vmi?.metadata?.uid,
});

export const start = guestAction({
  description:
    'Starts the guest of a VirtualMachine, once and again whenever an input changes; a guest that runs is left alone. With the run strategy `Halted`, KubeVirt changes it to `Always`.',
  on: 'vm',
  verb: 'start',
  waiting: 'starting the guest',
  done: ({ vmi }) => isOn(vmi),
});

export const stop = guestAction({
  description:
    'Stops the guest of a VirtualMachine, once and again whenever an input changes; a VirtualMachine without a guest is left alone. With the run strategy `Always`, KubeVirt changes it to `Halted`.',
  on: 'vm',
  verb: 'stop',
  inputs: {
    gracePeriodSeconds: {
      type: 'number',
      description: 'Seconds that the guest has for its shutdown. Default: that of its VirtualMachineInstance.',
    },
  },
  body: ({ gracePeriodSeconds }) => (gracePeriodSeconds === undefined ? {} : { gracePeriod: gracePeriodSeconds }),
  waiting: 'stopping the guest',
  done: ({ vmi }) => vmi === undefined,
});

export const pause = guestAction({
  description:
    'Pauses the guest of a VirtualMachine for as long as the resource exists: its deletion lets the guest continue. Memory and disks are kept.',
  on: 'vmi',
  verb: 'pause',
  waiting: 'pausing the guest',
  done: ({ vmi }) => hasCondition(vmi, 'Paused'),
  undo: async ({ operation, inputs, namespace }) => {
    const place = { name: String(inputs['vm']), namespace };
    const vmi = await operation.session.cluster.find(VMI, place, { signal: operation.signal });
    if (hasCondition(vmi, 'Paused')) await callSubresource(operation, VMI, place, 'unpause');
  },
});

function isOn(vmi: KubeObject | undefined): boolean {
  return vmi?.status?.['phase'] === 'Running' && vmi.metadata?.deletionTimestamp === undefined;
}

function hasCondition(vmi: KubeObject | undefined, type: string): boolean {
  return objectsAt(vmi, 'status', 'conditions').some((one) => one['type'] === type && one['status'] === 'True');
}
