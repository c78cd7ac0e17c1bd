/** The wait itself: shared watches in, steps out. */
import type { Cluster, Watch } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type AwaitLevel, type Readiness, readinessOf } from '../../kubevirt/readiness';
import type { Target } from './target';

/** What an object waits for from now on, or how its wait ended. */
export interface Step {
  readonly target: Target;
  readonly readiness: Readiness;
  /** Since the wait began. */
  readonly seconds: number;
}

export interface WaitOptions {
  readonly level: AwaitLevel;
  /** Ends the wait; objects that are still waiting are answered as such. */
  readonly signal: AbortSignal;
  readonly report: (step: Step) => void;
  /** The cause, found by further reads, of an object that has waited for the same thing for a while. */
  readonly explain?: (object: KubeObject) => Promise<string | undefined>;
  /** How long an object waits for the same thing before it is explained, in milliseconds. Default 10 seconds. */
  readonly explainAfter?: number;
}

export type WaitCluster = Pick<Cluster, 'watch' | 'list'>;

/** Kinds that complete the verdict on an object of a kind. */
const BESIDE: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  VirtualMachine: ['kubevirt.io/v1', 'VirtualMachineInstance'],
  VirtualMachinePool: ['kubevirt.io/v1', 'VirtualMachine'],
  NodeNetworkConfigurationPolicy: ['nmstate.io/v1beta1', 'NodeNetworkConfigurationEnactment'],
};

const MISSING: Readiness = { state: 'waiting', message: 'does not exist yet' };

/** Waits for all objects at once. Rejects where the cluster cannot be read. */
export async function waitFor(cluster: WaitCluster, targets: readonly Target[], options: WaitOptions): Promise<Step[]> {
  const started = Date.now();
  const settings = targets.some(({ kind }) => kind.kind === 'VirtualMachine') ? await kubevirtOf(cluster) : [];
  return await Promise.all(targets.map((target) => waitForOne(cluster, target, settings, started, options)));
}

/** The KubeVirt object says whether a live change is carried to a guest. A user who may not read it does without. */
async function kubevirtOf(cluster: WaitCluster): Promise<readonly KubeObject[]> {
  return await cluster.list(kindOf('kubevirt.io/v1', 'KubeVirt')!).then(
    ({ items }) => items.map((item) => ({ ...item, kind: 'KubeVirt' })),
    () => [],
  );
}

async function waitForOne(
  cluster: WaitCluster,
  target: Target,
  settings: readonly KubeObject[],
  started: number,
  options: WaitOptions,
): Promise<Step> {
  const { namespace } = target;
  const scope = namespace === undefined ? {} : { namespace };
  const own = cluster.watch(target.kind, scope);
  const beside = BESIDE[target.kind.kind];
  const others: Watch | undefined = beside && cluster.watch(kindOf(...beside)!, scope);
  const stepOf = (readiness: Readiness): Step => ({
    target,
    readiness,
    seconds: Math.round((Date.now() - started) / 1000),
  });
  const explainer = new Explainer(options, stepOf);
  let last: Readiness = MISSING;
  let shown = '';
  const failure = new AbortController();
  const signal = AbortSignal.any([options.signal, failure.signal]);
  try {
    await Promise.all([own.ready(), others?.ready()]);
    const look = (resolve: (end: Readiness) => void) => {
      const live = own.get(target);
      last = live ? readinessOf(live, [...settings, ...(others?.list() ?? [])], options.level) : MISSING;
      const words = `${last.state} ${last.message ?? ''}`;
      if (words !== shown) {
        shown = words;
        options.report(stepOf(last));
        explainer.watch(live, last);
      }
      if (last.state !== 'waiting') resolve(last);
    };
    const end = new Promise<Readiness>((resolve) => {
      own.onChange(() => look(resolve));
      others?.onChange(() => look(resolve));
      look(resolve);
    });
    // This one ends only when the watch fails, or the time is up.
    return stepOf(await Promise.race([end, own.until<never>(target, () => undefined, { signal })]));
  } catch (error) {
    if (options.signal.aborted) return stepOf(last);
    throw error;
  } finally {
    explainer.stop();
    failure.abort();
    own.close();
    others?.close();
  }
}

/** Looks for the cause once an object has waited for the same thing for a while. */
class Explainer {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly options: WaitOptions,
    private readonly stepOf: (readiness: Readiness) => Step,
  ) {}

  watch(live: KubeObject | undefined, readiness: Readiness): void {
    this.stop();
    const { explain, report, explainAfter = 10_000 } = this.options;
    if (!explain || !live || readiness.state !== 'waiting') return;
    const timer = setTimeout(async () => {
      const cause = await explain(live).catch(() => undefined);
      if (cause && this.timer === timer)
        report(this.stepOf({ ...readiness, message: `${readiness.message}: ${cause}` }));
    }, explainAfter);
    this.timer = timer;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
