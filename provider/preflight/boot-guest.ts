import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { GuestBoot, PreflightOptions } from '../../kubevirt/preflight';
import { Explainer } from '../causes';
import type { Writer } from './namespace';

const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const NAME = 'preflight';

interface Booting {
  namespace: string;
  image: string;
  timeoutSeconds: number;
  options: PreflightOptions;
  signal?: AbortSignal;
  say(message: string): void;
}

const guestOf = ({ namespace, image, options }: Booting): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name: NAME, namespace },
  spec: {
    terminationGracePeriodSeconds: 0,
    nodeSelector: options.nodeSelector,
    tolerations: options.tolerations,
    domain: {
      memory: { guest: '128Mi' },
      devices: {
        disks: [{ name: 'boot', disk: { bus: 'virtio' } }],
        interfaces: [{ name: 'default', masquerade: {} }],
      },
    },
    networks: [{ name: 'default', pod: {} }],
    volumes: [{ name: 'boot', containerDisk: { image } }],
  },
});

/** Starts a small guest, waits until it runs, and deletes it. A guest that does not run is explained as every wait of the provider is. */
export async function bootGuest(cluster: Writer, booting: Booting): Promise<GuestBoot> {
  const { namespace, timeoutSeconds, signal, say } = booting;
  const began = Date.now();
  say('starting a guest');
  const created = await cluster.create(VMI, guestOf(booting), { signal });
  const watch = cluster.watch(VMI, { namespace });
  const ref = { name: NAME, namespace };
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    const phase = await watch.until(ref, (live) => settled(live), { signal: either });
    if (phase !== 'Running')
      return { booted: false, message: `the guest is ${phase}`, repair: 'Read the log of its launcher Pod.' };
    const live = watch.get(ref);
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    return { booted: true, message: `on ${valueAt(live, 'status', 'nodeName')}, after ${seconds} s` };
  } catch (error) {
    if (!timeout.aborted || signal?.aborted) throw error;
    const live = watch.get(ref) ?? created;
    const cause = await new Explainer(cluster).wait(VMI)?.(live);
    const state = `the guest is still ${valueAt(live, 'status', 'phase') ?? 'without a status'} after ${timeoutSeconds} s`;
    return {
      booted: false,
      message: cause ? `${state}: ${cause.message}` : state,
      ...(cause?.next !== undefined && { repair: cause.next }),
    };
  } finally {
    say('deleting the guest');
    await cluster.delete(VMI, ref, { uid: created.metadata?.uid, signal: AbortSignal.timeout(15_000) }).catch(() => {});
    watch.close();
  }
}

function settled(live: KubeObject | undefined): string | undefined {
  const phase = String(valueAt(live, 'status', 'phase') ?? '');
  return ['Running', 'Failed', 'Succeeded'].includes(phase) ? phase : undefined;
}
