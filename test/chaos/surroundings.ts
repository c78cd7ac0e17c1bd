/** Trouble around a run: interrupts, servers that end, webhooks, other clients, quotas and disks. One row per trouble. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ResourceKind } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import { draw } from './draw';
import { fillDisk } from './full-disk';
import type { Disturbance, Place } from './life';
import { BEGINNING, type Operation, resourcesOf } from './program';
import { killServer, type ServerName } from './servers';
import { CliStack, type Running } from './stack';
import { installWebhook, type Manner } from './webhook';

type Trouble = (seed: number) => Disturbance;

interface Surrounding {
  /** The sentence of docs/reliability.md. */
  readonly says: string;
  readonly during: Partial<Record<Operation, Trouble>>;
  /** Whether it troubles every stack of the sandbox. */
  readonly alone?: true;
}

const kind = (apiVersion: string, name: string) => kindOf(apiVersion, name) as ResourceKind;
const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const SERVICE = kind('v1', 'Service');
const POOL = kind('pool.kubevirt.io/v1beta1', 'VirtualMachinePool');
const QUOTA: ResourceKind = { apiVersion: 'v1', kind: 'ResourceQuota', plural: 'resourcequotas', namespaced: true };

/** At one of the first requests, drawn by the seed. */
const atRequest = (seed: number, act: (running: Running) => void | Promise<void>): Disturbance => {
  const chosen = Math.floor(12 * draw(seed, 'request'));
  return { treat: ({ total }, running) => (total === chosen ? { after: async () => act(running) } : undefined) };
};

const interrupt =
  (times: number): Trouble =>
  (seed) =>
    atRequest(seed, async (running) => {
      for (let i = 0; i < times; i++) {
        running.interrupt();
        await sleep(200);
      }
    });

/** What the restart of one server does to a wait must not depend on how long it is away. */
const AWAY_MS = 3_000;

const restart =
  (name: ServerName): Trouble =>
  (seed) => {
    let back: Promise<void> | undefined;
    let sandbox: Place['lab']['sandbox'];
    const { treat } = atRequest(seed, () => {
      const again = killServer(sandbox, name);
      back = sleep(AWAY_MS).then(again);
    });
    return {
      ...(treat && { treat }),
      arrange: async ({ lab }) => {
        sandbox = lab.sandbox;
      },
      heal: async ({ lab }) => {
        await back;
        await answering(lab.cluster);
      },
      blinds: true,
    };
  };

async function answering(cluster: Place['lab']['cluster']): Promise<void> {
  for (;;) {
    const ready = await cluster.request({ method: 'GET', path: '/readyz' }).catch(() => undefined);
    if (ready === 'ok') return;
    await sleep(100);
  }
}

/** Resolves when the CLI has said something, or has ended. */
async function said(running: Running, pattern: RegExp): Promise<void> {
  let over = false;
  void running.ended.then(() => {
    over = true;
  });
  while (!over && !pattern.test(running.said())) await sleep(50);
}

const webhook =
  (manner: Manner): Trouble =>
  () => {
    let remove: (() => Promise<void>) | undefined;
    return {
      arrange: async ({ lab, own }) => {
        remove = await installWebhook(lab.cluster, own, manner);
      },
      during: async (running) => {
        await said(running, /waiting for an admission webhook/);
        await remove?.();
      },
      heal: async () => remove?.(),
    };
  };

const remove = async (of: ResourceKind, name: string, { lab, own }: Place): Promise<void> => {
  const watch = lab.cluster.watch(of, { namespace: own });
  await lab.cluster.delete(of, { name, namespace: own });
  await watch.until({ name, namespace: own }, (live) => (live ? undefined : true));
  watch.close();
};

/** What another client has done to it is not the program's doing. */
const EXCUSED_WEB = /(VirtualMachine|VirtualMachineInstance|Service) \S+\/web was /;

const deleted =
  (of: ResourceKind, name: string): Trouble =>
  () => ({
    arrange: (place) => remove(of, name, place),
    excused: EXCUSED_WEB,
  });

const edited: Trouble = () => ({
  arrange: async ({ lab, own }) => {
    const body = { metadata: { labels: { app: 'edited' } } };
    const options = { fieldManager: 'kubectl-edit' };
    await lab.cluster.patch(VM, { name: 'web', namespace: own }, { type: 'merge', body }, options);
  },
});

const recreated =
  (resource: 'web' | 'service', of: ResourceKind): Trouble =>
  () => ({
    arrange: async (place) => {
      await remove(of, 'web', place);
      await place.lab.cluster.create(of, resourcesOf(place.own, BEGINNING)[resource]!.object);
    },
    excused: EXCUSED_WEB,
  });

const FINALIZER = 'example.com/holds';

