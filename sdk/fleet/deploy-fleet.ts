import type * as automation from '@pulumi/pulumi/automation';
import type { Fleet, Site } from '../../constructs';
import { lazy } from '../../kube/lazy';
import { printable } from '../../kube/printable';
import { deploy } from '../deploy';
import { Provider, type ProviderArgs } from '../provider';
import { type FleetReport, readReport, type SiteResult, writeReport } from './report';
import { type PreparedSite, rollOut } from './rollout';
import { programOf, type SiteProgram } from './site-program';

/** Loaded with the first fleet: programs that the Pulumi CLI runs never need it. */
const pulumiAutomation = lazy(() => require('@pulumi/pulumi/automation') as typeof automation);

export interface FleetDeployment<Values> {
  /** Name of the Pulumi project; each site is a stack of it, named after the site. */
  readonly project: string;
  /** The connection to the cluster of a site. */
  readonly provider: (site: Site<Values>) => ProviderArgs;
  /**
   * What is done at each site.
   * @default 'up'
   */
  readonly operation?: 'up' | 'preview' | 'refresh' | 'destroy';
  /**
   * Sites that are worked on at a time, each with a Pulumi engine and a plugin of its own: some 250 MB of memory.
   * @default 4
   */
  readonly concurrency?: number;
  /**
   * Failed sites of a wave with which the next wave still begins. Sites that are unreachable or locked do not count.
   * @default 0
   */
  readonly tolerate?: number;
  /**
   * File for the report, written after each site. A run that ended early is resumed from it: sites that are done, and whose manifests are still the
   * same, are left alone.
   * @default - no file; a second run looks at every site again
   */
  readonly report?: string;
  /**
   * Backend, passphrase and settings of the Pulumi workspaces, as the Automation API takes them. `project` is added to them.
   * @default - those of the environment
   */
  readonly workspace?: automation.LocalWorkspaceOptions;
  /**
   * Called after each site.
   * @default - prints a line on stderr
   */
  readonly onSite?: (result: SiteResult) => void;
}

/**
 * Deploys a fleet with Pulumi, a stack for each site, wave by wave: several sites at a time, each under the lock of its own stack. A site that fails or
 * is not reached leaves the others of its wave alone, as does one whose program is wrong. Resolves to a report in every case; only mistakes in the
 * arguments reject.
 */
export async function deployFleet<Values>(
  fleet: Fleet<Values>,
  deployment: FleetDeployment<Values>,
): Promise<FleetReport> {
  const { operation = 'up', concurrency = 4, tolerate = 0, report: file, onSite = print } = deployment;
  if (!(Number.isInteger(concurrency) && concurrency > 0))
    throw new Error(`deployFleet: concurrency is ${concurrency}. Use a whole number from 1.`);
  const before = file === undefined ? undefined : readReport(file);
  const earlier =
    before && resumable(before, fleet.node.id, operation) ? doneIn(before) : new Map<string, SiteResult>();
  const results = new Map<string, SiteResult>();
  const report = (): FleetReport => {
    const order = [...fleet.waves.values()].flat();
    const sites = order.flatMap((site) => results.get(site) ?? []);
    const finished = sites.length === order.length && sites.every(({ outcome }) => outcome === 'done');
    return { fleet: fleet.node.id, operation, finished, sites };
  };
  const prepare = (site: string, wave: string): PreparedSite => {
    const program = lazy(() => programOf(fleet, site, operation === 'up' || operation === 'preview'));
    return {
      done() {
        const done = earlier.get(site);
        // Without an earlier result there is nothing to compare with.
        if (!done) return undefined;
        const now = program();
        return 'digest' in now && now.digest === done.digest ? done : undefined;
      },
      async run() {
        const now = program();
        return 'digest' in now
          ? runSite(now, operation, deployment)
          : { site, wave, outcome: 'failed', reason: now.fault };
      },
    };
  };
  const rolledOut = rollOut({
    waves: fleet.waves,
    concurrency,
    tolerate,
    prepare,
    onResult(result) {
      results.set(result.site, result);
      if (file !== undefined) writeReport(file, report());
      onSite(result);
    },
  });
  await ignoringEndedEngines(rolledOut);
  return report();
}

