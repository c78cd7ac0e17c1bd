import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { ClusterProfile } from '../config';
import type { FactName, FactTypes } from './facts';
import type { PreflightOptions, Requirement } from './options';
import type { ProbeAnswer, ProbeReport } from './probe';

/** From harmless to harmful. `unknown`: it could not be read; `skipped`: it does not apply, or was not asked for. */
export const VERDICTS = ['skipped', 'pass', 'unknown', 'warn', 'fail'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** `api`: what the API shows; `node`: hosts, by their Node or by the probe; `after`: what only an installed KubeVirt can show. */
export type Level = 'api' | 'node' | 'after';

export interface Finding {
  verdict: Verdict;
  message: string;
  /** Replaces the repair of the check. */
  repair?: string;
}

/** One row of the table of checks. */
export interface Check {
  /** Never changes: programs read it. */
  id: string;
  title: string;
  level: Level;
  /** Facts that it cannot judge without: one that could not be read makes the verdict `unknown`. */
  needs: readonly FactName[];
  /** What fails or warns, for the documentation. */
  expects: string;
  /** What to do where it does not pass. */
  repair: string;
  /** Requirement that turns a warning into a failure. */
  requirement?: Requirement;
  judge(view: View): Finding;
}

/** What a check sees. */
export interface View {
  options: PreflightOptions;
  /** The value of a fact that the check needs. */
  read<Name extends FactName>(name: Name): FactTypes[Name];
  /** Configuration of KubeVirt: as it is installed, else as the options describe it. */
  profile: ClusterProfile;
  /** Linux nodes that the node selector matches and whose taints are tolerated: those that would run guests. */
  wanted: readonly KubeObject[];
  /** Those of them that are Ready. */
  ready: readonly KubeObject[];
  demanded(requirement: Requirement): boolean;
}

export const pass = (message: string): Finding => ({ verdict: 'pass', message });
export const warn = (message: string, repair?: string): Finding => finding('warn', message, repair);
export const fail = (message: string, repair?: string): Finding => finding('fail', message, repair);
export const unknown = (message: string, repair?: string): Finding => finding('unknown', message, repair);
export const skipped = (message: string): Finding => ({ verdict: 'skipped', message });

function finding(verdict: Verdict, message: string, repair?: string): Finding {
  return { verdict, message, ...(repair !== undefined && { repair }) };
}

export const nameOf = ({ metadata }: KubeObject): string => metadata?.name ?? '';

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[], most = 8): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export const harm = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** The verdicts of single nodes as one finding: the most harmful one decides, and each is named with its nodes. */
export function overNodes(findings: readonly { node: string; finding: Finding }[]): Finding {
  if (findings.length === 0) return unknown('no node answered', 'See the check probe.');
  const worst = findings.reduce((one, other) =>
    harm(other.finding.verdict) > harm(one.finding.verdict) ? other : one,
  );
  const groups = new Map<string, { finding: Finding; nodes: string[] }>();
  for (const { node, finding: one } of findings) {
    const group = groups.get(`${one.verdict} ${one.message}`) ?? { finding: one, nodes: [] };
    group.nodes.push(node);
    groups.set(`${one.verdict} ${one.message}`, group);
  }
  const [only] = groups.values();
  if (groups.size === 1 && harm(only!.finding.verdict) <= harm('pass') && findings.length > 1)
    return only!.finding.verdict === 'skipped'
      ? only!.finding
      : { ...only!.finding, message: `${only!.finding.message} (all ${findings.length} nodes)` };
  const parts = [...groups.values()]
    .sort((a, b) => harm(b.finding.verdict) - harm(a.finding.verdict))
    .map(({ finding: { message }, nodes }) => `${listed(nodes)}: ${message}`);
  return { ...worst.finding, message: parts.join('; ') };
}

/** Judges the report of each node; a node without a report is unknown. Nodes that are not Ready have a check of their own. */
export function overReports(view: View, judge: (report: ProbeReport, node: KubeObject) => Finding): Finding {
  const answers = new Map(view.read('probes').map((answer): [string, ProbeAnswer] => [answer.node, answer]));
  return overNodes(
    view.ready.map((node) => {
      const answer = answers.get(nameOf(node));
      if (answer && 'report' in answer) return { node: nameOf(node), finding: judge(answer.report, node) };
      return { node: nameOf(node), finding: unknown('no report', 'See the check probe.') };
    }),
  );
}

export const annotationOf = ({ metadata }: KubeObject, key: string): string | undefined => metadata?.annotations?.[key];
export const labelOf = ({ metadata }: KubeObject, key: string): string | undefined => metadata?.labels?.[key];

export function conditionOf(object: KubeObject, type: string) {
  return objectsAt(object, 'status', 'conditions').find((one) => one['type'] === type);
}

export function textAt(object: unknown, ...path: readonly string[]): string {
  const value = valueAt(object, ...path);
  return value === undefined || value === null ? '' : String(value);
}