const hangingFinalizer: Trouble = (seed) => {
  const release = ({ lab, own }: Place) =>
    lab.cluster
      .patch(SERVICE, { name: 'web', namespace: own }, { type: 'merge', body: { metadata: { finalizers: null } } })
      .then(
        () => undefined,
        () => undefined,
      );
  return {
    arrange: async ({ lab, own }) => {
      const body = { metadata: { finalizers: [FINALIZER] } };
      await lab.cluster.patch(SERVICE, { name: 'web', namespace: own }, { type: 'merge', body });
    },
    during: async (running, place) => {
      await said(running, /example\.com\/holds/);
      if (seed % 2 === 0) running.interrupt();
      else await release(place);
    },
    heal: release,
  };
};

const quotaFull: Trouble = () => {
  const raise = async ({ lab, own }: Place) => void (await lab.cluster.delete(QUOTA, { name: 'full', namespace: own }));
  return {
    arrange: async ({ lab, own }) => {
      const hard = { 'count/virtualmachines.kubevirt.io': '0', services: '0' };
      const ref = { name: 'full', namespace: own };
      await lab.cluster.apply(QUOTA, { apiVersion: 'v1', kind: 'ResourceQuota', metadata: ref, spec: { hard } });
      await lab.cluster.patchStatus(QUOTA, ref, { hard, used: { ...hard } });
    },
    during: async (running, place) => {
      await said(running, /exceeded quota/);
      await raise(place);
    },
    heal: raise,
  };
};

/** Pulumi's file backend tries to write for minutes. */
const FULL_FOR_MS = 10_000;

const diskFull: Trouble = (seed) => {
  let disk: ReturnType<typeof fillDisk>;
  return {
    arrange: async ({ stack }) => {
      disk = fillDisk(join(stack.folder, 'state'));
      if (!disk) process.stderr.write('without the right to mount a file system, no disk is filled\n');
    },
    during: async (running) => {
      // Every other time until the command has given up.
      await Promise.race([running.ended, ...(seed % 2 === 1 ? [sleep(FULL_FOR_MS)] : [])]);
      disk?.makeRoom();
    },
    heal: async ({ stack }) => {
      stack.unlock();
      if (stack instanceof CliStack) await stack.repair();
    },
    clean: async () => disk?.unmount(),
  };
};

const all = (trouble: Trouble, ...operations: Operation[]) =>
  Object.fromEntries(operations.map((operation) => [operation, trouble]));

export const SURROUNDINGS: Readonly<Record<string, Surrounding>> = {
  'interrupted once': {
    says: 'Ctrl-C at one of the first requests',
    during: all(interrupt(1), 'create', 'live update', 'restart', 'disk growth', 'refresh', 'delete'),
  },
  'interrupted twice': {
    says: 'Ctrl-C, and again: the CLI ends without waiting for the plugin',
    during: all(interrupt(2), 'create', 'live update', 'restart', 'disk growth', 'refresh', 'delete'),
  },
  'webhook refuses': {
    says: 'an admission webhook of another team denies every write',
    during: all(webhook('refuses'), 'create', 'live update'),
  },
  'webhook slow': {
    says: 'an admission webhook takes longer than its timeout, and is taken away while the plugin waits',
    during: all(webhook('is slow'), 'create', 'live update'),
  },
  'webhook unreachable': {
    says: 'nothing listens at the address of an admission webhook, and it is taken away while the plugin waits',
    during: all(webhook('is unreachable'), 'create', 'live update'),
  },
  'object deleted': {
    says: 'another client has deleted an object of the program',
    during: { 'live update': deleted(VM, 'web'), refresh: deleted(SERVICE, 'web'), delete: deleted(POOL, 'pool') },
  },
  'object edited': {
    says: 'another client has changed a field that the program sets, and owns it',
    during: all(edited, 'live update', 'restart', 'refresh', 'delete'),
  },
  'object recreated': {
    says: 'another client has deleted an object of the program and created one of the same name',
    during: { 'live update': recreated('web', VM), refresh: recreated('service', SERVICE) },
  },
  'finalizer hangs': {
    says: 'a finalizer that no controller removes holds an object; it is removed by hand, before or after Ctrl-C',
    during: all(hangingFinalizer, 'delete'),
  },
  'quota full': {
    says: 'the ResourceQuota of the namespace allows no further VM and no Service until it is raised',
    during: all(quotaFull, 'create'),
  },
  'disk full': {
    says: 'the disk that holds the state is full until room is made; a state that Pulumi has cut off is begun anew',
    during: all(diskFull, 'create', 'live update'),
  },
  'API server restarted': {
    says: 'kill -9 of kube-apiserver at one of the first requests; it is back after three seconds',
    during: all(restart('kube-apiserver'), 'create', 'live update', 'restart', 'refresh', 'delete'),
    alone: true,
  },
  'etcd restarted': {
    says: 'kill -9 of etcd at one of the first requests; it is back after three seconds',
    during: all(restart('etcd'), 'create', 'live update', 'restart', 'refresh', 'delete'),
    alone: true,
  },
};
