/** A stack of many running VMs through the real Pulumi CLI, from create to destroy: as its user waits for it, and as the API server sees it. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import type { KubeObject } from '../../kube/object';
import { type AuditedRequest, type Sandbox, startSandbox, writeVerbs } from '../../sandbox';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';
import type { BenchOptions, Figures } from './figures';
import { watchPlugin } from './plugin-processes';

const DEFAULT_VMS = 50;
const GUESTS_PER_NODE = 100;
const SPEED = 20;
const PEER = '@pulumi/kubernetes';
const INSTANCE = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  plural: 'virtualmachineinstances',
  namespaced: true,
};

/** A provider under measurement. */
interface Subject {
  /** Prefix of its figures. */
  readonly label: string;
  readonly plugin: string;
  /** Folder of its executable. */
  readonly folder: string;
  declare(objects: readonly KubeObject[]): void;
}

/** What the stack declares at a step. */
interface Revision {
  /** A label of every VM: a change that no guest sees. */
  readonly label?: string;
  /** A device that a guest gets when it boots. */
  readonly rng?: boolean;
}

const STEPS: Readonly<
  Record<string, { revision: Revision; run: (stack: Stack, parallel?: number) => Promise<unknown> }>
> = {
  create: { revision: {}, run: (stack, parallel) => stack.up({ parallel }) },
  'no-op': { revision: {}, run: (stack, parallel) => stack.up({ parallel }) },
  refresh: { revision: {}, run: (stack, parallel) => stack.refresh({ parallel }) },
  'update-all': { revision: { label: 'two' }, run: (stack, parallel) => stack.up({ parallel }) },
  'restart-all': { revision: { label: 'two', rng: true }, run: (stack, parallel) => stack.up({ parallel }) },
  destroy: { revision: {}, run: (stack, parallel) => stack.destroy({ parallel }) },
};

export async function run(options: BenchOptions): Promise<Figures> {
  const vms = options.vms ?? DEFAULT_VMS;
  const steps = stepsBut(options.without);
  const ours: Subject = { label: '', plugin: 'kubevirt', folder: join(packageRoot(), 'bin'), declare: declareOurs };
  const subjects = [ours, ...(options.peer ? [await peer(options.peer)] : [])];
  const figures: Figures = { VMs: vms };
  for (const subject of subjects) Object.assign(figures, await measure(subject, vms, steps, options.parallel));
  if (options.peer)
    figures['no-op, ratio to @pulumi/kubernetes'] = ratio(figures['no-op, s'], figures[`${PEER}: no-op, s`]);
  return figures;
}

/** The steps in their order. What the last one begins from does not matter, so that any but the first may be omitted. */
function stepsBut(without: readonly string[] = []): [name: string, step: (typeof STEPS)[string]][] {
  const unknown = without.filter((name) => name === 'create' || !(name in STEPS));
  if (unknown.length > 0)
    throw new Error(
      `--without: ${unknown.join(', ')} cannot be omitted; these can: ${Object.keys(STEPS).slice(1).join(', ')}`,
    );
  return Object.entries(STEPS).filter(([name]) => !without.includes(name));
}

/** What must hold at any speed: a run that changes nothing writes nothing, and reads in pages; the watch of the VMs lasts for a whole creation. */
export function broken(figures: Figures): string[] {
  const pages = Number(figures['VMs']) / 500 + 1;
  const writes = Number(figures['no-op, writes']);
  const lists = Number(figures['no-op, lists of one kind at most']);
  const created = Number(figures['create, lists of VMs']);
  return [
    ...(writes > 0 ? [`The run without a change wrote ${writes} times to the cluster; it must write nothing.`] : []),
    ...(lists > pages
      ? [
          `The run without a change listed one kind ${lists} times; ${Math.floor(pages)} is the most for ${figures['VMs']} VMs.`,
        ]
      : []),
    ...(created > pages
      ? [`The creation listed VMs ${created} times; one watch serves all of it, so ${Math.floor(pages)} is the most.`]
      : []),
  ];
}

