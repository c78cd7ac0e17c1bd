import { Command, Option } from 'commander';
import { ApiError, type Cluster, type ResourceKind } from '../cluster';
import { describe, type KubeObject } from '../kube/object';
import { kindOf } from '../kubevirt/kinds';
import { LEFTOVER_KINDS, type Leftover, leftovers, OPERATORS, type Operator } from '../kubevirt/operators';
import { COMPONENTS } from '../kubevirt/releases';
import { connect, contextOption, kubeconfigOption } from './connect';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { printJson, printStyled } from './output';
import { printableLine } from './report/escape';
import { type Look, lookOf, wrap } from './terminal';

interface Options {
  kubeconfig?: string;
  context?: string;
  sweep?: true;
  purgeCrds?: true;
  format: 'text' | 'json';
}

const HELP: CommandHelp = {
  about: `
Of operators that are not installed any more: APIServices that nothing serves, webhooks whose service is gone, rights, CRDs, and objects that
cannot go because their operator was removed before them.

Without --sweep it sends only GET requests. --sweep deletes what loses nothing; a CRD is deleted only with --purge-crds as well, and only
where no object of its kind exists. A finalizer is never removed: it is explained.`,
  exitCodes: {
    0: 'nothing is left',
    1: 'something is left',
    2: 'the cluster could not be read',
  },
  examples: ['kubevirt-iac leftovers', 'kubevirt-iac leftovers --sweep'],
};

/** `kubevirt-iac leftovers`: what an uninstalled platform has left behind. */
export function command(): Command {
  return withHelp(
    new Command('leftovers')
      .description('find, and on request remove, what an uninstalled platform has left behind')
      .option('--sweep', 'delete what loses nothing')
      .option('--purge-crds', 'with --sweep: also delete CRDs that have no objects')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
      .addOption(jsonOption().implies({ format: 'json' }))
      .action(async (options: Options) => {
        const cluster = connect(options);
        const { found, unread } = await readLeftovers(cluster);
        const swept = options.sweep ? await sweep(cluster, found, options.purgeCrds === true) : [];
        const left = found.filter((one) => !swept.includes(one));
        const report = { left: left.map(row), removed: swept.map(row), unread };
        if (options.format === 'json') printJson(report);
        else printStyled(text(left, swept, unread, lookOf(process.stdout)));
        process.exitCode = left.length > 0 ? 1 : 0;
      }),
    HELP,
  );
}

type Reader = Pick<Cluster, 'list'>;

/** Reads the cluster. What may not be read is named. Throws where the operators themselves cannot be read. */
export async function readLeftovers(cluster: Reader): Promise<{ found: Leftover[]; unread: string[] }> {
  const unread: string[] = [];
  const all = async (kind: ResourceKind): Promise<KubeObject[]> => {
    try {
      return (await cluster.list(kind)).items;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 0) throw error;
      if (error.status !== 404) unread.push(`${kind.kind}: ${error.message.split('\n')[0]}`);
      return [];
    }
  };
  const operators: readonly Operator[] = Object.values(OPERATORS);
  const resources: KubeObject[] = [];
  for (const { component } of operators) {
    const { apiVersion, kind } = COMPONENTS[component].resource!;
    resources.push(...(await all(kindOf(apiVersion, kind)!)));
  }
  const deployments = (await cluster.list(kindOf('apps/v1', 'Deployment')!)).items;
  const candidates: KubeObject[] = [];
  for (const [apiVersion, kind] of LEFTOVER_KINDS) candidates.push(...(await all(kindOf(apiVersion, kind)!)));
  // An operator whose object could not be read may be installed.
  const hidden = operators.filter(({ kind }) => unread.some((line) => line.startsWith(`${kind}: `)));
  const found = leftovers({ resources, deployments, candidates });
  return { found: found.filter(({ operator }) => !hidden.some(({ deployment }) => deployment === operator)), unread };
}

/** Deletes what loses nothing, and returns it. */
async function sweep(cluster: Cluster, found: readonly Leftover[], purgeCrds: boolean): Promise<Leftover[]> {
  const swept: Leftover[] = [];
  for (const one of found) {
    const { object, remedy } = one;
    const gone = remedy === 'sweep' || (remedy === 'purge' && purgeCrds && (await isEmpty(cluster, object)));
    if (!gone) continue;
    const { name = '', uid } = object.metadata ?? {};
    await cluster.delete(kindOf(object.apiVersion, object.kind)!, { name }, { ...(uid && { uid }) });
    swept.push(one);
  }
  return swept;
}

/** Whether no object of a CRD's kind exists. What may not be listed counts as existing. */
async function isEmpty(cluster: Reader, { spec }: KubeObject): Promise<boolean> {
  const { group, names, versions, scope } = spec as unknown as {
    group: string;
    scope: string;
    names: { kind: string; plural: string };
    versions: readonly { name: string; served: boolean }[];
  };
  const version = versions.find(({ served }) => served)?.name;
  const kind = { apiVersion: `${group}/${version}`, ...names, namespaced: scope === 'Namespaced' };
  return cluster.list(kind).then(
    ({ items }) => items.length === 0,
    () => false,
  );
}

/** Where the names begin. */
const HANG = 9;

const row = ({ object, ...rest }: Leftover) => ({ object: describe(object), ...rest });

function text(
  left: readonly Leftover[],
  swept: readonly Leftover[],
  unread: readonly string[],
  { paint, width }: Look,
): string {
  const line = (head: string, said: string) => wrap(`${head}${printableLine(said)}`, width, HANG);
  const lines = [
    ...swept.map(({ object }) => line(`${paint('green', 'removed')}  `, describe(object))),
    ...left.map(({ object, operator, harm, next }) =>
      line(`${paint('yellow', 'left')}     `, `${describe(object)} of ${operator}: ${harm}.${next ? ` ${next}` : ''}`),
    ),
    ...unread.map((what) => line(`${paint('yellow', '?')} could not be read: `, what)),
  ];
  const can = left.filter(({ remedy }) => remedy === 'sweep').length;
  const crds = left.filter(({ remedy }) => remedy === 'purge').length;
  const hints = [
    ...(can > 0 ? [`--sweep removes ${can} of them`] : []),
    ...(crds > 0 ? [`--sweep --purge-crds removes CRDs without objects, of ${crds}`] : []),
  ];
  const summary =
    left.length === 0
      ? 'nothing is left behind'
      : `${left.length} left behind${hints.length > 0 ? `; ${hints.join(', ')}` : ''}`;
  return `${[...lines, summary].join('\n')}\n`;
}
