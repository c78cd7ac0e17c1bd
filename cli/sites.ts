/** A folder that `synth` wrote for a fleet: the objects of each site, with what is known of its cluster. */
import type { ClusterProfile } from '../kubevirt/config';
import { completeProfile } from '../kubevirt/profile-file';
import type { Manifest } from './manifests';

/** What belongs to one cluster. */
export interface SiteManifests {
  /** Folder of the site, such as `stores/lab`; absent for what belongs to no site. */
  readonly site?: string;
  /** The wave in which the site gets changes. */
  readonly wave?: string;
  /** The cluster of the site, where the program describes it. */
  readonly profile?: ClusterProfile;
  readonly manifests: readonly Manifest[];
}

interface FleetFile extends Manifest {
  object: { sites: { name: string; wave: string; profile?: Partial<ClusterProfile> }[] };
}

/** The file of a fleet that lists its sites; it is an object for tools alone, and never applied. */
const isFleet = (manifest: Manifest): manifest is FleetFile =>
  manifest.object['kind'] === 'Fleet' && String(manifest.object['apiVersion']).startsWith('kubevirt-iac.io/');

/** The manifests by site, in the order of the list of sites; first what belongs to none. Without a fleet, that is everything. */
export function bySite(manifests: readonly Manifest[]): SiteManifests[] {
  const rest: Manifest[] = [];
  const sites = new Map(
    manifests.filter(isFleet).flatMap(({ file, object }) => {
      const folder = file.slice(0, file.lastIndexOf('/') + 1);
      return object.sites.map(({ name, wave, profile }) => [
        `${folder}${name}/`,
        {
          site: `${folder}${name}`,
          wave,
          ...(profile && { profile: completeProfile(profile) }),
          manifests: [] as Manifest[],
        },
      ]);
    }),
  );
  for (const manifest of manifests) {
    if (!isFleet(manifest)) (siteOf(manifest.file, sites)?.manifests ?? rest).push(manifest);
  }
  return [...(rest.length > 0 || sites.size === 0 ? [{ manifests: rest }] : []), ...sites.values()];
}

/** By the folders above a file, from the nearest: looking at each of a thousand sites would take longer than reading them. */
function siteOf<S>(file: string, sites: ReadonlyMap<string, S>): S | undefined {
  for (let slash = file.lastIndexOf('/'); slash >= 0; slash = file.lastIndexOf('/', slash - 1)) {
    const site = sites.get(file.slice(0, slash + 1));
    if (site) return site;
    if (slash === 0) return undefined;
  }
  return undefined;
}
