import { type ClusterProfile, DEFAULT_PROFILE, profileOfKubeVirt } from '../config';
import { type Check, harm, type Level, nameOf, type Verdict, type View } from './check';
import { PROBED } from './checks/host';
import { sharedCpuModels } from './cpu-model';
import type { FactName, Facts, FactTypes } from './facts';
import { isReady, wantedOf } from './nodes';
import type { PreflightOptions } from './options';
import { CHECKS } from './table';

/** One row of the report. */
export interface CheckResult {
  id: string;
  title: string;
  level: Level;
  verdict: Verdict;
  message: string;
  /** What to do; absent where the check passed or was skipped. */
  repair?: string;
}

export interface PreflightReport {
  checks: CheckResult[];
  /** The most harmful verdict. */
  verdict: Verdict;
  /** Newest CPU model that all nodes for guests share; undefined before KubeVirt is installed, or where they share none. */
  cpuModel?: string;
  /** Names of the nodes that would run guests. */
  nodes: string[];
}

/** Judges a snapshot by every check of the table. Pure and total: what could not be read makes a check unknown. */
export function preflight(facts: Facts, options: PreflightOptions): PreflightReport {
  const view = viewOf(facts, options);
  const checks = CHECKS.map((check) => resultOf(check, facts, view));
  const verdict = checks.reduce<Verdict>(
    (worst, one) => (harm(one.verdict) > harm(worst) ? one.verdict : worst),
    'pass',
  );
  const [cpuModel] = sharedCpuModels(view.ready);
  return { checks, verdict, ...(cpuModel !== undefined && { cpuModel }), nodes: view.wanted.map(nameOf) };
}

function resultOf(check: Check, facts: Facts, view: View): CheckResult {
  const { id, title, level, needs } = check;
  const base = { id, title, level };
  const absent = needs.find((name) => facts[name] === undefined);
  if (absent !== undefined) return { ...base, verdict: 'skipped', message: NOT_ASKED[absent] ?? 'not read' };
  const unread = needs.flatMap((name) => {
    const fact = facts[name];
    return fact && 'unread' in fact ? [fact] : [];
  });
  if (unread.length > 0) {
    const [first] = unread;
    const repair =
      first!.right === undefined
        ? 'Repair what the message names, and run it again.'
        : `Grant the right to ${first!.right}.`;
    return { ...base, verdict: 'unknown', message: first!.unread, repair };
  }
  // Without nodes there is nothing to judge: node-selector says why.
  if (level === 'node' && view.wanted.length === 0 && (PROBED.includes(id) || OVER_NODES.has(id)))
    return { ...base, verdict: 'skipped', message: 'no node is selected' };
  if (view.ready.length === 0 && (PROBED.includes(id) || (level === 'after' && needs.includes('nodes'))))
    return { ...base, verdict: 'skipped', message: 'no node is Ready' };
  const { verdict, message, repair = check.repair } = check.judge(view);
  return { ...base, verdict, message, ...(verdict !== 'pass' && verdict !== 'skipped' && { repair }) };
}

/** Checks that say something of each wanted node. */
const OVER_NODES: ReadonlySet<string> = new Set([
  'kubelet-skew',
  'cni',
  'architecture',
  'image-volumes',
  'migration-nodes',
  'rhcos',
]);

const NOT_ASKED: Readonly<Partial<Record<FactName, string>>> = {
  probes: 'the nodes are not probed',
  guest: 'not asked for',
};

function viewOf(facts: Facts, options: PreflightOptions): View {
  const given = <Name extends FactName>(name: Name): FactTypes[Name] | undefined => {
    const fact = facts[name];
    return fact && 'value' in fact ? fact.value : undefined;
  };
  const wanted = wantedOf(given('nodes') ?? [], options);
  return {
    options,
    read: <Name extends FactName>(name: Name) => given(name) as FactTypes[Name],
    profile: profileFor(options, given('kubevirts')),
    wanted,
    ready: wanted.filter(isReady),
    demanded: (requirement) => options.requires.includes(requirement),
  };
}

/** The configuration as it is installed, under the release that is to be installed. */
function profileFor(options: PreflightOptions, kubevirts: FactTypes['kubevirts'] = []): ClusterProfile {
  const [installed] = kubevirts;
  const profile = installed ? profileOfKubeVirt(installed) : DEFAULT_PROFILE;
  const developer = profile.configuration.developerConfiguration ?? {};
  return {
    ...profile,
    kubevirtVersion: options.kubevirtVersion,
    configuration: {
      ...profile.configuration,
      developerConfiguration: {
        ...developer,
        disabledFeatureGates: [...(developer.disabledFeatureGates ?? []), ...options.disabledFeatureGates],
      },
    },
  };
}
