/** A folder that `synth` wrote for a fleet: the objects of each site, with what is known of its cluster. */
import type { RestartWindow } from '../constructs';
import type { ClusterProfile } from '../kubevirt/config';
import { completeProfile } from '../kubevirt/profile-file';
import type { Manifest } from './manifests';

/** What belongs to one cluster. */
export interface SiteManifests {
  /** Folder of the site, such as `stores/lab`; absent for what belongs to no site. */
  readonly site?: string;
  /** The wave in which the site gets changes. */
  readonly wave?: string;
  /** When its guests may be restarted; absent where that is so at any time. */
  readonly restartWindow?: Required<RestartWindow>;
  /** The cluster of the site, where the program describes it. */
  readonly profile?: ClusterProfile;
  readonly manifests: readonly Manifest[];
}

interface ListedSite {
  name: string;
  wave: string;
  profile?: Partial<ClusterProfile>;
  restartWindow?: Required<RestartWindow>;
  /** Folder that the tool of its cluster reads, from the folder that holds that of the fleet. */
  clusterFolder?: string;
}

interface FleetFile extends Manifest {
  object: { sites: ListedSite[] };
}

/** The file of a fleet that lists its sites; it is an object for tools alone, and never applied. */
const isFleet = (manifest: Manifest): manifest is FleetFile =>
  manifest.object['kind'] === 'Fleet' && String(manifest.object['apiVersion']).startsWith('kubevirt-iac.io/');

/** The manifests by site, in the order of the list of sites; first what belongs to none. Without a fleet, that is everything. */
export function bySite(manifests: readonly Manifest[]): SiteManifests[] {
  const rest: Manifest[] = [];
  const sites: SiteManifests[] = [];
  const byFolder = new Map<string, { readonly manifests: Manifest[] }>();
  for (const { file, object } of manifests.filter(isFleet)) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    for (const { name, wave, profile, restartWindow, clusterFolder } of object.sites) {
      const own: Manifest[] = [];
      const site = {
        site: `${folder}${name}`,
        wave,
        ...(profile && { profile: completeProfile(profile) }),
        ...(restartWindow && { restartWindow }),
        manifests: own,
      };
      sites.push(site);
      byFolder.set(`${folder}${name}/`, site);
      // A cluster of several fleets has one such folder; its objects are listed once, with the first of them.
      const shared = clusterFolder === undefined ? undefined : `${parentOf(folder)}${clusterFolder}/`;
      if (shared !== undefined && !byFolder.has(shared)) byFolder.set(shared, site);
    }
  }
  for (const manifest of manifests) {
    if (!isFleet(manifest)) (siteOf(manifest.file, byFolder)?.manifests ?? rest).push(manifest);
  }
  return [...(rest.length > 0 || sites.length === 0 ? [{ manifests: rest }] : []), ...sites];
}

/** `manifests/` of `manifests/stores/`. */
const parentOf = (folder: string): string => folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);

/** By the folders above a file, from the nearest: looking at each of a thousand sites would take longer than reading them. */
function siteOf<S>(file: string, sites: ReadonlyMap<string, S>): S | undefined {
  for (let slash = file.lastIndexOf('/'); slash >= 0; slash = file.lastIndexOf('/', slash - 1)) {
    const site = sites.get(file.slice(0, slash + 1));
    if (site) return site;
    if (slash === 0) return undefined;
  }
  return undefined;
}
