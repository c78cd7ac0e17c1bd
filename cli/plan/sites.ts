/** A change of a fleet: the plan of each site, and the sum over all of them. */
import { isDeepStrictEqual } from 'node:util';
import type { RestartWindow } from '../../constructs';
import type { ClusterProfile } from '../../kubevirt/config';
import type { Manifest } from '../manifests';
import { bySite, type SiteManifests } from '../sites';
import { bySeriousness, compareTrees, type ObjectPlan, type Plan } from './compare';
import { treeOf } from './tree';

/** What a change does to one site. */
export interface SitePlan {
  /** Folder of the site; absent for what belongs to no site. */
  site?: string;
  wave?: string;
  /** When guests of the site may be restarted; absent where that is so at any time. */
  restartWindow?: Required<RestartWindow>;
  plan: Plan;
}

/** What a change does to the sites of one wave. */
export interface WavePlan {
  /** Absent for what belongs to no site. */
  readonly wave?: string;
  readonly sites: readonly SitePlan[];
  /** What happens in them, once for all sites in which the same happens to the same object; `file` names these sites. */
  readonly plan: Plan;
}

/** The plans of all sites, in the order of the new list; undefined where neither side is a fleet. Each site is judged by its own cluster's profile. */
export function planSites(
  old: readonly Manifest[],
  now: readonly Manifest[],
  given: ClusterProfile | undefined,
): SitePlan[] | undefined {
  const [before, after] = [keyed(old), keyed(now)];
  const keys = new Set([...after.keys(), ...before.keys()]);
  if ([...keys].every((key) => key === undefined)) return undefined;
  return [...keys].map((site) => {
    const [was, is] = [before.get(site), after.get(site)];
    const { wave, restartWindow, profile = given } = is ?? was!;
    const shown = site ?? 'what belongs to no site';
    const trees = [was, is].map((side) => treeOf(side?.manifests ?? [], shown)) as [
      ReturnType<typeof treeOf>,
      ReturnType<typeof treeOf>,
    ];
    return {
      ...(site && { site }),
      ...(wave && { wave }),
      ...(restartWindow && { restartWindow }),
      plan: compareTrees(...trees, profile),
    };
  });
}

const keyed = (manifests: readonly Manifest[]): Map<string | undefined, SiteManifests> =>
  new Map(bySite(manifests).map((part) => [part.site, part]));

/** The plans by wave, in the order in which the waves first occur; what belongs to no site only if it changes. */
export function byWave(plans: readonly SitePlan[]): WavePlan[] {
  const waves = new Map<string | undefined, SitePlan[]>();
  for (const plan of plans) {
    const sites = waves.get(plan.wave);
    if (sites) sites.push(plan);
    else waves.set(plan.wave, [plan]);
  }
  return [...waves]
    .map(([wave, sites]) => ({ ...(wave && { wave }), sites, plan: merged(sites) }))
    .filter(({ wave, plan }) => wave !== undefined || plan.objects.length > 0);
}

function merged(plans: readonly SitePlan[]): Plan {
  const alike = new Map<string, { object: ObjectPlan; migrates: boolean; sites: string[] }>();
  for (const { site = '', plan } of plans)
    for (const object of plan.objects) {
      const key = JSON.stringify([{ ...object, file: '', shape: [] }, plan.migrates]);
      const known = alike.get(key);
      if (known) {
        known.sites.push(site);
        known.object = { ...known.object, ...sharedShape(known.object, object) };
      } else alike.set(key, { object, migrates: plan.migrates, sites: [site] });
    }
  return {
    objects: [...alike.values()].map(({ object, sites }) => ({ ...object, file: sitesOf(sites) })).sort(bySeriousness),
    unchanged: plans.reduce((sum, { plan }) => sum + plan.unchanged, 0),
    migrates: plans.some(({ plan }) => plan.migrates),
  };
}

/** The rows in which a machine is the same at two sites: where it runs from another image at each, the plan of both shows none. */
function sharedShape({ shape }: ObjectPlan, other: ObjectPlan): Pick<ObjectPlan, 'shape'> {
  return shape ? { shape: shape.filter((row) => other.shape?.some((same) => isDeepStrictEqual(row, same))) } : {};
}

/** `stores/a, stores/b and 88 more`. */
const sitesOf = (sites: readonly string[]): string =>
  sites.length <= 4 ? sites.join(', ') : `${sites.slice(0, 3).join(', ')} and ${sites.length - 3} more`;
