/** A change of a fleet: the plan of each site, and the sum over all of them. */
import type { ClusterProfile } from '../../kubevirt/config';
import type { Manifest } from '../manifests';
import { bySite, type SiteManifests } from '../sites';
import { compareTrees, type Plan } from './compare';
import { treeOf } from './tree';

/** What a change does to one site. */
export interface SitePlan {
  /** Folder of the site; absent for what belongs to no site. */
  site?: string;
  wave?: string;
  plan: Plan;
}

/** Sites of the same wave to which the same happens. */
export interface AlikeSites {
  readonly sites: readonly string[];
  readonly wave?: string;
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
    const { wave, profile = given } = is ?? was!;
    const shown = site ?? 'what belongs to no site';
    const trees = [was, is].map((side) => treeOf(side?.manifests ?? [], shown)) as [
      ReturnType<typeof treeOf>,
      ReturnType<typeof treeOf>,
    ];
    return { ...(site && { site }), ...(wave && { wave }), plan: compareTrees(...trees, profile) };
  });
}

const keyed = (manifests: readonly Manifest[]): Map<string | undefined, SiteManifests> =>
  new Map(bySite(manifests).map((part) => [part.site, part]));

/** The sites that change, those of a wave together to which the very same happens. */
export function alike(plans: readonly SitePlan[]): AlikeSites[] {
  const groups = new Map<string, { sites: string[]; wave?: string; plan: Plan }>();
  for (const { site = '', wave, plan } of plans.filter(({ plan }) => plan.objects.length > 0)) {
    // The file is the site's own.
    const key = JSON.stringify([wave, plan.objects.map(({ file, ...object }) => object)]);
    const group = groups.get(key);
    if (group) group.sites.push(site);
    else groups.set(key, { sites: [site], ...(wave && { wave }), plan });
  }
  return [...groups.values()];
}
