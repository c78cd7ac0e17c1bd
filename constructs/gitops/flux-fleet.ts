/** A fleet under Flux: each cluster has a Flux of its own, which reads the folder of the cluster. */
import { posix } from 'node:path';
import { toYaml } from '../render';
import { rejectUnknownWaves } from './check-options';
import type { FluxOptions } from './flux-options';
import { applied, basePath, treeOf } from './flux-tree';
import { type FleetTarget, siteKey, type TargetFleet, type TargetSite } from './target';

export function fluxFleets(options: FluxOptions, fleets: readonly TargetFleet[]): FleetTarget {
  rejectUnknownWaves('GitOps.flux', 'branches', options.fleet?.branches, fleets);
  const siteFiles = new Map<string, { file: string; text: string }>();
  const names = new Map<string, string>();
  return {
    siteFiles,
    site(fleet, site, placed, fileOf) {
      const own = optionsOf(options, fleet, site);
      // A site that is missing from a list must not lose its guests.
      const { files, objects, kustomizations } = applied(own, placed, fileOf, { deletionPolicy: 'Orphan' });
      rejectSameNames(kustomizations, fleet, site, names);
      if (kustomizations.length > 0)
        siteFiles.set(siteKey(fleet, site), {
          file: `clusters/${site.name}/${fleet.name}.yaml`,
          text: kustomizations.map(toYaml).join('---\n'),
        });
      return { files, start: objects };
    },
    hub: (placed, fileOf) => treeOf({ ...options, path: posix.join(basePath(options), 'hub') }, placed, fileOf),
    appliesOnHub: false,
  };
}

/** The options for the folder of a site, and for the branch of its wave. */
function optionsOf(options: FluxOptions, fleet: TargetFleet, site: TargetSite): FluxOptions {
  const { source, name } = options;
  const branch = options.fleet?.branches?.[site.wave];
  return {
    ...options,
    name: name === undefined ? fleet.name : `${name}-${fleet.name}`,
    path: posix.join(basePath(options), fleet.name, site.name),
    source: branch === undefined || !('url' in source) ? source : { ...source, tag: undefined, branch },
  };
}

/** A cluster may belong to several fleets. */
function rejectSameNames(
  kustomizations: readonly object[],
  fleet: TargetFleet,
  site: TargetSite,
  names: Map<string, string>,
): void {
  for (const { kind, metadata } of kustomizations as { kind: string; metadata: { name: string } }[]) {
    const key = `${site.name}/${kind}/${metadata.name}`;
    const other = names.get(key);
    if (other !== undefined)
      throw new Error(
        `GitOps.flux: the fleets ${other} and ${fleet.name} both write the ${kind} ${metadata.name} to the cluster ${site.name}. Give one of the fleets or charts another id. Nothing was written.`,
      );
    names.set(key, fleet.name);
  }
}
