import { Command, Option } from 'commander';
import { ApiError, type Cluster } from '../cluster';
import type { KubeObject } from '../kube/object';
import { CONCERNS, type MachineStatus, machineStatus, nodeLossOf } from '../kubevirt/availability';
import type { ClusterProfile } from '../kubevirt/config';
import { kindOf } from '../kubevirt/kinds';
import { connect, contextOption, kubeconfigOption } from './connect';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { printJson, printStyled } from './output';
import { readProfile } from './profile';
import { printableLine } from './report/escape';
import { type Look, lookOf, PLAIN, wrap } from './terminal';

interface Options {
  namespace?: string;
  kubeconfig?: string;
  context?: string;
  format: 'text' | 'json';
}

const HELP: CommandHelp = {
  about: `
Reports, machine by machine:
${Object.entries(CONCERNS)
  .map(([name, meaning]) => `  ${name.padEnd(20)} ${meaning}`)
  .join('\n')}
and what happens to each machine when its node dies.

Sends only GET requests: VirtualMachines, VirtualMachineInstances and PersistentVolumeClaims, the Nodes, the KubeVirt object, and the
NodeHealthChecks and MachineHealthChecks, where the cluster serves them. What may not be read is named, and omitted from the report.`,
  exitCodes: {
    0: 'nothing to report',
    1: 'at least one VM has something to report',
    2: 'the cluster could not be read',
  },
  examples: ['kubevirt-iac status', 'kubevirt-iac status -n vms --format json'],
};

/** `kubevirt-iac status`: machines that are not as they look. */
export function command(): Command {
  return withHelp(
    new Command('status')
      .description(
        'report machines whose guest is gone, pending changes, outdated launchers, and machines that cannot move',
      )
      .option('-n, --namespace <name>', 'default: all namespaces')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
      .addOption(jsonOption().implies({ format: 'json' }))
      .action(async (options: Options) => {
        const cluster = connect(options);
        const fleet = await readFleet(cluster, options.namespace);
        if (options.format === 'json') printJson(fleet);
        else printStyled(fleetText(fleet, lookOf(process.stdout)));
        process.exitCode = fleet.machines.some(({ concerns }) => concerns.length > 0) ? 1 : 0;
      }),
    HELP,
  );
}

export interface Fleet {
  machines: (MachineStatus & { nodeLoss: ReturnType<typeof nodeLossOf> })[];
  /** Whether dead nodes are fenced; undefined where that could not be read. */
  remediation?: boolean;
  /** What could not be read. */
  unread: string[];
}

type Reader = Pick<Cluster, 'list' | 'server'>;

/** Kinds of which one object means that something fences dead nodes. */
const REMEDIATION = [
  {
    apiVersion: 'remediation.medik8s.io/v1alpha1',
    kind: 'NodeHealthCheck',
    plural: 'nodehealthchecks',
    namespaced: false,
  },
  {
    apiVersion: 'machine.openshift.io/v1beta1',
    kind: 'MachineHealthCheck',
    plural: 'machinehealthchecks',
    namespaced: true,
  },
];
const BESIDE = [
  kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!,
  kindOf('v1', 'PersistentVolumeClaim')!,
  { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false },
];

/** Reads the machines of a namespace, or of all. One LIST a kind. Throws where the VirtualMachines themselves cannot be read. */
export async function readFleet(cluster: Reader, namespace?: string): Promise<Fleet> {
  const unread: string[] = [];
  const optional = async <T>(what: string, request: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 0) throw error;
      unread.push(`${what}: ${error.message.split('\n')[0]}`);
      return undefined;
    }
  };
  const scoped = (kind: { namespaced: boolean }) => (kind.namespaced && namespace !== undefined ? { namespace } : {});
  const vm = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
  const { items: vms } = await cluster.list(vm, scoped(vm));
  const related: KubeObject[] = [];
  for (const kind of BESIDE)
    related.push(...((await optional(kind.kind, () => cluster.list(kind, scoped(kind))))?.items ?? []));
  const remediation = await readRemediation(cluster);
  const profile: ClusterProfile | undefined = await optional('KubeVirt', () => readProfile(cluster));
  const surroundings = {
    related,
    ...(remediation !== undefined && { remediation }),
    ...(profile && { profile }),
  };
  const machines = vms
    .map((one) => ({ ...machineStatus(one, surroundings), nodeLoss: nodeLossOf(one, surroundings) }))
    .sort((a, b) => b.concerns.length - a.concerns.length || nameOf(a).localeCompare(nameOf(b)));
  return { machines, ...(remediation !== undefined && { remediation }), unread };
}

/** A cluster that does not serve the kinds has no remediation; one that does not let us read them may have. */
async function readRemediation(cluster: Reader): Promise<boolean | undefined> {
  let known = true;
  for (const kind of REMEDIATION) {
    try {
      if ((await cluster.list(kind)).items.length > 0) return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      known &&= error.status === 404;
    }
  }
  return known ? false : undefined;
}

/** Where the sentences begin. */
const HANG = 25;

const nameOf = ({ namespace, name }: MachineStatus): string => `${namespace}/${name}`;

export function fleetText({ machines, remediation, unread }: Fleet, { paint, width }: Look = PLAIN): string {
  const line = (head: string, text: string) => wrap(`${head}${printableLine(text)}`, width, HANG);
  const blocks = machines.map((machine) =>
    [
      `${paint('bold', printableLine(nameOf(machine)))}  ${printableLine(`${machine.status}${machine.node ? ` on ${machine.node}` : ''}`)}`,
      ...machine.concerns.map(({ concern, message }) =>
        line(`  ${paint(['bold', 'red'], '!')} ${paint('yellow', concern.padEnd(20))} `, message),
      ),
      line(`    ${paint('dim', 'if its node dies'.padEnd(20))} `, machine.nodeLoss.sentence),
    ].join('\n'),
  );
  const concerned = machines.filter(({ concerns }) => concerns.length > 0).length;
  const fencing = { true: 'installed', false: 'not installed', undefined: 'not known' }[String(remediation)];
  return `${[
    ...blocks,
    ...unread.map((what) => line(`${paint('yellow', '?')} could not be read: `, what)),
    `${machines.length} machines, ${concerned} with something to report; remediation of dead nodes: ${fencing}`,
  ].join('\n')}\n`;
}