/**
 * When the engine of a site has failed and ended, the calls that its program still has open are rejected where nobody awaits them, which would end this
 * process and the other sites with it. What was wrong at the site is in its result.
 */
async function ignoringEndedEngines(work: Promise<void>): Promise<void> {
  const onRejection = (error: unknown): void => {
    if (!ENDED.test(String((error as Error | undefined)?.message))) throw error;
  };
  process.on('unhandledRejection', onRejection);
  try {
    await work;
    // Those of the last site.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off('unhandledRejection', onRejection);
  }
}

/** What Pulumi's runtime says of an engine that has ended. */
const ENDED = /Resource monitor is terminating|resource monitor shut down|UNAVAILABLE|CANCELLED/i;

const resumable = (before: FleetReport, fleet: string, operation: string): boolean =>
  !before.finished && before.fleet === fleet && before.operation === operation;

/** What an earlier run has done. */
const doneIn = ({ sites }: FleetReport): Map<string, SiteResult> =>
  new Map(sites.filter(({ outcome }) => outcome === 'done').map((result) => [result.site, result]));

async function runSite<Values>(
  { site, digest }: SiteProgram<Values>,
  operation: NonNullable<FleetDeployment<Values>['operation']>,
  { project, provider, workspace }: FleetDeployment<Values>,
): Promise<SiteResult> {
  const { name, wave } = site;
  const { LocalWorkspace } = pulumiAutomation();
  try {
    const program = async (): Promise<void> => {
      deploy(site.app, { provider: new Provider(name, provider(site)) });
    };
    const stack = await LocalWorkspace.createOrSelectStack(
      { projectName: project, stackName: name, program },
      { ...workspace, projectSettings: { name: project, runtime: 'nodejs', ...workspace?.projectSettings } },
    );
    const changes = await OPERATIONS[operation](stack);
    return { site: name, wave, outcome: 'done', digest, ...(changes && { changes }) };
  } catch (error) {
    return { site: name, wave, ...failureOf(error as Error) };
  }
}

type Changes = Readonly<Record<string, number>> | undefined;

const OPERATIONS = {
  up: async (stack: automation.Stack): Promise<Changes> => (await stack.up()).summary.resourceChanges,
  preview: async (stack: automation.Stack): Promise<Changes> => (await stack.preview()).changeSummary as Changes,
  refresh: async (stack: automation.Stack): Promise<Changes> => (await stack.refresh()).summary.resourceChanges,
  destroy: async (stack: automation.Stack): Promise<Changes> => (await stack.destroy()).summary.resourceChanges,
} as const;

/** How Node.js calls a server that does not answer. */
const NO_ANSWER = /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;

function failureOf(error: Error): Pick<SiteResult, 'outcome' | 'reason'> {
  if (error instanceof pulumiAutomation().ConcurrentUpdateError)
    return {
      outcome: 'locked',
      reason: 'another update of its stack runs, or was killed: `pulumi cancel` removes its lock',
    };
  const reason = reasonIn(error.message);
  return { outcome: NO_ANSWER.test(error.message) ? 'unreachable' : 'failed', reason };
}

/** What the CLI says is wrong, without its progress. */
function reasonIn(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  const errors = lines.filter((line) => /^error: /.test(line) && !/^error: (update|preview) failed$/.test(line));
  return [...new Set(errors)].join(' ').replace(/\berror: /g, '') || lines.filter(Boolean).slice(-1).join('');
}

function print({ site, wave, outcome, changes, reason }: SiteResult): void {
  const counts = Object.entries(changes ?? {}).map(([what, count]) => `${count} ${what}`);
  const line = `${wave}: ${site}: ${[outcome, reason, counts.join(', ')].filter(Boolean).join('; ')}\n`;
  process.stderr.write(printable(line));
}