/** A cluster of its own for each provider, so that neither finds it larger than the other. */
async function measure(
  subject: Subject,
  vms: number,
  steps: ReturnType<typeof stepsBut>,
  parallel?: number,
): Promise<Figures> {
  const sandbox = await startSandbox({ name: 'bench', speed: SPEED, nodes: Math.ceil(vms / GUESTS_PER_NODE) + 2 });
  const { pulumi } = await binaries(['pulumi']);
  const workspace = pulumiWorkspace(dirname(pulumi), { [subject.plugin]: subject.folder });
  try {
    const everything = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
    const kubeconfig = await sandbox.userWith(subject.plugin, everything);
    let revision: Revision = {};
    const stack = await workspace.inline('stack', async () => {
      subject.declare(Array.from({ length: vms }, (_, index) => vm(index, revision)));
    });
    await stack.setConfig(`${subject.plugin}:kubeconfig`, { value: kubeconfig, secret: true });
    const figures: Figures = {};
    const prefix = subject.label && `${subject.label}: `;
    for (const [step, { revision: declared, run: operate }] of steps) {
      revision = declared;
      const guests = await guestsIn(sandbox);
      const found = await timed(subject, sandbox, () => operate(stack, parallel));
      if (step === 'restart-all') {
        const kept = (await guestsIn(sandbox)).filter((uid) => guests.includes(uid)).length;
        found['guests restarted'] = guests.length - kept;
      }
      for (const [what, value] of Object.entries(found)) figures[`${prefix}${step}, ${what}`] = value;
    }
    return figures;
  } finally {
    workspace.remove();
    await sandbox.stop();
  }
}

async function timed({ plugin, folder }: Subject, sandbox: Sandbox, operate: () => Promise<unknown>): Promise<Figures> {
  const usage = watchPlugin(join(folder, `pulumi-resource-${plugin}`));
  const since = new Date();
  const started = performance.now();
  await operate();
  const seconds = (performance.now() - started) / 1000;
  const spent = usage();
  // By the user, because only ours is known by its user agent.
  const requests = sandbox.requests({ since }).filter(({ user }) => user.endsWith(`:${plugin}`));
  return {
    s: seconds,
    ...byVerb(requests),
    writes: requests.filter(({ verb, dryRun }) => writeVerbs.includes(verb) && !dryRun).length,
    'lists of one kind at most': Math.max(
      0,
      ...countBy(
        requests.filter(({ verb }) => verb === 'list'),
        ({ resource }) => resource ?? '',
      ).values(),
    ),
    'lists of VMs': requests.filter(({ verb, resource }) => verb === 'list' && resource === 'virtualmachines').length,
    ...(spent && { 'plugin peak, MiB': spent.peakMiB, 'plugin processor, s': spent.processorSeconds }),
  };
}

function byVerb(requests: readonly AuditedRequest[]): Figures {
  const counts = countBy(requests, ({ verb, dryRun }) => (dryRun ? `${verb} (dry run)` : verb));
  return Object.fromEntries([...counts].sort().map(([verb, count]) => [`requests: ${verb}`, count]));
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

async function guestsIn(sandbox: Sandbox): Promise<(string | undefined)[]> {
  const { items } = await sandbox.cluster().list(INSTANCE, { namespace: 'default' });
  return items.map(({ metadata }) => metadata?.uid);
}

function declareOurs(objects: readonly KubeObject[]): void {
  for (const { apiVersion: _apiVersion, kind: _kind, ...args } of objects) {
    new kubevirt.core.v1.VirtualMachine(args.metadata!.name!, { ...args, onRestart: 'restart' } as never);
  }
}

async function peer(path: string): Promise<Subject> {
  const given = resolve(path);
  if (!existsSync(given))
    throw new Error(`--peer: ${given} does not exist. Give the path of pulumi-resource-kubernetes.`);
  const folder = statSync(given).isDirectory() ? given : dirname(given);
  const { declare } = await import('./peers/kubernetes-stack.js');
  return { label: PEER, plugin: 'kubernetes', folder, declare };
}

const ratio = (ours: unknown, theirs: unknown): number => Number(ours) / Number(theirs);

function vm(index: number, { label, rng }: Revision): KubeObject {
  const name = `vm-${index}`;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: 'default', labels: { app: 'fleet', ...(label && { revision: label }) } },
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          domain: {
            cpu: { sockets: 1, cores: 1, threads: 1 },
            memory: { guest: '256Mi' },
            devices: {
              disks: [{ name: 'root', disk: { bus: 'virtio' } }],
              interfaces: [{ name: 'default', model: 'virtio', masquerade: {} }],
              ...(rng && { rng: {} }),
            },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
        },
      },
    },
  };
}
