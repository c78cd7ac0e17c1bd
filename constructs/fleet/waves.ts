import { createHash } from 'node:crypto';
import { labelProblem } from '../../kube/names';
import { matchesLabels } from '../../kube/selector';
import type { FleetCluster } from './cluster';

/** Sites that get a change together. A wave that names neither sites nor labels nor a share takes all that are left. */
export interface FleetWave {
  /** Name of the wave, a DNS label. */
  readonly name: string;
  /**
   * Sites by name.
   * @default - none by name
   */
  readonly sites?: readonly string[];
  /**
   * Sites that carry all of these labels.
   * @default - none by labels
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Share of the whole fleet that has the change after this wave, 1 to 100, counted over the sites that no wave names. Which sites these are
   * follows from their names alone, so that a new site moves no other into another wave.
   * @default - no share
   */
  readonly percent?: number;
}

/** The wave of a fleet without waves. */
const ALL: FleetWave = { name: 'all' };

/** The waves in their order, each with the names of its sites. Throws with what is wrong in them. */
export function sitesByWave(
  clusters: readonly FleetCluster[],
  waves: readonly FleetWave[] = [ALL],
): ReadonlyMap<string, readonly string[]> {
  const faults = waveFaults(clusters, waves);
  if (faults.length > 0) throw new Error(`${faults.join('; ')}.`);
  const named = waves.filter((wave) => wave.sites || wave.labels);
  const sites = new Map<string, string[]>(waves.map(({ name }) => [name, []]));
  for (const cluster of clusters) {
    const wave =
      named.find((wave) => chooses(wave, cluster)) ??
      waves.find((wave) => !named.includes(wave) && takes(wave, cluster));
    if (!wave) {
      throw new Error(
        `no wave takes the site "${cluster.name}". End the list with a wave of all that are left, such as { name: 'rest' }.`,
      );
    }
    sites.get(wave.name)!.push(cluster.name);
  }
  const empty = named.find(({ name }) => sites.get(name)!.length === 0);
  if (empty)
    throw new Error(`no site is in the wave "${empty.name}": ${whyEmpty(empty)}. Correct the wave, or remove it.`);
  return sites;
}

/** Whether a cluster is among those that are named, or carries all of the labels. */
export const chooses = (
  { sites, labels }: Pick<FleetWave, 'sites' | 'labels'>,
  { name, labels: own = {} }: FleetCluster,
): boolean => sites?.includes(name) || (labels !== undefined && matchesLabels(labels, own));

const takes = ({ percent = 100 }: FleetWave, { name }: FleetCluster): boolean => placeOf(name) < percent;

/** A number from 0 to 100 that is spread evenly over names. */
const placeOf = (name: string): number => (createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32) * 100;

/** A share may be empty: which sites it has follows from their names. */
const whyEmpty = ({ sites, labels = {} }: FleetWave): string =>
  sites
    ? 'each site that it names is in a wave before it, or it names none'
    : `no cluster has the labels ${Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')}, apart from those of waves before it`;

/** How other tools say what comes first. */
const ORDERS = /after|before|depends|order|needs|wave/i;

function waveFaults(clusters: readonly FleetCluster[], waves: readonly FleetWave[]): string[] {
  const known = new Set(clusters.map(({ name }) => name));
  const seen = new Set<string>();
  let before = 0;
  return waves.flatMap(({ name, sites, labels, percent, ...others }) => {
    const faults = Object.keys(others).map(
      (field) =>
        `"${name}" has \`${field}\`, which is not a field of a wave (there are name, sites, labels, percent)${ORDERS.test(field) ? '; waves come in the order of the list' : ''}`,
    );
    const problem = labelProblem(name);
    if (problem) faults.push(`the name "${name}" is not valid: ${problem}`);
    if (seen.has(name)) faults.push(`two waves are called "${name}"; rename or merge them`);
    seen.add(name);
    const unknown = (sites ?? []).filter((site) => !known.has(site));
    if (unknown.length > 0)
      faults.push(
        `"${name}" names ${unknown.map((site) => `"${site}"`).join(', ')}, which is not a cluster of the fleet`,
      );
    if (percent !== undefined && (sites || labels))
      faults.push(`"${name}" has a \`percent\` beside \`sites\` or \`labels\`; make it a wave of its own`);
    if (sites || labels) return faults;
    const share = percent ?? 100;
    if (!(share > 0 && share <= 100)) faults.push(`"${name}" has percent ${share}; use a number above 0, up to 100`);
    else if (share <= before)
      faults.push(
        `"${name}" comes to ${share} % of the fleet, which the waves before it have reached (${before} %); give it more, or remove it`,
      );
    before = Math.max(before, share);
    return faults;
  });
}
